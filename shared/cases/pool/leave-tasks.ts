import type { Actor } from '../../domain/effects.ts';
import { conflictsOf, isBarred } from '../../domain/review/conflict.ts';
import type { Reviewer } from '../../domain/review/reviewer.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import { loadApplication, personOf } from '../../store/applications.ts';
import { bidsOn, stakesIn } from '../../store/bids.ts';
import { seatsOf } from '../../store/interviews.ts';
import { programOf } from '../../store/programs.ts';
import { decidedTasksOf, openTasksOf, readTask } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { leaveSeat } from '../interviews/leave-seat.ts';
import { requestsOf } from '../people/voices.ts';
import { conflictFile } from '../review/conflict-file.ts';
import { declareConflict } from '../review/declare-conflict.ts';
import { declineTask } from '../review/hand-over.ts';

type Who = Pick<Reviewer, 'programId' | 'reviewerId'>;

/**
 * Hands every open task of a reviewer to somebody else; how many that were. Where nobody is left its owner is told. They leave the
 * panels of interviews to come as well.
 */
export async function leaveAllTasks(store: Store, who: Who, actor: Actor): Promise<number> {
  const held = await standing(store, await openTasksOf(store, who.programId, who.reviewerId));
  let left = 0;
  // One after the other: two hand-overs of the same application would only wait for each other.
  for (const task of held)
    if ((await declineTask(store, task, 'unavailable', actor)).kind === 'committed') left += 1;
  for (const { applicationId, reviewerId, appointment } of await seatsOf(
    store,
    who.programId,
    who.reviewerId,
  ))
    if (appointment.startsAt > nowIso(store))
      await leaveSeat(store, { applicationId, reviewerId }, 'unavailable', actor);
  return left;
}

/**
 * Takes from a reviewer what they hold or have decided and what they declare now bars them from: open tasks go to somebody else,
 * recorded reviews are void. How many that were.
 */
export async function leaveConflicted(store: Store, one: Reviewer, actor: Actor): Promise<number> {
  const { programId, reviewerId } = one;
  const listed = await Promise.all([
    openTasksOf(store, programId, reviewerId),
    decidedTasksOf(store, programId, reviewerId),
  ]);
  const theirs = await standing(store, listed.flat());
  const barred = await Promise.all(theirs.map((task) => isBarredFrom(store, one, task.applicationId)));
  let left = 0;
  for (const task of theirs.filter((_, i) => barred[i])) {
    const { kind } = await declareConflict(store, task, actor);
    if (kind === 'handed-over' || kind === 'voided') left += 1;
  }
  for (const { applicationId } of await seatsOf(store, programId, reviewerId))
    if (await isBarredFrom(store, one, applicationId))
      await leaveSeat(store, { applicationId, reviewerId }, 'conflict', actor);
  return left;
}

/** True where what is known now bars a reviewer from an application. */
async function isBarredFrom(store: Store, one: Reviewer, applicationId: string): Promise<boolean> {
  const loaded = await loadApplication(store, applicationId);
  const { snapshot } = { snapshot: undefined, ...loaded?.application };
  if (!loaded || snapshot === undefined) return false;
  const { program } = await programOf(store, loaded.application);
  const { answers } = await readSnapshot(store, loaded.key, snapshot);
  const requests = await requestsOf(store, loaded.key, program);
  const stakes = stakesIn(await bidsOn(store, loaded.application));
  const file = conflictFile(loaded.key, personOf(loaded), answers, requests, stakes);
  return isBarred(conflictsOf(program.review, program, one, file));
}

/** Lists are read from an index that lags behind for a moment, so each task is looked at itself. */
async function standing(store: Store, listed: readonly ReviewTask[]): Promise<readonly ReviewTask[]> {
  const read = await Promise.all(listed.map((task) => readTask(store, task.applicationId, task.taskId)));
  return read.filter(
    (task) => task !== undefined && (task.status === 'open' || task.status === 'decided'),
  ) as ReviewTask[];
}
