import type { Reviewer } from '../../domain/review/reviewer.ts';
import type { Deed } from '../../store/reviewer-pool.ts';
import type { Store } from '../../store/table.ts';
import { type Changed, changeReviewer } from './change-reviewer.ts';
import { leaveAllTasks } from './leave-tasks.ts';

type Who = Pick<Reviewer, 'programId' | 'reviewerId'>;
type Paused =
  | Exclude<Changed, { kind: 'changed' | 'same' }>
  | { readonly kind: 'paused'; readonly handedOver: number };

/**
 * Pauses a reviewer: first they get nothing new and links to their own page open nothing, then each task they hold goes to
 * somebody else. Doing it again goes on where it was broken off.
 */
export async function pauseReviewer(store: Store, who: Who, seen: number, by: Deed['by']): Promise<Paused> {
  const paused = (before: Reviewer): Reviewer =>
    before.status === 'paused' ? before : { ...before, status: 'paused', epoch: before.epoch + 1 };
  const outcome = await changeReviewer(store, who, seen, paused, by, 'paused');
  if (outcome.kind !== 'changed' && outcome.kind !== 'same') return outcome;
  return { kind: 'paused', handedOver: await leaveAllTasks(store, outcome.reviewer, by) };
}

/** Lets a paused reviewer be chosen again. */
export const resumeReviewer = (store: Store, who: Who, seen: number, by: Deed['by']): Promise<Changed> =>
  changeReviewer(store, who, seen, (before) => ({ ...before, status: 'active' }), by, 'resumed');
