import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, anyOf, countBetween, implies, not } from '../../../../shared/domain/rules/kleene.ts';
import type { Truth } from '../../../../shared/domain/rules/verdict.ts';

const truth = fc.constantFrom<Truth>('true', 'false', 'unknown');
const T: Truth = 'true';
const F: Truth = 'false';
const U: Truth = 'unknown';

describe('three-valued logic', () => {
  it.each([
    [T, T, T, T, T],
    [T, F, F, T, F],
    [T, U, U, T, U],
    [F, T, F, T, T],
    [F, F, F, F, T],
    [F, U, F, U, T],
    [U, T, U, T, T],
    [U, F, F, U, U],
    [U, U, U, U, U],
  ])('%s with %s: all %s, any %s, implies %s', (a, b, all, any, implied) => {
    expect([allOf([a, b]), anyOf([a, b]), implies(a, b)]).toEqual([all, any, implied]);
  });

  it('of nothing, all holds and any does not', () => {
    expect([allOf([]), anyOf([])]).toEqual([T, F]);
  });

  it('what is decided stays decided, however the unknown parts turn out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(truth, fc.constantFrom<Truth>('true', 'false')), { maxLength: 6 }),
        (parts) => {
          const before = parts.map(([value]) => value);
          const after = parts.map(([value, becomes]) => (value === 'unknown' ? becomes : value));
          for (const join of [allOf, anyOf])
            if (join(before) !== 'unknown') expect(join(after)).toBe(join(before));
        },
      ),
    );
  });

  it('all and any are each other’s mirror', () => {
    fc.assert(
      fc.property(fc.array(truth, { maxLength: 6 }), (values) => {
        expect(not(allOf(values))).toBe(anyOf(values.map(not)));
      }),
    );
  });

  it('counts what holds, and is sure exactly when no way the unknown ones turn out could change it', () => {
    fc.assert(
      fc.property(
        fc.array(truth, { maxLength: 6 }),
        fc.option(fc.nat(7), { nil: undefined }),
        fc.option(fc.nat(7), { nil: undefined }),
        (values, atLeast, atMost) => {
          const open = values.filter((value) => value === U).length;
          const sure = values.filter((value) => value === T).length;
          const ways = Array.from({ length: open + 1 }, (_, more) => sure + more);
          const holds = ways.map((count) => count >= (atLeast ?? 0) && count <= (atMost ?? 99));
          const expected = holds.every(Boolean) ? T : holds.some(Boolean) ? U : F;
          expect(countBetween(values, atLeast, atMost)).toBe(expected);
        },
      ),
    );
  });
});
