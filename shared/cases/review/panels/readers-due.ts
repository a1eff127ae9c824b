import { addDays, civilDateIn } from '../../../domain/dates.ts';
import type { Due } from '../../../domain/effects.ts';
import type { Program } from '../../../domain/program/schema.ts';
import { windowOf, windowState } from '../../../domain/program/window.ts';
import type { Round } from '../../../domain/round/round.ts';
import { workingDayFrom } from '../../../domain/tables/holidays.ts';
import { readItem } from '../../../store/applications.ts';
import { keys, subjectOf } from '../../../store/keys.ts';
import { dueWrites } from '../../../store/outbox.ts';
import { readRound } from '../../../store/rounds.ts';
import { nowIso, type Store } from '../../../store/table.ts';
import type { Write } from '../../../store/transact.ts';
import { endOfDayOf, morningOf } from '../../deadlines.ts';
import { windowFor } from '../../extending/extend-round.ts';

/** Working days between two words to the owner. */
const againAfter = 3;
/** Closer than this to its date an item may be under way already: it is set anew. */
const underWayMs = 5 * 60_000;

/** The window of a round's last applications, with everybody's extensions: of two phases the later one's. */
export const applicationWindow = (
  program: Program,
  round: Pick<Round, 'extensions'>,
): Pick<Program, 'zone' | 'window'> =>
  windowFor(program, round, program.phases ? 'invited' : 'first') ?? program;

/** The last moment of the day on which it closes. */
export function applicationsEnd(program: Program, round: Pick<Round, 'extensions'>): string {
  const { closesAt = 0 } = windowOf(applicationWindow(program, round));
  return endOfDayOf(program.zone, civilDateIn(program.zone, closesAt));
}

/** True while anybody may still send an application in time, more time for single people aside. */
export const takesApplications = (program: Program, round: Pick<Round, 'extensions'>, now: Date): boolean =>
  windowState(applicationWindow(program, round), now.getTime()) !== 'closed';

/** When the owner is told next: at the end of the window's day, or on a working morning some days on. */
export function readersDueAt(store: Store, program: Program, round: Round, days: number): string {
  const end = applicationsEnd(program, round);
  const now = nowIso(store);
  if (end > now) return end;
  let day = civilDateIn(program.zone, now);
  for (let i = 0; i < days; i++) day = workingDayFrom(addDays(day, 1), program.review.holidays);
  return morningOf(program.zone, day);
}

export const readersDue = (roundId: string, at: string): Due => ({
  kind: 'readers-due',
  subject: subjectOf.round(roundId),
  ref: 'readers',
  at,
});

/** The date after one that has come. */
export const nextReadersDue = (store: Store, program: Program, round: Round): Due =>
  readersDue(round.roundId, readersDueAt(store, program, round, againAfter));

/**
 * The write that makes sure somebody is told that an application waits for readers. Nothing to write where a date stands that
 * is not about to pass: a deadline brings many, and they are not to queue for one item.
 */
export async function waitsForReaders(store: Store, program: Program, roundId: string): Promise<Write[]> {
  const round = await readRound(store, roundId);
  if (!round) return [];
  const { kind, subject, ref } = readersDue(roundId, '');
  const standing = await readItem(store, keys.due(subject, kind, ref));
  const fresh = new Date(store.now().getTime() + underWayMs).toISOString();
  if (standing && String(standing['at']) > fresh) return [];
  return dueWrites([readersDue(roundId, readersDueAt(store, program, round, 1))]);
}
