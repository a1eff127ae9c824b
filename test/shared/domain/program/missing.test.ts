import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { page, type ShownWhen } from '../../../../shared/domain/program/fields.ts';
import { holds, missingFields, type Shown } from '../../../../shared/domain/program/missing.ts';

const a: ShownWhen = { field: 'a', in: ['yes'] };
const b: ShownWhen = { field: 'b', in: ['yes'] };
/** An answer that makes the condition on it hold, fail, or stay undetermined. */
const given = { shown: 'yes', hidden: 'no', unknown: undefined } as const;
const judge = (when: ShownWhen, one: Shown, other: Shown) =>
  holds(when, { a: given[one], b: given[other] }, '2026-11-25');

describe('conditions between questions', () => {
  it.each([
    // a, b, all, any
    ['shown', 'shown', 'shown', 'shown'],
    ['shown', 'hidden', 'hidden', 'shown'],
    ['shown', 'unknown', 'unknown', 'shown'],
    ['hidden', 'hidden', 'hidden', 'hidden'],
    ['hidden', 'unknown', 'hidden', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ] as const)('%s and %s are %s together, %s for either', (one, other, all, any) => {
    expect(judge({ all: [a, b] }, one, other)).toBe(all);
    expect(judge({ all: [b, a] }, one, other)).toBe(all);
    expect(judge({ any: [a, b] }, one, other)).toBe(any);
    expect(judge({ any: [b, a] }, one, other)).toBe(any);
  });

  it('a denial turns the sure answers round and leaves the undetermined one', () => {
    expect((['shown', 'hidden', 'unknown'] as const).map((one) => judge({ not: a }, one, 'shown'))).toEqual([
      'hidden',
      'shown',
      'unknown',
    ]);
  });

  it('of several choices one is enough', () => {
    const when: ShownWhen = { field: 'kinds', in: ['woman-owned'] };
    expect(holds(when, { kinds: ['small', 'woman-owned'] }, '2026-11-25')).toBe('shown');
    expect(holds(when, { kinds: ['small'] }, '2026-11-25')).toBe('hidden');
    expect(holds(when, {}, '2026-11-25')).toBe('unknown');
  });

  it('of a person that was begun the empty part is owed, and no optional one', () => {
    const adviser = {
      type: 'person',
      id: 'adviser',
      phone: 'optional',
      label: { en: 'Adviser', es: 'Asesora' },
    };
    const program = { pages: [page.parse({ id: 'adviser', title: adviser.label, fields: [adviser] })] };
    expect(missingFields(program, {}, '2026-11-25')).toEqual(['adviser']);
    expect(missingFields(program, { adviser: { name: 'Ana' } }, '2026-11-25')).toEqual(['adviser.email']);
  });

  it('a question for a later phase or after an offer is not owed now', () => {
    const label = { en: 'Tax number', es: 'Número de impuestos' };
    for (const askedAt of ['supplement', 'after-offer']) {
      const fields = [
        { type: 'text', id: 'now', label },
        { type: 'text', id: 'taxNumber', label, askedAt },
      ];
      const program = { pages: [page.parse({ id: 'tax', title: label, fields })] };
      expect(missingFields(program, {}, '2026-11-25')).toEqual(['now']);
    }
  });

  it('one more answer never turns a sure condition round', () => {
    const leaf = fc.constantFrom<ShownWhen>(a, b, { field: 'c', in: [1, 2] });
    const { when } = fc.letrec<{ when: ShownWhen }>((tie) => ({
      when: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.record({ all: fc.array(tie('when'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('when'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('when') }),
      ),
    }));
    const answers = fc.record(
      { a: fc.constantFrom('yes', 'no'), b: fc.constantFrom('yes', 'no'), c: fc.constantFrom(1, 3) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(when, answers, answers, (condition, some, more) => {
        const before = holds(condition, some, '2026-11-25');
        if (before !== 'unknown') expect(holds(condition, { ...more, ...some }, '2026-11-25')).toBe(before);
      }),
    );
  });
});
