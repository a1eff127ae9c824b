import { movementWrites } from '../../shared/store/funds.ts';
import type { Store } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';

/** Takes units out of a fund the way money goes: offered, accepted, paid to others in other years. */
export async function spent(store: Store, fundId: string, units: number): Promise<void> {
  const subject = 'other years';
  for (const [from, to] of [
    ['free', 'offered'],
    ['offered', 'accepted'],
    ['accepted', 'paid'],
  ] as const) {
    const entry = `other-years-${units}-${to}`;
    const outcome = await transact(store, movementWrites(store, { fundId, from, to, units, subject, entry }));
    if (outcome.kind !== 'done') throw new Error(`The fund ${fundId} has no ${units} units to spend`);
  }
}
