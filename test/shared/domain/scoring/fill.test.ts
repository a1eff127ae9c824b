import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AmountTier } from '../../../../shared/domain/program/award-plan.ts';
import { amountsFor, fillAsked, fillMoney } from '../../../../shared/domain/scoring/fill.ts';

const tiers: readonly AmountTier[] = [
  { amount: '10000.00', sharePercent: 5 },
  { amount: '5000.00', sharePercent: 20 },
  { amount: '2000.00' },
];
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => `app-${String(index).padStart(4, '0')}`);

describe('filling a fund of money', () => {
  it('of $60,000 makes 20 awards: one of $10,000, four of $5,000, the rest $2,000', () => {
    const filled = fillMoney(people(50), 6_000_000, tiers);
    expect(filled.offers.map(({ cents }) => cents / 100_000)).toEqual([10, 5, 5, 5, 5, ...Array(15).fill(2)]);
    expect(filled.offers[0]?.applicationId).toBe('app-0000');
    expect(filled.waitlist[0]).toBe('app-0020');
    expect(filled.waitlist).toHaveLength(30);
    expect(filled.totalCents).toBe(6_000_000);
  });

  it('rounds shares down, so few awards are all of the last amount', () => {
    expect(amountsFor(4, tiers)).toEqual([200_000, 200_000, 200_000, 200_000]);
    expect(amountsFor(5, tiers)).toEqual([500_000, 200_000, 200_000, 200_000, 200_000]);
    expect(amountsFor(0, tiers)).toEqual([]);
  });

  it('offers nothing from a fund with too little', () => {
    expect(fillMoney(people(3), 199_999, tiers)).toEqual({ offers: [], waitlist: people(3), totalCents: 0 });
    expect(fillMoney(people(3), -1, tiers).offers).toEqual([]);
    expect(fillMoney([], 6_000_000, tiers)).toEqual({ offers: [], waitlist: [], totalCents: 0 });
  });

  const someTiers = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 4, maxLength: 4 }),
    )
    .map(([amounts, shares]): readonly AmountTier[] =>
      amounts
        .sort((a, b) => b - a)
        .map((amount, index) => ({
          amount: `${amount}.00`,
          ...(index === amounts.length - 1 ? {} : { sharePercent: shares[index] ?? 1 }),
        })),
    );

  it('never spends more than is free, keeps the shares, and could not have made one award more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 50_000_000 }),
        someTiers,
        (count, free, plan) => {
          const { offers, waitlist, totalCents } = fillMoney(people(count), free, plan);
          const total = offers.reduce((sum, { cents }) => sum + cents, 0);
          expect(total).toBe(totalCents);
          expect(total).toBeLessThanOrEqual(free);
          for (const { amount, sharePercent } of plan) {
            const given = offers.filter(({ cents }) => cents === Number(amount) * 100).length;
            if (sharePercent !== undefined)
              expect(given * 100).toBeLessThanOrEqual(offers.length * sharePercent);
          }
          for (let more = offers.length + 1; more <= count; more++)
            expect(amountsFor(more, plan).reduce((sum, cents) => sum + cents, 0)).toBeGreaterThan(free);
          expect([...offers.map(({ applicationId }) => applicationId), ...waitlist]).toEqual(people(count));
        },
      ),
    );
  });

  it('gives nobody more than somebody ranked above', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), someTiers, (count, plan) => {
        const amounts = amountsFor(count, plan);
        expect([...amounts].sort((a, b) => b - a)).toEqual(amounts);
        expect(amounts).toHaveLength(count);
      }),
    );
  });
});

describe('amounts that each asks', () => {
  const people = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 40 });
  const everybody = (amounts: readonly number[]) =>
    amounts.map((cents, index) => ({ applicationId: `app-${index}`, cents }));

  it('are given whole, never beyond what is free, and nobody is passed over whose amount fitted', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 20_000_000 }), (amounts, free) => {
        const ranked = everybody(amounts);
        const { offers, waitlist, totalCents } = fillAsked(ranked, free, 'skip');
        expect(totalCents).toBe(offers.reduce((sum, { cents }) => sum + cents, 0));
        expect(totalCents).toBeLessThanOrEqual(free);
        expect([...offers.map((one) => one.applicationId), ...waitlist].sort()).toEqual(
          ranked.map((one) => one.applicationId).sort(),
        );
        let spent = 0;
        for (const { applicationId, cents } of ranked) {
          const given = offers.find((one) => one.applicationId === applicationId);
          expect(given?.cents ?? cents).toBe(cents);
          expect(given !== undefined).toBe(spent + cents <= free);
          if (given) spent += cents;
        }
      }),
    );
  });

  it('end at the first that does not fit, where that was published', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 20_000_000 }), (amounts, free) => {
        const ranked = everybody(amounts);
        const { offers, waitlist } = fillAsked(ranked, free, 'stop');
        expect([...offers.map((one) => one.applicationId), ...waitlist]).toEqual(
          ranked.map((one) => one.applicationId),
        );
        const next = ranked[offers.length];
        if (next) expect(offers.reduce((sum, { cents }) => sum + cents, next.cents)).toBeGreaterThan(free);
      }),
    );
  });
});
