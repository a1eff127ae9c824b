import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { nowIso, type Store } from './table.ts';
import type { Write } from './transact.ts';

/** What a manager has stepped back from: an application, and with it the ranking of its round. */
export interface Recusal {
  readonly applicationId: string;
  readonly roundId: string;
}

/** The writes that record it, with the manager and with the application; said twice it stands once. */
export function recusalWrites(
  store: Store,
  manager: { readonly id: string; readonly name: string },
  recusal: Recusal,
): readonly Write[] {
  const item = { type: 'recusal', ...recusal, at: nowIso(store) };
  const { applicationId } = recusal;
  return [
    { as: 'recusal', put: { ...keys.recusal(manager.id, applicationId), ...item } },
    {
      as: 'stepped back',
      put: { ...keys.steppedBack(applicationId, manager.id), ...item, by: manager.id, name: manager.name },
    },
  ];
}

/** Who has stepped back from one application, and when. */
export interface SteppedBack {
  readonly by: string;
  readonly name: string;
  readonly at: string;
}

/** Everybody who has stepped back from an application, the first by their ids first. */
export async function steppedBackFrom(store: Store, applicationId: string): Promise<readonly SteppedBack[]> {
  const { pk, sk } = keys.steppedBack(applicationId, '');
  const items = await readAll(store, pk, sk);
  return items.map(({ by, name, at }) => ({ by: String(by), name: String(name), at: String(at) }));
}

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
