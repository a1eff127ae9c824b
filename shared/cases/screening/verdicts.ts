import type { Verdict } from '../../domain/rules/verdict.ts';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { absent, type Write } from '../../store/transact.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';

/** The write that stores the verdict on a snapshot, sealed: its trace quotes answers. */
export function verdictWrite(store: Store, key: VaultKey, snapshot: number, verdict: Verdict): Write {
  return {
    as: 'verdict',
    put: {
      ...keys.verdict(key.applicationId, snapshot),
      type: 'verdict',
      at: nowIso(store),
      outcome: verdict.outcome,
      rulesHash: verdict.rulesHash,
      sealed: seal(key, 'verdict', verdict, store.random),
    },
    when: absent,
  };
}

/** The verdict on a snapshot; undefined while it was not screened. */
export async function readVerdict(
  store: Store,
  key: VaultKey,
  snapshot: number,
): Promise<Verdict | undefined> {
  const item = await readItem(store, keys.verdict(key.applicationId, snapshot));
  return item && (open(key, 'verdict', String(item['sealed'])) as Verdict);
}
