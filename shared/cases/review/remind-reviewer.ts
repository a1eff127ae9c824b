import { keys } from '../../store/keys.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { readTask } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import { present, transact } from '../../store/transact.ts';

/** Reminds the reader of an open task, once per date; a finished task is not reminded of. */
export async function remindReviewer(
  store: Store,
  task: { applicationId: string; taskId: string },
): Promise<void> {
  const { applicationId, taskId } = task;
  const found = await readTask(store, applicationId, taskId);
  const due = keys.due(`APP#${applicationId}`, 'review-reminder', taskId);
  await transact(store, [
    { as: 'due', delete: due, when: present },
    ...(found?.status === 'open'
      ? outboxWrites(store, `${applicationId}.reminder-${taskId}`, [
          { kind: 'mail-reviewer', mail: 'review-reminder', applicationId, taskId },
        ])
      : []),
  ]);
}
