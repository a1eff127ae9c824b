import type { Application } from '../../domain/application/application.ts';
import type { DueKind, Effect } from '../../domain/effects.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import { listTasks, loadWrite, taskWrite } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { stepRef } from './step-ref.ts';

/** What goes with a change that ends, hands over or decides a task. */
export interface TaskEnd {
  /** As it stands then. */
  readonly task: ReviewTask;
  readonly writes: Write[];
  readonly cancel: { kind: DueKind; ref: string }[];
  readonly effects: Effect[];
}

/** Ends one task: off its reviewer's list and load, its dates taken back, its links dead (the epoch rises). */
export function taskEnded(store: Store, task: ReviewTask, status: 'decided' | 'declined' | 'ended'): TaskEnd {
  const epoch = status === 'decided' ? task.epoch : task.epoch + 1;
  const ended = { ...task, status, epoch, endedAt: nowIso(store) };
  return {
    task: ended,
    writes: [taskWrite(ended), loadWrite(task.programId, task.reviewerId, -1)],
    cancel: task.steps.map((index) => ({ kind: 'review-step', ref: stepRef(task.taskId, index) })),
    effects:
      status === 'ended'
        ? [
            {
              kind: 'mail-reviewer',
              mail: 'review-ended',
              applicationId: task.applicationId,
              taskId: task.taskId,
            },
          ]
        : [],
  };
}

/** Ends every open task of an application that is no longer to be reviewed. Nobody holds two of them, so loads never meet. */
export async function openTasksEnded(store: Store, application: Application): Promise<Omit<TaskEnd, 'task'>> {
  if (application.status !== 'in-review') return { writes: [], cancel: [], effects: [] };
  const open = (await listTasks(store, application.applicationId)).filter((task) => task.status === 'open');
  const ends = open.map((task) => taskEnded(store, task, 'ended'));
  return {
    writes: ends.flatMap((end) => end.writes),
    cancel: ends.flatMap((end) => end.cancel),
    effects: ends.flatMap((end) => end.effects),
  };
}
