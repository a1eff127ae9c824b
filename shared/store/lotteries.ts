import { commitmentOf, type Lottery } from '../domain/round/lottery.ts';
import { readItem } from './applications.ts';
import { keys } from './keys.ts';
import { newSecret } from './sessions.ts';
import type { Store } from './table.ts';
import { absent, type Write } from './transact.ts';

/** A new seed: the write that keeps it closed, and what the round says of it. */
export function newLottery(store: Store, roundId: string): { write: Write; lottery: Lottery } {
  const seed = newSecret(store);
  return {
    write: { as: 'lottery', put: { ...keys.lottery(roundId), type: 'lottery', seed }, when: absent },
    lottery: { commitment: commitmentOf(seed) },
  };
}

/** The seed of a round's lottery; undefined for a round that was opened before there was one. */
export async function readSeed(store: Store, roundId: string): Promise<string | undefined> {
  const seed = (await readItem(store, keys.lottery(roundId)))?.['seed'];
  return typeof seed === 'string' ? seed : undefined;
}
