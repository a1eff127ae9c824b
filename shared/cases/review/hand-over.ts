import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Actor, Effect } from '../../domain/effects.ts';
import type { OverruleReason } from '../../domain/review/conflict.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { programOf } from '../../store/programs.ts';
import { listTasks } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import { assigned, doubtfulReaders, eligibleReaders, together } from './assign-task.ts';
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
  const { program } = await programOf(store, application);
  const [next] = await eligibleReaders(store, loaded, program, tasks, 1);
  const subject = `APP#${application.applicationId}`;
  const data = { task: task.taskId, reviewer: task.reviewerId, reason, next: next?.reviewerId ?? '' };
  const kind = reason === 'overdue' ? 'review-overdue' : 'too-few-reviewers';
  const owner: Effect = {
    kind: 'mail-owner',
    mail: 'owner-attention',
    programId: program.id,
    subject,
    about: kind,
  };
  if (!next && reason === 'overdue')
    return {
      next: application,
      happening: { event: 'review overdue', actor, data },
      writes: [raiseWrite(store, { subject, programId: program.id, kind, details: [task.taskId] })],
      effects: [owner],
    };
  const end = taskEnded(store, task, actor.kind === 'reviewer' ? 'declined' : 'ended');
  const given = together(next ? [await assigned(store, application.applicationId, program, next)] : []);
  return {
    next: application,
    happening: { event: 'review handed over', actor, data },
    writes: [
      ...end.writes,
      ...given.writes,
      ...(next ? [] : [raiseWrite(store, { subject, programId: program.id, kind, details: [] })]),
    ],
    effects: [...end.effects, ...given.effects, ...(next ? [] : [owner])],
    due: given.due,
    cancel: end.cancel,
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
    const held = tasks.filter((task) => task.status === 'open' || task.status === 'decided').length;
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
    if (!found || held >= program.review.readers) return { kind: 'not-possible' };
    const given = await assigned(store, id, program, found);
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
        ...(held + 1 >= program.review.readers ? [settleWrite(`APP#${id}`, 'too-few-reviewers')] : []),
      ],
      effects: given.effects,
      due: given.due,
    };
  });
  if (outcome.kind === 'refused') return assignReader(store, id, reviewerId, manager, overrule);
  return outcome;
}
