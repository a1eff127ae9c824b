import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { nowIso, type Store } from './table.ts';
import type { Write } from './transact.ts';

/** What a manager has stepped back from: an application, and with it the ranking of its round. */
export interface Recusal {
  readonly applicationId: string;
  readonly roundId: string;
}

/** The write that records it; said twice it stands once. */
export const recusalWrite = (store: Store, manager: string, recusal: Recusal): Write => ({
  as: 'recusal',
  put: { ...keys.recusal(manager, recusal.applicationId), type: 'recusal', ...recusal, at: nowIso(store) },
});

/** Everything that a manager has stepped back from. */
export async function recusalsOf(store: Store, manager: string): Promise<readonly Recusal[]> {
  const items = await readAll(store, keys.recusal(manager, '').pk, 'APP#');
  return items.map((item) => ({
    applicationId: String(item['applicationId']),
    roundId: String(item['roundId']),
  }));
}

/** True where a manager has stepped back from this application. */
export const isRecused = async (store: Store, manager: string, applicationId: string): Promise<boolean> =>
  (await readItem(store, keys.recusal(manager, applicationId))) !== undefined;

/** The applications that are in no list and no search of theirs. */
export const hiddenFrom = async (store: Store, manager: string): Promise<ReadonlySet<string>> =>
  new Set((await recusalsOf(store, manager)).map(({ applicationId }) => applicationId));
