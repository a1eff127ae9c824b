import type { Application } from '../../domain/application/application.ts';
import type { DueKind, Effect } from '../../domain/effects.ts';
import type { History } from '../../domain/review/suitability.ts';
import { isInTime, type ReviewTask } from '../../domain/review/task.ts';
import { type Counted, listTasks, loadWrite, taskWrite } from '../../store/reviewers.ts';
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

/** Ends one task: off its reviewer's list and load and into their history, its dates taken back, its links dead (the epoch rises). */
export function taskEnded(
  store: Store,
  task: ReviewTask,
  status: 'decided' | 'declined' | 'ended',
  why?: 'overdue',
): TaskEnd {
  const epoch = status === 'decided' ? task.epoch : task.epoch + 1;
  const ended = { ...task, status, epoch, endedAt: nowIso(store) };
  const counted: Counted = why === 'overdue' ? { overdue: 1 } : status === 'decided' ? decidedOf(ended) : {};
  return {
    task: ended,
    writes: [taskWrite(ended), loadWrite(task.programId, task.reviewerId, -1, undefined, counted)],
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

/** What a recorded review is in its reader's history. */
const decidedOf = (task: ReviewTask): Counted => ({ finished: 1, ...(isInTime(task) ? { onTime: 1 } : {}) });

/** The same taken out again; of one that was recorded before there was a history nothing stands in it. */
export const takenBackOf = (task: ReviewTask, { finished, onTime }: History): Counted => ({
  ...(finished > 0 ? { finished: -1 } : {}),
  ...(isInTime(task) && onTime > 0 ? { onTime: -1 } : {}),
});

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
