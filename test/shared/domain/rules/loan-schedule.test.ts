import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyPaymentCents } from '../../../../shared/domain/rules/loan.ts';
import { loanSchedule } from '../../../../shared/domain/rules/loan-schedule.ts';

describe('The schedule of a loan', () => {
  it('of $50,000 at 5 % over 60 months is paid back to the cent', () => {
    const schedule = loanSchedule(5_000_000, '5', 60);
    expect(schedule.paymentCents).toBe(94_356);
    expect(schedule.payments).toBe(60);
    expect(schedule.years.map(({ payments }) => payments)).toEqual([12, 12, 12, 12, 12]);
    // The first month's interest is a twelfth of 5 % of $50,000: $208.33.
    expect(loanSchedule(5_000_000, '5', 1).interestCents).toBe(20_833);
    expect(schedule.totalCents).toBe(59 * 94_356 + schedule.lastPaymentCents);
    expect(Math.abs(schedule.lastPaymentCents - 94_356)).toBeLessThan(60);
    expect(schedule.interestCents).toBe(schedule.totalCents - 5_000_000);
  });

  it('has a last year of the months that are left', () => {
    const schedule = loanSchedule(1_000_000, '5', 14);
    expect(schedule.years.map(({ year, payments }) => [year, payments])).toEqual([
      [1, 12],
      [2, 2],
    ]);
  });

  it('costs nothing without interest', () => {
    expect(loanSchedule(1_000_001, '0', 12)).toMatchObject({ interestCents: 0, totalCents: 1_000_001 });
  });

  it('ends at exactly zero, its years add up, and its last payment differs by cents only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 50_000_000 }),
        fc.integer({ min: 0, max: 2_500 }).map((rate) => (rate / 100).toFixed(2)),
        fc.integer({ min: 1, max: 120 }),
        (principal, rate, months) => {
          const schedule = loanSchedule(principal, rate, months);
          expect(schedule.paymentCents).toBe(monthlyPaymentCents(principal, rate, months));
          expect(schedule.years.at(-1)?.owedCents).toBe(0);
          expect(schedule.years.reduce((sum, { payments }) => sum + payments, 0)).toBe(months);
          const interest = schedule.years.reduce((sum, year) => sum + year.interestCents, 0);
          expect(interest).toBe(schedule.interestCents);
          expect(schedule.totalCents).toBe((months - 1) * schedule.paymentCents + schedule.lastPaymentCents);
          // Half a cent of the payment and half a cent of interest a month, grown by the rate.
          const growth = (1 + Number(rate) / 1200) ** months;
          expect(Math.abs(schedule.lastPaymentCents - schedule.paymentCents)).toBeLessThanOrEqual(
            months * growth + 1,
          );
        },
      ),
    );
  });
});
