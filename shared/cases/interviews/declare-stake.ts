import { listTasks } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import { declareConflict } from '../review/declare-conflict.ts';
import { type Left, leaveSeat } from './leave-seat.ts';

/**
 * An interviewer has a stake in an applicant. They leave the panel, and what they did of the application as a reader counts for
 * nothing either.
 */
export async function declareStake(
  store: Store,
  whose: { readonly applicationId: string; readonly reviewerId: string },
): Promise<Left> {
  const outcome = await leaveSeat(store, whose, 'conflict');
  const tasks = await listTasks(store, whose.applicationId);
  for (const task of tasks.filter(({ reviewerId }) => reviewerId === whose.reviewerId))
    if (task.status === 'open' || task.status === 'decided') await declareConflict(store, task);
  return outcome;
}
