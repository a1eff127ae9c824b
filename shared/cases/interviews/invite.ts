import type { Actor, ApplicantMail, Effect } from '../../domain/effects.ts';
import { type Interview, interviewBase } from '../../domain/interviews/interview.ts';
import { type Change, change } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import {
  freeSlotWrite,
  interviewWrite,
  listSeats,
  readInterview,
  roundRuns,
} from '../../store/interviews.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { dissolved } from './panel.ts';
import { answerByOf, answerDues, stepsBut } from './steps.ts';

export type InvitedOutcome =
  | { readonly kind: 'committed' }
  /** Invited before; or nothing that can be asked again. */
  | { readonly kind: 'already' | 'not-possible' | 'missing' };

/** Invites somebody reviewed to an interview, with a date by which to pick a time. */
export const inviteToInterview = (store: Store, id: string, manager: string): Promise<InvitedOutcome> =>
  invite(store, id, { kind: 'manager', id: manager }, 'first');

/**
 * Asks anew, with a new date: whoever did not answer, missed it, said no, or whose time is called off. What was scored of an
 * interview that came to too few sheets counts for nothing then.
 */
export const inviteAgain = (store: Store, id: string, manager: string): Promise<InvitedOutcome> =>
  invite(store, id, { kind: 'manager', id: manager }, 'again');

async function invite(
  store: Store,
  id: string,
  actor: Actor,
  which: 'first' | 'again',
): Promise<InvitedOutcome> {
  const outcome = await change<{ kind: 'already' | 'not-possible' }>(store, id, async ({ application }) => {
    const { program } = await programOf(store, application);
    const plan = program.review.interview;
    if (!plan || application.status !== 'reviewed') return { kind: 'not-possible' };
    const before = await readInterview(store, id);
    if (before && which === 'first') return { kind: 'already' };
    if (which === 'again' && (!before || before.status === 'held')) return { kind: 'not-possible' };
    const now = nowIso(store);
    const answerBy = answerByOf(plan, program.zone, now);
    const due = answerDues(id, plan, program.zone, answerBy, now);
    const off = await calledOff(store, id, before);
    const { programId, roundId } = application;
    const next: Interview = {
      ...(before
        ? { ...interviewBase(before), ...off.last, sequence: before.sequence + off.raised }
        : { applicationId: id, programId, roundId, sequence: 0, invitedAt: now }),
      ...{ status: 'invited', answerBy },
    };
    return {
      next: application,
      happening: { event: before ? 'interview asked again' : 'interview invited', actor, data: { answerBy } },
      writes: [interviewWrite(next), roundRuns(roundId), ...off.writes, ...mattersSettled(id)],
      effects: [mailTo(id, 'interview-invitation'), ...off.effects],
      due,
      cancel: stepsBut(due),
    };
  });
  return outcome.kind === 'refused' ? { kind: 'not-possible' } : outcome;
}

/** Everything about an interview that its owner was told. */
export const mattersSettled = (id: string): Write[] =>
  (['interview-unanswered', 'interview-times', 'interview-sheets'] as const).map((kind) =>
    settleWrite(`APP#${id}`, kind),
  );

export const mailTo = (applicationId: string, mail: ApplicantMail): Effect => ({
  kind: 'mail-applicant',
  mail,
  applicationId,
});

/** What goes with calling off a booked appointment; nothing of an interview without one. */
export async function calledOff(
  store: Store,
  id: string,
  before: Interview | undefined,
): Promise<{
  readonly last: { readonly calledOff?: Extract<Interview, { status: 'booked' }>['appointment'] };
  /** By how much the number of the calendar entry rises. */
  readonly raised: 0 | 1;
  readonly writes: Write[];
  readonly effects: Required<Change>['effects'];
}> {
  if (before?.status !== 'booked' && before?.status !== 'missed') {
    const last = before && 'calledOff' in before && before.calledOff ? { calledOff: before.calledOff } : {};
    return { last, raised: 0, writes: [], effects: [] };
  }
  const { appointment, roundId } = before;
  const panel = dissolved(store, await listSeats(store, id));
  return {
    last: { calledOff: appointment },
    raised: 1,
    writes: [
      ...(before.status === 'booked' ? [freeSlotWrite(roundId, appointment.slotId, id)] : []),
      ...panel.writes,
    ],
    effects: panel.effects,
  };
}
