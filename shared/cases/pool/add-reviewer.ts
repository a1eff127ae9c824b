import { normalEmail } from '../../domain/application/identity.ts';
import { opaqueId } from '../../domain/ids.ts';
import { type Declared, reviewer } from '../../domain/review/reviewer.ts';
import { addReviewerWrites, type Deed } from '../../store/reviewer-pool.ts';
import { listReviewers } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';

export type Added =
  | { readonly kind: 'added'; readonly reviewerId: string }
  /** The address belongs to somebody of this program already. */
  | { readonly kind: 'email-known' };

/** Adds a person to a program's pool. */
export async function addReviewerToPool(store: Store, one: Declared, by: Deed['by']): Promise<Added> {
  // Who was there before addresses were written beside people is found in the list only.
  const there = await listReviewers(store, one.programId);
  if (there.some(({ email }) => normalEmail(email) === normalEmail(one.email)))
    return { kind: 'email-known' };
  return storeNewReviewer(store, one, by);
}

/** The same for somebody whom the list of the program was looked through for just now. */
export async function storeNewReviewer(store: Store, one: Declared, by: Deed['by']): Promise<Added> {
  const added = reviewer.parse({ ...one, reviewerId: newReviewerId(store), load: 0 });
  const outcome = await transact(store, addReviewerWrites(store, added, { by, event: 'added', parts: [] }));
  return outcome.kind === 'done' ? { kind: 'added', reviewerId: added.reviewerId } : { kind: 'email-known' };
}

/** An id that says nothing of the person: it stands in audit trails. */
const newReviewerId = (store: Store) => opaqueId('r', store.random).replace('_', '-');
