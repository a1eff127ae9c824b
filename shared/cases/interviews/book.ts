import type { Application } from '../../domain/application/application.ts';
import {
  type Interview,
  type InterviewIn,
  interviewBase,
  mayMove,
  type Slot,
} from '../../domain/interviews/interview.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import {
  freeSlotWrite,
  interviewWrite,
  listSeats,
  readInterview,
  roundRuns,
  sealWords,
  takeSlotWrite,
} from '../../store/interviews.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { tellOwner } from '../review/after-review.ts';
import { mailTo, mattersSettled } from './invite.ts';
import { offeredSlots } from './offered-slots.ts';
import { seated } from './panel.ts';
import { appointmentDues, stepsBut } from './steps.ts';

export type BookOutcome =
  | { readonly kind: 'committed' }
  /** Somebody else has that time by now, or it is over. */
  | { readonly kind: 'taken' }
  /** The date of the invitation, or the last day on which a time can be changed, has passed. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'not-possible' | 'missing' };

type Refused = { kind: 'taken' | 'too-late' | 'not-possible' };

/**
 * Takes a time for an applicant: the slot, the interview, the panel's seats, the mails and the dates in one transaction, on condition
 * that the slot is free and to come. A time they had before is free for others by the same write.
 */
export async function bookInterview(
  store: Store,
  id: string,
  wanted: { readonly slotId: string; readonly needs: string },
  receivedAt: string,
): Promise<BookOutcome> {
  const outcome = await change<Refused>(store, id, async (loaded) => {
    const { application } = loaded;
    const { program } = await programOf(store, application);
    const before = await readInterview(store, id);
    const refused = whyNot(store, application, program, before, receivedAt);
    if (refused) return refused;
    const standing = before as InterviewIn<'invited' | 'booked'>;
    const needs = needsOf(store, loaded, wanted.needs);
    if (standing.status === 'booked' && standing.appointment.slotId === wanted.slotId)
      return onlyNeeds(application, standing, needs);
    const slot = (await offeredSlots(store, loaded, program)).find(({ slotId }) => slotId === wanted.slotId);
    if (!slot) return { kind: 'taken' };
    return booked(store, application, program.zone, standing, slot, needs);
  });
  if (outcome.kind !== 'refused') return outcome;
  if (outcome.by === 'slot') return { kind: 'taken' };
  return outcome.by === 'round' ? { kind: 'not-possible' } : bookInterview(store, id, wanted, receivedAt);
}

function whyNot(
  store: Store,
  application: Application,
  program: Program,
  before: Interview | undefined,
  receivedAt: string,
): Refused | undefined {
  if (application.status !== 'reviewed' && application.status !== 'in-review')
    return { kind: 'not-possible' };
  if (before?.status === 'invited') return receivedAt > before.answerBy ? { kind: 'too-late' } : undefined;
  if (before?.status !== 'booked') return { kind: 'not-possible' };
  return mayMove(before.appointment, program.zone, nowIso(store)) ? undefined : { kind: 'too-late' };
}

const needsOf = (store: Store, { key }: Loaded, text: string) =>
  text.trim() === '' ? {} : { needs: sealWords(store, key, text.trim()) };

const withoutNeeds = (one: Interview) => {
  const { needs: _, ...rest } = interviewBase(one);
  return rest;
};

async function booked(
  store: Store,
  application: Application,
  zone: string,
  before: InterviewIn<'invited' | 'booked'>,
  { roundId, programId: _, takenBy: __, ...appointment }: Slot,
  needs: { needs?: string },
): Promise<Change> {
  const id = application.applicationId;
  const panel = seated(store, application, appointment, await listSeats(store, id));
  const due = appointmentDues(id, zone, appointment, nowIso(store));
  const moved = before.status === 'booked';
  return {
    next: application,
    happening: {
      event: moved ? 'interview moved' : 'interview booked',
      actor: { kind: 'applicant' },
      data: { slot: appointment.slotId, startsAt: appointment.startsAt, interviewers: appointment.panel },
    },
    writes: [
      interviewWrite({
        ...withoutNeeds(before),
        ...needs,
        ...{ status: 'booked', appointment, sequence: before.sequence + 1 },
      }),
      roundRuns(roundId),
      takeSlotWrite(store, { ...appointment, roundId, programId: application.programId }, id),
      ...(moved ? [freeSlotWrite(roundId, before.appointment.slotId, id)] : []),
      ...panel.writes,
      ...mattersSettled(id),
    ],
    effects: [mailTo(id, 'interview-booked'), ...panel.effects],
    due,
    cancel: stepsBut(due),
  };
}

/** The time stays; what somebody needs is said anew. */
const onlyNeeds = (
  application: Application,
  before: InterviewIn<'booked'>,
  needs: { needs?: string },
): Change => ({
  next: application,
  happening: { event: 'interview needs told', actor: { kind: 'applicant' } },
  writes: [
    interviewWrite({ ...before, ...withoutNeeds(before), needs: undefined, ...needs } as Interview),
    roundRuns(application.roundId),
  ],
});

/** None of the times is possible for an applicant: the owner is told, and adds others or writes to them. */
export async function askForOtherTimes(
  store: Store,
  id: string,
  needs: string,
  receivedAt: string,
): Promise<BookOutcome> {
  const outcome = await change<Refused>(store, id, async (loaded) => {
    const { application } = loaded;
    const { program } = await programOf(store, application);
    const before = await readInterview(store, id);
    const refused = whyNot(store, application, program, before, receivedAt);
    if (refused) return refused;
    if (before?.status !== 'invited') return { kind: 'not-possible' };
    const owner = tellOwner(store, application, 'interview-times');
    return {
      next: application,
      happening: { event: 'interview times asked for', actor: { kind: 'applicant' } },
      writes: [
        interviewWrite({ ...before, ...needsOf(store, loaded, needs) }),
        roundRuns(application.roundId),
        owner.write,
      ],
      effects: [owner.effect],
    };
  });
  return outcome.kind === 'refused' ? { kind: 'not-possible' } : outcome;
}
