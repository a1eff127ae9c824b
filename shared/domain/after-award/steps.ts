import { compareDates } from '../dates.ts';
import type { AfterAwardPlan } from '../program/after-award-plan.ts';
import { proratedCents } from './amounts.ts';
import {
  type Award,
  type AwardBase,
  type AwardIn,
  baseOfAward,
  type Hold,
  paidCents,
  type ReportObligation,
  type Tranche,
  unpaidCents,
} from './award.ts';
import { addMonths } from './forgiveness.ts';

/** Whose act it was, as the record keeps it. */
type By = { readonly id: string; readonly name: string };

const withReport = <A extends Award>(award: A, next: ReportObligation): A => ({
  ...award,
  reports: award.reports.map((one) => (one.id === next.id ? next : one)),
});
const withTranche = <A extends Award>(award: A, next: Tranche): A => ({
  ...award,
  tranches: award.tranches.map((one) => (one.id === next.id ? next : one)),
});

export const reportOf = (award: Award, id: string): ReportObligation | undefined =>
  award.reports.find((one) => one.id === id);
export const trancheOf = (award: Award, id: string): Tranche | undefined =>
  award.tranches.find((one) => one.id === id);

/** A report came: also while an award is held, so that being held is no reason to be late. */
export function reported<A extends Award>(award: A, id: string, at: string): A | undefined {
  const one = reportOf(award, id);
  if (one?.state !== 'open') return undefined;
  return withReport(award, { id, dueOn: one.dueOn, state: 'reported', sent: one.sent + 1, at });
}

export function sentBack<A extends Award>(award: A, id: string, words: string, dueOn: string): A | undefined {
  const one = reportOf(award, id);
  if (one?.state !== 'reported') return undefined;
  return withReport(award, { id, dueOn, state: 'open', sent: one.sent, sentBack: words });
}

export function approved<A extends Award>(award: A, id: string, by: By, at: string): A | undefined {
  const one = reportOf(award, id);
  if (one?.state !== 'reported') return undefined;
  const { dueOn, sent } = one;
  return withReport(award, { id, dueOn, state: 'approved', sent, at, by });
}

/**
 * An approved attendance report cuts the parts it counts for: what was not attended is given back. The answer is the award,
 * and the cents that are free again.
 */
export function prorated<A extends Award>(
  award: A,
  plan: AfterAwardPlan,
  reportId: string,
  days: { readonly attended: number; readonly held: number },
): { readonly award: A; readonly releasedCents: number } {
  let next = award;
  let releasedCents = 0;
  for (const { id } of plan.tranches.filter(({ proratedBy }) => proratedBy === reportId)) {
    const one = trancheOf(next, id);
    if (one?.state !== 'waiting') continue;
    const cents = proratedCents(one.cents, days.attended, days.held);
    releasedCents += one.cents - cents;
    next = withTranche(next, cents === 0 ? { id, cents: 0, state: 'dropped' } : { ...one, cents });
  }
  return { award: { ...next, releasedCents: next.releasedCents + releasedCents }, releasedCents };
}

/**
 * The parts that may be ordered on a day: their date has come, or every report they wait for is approved. Of a stopped award what the
 * person keeps: nothing more is asked for it.
 */
export function releasable(award: Award, plan: AfterAwardPlan, today: string): readonly string[] {
  if (award.state !== 'active' && award.state !== 'stopped') return [];
  return award.tranches.flatMap((one) => {
    if (one.state !== 'waiting' || one.cents === 0) return [];
    if (award.state === 'stopped') return [one.id];
    const release = plan.tranches.find(({ id }) => id === one.id)?.release;
    if (!release) return [];
    const ready =
      'after' in release
        ? release.after.every((id) => reportOf(award, id)?.state === 'approved')
        : one.dueOn !== undefined && compareDates(one.dueOn, today) <= 0;
    return ready ? [one.id] : [];
  });
}

