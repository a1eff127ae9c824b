import type { Answers } from '../../domain/program/fields.ts';
import { keys } from '../../store/keys.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { seal, type VaultKey } from '../../store/vault.ts';

/**
 * The writes that keep who somebody is in a partition of its own, which no function that decides, shows or exports may open
 * (the template denies it to them). Nothing where nothing was said.
 */
export function demographicsWrites(store: Store, key: VaultKey, demographics: Answers): Write[] {
  if (Object.keys(demographics).length === 0) return [];
  return [
    {
      as: 'demographics',
      put: {
        ...keys.demographics(key.applicationId),
        type: 'demographics',
        at: nowIso(store),
        sealed: seal(key, 'demographics', demographics, store.random),
      },
    },
  ];
}
