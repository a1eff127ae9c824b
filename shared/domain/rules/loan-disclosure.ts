import { divideHalfUp } from '../decimal.ts';
import { aprHundredths } from './apr.ts';
import { type LoanSchedule, loanSchedule } from './loan-schedule.ts';

/** A fee for making the loan, kept back from what is paid out: percent of the loan, rounded half up to the cent. */
export interface LoanTerms {
  readonly amountCents: number;
  /** Percent a year, as decimal text. */
  readonly annualRate: string;
  readonly months: number;
  /** Percent of the loan, as decimal text; none is charged where nothing is said. */
  readonly feePercent?: string | undefined;
}

/** What somebody is told before they sign a loan; the words are those of Regulation Z (12 CFR 1026.18). Amounts are integer cents. */
export interface LoanDisclosure {
  readonly amountCents: number;
  readonly annualRate: string;
  /** The cost of credit as a yearly rate, with two decimals. */
  readonly apr: string;
  /** What the credit costs: interest and fee. */
  readonly financeChargeCents: number;
  readonly feeCents: number;
  /** What is paid out: the loan less the fee. */
  readonly amountFinancedCents: number;
  readonly totalCents: number;
  readonly schedule: LoanSchedule;
}

/** The disclosure of a loan of equal monthly payments. */
export function loanDisclosure({ amountCents, annualRate, months, feePercent }: LoanTerms): LoanDisclosure {
  const schedule = loanSchedule(amountCents, annualRate, months);
  const feeCents = feePercent === undefined ? 0 : percentOf(amountCents, feePercent);
  const amountFinancedCents = amountCents - feeCents;
  const apr = aprHundredths(
    amountFinancedCents,
    schedule.months.map(({ paidCents }) => paidCents),
  );
  return {
    amountCents,
    annualRate,
    apr: `${Math.floor(apr / 100)}.${String(apr % 100).padStart(2, '0')}`,
    financeChargeCents: schedule.totalCents - amountFinancedCents,
    feeCents,
    amountFinancedCents,
    totalCents: schedule.totalCents,
    schedule,
  };
}

function percentOf(cents: number, percent: string): number {
  const [whole = '', part = ''] = percent.split('.');
  return Number(divideHalfUp(BigInt(cents) * BigInt(whole + part), 100n * 10n ** BigInt(part.length)));
}
