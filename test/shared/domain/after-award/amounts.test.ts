import { describe, expect, it } from 'vitest';
import { proratedCents, trancheCents } from '../../../../shared/domain/after-award/amounts.ts';
import { Random } from '../../../support/generated/random.ts';

const shares = (...all: string[]) => all.map((share) => ({ share }));

describe('the parts of an award', () => {
  it.each([
    [1_000_000, shares('50', '50'), [500_000, 500_000]],
    // 33.33 % of 100.01 is 33.333...: 33.33; 66.66 % is 66.666...: 66.67; so 33.33, 33.34, 33.34.
    [10_001, shares('33.33', '33.33', '33.34'), [3_333, 3_334, 3_334]],
    // Half a cent goes up, and the last part is what is left.
    [1, shares('50', '50'), [1, 0]],
    [3, shares('50', '50'), [2, 1]],
    [5_000_000, shares('50', '40', '10'), [2_500_000, 2_000_000, 500_000]],
    [200_000, [{ amount: '1500.00' }, { rest: true as const }], [150_000, 50_000]],
    // A small award: the fixed part is as much as there is.
    [100_000, [{ amount: '1500.00' }, { rest: true as const }], [100_000, 0]],
  ])('of %i cents are %j, that is %j', (total, parts, cents) => {
    expect(trancheCents(total, parts)).toEqual(cents);
  });

  it('are the whole exactly, whatever the shares', () => {
    const random = new Random(5);
    for (let i = 0; i < 2000; i++) {
      const total = 1 + random.below(10_000_000);
      const cuts = [0, 10_000, ...Array.from({ length: random.below(6) }, () => random.below(10_001))].sort(
        (a, b) => a - b,
      );
      const parts = cuts.slice(1).map((cut, at) => {
        const share = cut - (cuts[at] ?? 0);
        return { share: `${Math.floor(share / 100)}.${String(share % 100).padStart(2, '0')}` };
      });
      const cents = trancheCents(total, parts);
      expect(cents.reduce((sum, one) => sum + one, 0)).toBe(total);
      expect(cents.every((one) => one >= 0)).toBe(true);
    }
  });
});

describe('a stipend by attendance', () => {
  it.each([
    [100_000, 80, 100, 80_000],
    [100_000, 100, 100, 100_000],
    [100_000, 120, 100, 100_000],
    [100_000, 0, 100, 0],
    // 1,000.00 x 2/3 is 666.666...; x 1/3 is 333.333...
    [100_000, 2, 3, 66_667],
    [100_000, 1, 3, 33_333],
    // Half a cent goes up.
    [1, 1, 2, 1],
  ])('of %i cents for %i of %i days is %i', (cents, attended, days, due) => {
    expect(proratedCents(cents, attended, days)).toBe(due);
  });

  it.each([
    [1, 0],
    [-1, 10],
    [1.5, 10],
  ])('is nothing for %d of %d days: that is no attendance', (attended, days) => {
    expect(() => proratedCents(1000, attended, days)).toThrow(RangeError);
  });
});
