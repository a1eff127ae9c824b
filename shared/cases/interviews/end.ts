import type { Application } from '../../domain/application/application.ts';
import type { Actor, DueKind, Effect } from '../../domain/effects.ts';
import {
  type Interview,
  type InterviewIn,
  interviewBase,
  isOpen,
  mayMove,
} from '../../domain/interviews/interview.ts';
import { type Change, change } from '../../store/applications.ts';
import { interviewWrite, listSeats, readInterview, roundRuns, sealWords } from '../../store/interviews.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { calledOff, mailTo, mattersSettled } from './invite.ts';
import { dissolved } from './panel.ts';
import { stepsBut } from './steps.ts';

export type EndOutcome =
  | { readonly kind: 'committed' }
  /** `not-possible`: it is not at a point at which this can be said of it. */
  | { readonly kind: 'too-late' | 'not-possible' | 'missing' };

/** An applicant says that they do not want an interview; the application stays in the round without one. */
export async function declineInterview(store: Store, id: string, reason: string): Promise<EndOutcome> {
  const outcome = await change<{ kind: 'too-late' | 'not-possible' }>(
    store,
    id,
    async ({ application, key }) => {
      const before = await readInterview(store, id);
      if (!before || !isOpen(before)) return { kind: 'not-possible' };
      const { program } = await programOf(store, application);
      if (before.status === 'booked' && !mayMove(before.appointment, program.zone, nowIso(store)))
        return { kind: 'too-late' };
      const off = await calledOff(store, id, before);
      const said = reason.trim();
      const next: InterviewIn<'declined'> = {
        ...interviewBase(before),
        ...off.last,
        sequence: before.sequence + off.raised,
        ...(said === '' ? {} : { reason: sealWords(store, key, said) }),
        ...{ status: 'declined', endedAt: nowIso(store) },
      };
      return over(application, next, off, { kind: 'applicant' }, 'interview declined');
    },
  );
  return outcome.kind === 'refused' ? { kind: 'not-possible' } : outcome;
}

/** A manager ends an interview that is not scored: the application stays in the round without one. */
export async function closeInterview(store: Store, id: string, manager: string): Promise<EndOutcome> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    const before = await readInterview(store, id);
    if (!before || before.status === 'held' || before.status === 'closed' || before.status === 'declined')
      return { kind: 'not-possible' };
    const off = await calledOff(store, id, before);
    return over(
      application,
      closed(store, before, off, 'manager'),
      off,
      { kind: 'manager', id: manager },
      'interview closed',
    );
  });
  return outcome.kind === 'refused' ? { kind: 'not-possible' } : outcome;
}

/** The applicant did not come. A manager says so, once it has begun, and only where nobody scored it. */
export async function missInterview(store: Store, id: string, manager: string): Promise<EndOutcome> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    const before = await readInterview(store, id);
    if (before?.status !== 'booked' || before.appointment.startsAt > nowIso(store))
      return { kind: 'not-possible' };
    const seats = await listSeats(store, id);
    if (seats.some(({ status }) => status === 'sent')) return { kind: 'not-possible' };
    const { appointment } = before;
    return {
      next: application,
      happening: { event: 'interview missed', actor: { kind: 'manager', id: manager } },
      writes: [
        interviewWrite({
          ...interviewBase(before),
          ...{ status: 'missed', appointment, endedAt: nowIso(store) },
        }),
        roundRuns(application.roundId),
        ...dissolved(store, seats).writes,
        ...mattersSettled(id),
      ],
      cancel: stepsBut([]),
    };
  });
  return outcome.kind === 'refused' ? { kind: 'not-possible' } : outcome;
}

/** The round is being ranked: an interview that did not take place will not any more. */
export async function closeForRound(store: Store, id: string): Promise<void> {
  const outcome = await change<{ kind: 'nothing' }>(store, id, async ({ application }) => {
    const before = await readInterview(store, id);
    if (!before || !isOpen(before)) return { kind: 'nothing' };
    const off = await calledOff(store, id, before);
    const done = over(
      application,
      closed(store, before, off, 'round'),
      off,
      { kind: 'system', id: 'round' },
      'interview closed',
    );
    return { ...done, writes: done.writes.filter(({ as }) => as !== 'round') };
  });
  if (outcome.kind === 'refused') await closeForRound(store, id);
}

/** What goes with a change that ends the application itself: its time is free for others in the same transaction. */
export async function interviewEnded(
  store: Store,
  application: Application,
): Promise<{ writes: Write[]; effects: Effect[]; cancel: { kind: DueKind; ref: string }[] }> {
  const id = application.applicationId;
  const before = application.status === 'draft' ? undefined : await readInterview(store, id);
  if (!before || !isOpen(before)) return { writes: [], effects: [], cancel: [] };
  const off = await calledOff(store, id, before);
  const next = closed(store, before, off, 'withdrawn');
  return {
    writes: [interviewWrite(next), ...off.writes, ...mattersSettled(id)],
    effects: [...(before.status === 'booked' ? [mailTo(id, 'interview-ended')] : []), ...off.effects],
    cancel: stepsBut([]),
  };
}

type Off = Awaited<ReturnType<typeof calledOff>>;

const closed = (
  store: Store,
  before: Interview,
  off: Off,
  why: InterviewIn<'closed'>['why'],
): InterviewIn<'closed'> => ({
  ...interviewBase(before),
  ...off.last,
  ...{ sequence: before.sequence + off.raised, status: 'closed', why, endedAt: nowIso(store) },
});

function over(application: Application, next: Interview, off: Off, actor: Actor, event: string) {
  const id = application.applicationId;
  return {
    next: application,
    happening: { event, actor, data: 'why' in next ? { why: next.why } : {} },
    writes: [interviewWrite(next), roundRuns(application.roundId), ...off.writes, ...mattersSettled(id)],
    effects: [mailTo(id, 'interview-ended'), ...off.effects],
    cancel: stepsBut([]),
  } satisfies Change;
}
