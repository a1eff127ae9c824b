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
export const readVerdict = async (
  store: Store,
  key: VaultKey,
  snapshot: number,
): Promise<Verdict | undefined> => (await readVerdictOn(store, key, snapshot))?.verdict;

/** The same, with the instant at which it was given. */
export async function readVerdictOn(
  store: Store,
  key: VaultKey,
  snapshot: number,
): Promise<{ readonly verdict: Verdict; readonly at: string } | undefined> {
  const item = await readItem(store, keys.verdict(key.applicationId, snapshot));
  return item && { verdict: open(key, 'verdict', String(item['sealed'])) as Verdict, at: String(item['at']) };
}
