import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../../../../shared/domain/program/scoring-plan.ts';
import {
  hundredths,
  meanHundredths,
  readerPoints,
  spreadOver,
} from '../../../../../shared/domain/review/severity/points.ts';

const criterion = (id: string, weight: number): Criterion => ({
  id,
  weight,
  title: { en: id, es: id },
  help: { en: id, es: id },
  anchors: [],
  source: { by: 'reviewer', commentRequiredAt: [] },
});
const rubric = [criterion('need', 35), criterion('plan', 25), criterion('people', 20)];

describe('What one reader says on the whole', () => {
  it('is weighted over the criteria they scored; one they could not score is not counted as zero', () => {
    const all = readerPoints('points', rubric, { need: 4, plan: 3, people: 5 });
    // (35 * 4 + 25 * 3 + 20 * 5) / (80 * 5) = 78.75
    expect(all && hundredths(all)).toBe(7875);
    const some = readerPoints('points', rubric, { need: 4, people: 5 });
    // (35 * 4 + 20 * 5) / (55 * 5) = 87.2727...
    expect(some && hundredths(some)).toBe(8727);
    expect(readerPoints('points', rubric, {})).toBeUndefined();
    expect(readerPoints('points', rubric, { toString: 5, other: 5 })).toBeUndefined();
    const zero = readerPoints('points', rubric, { need: 0 });
    expect(zero && hundredths(zero)).toBe(0);
  });

  it('is a rank on a scale of ranks', () => {
    const one = readerPoints('ranks', rubric, { need: 1, plan: 2, people: 7 });
    // (35 + 50 + 140) / 80 = 2.8125
    expect(one && hundredths(one)).toBe(281);
  });

  it('has a mean that is rounded half up once, whatever the readers scored', () => {
    expect(
      meanHundredths([
        { top: 1, bottom: 3 },
        { top: 1, bottom: 7 },
      ]),
    ).toBe(24);
    expect(
      meanHundredths([
        { top: 10_001, bottom: 200 },
        { top: 50, bottom: 1 },
      ]),
    ).toBe(5000);
    expect(
      meanHundredths([
        { top: 10_002, bottom: 200 },
        { top: 50, bottom: 1 },
      ]),
    ).toBe(5001);
  });
});

describe('The spread of an application’s readers', () => {
  it('is over the limit only above it, to the last digit', () => {
    const at = (...tops: number[]) => tops.map((top) => ({ top, bottom: 1000 }));
    expect(spreadOver('points', at(60_000, 80_000), 20)).toEqual({ kind: 'within', range: 2000 });
    expect(spreadOver('points', at(60_000, 80_001), 20)).toEqual({ kind: 'over', range: 2000 });
    expect(spreadOver('points', at(80_001, 70_000, 60_000), 20)).toEqual({ kind: 'over', range: 2000 });
    expect(spreadOver('points', at(60_000), 20)).toEqual({ kind: 'too-few' });
    expect(spreadOver('points', [], 20)).toEqual({ kind: 'too-few' });
  });

  it('counts six ranks as 100 points', () => {
    const ranks = (...all: number[]) => all.map((top) => ({ top, bottom: 10 }));
    expect(spreadOver('ranks', ranks(20, 32), 20)).toEqual({ kind: 'within', range: 2000 });
    expect(spreadOver('ranks', ranks(20, 33), 20)).toEqual({ kind: 'over', range: 2167 });
  });

  it('never depends on the order of the readers', () => {
    const some = fc.record({ top: fc.nat(500), bottom: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 5 }), fc.nat(100), (readers, limit) => {
        expect(spreadOver('points', [...readers].reverse(), limit)).toEqual(
          spreadOver('points', readers, limit),
        );
      }),
    );
  });
});
