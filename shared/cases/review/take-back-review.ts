import { receivedOf } from '../../domain/application/application.ts';
import { civilDateIn } from '../../domain/dates.ts';
import { isRoundPlan } from '../../domain/program/award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { stepsFor } from '../../domain/review/ladder.ts';
import { capacityOf } from '../../domain/review/reviewer.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { listTasks, loadWrite, readReviewer, taskWrite } from '../../store/reviewers.ts';
import { readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { present, type Write } from '../../store/transact.ts';
import { seal } from '../../store/vault.ts';
import { readReviews } from '../judging.ts';
import { decisionUndone } from './after-review.ts';
import { stepDues } from './assign-task.ts';
import { takenBackOf } from './end-tasks.ts';

export type TakenBack = { readonly kind: 'committed' } | { readonly kind: 'too-late' | 'missing' };

/** Until when a recorded review may be taken back; undefined where it may not, or no longer. */
export function undoUntil(store: Store, program: Program, task: ReviewTask): string | undefined {
  if (task.status !== 'decided' || task.endedAt === undefined) return undefined;
  const until = new Date(Date.parse(task.endedAt) + program.review.undoMinutes * 60_000).toISOString();
  return until > nowIso(store) ? until : undefined;
}

/**
 * A reader takes a review back within the program's time, as long as nothing was built on it: no ranking, no decision. What they
 * wrote stands in the form again, and the task is theirs as before, with its old date.
 */
export async function takeBackReview(
  store: Store,
  wanted: {
    readonly applicationId: string;
    readonly taskId: string;
    readonly reviewerId: string;
    readonly programId: string;
  },
): Promise<TakenBack> {
  const outcome = await change<{ kind: 'too-late' }>(store, wanted.applicationId, async (loaded) => {
    const tasks = await listTasks(store, wanted.applicationId);
    const task = tasks.find((one) => one.taskId === wanted.taskId && one.reviewerId === wanted.reviewerId);
    const { program } = await programOf(store, loaded.application);
    const review = (await readReviews(store, loaded.key)).find(({ taskId }) => taskId === wanted.taskId);
    const free = task && review && undoUntil(store, program, task) && (await isFree(store, loaded, program));
    const reader = await readReviewer(store, program.id, wanted.reviewerId);
    // Whoever was given as many as they may hold meanwhile has no place for this one.
    const most = reader ? capacityOf(reader, program.review.load).most : 0;
    if (!free || reader === undefined || reader.load >= most) return { kind: 'too-late' };
    const load = loadWrite(task.programId, task.reviewerId, 1, most, takenBackOf(task, reader));
    return reopened(store, loaded, program, task, review, load);
  });
  if (outcome.kind === 'refused') return takeBackReview(store, wanted);
  return outcome.kind === 'committed' ? { kind: 'committed' } : outcome;
}

/** Nothing was built on it yet: others are reading still, or the round is open, or closed and not ranked. */
export async function isFree(
  store: Store,
  { application }: Pick<Loaded, 'application'>,
  program: Program,
): Promise<boolean> {
  if (application.status === 'in-review') return true;
  if (application.status !== 'reviewed' || !isRoundPlan(program.award)) return false;
  const round = await readRound(store, application.roundId);
  return round?.status === 'open' || round?.status === 'closed';
}

function reopened(
  store: Store,
  { application, key }: Loaded,
  program: Program,
  task: ReviewTask,
  review: Awaited<ReturnType<typeof readReviews>>[number],
  load: Write,
): Change {
  if (application.status !== 'in-review' && application.status !== 'reviewed')
    throw new Error('A review that cannot be taken back');
  const { zone } = program;
  const steps = stepsFor(program.review, civilDateIn(zone, task.dueAt), civilDateIn(zone, nowIso(store)));
  const { endedAt: _, ...rest } = task;
  const again: ReviewTask = { ...rest, status: 'open', steps: steps.map(({ index }) => index) };
  const { scores, comments, notSure } = review;
  const typed = {
    scores: {
      ...Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, String(score)])),
      ...Object.fromEntries(notSure.map((id) => [id, 'not-sure'])),
    },
    comments,
  };
  const writes: Write[] = [
    taskWrite(again),
    load,
    { as: 'review', delete: keys.review(task.applicationId, task.taskId), when: present },
    {
      as: 'draft',
      put: {
        ...keys.reviewDraft(task.applicationId, task.taskId),
        type: 'review-draft',
        version: 1,
        at: nowIso(store),
        sealed: seal(key, 'review', typed, store.random),
      },
    },
    ...decisionUndone(application),
  ];
  const subject = `APP#${application.applicationId}`;
  return {
    next:
      application.status === 'in-review' ? application : { ...receivedOf(application), status: 'in-review' },
    ...(application.status === 'reviewed' ? { move: 'reopen-review' as const } : {}),
    happening: {
      event: 'review taken back',
      actor: { kind: 'reviewer', id: task.reviewerId },
      data: { task: task.taskId },
    },
    writes,
    due: stepDues(zone, task, steps),
    effects:
      application.status === 'reviewed'
        ? [{ kind: 'resume', subject, stage: 'decision', output: { outcome: 'review-again' } }]
        : [],
  };
}
