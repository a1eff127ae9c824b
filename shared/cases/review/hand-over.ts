import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Actor } from '../../domain/effects.ts';
import type { OverruleReason } from '../../domain/review/conflict.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { programOf } from '../../store/programs.ts';
import { listTasks } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import { contextOf, readReviews } from '../judging.ts';
import { goOn, isShort, tellOwner } from './after-review.ts';
import { assigned, doubtfulReaders, eligibleReaders } from './assign-task.ts';
import { taskEnded } from './end-tasks.ts';

export type HandedOver =
  | { readonly kind: 'committed' }
  | { readonly kind: 'ended' | 'nobody-left' | 'missing' };

/** Why a task leaves its reader. */
export type HandOverReason = 'conflict' | 'unavailable' | 'overdue';

/** A reader gives a task back; the next one is asked in the same transaction. */
export async function declineTask(
  store: Store,
  task: { applicationId: string; taskId: string; reviewerId: string },
  reason: Exclude<HandOverReason, 'overdue'>,
  actor: Actor = { kind: 'reviewer', id: task.reviewerId },
): Promise<HandedOver> {
  return handOver(store, task, reason, actor);
}

/** A review that is long overdue goes to another reader; with none left it stays, and its owner is told. */
export async function escalateTask(
  store: Store,
  task: { applicationId: string; taskId: string },
): Promise<HandedOver> {
  return handOver(store, task, 'overdue', { kind: 'system', id: 'clock' });
}

async function handOver(
  store: Store,
  wanted: { applicationId: string; taskId: string },
  reason: HandOverReason,
  actor: Actor,
): Promise<HandedOver> {
  const outcome = await change<{ kind: 'ended' }>(store, wanted.applicationId, async (loaded) => {
    const { application } = loaded;
    const tasks = await listTasks(store, wanted.applicationId);
    const task = tasks.find((one) => one.taskId === wanted.taskId);
    if (application.status !== 'in-review' || task?.status !== 'open') return { kind: 'ended' };
    return handedOver(store, { ...loaded, application }, tasks, task, reason, actor);
  });
  if (outcome.kind === 'refused') return handOver(store, wanted, reason, actor);
  return outcome;
}

async function handedOver(
  store: Store,
  loaded: Loaded<ApplicationIn<'in-review'>>,
  tasks: readonly ReviewTask[],
  task: ReviewTask,
  reason: HandOverReason,
  actor: Actor,
): Promise<Change> {
  const { application } = loaded;
  const context = await contextOf(store, loaded);
  const data = { task: task.taskId, reviewer: task.reviewerId, reason };
  if (reason === 'overdue') {
    const [next] = await eligibleReaders(store, loaded, context.program, tasks, 1);
    if (!next) return staysLate(store, application, actor, { ...data, next: '' });
  }
  const status = actor.kind === 'reviewer' ? 'declined' : 'ended';
  const end = taskEnded(store, task, status, reason === 'overdue' ? reason : undefined);
  const standing = tasks.map((one) => (one.taskId === task.taskId ? end.task : one));
  const reviews = (await readReviews(store, loaded.key)).map(({ scores }) => scores);
  const { told, ...follows } = await goOn(store, loaded, context, standing, reviews);
  return {
    ...follows,
    happening: { event: 'review handed over', actor, data: { ...data, ...told } },
    writes: [...end.writes, ...follows.writes],
    effects: [...end.effects, ...follows.effects],
    cancel: end.cancel,
  };
}

/** A late review that nobody else can be given stays with its reader, and the owner answers for it. */
function staysLate(
  store: Store,
  application: ApplicationIn<'in-review'>,
  actor: Actor,
  data: Readonly<Record<string, string>>,
): Change {
  const owner = tellOwner(store, application, 'review-overdue');
  return {
    next: application,
    happening: { event: 'review overdue', actor, data },
    writes: [owner.write],
    effects: [owner.effect],
  };
}

/**
 * A manager gives a reader a task by hand, where the panel is short; `overrule` says why somebody who is likely joined to the
 * application may read it all the same. Whoever surely is may not, whatever is said.
 */
export async function assignReader(
  store: Store,
  id: string,
  reviewerId: string,
  manager: string,
  overrule?: OverruleReason,
): Promise<{ kind: 'committed' } | { kind: 'not-possible' | 'missing' }> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async (loaded) => {
    const { application } = loaded;
    if (application.status !== 'in-review' || application.awaits) return { kind: 'not-possible' };
    const { program } = await programOf(store, application);
    const tasks = await listTasks(store, id);
    if (!(await isShort(store, { ...loaded, application }, tasks))) return { kind: 'not-possible' };
    const clear = (await eligibleReaders(store, loaded, program, tasks, 1000)).find(
      (one) => one.reviewerId === reviewerId,
    );
    const doubtful =
      clear || overrule === undefined
        ? undefined
        : (await doubtfulReaders(store, loaded, program, tasks)).find(
            (one) => one.reviewer.reviewerId === reviewerId,
          );
    const found = clear ?? doubtful?.reviewer;
    if (!found) return { kind: 'not-possible' };
    const given = await assigned(store, id, program, found);
    const open = [...tasks, given.task];
    return {
      next: application,
      happening: {
        event: 'reader assigned',
        actor: { kind: 'manager', id: manager },
        data: {
          reviewer: reviewerId,
          ...(doubtful && overrule !== undefined
            ? { overruled: doubtful.conflicts.map(({ kind }) => kind), because: overrule }
            : {}),
        },
      },
      writes: [
        ...given.writes,
        ...((await isShort(store, { ...loaded, application }, open))
          ? []
          : [settleWrite(`APP#${id}`, 'too-few-reviewers')]),
      ],
      effects: given.effects,
      due: given.due,
    };
  });
  if (outcome.kind === 'refused') return assignReader(store, id, reviewerId, manager, overrule);
  return outcome;
}
