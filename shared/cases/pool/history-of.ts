import type { History } from '../../domain/review/suitability.ts';
import { decidedTasksOf } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';

/** How many reviews of the program somebody has recorded, and how many of those by their date. */
export async function historyOf(store: Store, programId: string, reviewerId: string): Promise<History> {
  const decided = await decidedTasksOf(store, programId, reviewerId);
  const onTime = decided.filter(({ endedAt, dueAt }) => endedAt !== undefined && endedAt <= dueAt);
  return { finished: decided.length, onTime: onTime.length };
}
