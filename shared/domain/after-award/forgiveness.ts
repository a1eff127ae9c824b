import { Temporal } from 'temporal-polyfill';
import { type CivilDate, compareDates } from '../dates.ts';
import { divideHalfUp } from '../decimal.ts';

/** The day so many months after another: the same day of the month, or its last one where there is no such day. */
export const addMonths = (day: CivilDate, months: number): CivilDate =>
  Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();

/**
 * Whole months lived through by a day. A month is whole on its own day: paid on 15 July, the first is whole on 15 August, not
 * on the 14th. Paid on the 31st, a shorter month is whole on its last day.
 */
export function wholeMonths(paidOn: CivilDate, day: CivilDate, atMost: number): number {
  let months = 0;
  while (months < atMost && compareDates(addMonths(paidOn, months + 1), day) <= 0) months += 1;
  return months;
}

/**
 * Cents forgiven after so many whole months: that part of the loan, rounded half up to the cent once. After the last month
 * all of it; what a single month forgives may differ by a cent.
 */
export function forgivenCents(loanCents: number, months: number, of: number): number {
  if (!Number.isSafeInteger(months) || months < 0) throw new RangeError('months');
  return months >= of ? loanCents : Number(divideHalfUp(BigInt(loanCents) * BigInt(months), BigInt(of)));
}

/** How a loan that is forgiven by the month stands on a day. */
export interface Forgiveness {
  readonly months: number;
  readonly forgivenCents: number;
  /** To be paid back if something ends it on this day. */
  readonly leftCents: number;
  /** The day from which nothing is left. */
  readonly endsOn: CivilDate;
}

export function forgivenessOn(
  loan: { readonly cents: number; readonly paidOn: CivilDate; readonly months: number },
  day: CivilDate,
): Forgiveness {
  const months = wholeMonths(loan.paidOn, day, loan.months);
  const forgiven = forgivenCents(loan.cents, months, loan.months);
  return {
    months,
    forgivenCents: forgiven,
    leftCents: loan.cents - forgiven,
    endsOn: addMonths(loan.paidOn, loan.months),
  };
}
