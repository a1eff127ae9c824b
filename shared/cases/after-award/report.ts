import { approved, isDone, prorated, reported, reportOf, sentBack } from '../../domain/after-award/steps.ts';
import { addDays, compareDates } from '../../domain/dates.ts';
import type { Effect } from '../../domain/effects.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { awardReportWrite, onceOf, readAwardReport, sealAwardWords } from '../../store/awards.ts';
import { movementWrites } from '../../store/funds.ts';
import { subjectOf } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import type { Manager } from '../manager.ts';
import { dated, datesOfReports } from './begin-award.ts';
import { type AwardChange, type AwardChanged, changeAward, type Standing } from './change-award.ts';
import { orderData, ordering } from './orders.ts';
import { endOf } from './starts.ts';

/** Days for whoever has to send a report once more. */
const againWithin = 14;

export type ReportSent = AwardChanged | { readonly kind: 'not-asked' };

/** Somebody shows what was asked of them: once, until it is sent back. Late is taken as well. */
export async function submitReport(
  store: Store,
  id: string,
  report: string,
  answers: Answers,
): Promise<ReportSent> {
  return changeAward<{ kind: 'not-asked' }>(store, id, ({ award, now, today, loaded }) => {
    const next = reported(award, report, now);
    if (!next) return { kind: 'not-asked' };
    const { programId } = award;
    const subject = subjectOf.application(id);
    const n = reportOf(next, report)?.sent ?? 1;
    return {
      award: next,
      happening: {
        event: 'award report received',
        actor: { kind: 'applicant' },
        data: { report, number: n, fields: Object.keys(answers) },
      },
      writes: [
        awardReportWrite(store, loaded.key, { report, n, answers }),
        raiseWrite(store, { subject, programId, kind: 'award-report', details: [report] }),
        ...(othersOverdue(next, today) ? [] : [settleWrite(subject, 'award-overdue')]),
      ],
      effects: [ownerTold(programId, subject, 'award-report')],
      cancel: [
        { kind: 'award-reminder', ref: report },
        { kind: 'award-overdue', ref: report },
      ],
    };
  });
}

/** Something else is late: the owner's matter about it stays. */
const othersOverdue = ({ reports }: Standing['award'], today: string) =>
  reports.some(({ state, dueOn }) => state === 'open' && dueOn < today);

const ownerTold = (programId: string, subject: string, about: string): Effect => ({
  kind: 'mail-owner',
  mail: 'owner-attention',
  ...{ programId, subject, about },
});

export type ReportRuled = AwardChanged | { readonly kind: 'not-waiting' | 'no-days' };

/**
 * A manager approves a report: what it releases is ordered, what was not attended is given back and the waiting list moves,
 * all in one transaction.
 */
export async function approveReport(
  store: Store,
  id: string,
  report: string,
  n: number,
  manager: Pick<Manager, 'id' | 'name'>,
): Promise<ReportRuled> {
  return changeAward<{ kind: 'not-waiting' | 'no-days' }>(store, id, async (standing) => {
    const { award, plan, now, loaded } = standing;
    const by = { id: manager.id, name: manager.name };
    // Approved is what was looked at, not what may have come since.
    if (reportOf(award, report)?.sent !== n) return { kind: 'not-waiting' };
    const looked = approved(award, report, by, now);
    if (!looked) return { kind: 'not-waiting' };
    const answers = await readAwardReport(store, loaded.key, report, n);
    const days = daysIn(standing, report, answers);
    if (days === 'none') return { kind: 'no-days' };
    const cut = days ? prorated(looked, plan, report, days) : { award: looked, releasedCents: 0 };
    const order = ordering(store, cut.award, standing);
    const { application } = loaded;
    return {
      award: order.award,
      happening: {
        event: 'award report approved',
        actor: { kind: 'manager', id: manager.id },
        data: {
          report,
          number: n,
          ...(days ? { ...days, released: cut.releasedCents } : {}),
          ...orderData(award, order.ids),
        },
      },
      writes: [
        matterAfter(store, standing, report),
        ...order.writes,
        ...(cut.releasedCents > 0
          ? movementWrites(store, {
              ...{ fundId: award.fundId, from: 'accepted', to: 'free', units: cut.releasedCents },
              ...{ subject: id, entry: onceOf(application, `prorated-${report}`) },
            })
          : []),
      ],
      effects: [
        endOf(id, report),
        ...order.effects,
        ...(cut.releasedCents > 0
          ? [{ kind: 'move-waitlist', roundId: application.roundId, fundId: award.fundId } as const]
          : []),
      ],
      // No workflow waits yet for what is shown long before its date: the clock completes the award.
      due: isDone(order.award, plan, standing.today)
        ? [...order.due, dated('award-ends', award, 'end', now)]
        : order.due,
    };
  });
}

/** Days that an attendance report counts; nothing for other reports, `none` where its numbers make no sense. */
function daysIn({ plan }: Standing, report: string, answers: Answers) {
  const counts = plan.reports.find(({ id }) => id === report)?.counts;
  if (!counts) return undefined;
  const [attended, held] = [Number(answers[counts.attended]), Number(answers[counts.held])];
  const sound = Number.isSafeInteger(attended) && attended >= 0 && Number.isSafeInteger(held) && held > 0;
  return sound ? { attended, held } : 'none';
}

/** The owner's matter about reports: it stays while another one waits to be looked at. */
function matterAfter(store: Store, { award }: Standing, but: string) {
  const next = award.reports.find(({ id, state }) => id !== but && state === 'reported');
  const { applicationId, programId } = award;
  const subject = subjectOf.application(applicationId);
  return next
    ? raiseWrite(store, { subject, programId, kind: 'award-report', details: [next.id] })
    : settleWrite(subject, 'award-report');
}

const laterOf = (a: string, b: string): string => (compareDates(a, b) < 0 ? b : a);

/** It is not enough: the applicant is told why, and sends it once more by a new date. */
export async function sendReportBack(
  store: Store,
  id: string,
  report: string,
  n: number,
  manager: Pick<Manager, 'id'>,
  words: string,
): Promise<ReportRuled | { readonly kind: 'no-reason' }> {
  return changeAward<{ kind: 'not-waiting' | 'no-reason' }>(
    store,
    id,
    (standing): AwardChange | { kind: 'not-waiting' | 'no-reason' } => {
      const { award, plan, program, today, loaded } = standing;
      if (words.trim() === '') return { kind: 'no-reason' };
      const one = reportOf(award, report);
      if (one?.sent !== n) return { kind: 'not-waiting' };
      const soonest = addDays(today, againWithin);
      const next = sentBack(
        award,
        report,
        sealAwardWords(store, loaded.key, words.trim()),
        laterOf(one.dueOn, soonest),
      );
      if (!next) return { kind: 'not-waiting' };
      return {
        award: next,
        happening: {
          event: 'award report sent back',
          actor: { kind: 'manager', id: manager.id },
          data: { report, number: n },
        },
        writes: [matterAfter(store, standing, report)],
        effects: [{ kind: 'mail-applicant', mail: 'award-sent-back', applicationId: id, obligation: report }],
        due: datesOfReports(next, plan, program).filter(({ ref }) => ref === report),
      };
    },
  );
}
