import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../../shared/domain/decimal.ts';
import { annualDebtService, monthlyPaymentCents } from '../../../../shared/domain/rules/loan.ts';

describe('the monthly payment of a loan', () => {
  it.each([
    [5_000_000, '5', 60, 94_356],
    [1_000_000, '5', 12, 85_607],
    [10_000_000, '5.00', 60, 188_712],
    [1_000_000, '0', 12, 83_333],
    [100, '0', 8, 13],
    [0, '5', 60, 0],
  ])('%d cents at %s %% over %d months are %d cents', (principal, rate, months, payment) => {
    expect(monthlyPaymentCents(principal, rate, months)).toBe(payment);
  });

  it('pays the loan back: what is left at the end is no more than the rounding of each payment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 10_000_000 }),
        fc.integer({ min: 1, max: 1_800 }),
        fc.integer({ min: 1, max: 60 }),
        (principal, hundredths, months) => {
          const rate = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
          const payment = monthlyPaymentCents(principal, rate, months);
          const monthly = hundredths / 120_000;
          let balance = principal;
          for (let month = 0; month < months; month++) balance = balance * (1 + monthly) - payment;
          const slack = (((1 + monthly) ** months - 1) / monthly) * 0.5;
          expect(Math.abs(balance)).toBeLessThanOrEqual(slack + 0.01);
        },
      ),
    );
  });

  it('counts twelve of them as a year', () => {
    expect(annualDebtService(decimal('50000.00'), '5', 60).toFixed(2)).toBe('11322.72');
  });

  it('has no term of no months', () => {
    expect(() => monthlyPaymentCents(1, '5', 0)).toThrow();
    expect(() => monthlyPaymentCents(0.5, '5', 12)).toThrow();
  });
});
