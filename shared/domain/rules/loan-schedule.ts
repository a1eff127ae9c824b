import { decimalsIn, divideHalfUp } from '../decimal.ts';
import { monthlyPaymentCents } from './loan.ts';

/** A loan paid back in equal months, all amounts in integer cents. */
export interface LoanSchedule {
  /** Every payment but the last. */
  readonly paymentCents: number;
  /** The last one takes up what rounding left over: a few cents more or less. */
  readonly lastPaymentCents: number;
  readonly payments: number;
  readonly totalCents: number;
  readonly interestCents: number;
  /** What is paid in each year, and what is still owed after it. */
  readonly years: readonly {
    readonly year: number;
    readonly payments: number;
    readonly paidCents: number;
    readonly interestCents: number;
    readonly owedCents: number;
  }[];
}

/**
 * Month by month: interest on what is owed at a twelfth of the yearly rate, rounded half up to the cent; the rest of the
 * payment pays back. The last payment is what is owed then, so the loan ends at exactly zero.
 */
export function loanSchedule(
  principalCents: number,
  annualRatePercent: string,
  months: number,
): LoanSchedule {
  const paymentCents = monthlyPaymentCents(principalCents, annualRatePercent, months);
  const rate = BigInt(annualRatePercent.replace('.', ''));
  const base = 1200n * 10n ** BigInt(decimalsIn(annualRatePercent));
  const years: {
    year: number;
    payments: number;
    paidCents: number;
    interestCents: number;
    owedCents: number;
  }[] = [];
  let owed = principalCents;
  let last = paymentCents;
  for (let month = 1; month <= months; month++) {
    const interest = Number(divideHalfUp(BigInt(owed) * rate, base));
    const paid = month === months ? owed + interest : Math.min(paymentCents, owed + interest);
    owed += interest - paid;
    last = paid;
    const at = Math.floor((month - 1) / 12);
    const year = years[at] ?? { year: at + 1, payments: 0, paidCents: 0, interestCents: 0, owedCents: 0 };
    years[at] = {
      year: year.year,
      payments: year.payments + 1,
      paidCents: year.paidCents + paid,
      interestCents: year.interestCents + interest,
      owedCents: owed,
    };
  }
  const totalCents = years.reduce((sum, year) => sum + year.paidCents, 0);
  return {
    paymentCents,
    lastPaymentCents: last,
    payments: months,
    totalCents,
    interestCents: totalCents - principalCents,
    years,
  };
}
