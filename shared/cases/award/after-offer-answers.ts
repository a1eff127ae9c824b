import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import { open, type VaultKey } from '../../store/vault.ts';
import { type DraftContent, draftContent, emptyDraft } from '../intake/drafts.ts';

/**
 * What somebody answered after they accepted an offer. It is kept apart from what was sent and judged: no snapshot, rule,
 * reader or export ever holds it. Who somebody is, is asked of it all the same: a tax number is often asked only then.
 */
export async function readAfterOffer(store: Store, key: VaultKey): Promise<DraftContent> {
  const item = await readItem(store, keys.afterOffer(key.applicationId));
  return item ? draftContent.parse(open(key, 'after-offer', String(item['sealed']))) : emptyDraft;
}