export function ordered<A extends Award>(award: A, ids: readonly string[], at: string): A {
  return ids.reduce((sum, id) => {
    const one = trancheOf(sum, id);
    return one?.state === 'waiting'
      ? withTranche(sum, { id, cents: one.cents, state: 'ordered', orderedAt: at })
      : sum;
  }, award);
}

/** The payment is confirmed: whatever else happened meanwhile, it is paid. */
export function paid<A extends Award>(award: A, id: string, at: string, on: string): A | undefined {
  const one = trancheOf(award, id);
  if (one?.state !== 'ordered') return undefined;
  return withTranche(award, { id, cents: one.cents, state: 'paid', paidAt: at, paidOn: on });
}

/** Held: nothing is ordered any more, and what was ordered and not sent yet waits. */
export function held(award: Award, hold: Hold): AwardIn<'on-hold'> | undefined {
  return award.state === 'active' ? { ...baseOfAward(award), state: 'on-hold', hold } : undefined;
}

export function answered(award: Award, words: string, at: string): AwardIn<'on-hold'> | undefined {
  if (award.state !== 'on-hold' || award.hold.answer) return undefined;
  return { ...award, hold: { ...award.hold, answer: { at, words } } };
}

/** What a decision does to the money. `sent` are parts that are on their way and cannot be called back. */
export interface Settlement {
  readonly tranches: readonly Tranche[];
  /** Given back unpaid; still to be paid back, beside what came back before. */
  readonly releasedCents: number;
  readonly owedCents: number;
  /** Parts whose order is called back whole, or stands for less. */
  readonly changed: readonly string[];
}

/**
 * The person keeps so many cents of the award, whatever was decided before. What is paid, or on its way, and did not come back counts first;
 * the parts after it are cut from the last one backwards, and what is paid beyond is owed. Paid + unpaid + released is the award before and after.
 */
export function settlement(award: AwardBase, keeps: number, sent: readonly string[]): Settlement {
  const gone = (one: Tranche) => one.state === 'paid' || sent.includes(one.id);
  const given = award.tranches.reduce((sum, one) => sum + (gone(one) ? one.cents : 0), 0);
  const goneCents = given - award.recoveredCents;
  let left = Math.max(0, keeps - goneCents);
  const changed: string[] = [];
  let releasedCents = 0;
  const tranches = award.tranches.map((one): Tranche => {
    if (gone(one) || one.state === 'dropped') return one;
    const cents = Math.min(one.cents, left);
    left -= cents;
    if (cents === one.cents) return one;
    releasedCents += one.cents - cents;
    changed.push(one.id);
    return cents === 0 ? { id: one.id, cents: 0, state: 'dropped' } : { ...one, cents };
  });
  return { tranches, releasedCents, owedCents: Math.max(0, goneCents - keeps), changed };
}

/** Cents that the person still has to pay back. */
export const stillOwed = ({ owedCents, recoveredCents }: AwardBase): number =>
  Math.max(0, owedCents - recoveredCents);

/** The day from which a forgiven loan is nobody's any more; undefined where it has not been paid. */
export function forgivenFrom(award: AwardBase, plan: AfterAwardPlan): string | undefined {
  const paidOn = award.tranches
    .flatMap((one) => (one.state === 'paid' ? [one.paidOn] : []))
    .sort()
    .at(-1);
  return plan.forgiveness && paidOn ? addMonths(paidOn, plan.forgiveness.months) : undefined;
}

/** Everything was shown, paid and paid back: the award is done. Nothing is done while it is held. */
export function isDone(award: Award, plan: AfterAwardPlan, today: string): boolean {
  if (award.state !== 'active' && award.state !== 'stopped') return false;
  const shown = award.reports.every(({ state }) => state === 'approved' || state === 'dropped');
  const settled = (award.unit === 'slot' || unpaidCents(award) === 0) && stillOwed(award) === 0;
  if (!shown || !settled) return false;
  if (award.state === 'stopped') return true;
  if (plan.repayment) return award.recoveredCents >= paidCents(award);
  const until = forgivenFrom(award, plan);
  return until === undefined || compareDates(until, today) <= 0;
}
