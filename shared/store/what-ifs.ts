import { type WhatIf, whatIf } from '../domain/round/what-if.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import type { Item, Store } from './table.ts';
import { absent, transact } from './transact.ts';

/** Keeps what was thought. It never changes. */
export async function storeWhatIf(store: Store, roundId: string, one: WhatIf): Promise<void> {
  await transact(store, [
    {
      as: 'what-if',
      put: { ...keys.whatIf(roundId, one.id), type: 'what-if', ...one },
      when: absent,
    },
  ]);
}

/** One that was thought; undefined where there is none. */
export async function readWhatIf(store: Store, roundId: string, id: string): Promise<WhatIf | undefined> {
  const item = await readItem(store, keys.whatIf(roundId, id));
  return item && parsed(item);
}

/** All that were thought of a round, the latest first. */
export async function listWhatIfs(store: Store, roundId: string): Promise<readonly WhatIf[]> {
  const { pk, sk } = keys.whatIf(roundId, '');
  return (await readAll(store, pk, sk)).map(parsed).sort((a, b) => (a.at < b.at ? 1 : -1));
}

function parsed({ pk, sk, type, ...one }: Item): WhatIf {
  return whatIf.parse(one);
}
