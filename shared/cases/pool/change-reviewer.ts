import { normalEmail } from '../../domain/application/identity.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Reviewer } from '../../domain/review/reviewer.ts';
import { changeReviewerWrites, type Deed, declaredParts } from '../../store/reviewer-pool.ts';
import { listReviewers, readReviewer } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';

export type Changed =
  | { readonly kind: 'changed'; readonly reviewer: Reviewer }
  /** Nothing differs, so nothing was written. */
  | { readonly kind: 'same'; readonly reviewer: Reviewer }
  /** Somebody else changed them since they were looked at. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'email-known' }
  | { readonly kind: 'missing' };

/**
 * Changes what is declared of a reviewer; `seen` is the version that was looked at. Tasks that they may no longer hold are
 * the caller's next step (`leave-tasks.ts`).
 */
export async function changeReviewer(
  store: Store,
  who: Pick<Reviewer, 'programId' | 'reviewerId'>,
  seen: number,
  change: (before: Reviewer) => Reviewer,
  by: Deed['by'],
  event: Deed['event'] = 'changed',
): Promise<Changed> {
  const before = await readReviewer(store, who.programId, who.reviewerId);
  if (!before) return { kind: 'missing' };
  if (before.version !== seen) return { kind: 'moved' };
  const after = change(before);
  const parts = [...declaredParts, 'surname' as const].filter((part) => differ(before[part], after[part]));
  if (parts.length === 0) return { kind: 'same', reviewer: before };
  if (parts.includes('email') && (await isTaken(store, after))) return { kind: 'email-known' };
  const writes = changeReviewerWrites(store, before, after, { by, event, parts });
  const outcome = await transact(store, writes);
  if (outcome.kind === 'done')
    return { kind: 'changed', reviewer: { ...after, load: before.load, version: before.version + 1 } };
  return { kind: outcome.by.some(({ as }) => as === 'address') ? 'email-known' : 'moved' };
}

const differ = (one: unknown, other: unknown) => canonicalJson(one ?? null) !== canonicalJson(other ?? null);

async function isTaken(store: Store, { programId, reviewerId, email }: Reviewer): Promise<boolean> {
  const all = await listReviewers(store, programId);
  return all.some((one) => one.reviewerId !== reviewerId && normalEmail(one.email) === normalEmail(email));
}
