import type { AuditEvent } from '../../domain/audit.ts';
import { civilDateIn } from '../../domain/dates.ts';
import type { Slot } from '../../domain/interviews/interview.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type ConflictFile, conflictsOf, isClear } from '../../domain/review/conflict.ts';
import { type Reviewer, takesTasks } from '../../domain/review/reviewer.ts';
import { type Loaded, personOf, readAll } from '../../store/applications.ts';
import { listSeats, listSlots } from '../../store/interviews.ts';
import { subjectOf } from '../../store/keys.ts';
import { listReviewers, listTasks } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { requestsOf } from '../people/voices.ts';
import { conflictFile } from '../review/conflict-file.ts';

/** Times to come that nobody has. */
export const freeSlots = async (store: Store, roundId: string): Promise<readonly Slot[]> =>
  (await listSlots(store, roundId)).filter(
    ({ takenBy, startsAt }) => takenBy === undefined && startsAt > nowIso(store),
  );

/**
 * The times an applicant may pick: free, to come, with a panel of whom nobody is joined to them in any way, and nobody is away or
 * paused. Who read the application may sit there.
 */
export async function offeredSlots(store: Store, loaded: Loaded, program: Program): Promise<readonly Slot[]> {
  const [free, reviewers, file] = await Promise.all([
    freeSlots(store, loaded.application.roundId),
    listReviewers(store, program.id),
    stakesIn(store, loaded, program),
  ]);
  if (!file) return [];
  const known = new Map(reviewers.map((one) => [one.reviewerId as string, one]));
  const clear = new Map<string, boolean>();
  const isFree = (id: string, one: Reviewer | undefined) => {
    const found = clear.get(id) ?? (one && isClear(conflictsOf(program.review, program, one, file))) ?? false;
    clear.set(id, found);
    return found;
  };
  return free.filter(({ panel, startsAt }) =>
    panel.every((id) => {
      const one = known.get(id);
      return isFree(id, one) && one !== undefined && takesTasks(one, civilDateIn(program.zone, startsAt));
    }),
  );
}

/** What conflicts with an application are looked for in, with who said of it that they have a stake. */
export async function stakesIn(
  store: Store,
  { application, key }: Loaded,
  program: Program,
): Promise<ConflictFile | undefined> {
  if (!('snapshot' in application) || application.snapshot === undefined) return undefined;
  const [{ answers }, requests, declaredBy] = await Promise.all([
    readSnapshot(store, key, application.snapshot),
    requestsOf(store, key, program),
    declared(store, application.applicationId),
  ]);
  return { ...conflictFile(key, personOf({ application, key }), answers, requests), declaredBy };
}

/** Who stepped back from an application as a reader or on a panel because of a stake: the trail remembers. */
async function declared(store: Store, id: string): Promise<ReadonlySet<string>> {
  const [seats, tasks, events] = await Promise.all([
    listSeats(store, id),
    listTasks(store, id),
    readAll(store, subjectOf.application(id), 'AUDIT#'),
  ]);
  return new Set([
    ...seats.filter(({ status }) => status === 'conflict').map(({ reviewerId }) => reviewerId),
    ...tasks.filter(({ status }) => status === 'voided').map(({ reviewerId }) => reviewerId),
    ...(events as unknown as AuditEvent[])
      .filter(({ event, data }) => event === 'review handed over' && data['reason'] === 'conflict')
      .map(({ data }) => String(data['reviewer'])),
  ]);
}
