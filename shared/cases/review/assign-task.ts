import type { Application } from '../../domain/application/application.ts';
import { civilDateIn } from '../../domain/dates.ts';
import type { Due, Effect } from '../../domain/effects.ts';
import { opaqueId, taskId } from '../../domain/ids.ts';
import type { Program } from '../../domain/program/schema.ts';
import {
  type Conflict,
  type ConflictFile,
  conflictsOf,
  isBarred,
  isClear,
} from '../../domain/review/conflict.ts';
import { type DatedStep, dueDay, stepsFor } from '../../domain/review/ladder.ts';
import {
  type Choice,
  capacityOf,
  choosePanel,
  type Reviewer,
  takesTasks,
} from '../../domain/review/reviewer.ts';
import { suitabilityOf } from '../../domain/review/suitability.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import { type Loaded, personOf } from '../../store/applications.ts';
import { bidsOn, stakesIn } from '../../store/bids.ts';
import { shardOf } from '../../store/keys.ts';
import { readAlternates } from '../../store/panels.ts';
import { listReviewers, loadWrite, taskWrite } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { endOfDayOf, morningOf } from '../deadlines.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { requestsOf } from '../people/voices.ts';
import { conflictFile } from './conflict-file.ts';
import { toldOfTask, toldOnDay } from './digest.ts';
import { readyReviewers } from './record-calibration.ts';
import { stepRef } from './step-ref.ts';
import { type Known, knownBy } from './what-is-known.ts';

/** What goes with a change that gives somebody a task. */
export interface Assignments {
  readonly writes: Write[];
  readonly due: Due[];
  readonly effects: Effect[];
}
/** The same for one task. */
export type Assignment = Assignments & { readonly task: ReviewTask };

/**
 * Readers who may be given an application now: there, with places left, unrelated, never asked about it before. Those who were kept
 * as the next for it come first (`next`, or as stored), then the best.
 */
export async function eligibleReaders(
  store: Store,
  { application, key }: Loaded,
  program: Program,
  before: readonly Pick<ReviewTask, 'reviewerId'>[],
  wanted: number,
  next?: readonly string[],
): Promise<readonly Reviewer[]> {
  if (!('snapshot' in application) || application.snapshot === undefined || wanted < 1) return [];
  const { answers } = await readSnapshot(store, key, application.snapshot);
  const requests = await requestsOf(store, key, program);
  const said = await bidsOn(store, application);
  const file = conflictFile(key, personOf({ application, key }), answers, requests, stakesIn(said));
  const all = await readyReviewers(store, program, await listReviewers(store, program.id));
  const toldToday = await toldOnDay(store, program.id, all, civilDateIn(program.zone, nowIso(store)));
  const kept = next ?? (await readAlternates(store, application.applicationId));
  const known = knownBy(said, all);
  return readersFor(store, all, application, program, file, before, wanted, { known, toldToday, kept });
}

/** The same, of these reviewers and for answers that are not stored yet. */
export function readersFor(
  store: Store,
  all: readonly Reviewer[],
  { applicationId, language }: Pick<Application, 'applicationId' | 'language'>,
  program: Program,
  file: ConflictFile,
  before: readonly Pick<ReviewTask, 'reviewerId'>[],
  wanted: number,
  { known, ...first }: Pick<Choice, 'toldToday' | 'kept'> & { readonly known: Known },
): readonly Reviewer[] {
  const free = freeFor(store, program, before);
  const barred = (one: Reviewer) => !free(one) || !isClear(conflictsOf(program.review, program, one, file));
  const { suitability, assignment } = program.review;
  const application = { answers: file.answers, language };
  return choosePanel(all, wanted, {
    barred,
    suitability: (reviewer) =>
      suitabilityOf(suitability, { reviewer, application, ...known(reviewer.reviewerId, applicationId) })
        .points,
    loadPrice: assignment.loadPrice,
    ...first,
    turn: shardOf(applicationId),
  });
}

/** Whether somebody could take an application now, conflicts aside: of the panel, there, with a place left, never asked about it before. */
function freeFor(
  store: Store,
  program: Program,
  before: readonly Pick<ReviewTask, 'reviewerId'>[],
): (one: Reviewer) => boolean {
  const asked = new Set<string>(before.map((task) => task.reviewerId));
  const today = civilDateIn(program.zone, nowIso(store));
  return (one) =>
    one.panel === program.review.panel &&
    !asked.has(one.reviewerId) &&
    takesTasks(one, today) &&
    one.load < capacityOf(one, program.review.load).most;
}

/** Somebody who is likely joined to an application, and by what: only a manager who looked into it may choose them. */
export interface DoubtfulReader {
  readonly reviewer: Reviewer;
  readonly conflicts: readonly Conflict[];
}

/** Readers who could take an application now but for conflicts that are likely and no more. */
export async function doubtfulReaders(
  store: Store,
  { application, key }: Loaded,
  program: Program,
  before: readonly ReviewTask[],
): Promise<readonly DoubtfulReader[]> {
  if (!('snapshot' in application) || application.snapshot === undefined) return [];
  const { answers } = await readSnapshot(store, key, application.snapshot);
  const requests = await requestsOf(store, key, program);
  const stakes = stakesIn(await bidsOn(store, application));
  const file = conflictFile(key, personOf({ application, key }), answers, requests, stakes);
  const all = await readyReviewers(store, program, await listReviewers(store, program.id));
  return all
    .filter(freeFor(store, program, before))
    .map((reviewer) => ({ reviewer, conflicts: conflictsOf(program.review, program, reviewer, file) }))
    .filter(({ conflicts }) => !isClear(conflicts) && !isBarred(conflicts));
}

/** Gives a reader a task, unless they hold as many as they may by now: stored, counted, with the steps of its ladder dated, and `told` with the day's mail. */
export async function assigned(
  store: Store,
  applicationId: string,
  program: Program,
  one: Pick<Reviewer, 'reviewerId' | 'capacity'>,
  told = toldOfTask,
): Promise<Assignment> {
  const id = taskId.parse(opaqueId('tsk', store.random));
  const { zone, review } = program;
  const today = civilDateIn(zone, nowIso(store));
  const due = dueDay(review, today);
  const steps = stepsFor(review, due, today);
  const task: ReviewTask = {
    taskId: id,
    applicationId,
    programId: program.id,
    reviewerId: one.reviewerId,
    epoch: 1,
    status: 'open',
    assignedAt: nowIso(store),
    dueAt: endOfDayOf(zone, due),
    steps: steps.map(({ index }) => index),
  };
  return {
    task,
    writes: [
      taskWrite(task),
      loadWrite(program.id, one.reviewerId, 1, capacityOf(one, review.load).most),
      ...(await told(store, task, zone, task)),
    ],
    due: stepDues(zone, task, steps),
    effects: [],
  };
}

/** The dated items of a task's steps: reminders in the morning, what leads to others when the day is over. */
export const stepDues = (
  zone: string,
  { applicationId, taskId: task }: Pick<ReviewTask, 'applicationId' | 'taskId'>,
  steps: readonly DatedStep[],
): Due[] =>
  steps.map((step) => ({
    kind: 'review-step',
    subject: `APP#${applicationId}`,
    ref: stepRef(task, step.index),
    at: step.do === 'remind' ? morningOf(zone, step.day) : endOfDayOf(zone, step.day),
  }));

/** Several assignments as one. */
export const together = (all: readonly Assignments[]): Assignments => ({
  writes: all.flatMap((one) => one.writes),
  due: all.flatMap((one) => one.due),
  effects: all.flatMap((one) => one.effects),
});
