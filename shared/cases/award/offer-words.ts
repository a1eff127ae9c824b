import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';

/** Why somebody declined, as far as they said it: one of the program's reasons, words of their own. */
export interface DeclineWords {
  readonly reason?: string;
  readonly words?: string;
}

/** The write that keeps it, sealed; none where nothing was said. */
export function declineWordsWrite(store: Store, key: VaultKey, said: DeclineWords | undefined): Write[] {
  if (!said || (said.reason === undefined && said.words === undefined)) return [];
  return [
    {
      as: 'offer answer',
      put: {
        ...keys.offerAnswer(key.applicationId),
        type: 'offer-answer',
        at: nowIso(store),
        sealed: seal(key, 'offer-answer', said, store.random),
      },
    },
  ];
}

/** What was said, for the managers' page; undefined where nothing was. */
export async function readDeclineWords(store: Store, key: VaultKey): Promise<DeclineWords | undefined> {
  const item = await readItem(store, keys.offerAnswer(key.applicationId));
  return item && (open(key, 'offer-answer', String(item['sealed'])) as DeclineWords);
}
