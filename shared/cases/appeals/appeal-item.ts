import * as z from 'zod';
import { type Appeal, appeal, refOf } from '../../domain/appeals/appeal.ts';
import { readAll } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import type { Item, Store } from '../../store/table.ts';
import { absent, type Write } from '../../store/transact.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';

/** The appeals of an application, the oldest first. */
export async function listAppeals(store: Store, id: string): Promise<readonly Appeal[]> {
  const items = await readAll(store, `APP#${id}`, 'APPEAL#');
  return items.map(parse).sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
}

function parse({ pk, sk, type, ...rest }: Item): Appeal {
  return appeal.parse(rest);
}

const item = (value: Appeal) => ({
  ...keys.appeal(value.applicationId, refOf(value.decision)),
  type: 'appeal',
  ...value,
});

/** The write that files an appeal: of one decision once. */
export const filedWrite = (value: Appeal): Write => ({ as: 'appeal', put: item(value), when: absent });

/** The write that decides one: once. */
export const decidedWrite = (value: Appeal): Write => ({
  as: 'appeal',
  put: item(value),
  when: { expression: '#status = :open', names: { '#status': 'status' }, values: { ':open': 'open' } },
});

export const sealAppeal = (store: Store, key: VaultKey, words: string): string =>
  seal(key, 'appeal', words, store.random);
export const openAppeal = (key: VaultKey, sealed: string): string =>
  z.string().parse(open(key, 'appeal', sealed));
