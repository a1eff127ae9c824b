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
  /** Every payment, in order: what of it is interest, and what is still owed after it. */
  readonly months: readonly {
    readonly month: number;
    readonly paidCents: number;
    readonly interestCents: number;
    readonly owedCents: number;
  }[];
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
  const rows: LoanSchedule['months'][number][] = [];
  let owed = principalCents;
  for (let month = 1; month <= months; month++) {
    const interestCents = Number(divideHalfUp(BigInt(owed) * rate, base));
    const paidCents = month === months ? owed + interestCents : Math.min(paymentCents, owed + interestCents);
    owed += interestCents - paidCents;
    rows.push({ month, paidCents, interestCents, owedCents: owed });
  }
  const totalCents = rows.reduce((sum, { paidCents }) => sum + paidCents, 0);
  return {
    paymentCents,
    lastPaymentCents: rows.at(-1)?.paidCents ?? paymentCents,
    payments: months,
    totalCents,
    interestCents: totalCents - principalCents,
    months: rows,
    years: yearsOf(rows),
  };
}

/** The payments of each twelve months together. */
function yearsOf(months: LoanSchedule['months']): LoanSchedule['years'] {
  return Array.from({ length: Math.ceil(months.length / 12) }, (_, i) => {
    const own = months.slice(i * 12, i * 12 + 12);
    return {
      year: i + 1,
      payments: own.length,
      paidCents: own.reduce((sum, { paidCents }) => sum + paidCents, 0),
      interestCents: own.reduce((sum, { interestCents }) => sum + interestCents, 0),
      owedCents: own.at(-1)?.owedCents ?? 0,
    };
  });
}
