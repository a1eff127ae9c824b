import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aprHundredths } from '../../../../shared/domain/rules/apr.ts';
import { loanDisclosure } from '../../../../shared/domain/rules/loan-disclosure.ts';

/**
 * Worked out apart from this code, in Python with 60 digits of `decimal`:
 * - the payment P r / (1 - (1 + r)^-n) with r the yearly rate over 1200, rounded half up to the cent (P / n at 0 %);
 * - month by month interest on what is owed, rounded half up to the cent; the last payment is what is owed then;
 * - the fee a percentage of P, half up, kept back: the amount financed A is P less it;
 * - the monthly rate i at which the sum of payment k / (1 + i)^k is A, found by halving 180 times; the rate a year is 1200 i.
 * `trueRate` has six decimals of it; the law allows an eighth of a percentage point either way (12 CFR 1026.22(a)(2)), what is
 * printed is the rate with two decimals, rounded half up.
 *
 * Two by hand: $10,000 at 12 % for one month is paid back with $100.00 of interest, which is 1 % a month, 12.00 % a year. $10,000 at
 * 0 % over 12 months with a fee of 3 % costs $300.00 on $9,700.00 that is out for about half a year on average: a little under 6 %.
 */
type Worked = readonly [
  amount: number,
  rate: string,
  months: number,
  fee: string | undefined,
  payment: number,
  last: number,
  total: number,
  charge: number,
  financed: number,
  apr: string,
  trueRate: number,
];
const worked: readonly Worked[] = [
  [5_000_000, '5', 60, undefined, 94_356, 94_367, 5_661_371, 661_371, 5_000_000, '5.00', 4.999997],
  [1_000_001, '0', 12, undefined, 83_333, 83_338, 1_000_001, 0, 1_000_001, '0.00', 0],
  [1_000_000, '12', 1, undefined, 1_010_000, 1_010_000, 1_010_000, 10_000, 1_000_000, '12.00', 12],
  [1_000_000, '12', 12, undefined, 88_849, 88_847, 1_066_186, 66_186, 1_000_000, '12.00', 12.000115],
  [2_000_000, '7.25', 36, undefined, 61_983, 61_986, 2_231_391, 231_391, 2_000_000, '7.25', 7.250018],
  [2_500_000, '5', 24, undefined, 109_678, 109_689, 2_632_283, 132_283, 2_500_000, '5.00', 4.999966],
  [5_000_000, '5', 60, '1', 94_356, 94_367, 5_661_371, 711_371, 4_950_000, '5.41', 5.414777],
  [1_000_000, '0', 12, '3', 83_333, 83_337, 1_000_000, 30_000, 970_000, '5.66', 5.660894],
  [1_200_000, '9.99', 48, '2.5', 30_429, 30_447, 1_460_610, 290_610, 1_170_000, '11.33', 11.333845],
  [10_000_000, '5', 12, '0.75', 856_075, 856_073, 10_272_898, 347_898, 9_925_000, '6.41', 6.408691],
  [75_050, '18.5', 7, undefined, 11_393, 11_390, 79_748, 4_698, 75_050, '18.50', 18.497134],
  [3_333_333, '4.125', 59, '1.25', 62_517, 62_489, 3_688_475, 396_809, 3_291_666, '4.65', 4.648443],
];

describe('What a loan is said to cost', () => {
  for (const one of worked) {
    const [
      amountCents,
      annualRate,
      months,
      feePercent,
      payment,
      last,
      total,
      charge,
      financed,
      apr,
      trueRate,
    ] = one;
    it(`of ${amountCents} cents at ${annualRate} % over ${months} months with a fee of ${feePercent ?? 0} %: APR ${apr}`, () => {
      const told = loanDisclosure({ amountCents, annualRate, months, feePercent });
      expect(told).toMatchObject({
        totalCents: total,
        financeChargeCents: charge,
        amountFinancedCents: financed,
        feeCents: amountCents - financed,
        apr,
      });
      expect(told.schedule).toMatchObject({
        paymentCents: payment,
        lastPaymentCents: last,
        payments: months,
      });
      expect(Math.abs(Number(told.apr) - trueRate)).toBeLessThanOrEqual(0.005);
      expect(told.schedule.months.map(({ month }) => month)).toEqual(
        Array.from({ length: months }, (_, i) => i + 1),
      );
      expect(told.schedule.months.at(-1)?.owedCents).toBe(0);
    });
  }

  it('adds up month by month: what is owed falls by what is paid less its interest', () => {
    const { schedule } = loanDisclosure({ amountCents: 5_000_000, annualRate: '5', months: 60 });
    let owed = 5_000_000;
    for (const { paidCents, interestCents, owedCents } of schedule.months) {
      expect(owedCents).toBe(owed + interestCents - paidCents);
      owed = owedCents;
    }
    // The first payment's interest is a twelfth of 5 % of $50,000.00: $208.33.
    expect(schedule.months[0]).toEqual({
      month: 1,
      paidCents: 94_356,
      interestCents: 20_833,
      owedCents: 4_926_477,
    });
  });
});

describe('The annual percentage rate', () => {
  it('of a half is rounded up', () => {
    // 240,000 out and 240,001 back after a month: one 240,000th a month is 0.005 % a year.
    expect(aprHundredths(240_000, [240_001])).toBe(1);
    expect(aprHundredths(240_001, [240_002])).toBe(0);
  });

  it('is the rate at which what is paid is worth the amount financed, to half a hundredth of a percent', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 3_600 }).map((rate) => (rate / 100).toFixed(2)),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 500 }).map((fee) => (fee / 100).toFixed(2)),
        (amountCents, annualRate, months, feePercent) => {
          const told = loanDisclosure({ amountCents, annualRate, months, feePercent });
          const worth = (percent: number) =>
            told.schedule.months.reduce(
              (sum, { month, paidCents }) => sum + paidCents / (1 + percent / 1200) ** month,
              0,
            );
          const apr = Number(told.apr);
          const slack = told.amountFinancedCents * 1e-9;
          expect(worth(apr + 0.005)).toBeLessThanOrEqual(told.amountFinancedCents + slack);
          expect(worth(Math.max(0, apr - 0.005))).toBeGreaterThanOrEqual(told.amountFinancedCents - slack);
          tried += 1;
        },
      ),
      { seed: 12_1026, numRuns: 500 },
    );
    expect(tried).toBe(500);
  });

  it('has no value where nothing is paid out, or less comes back than went out', () => {
    expect(() => aprHundredths(0, [1])).toThrow(RangeError);
    expect(() => aprHundredths(100, [50, 49])).toThrow(RangeError);
    expect(() => aprHundredths(100, [])).toThrow(RangeError);
  });
});
