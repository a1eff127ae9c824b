import { keys } from './keys.ts';
import { keyedText } from './receipts.ts';
import type { Store } from './table.ts';
import { transact } from './transact.ts';

/** Checks from one address in an hour: an office that checks many letters is no guesser. */
const checksAnHour = 60;
/** Comparisons of one letter in a day: enough for typing wrong, too few for trying names and amounts. */
const comparisonsADay = 12;

/** Counts a check of a letter by its caller; false where there were too many in this hour. */
export const countCheck = (store: Store, caller: string): Promise<boolean> =>
  counted(store, `caller:${caller}:${store.now().toISOString().slice(0, 13)}`, checksAnHour);

/** Counts a comparison with one letter; false where there were too many on this day. */
export const countComparison = (store: Store, letter: string): Promise<boolean> =>
  counted(store, `letter:${letter}:${store.now().toISOString().slice(0, 10)}`, comparisonsADay);

/** One more, on condition that there is room. What is counted is kept as a keyed digest only. */
async function counted(store: Store, what: string, atMost: number): Promise<boolean> {
  const outcome = await transact(store, [
    {
      as: 'pace',
      update: keys.letterPace(await keyedText(store, what)),
      set: {
        expression: 'SET #type = :type, expiresAt = :end ADD times :one',
        names: { '#type': 'type' },
        values: {
          ':type': 'letter-pace',
          ':end': Math.floor(store.now().getTime() / 1000) + 2 * 86_400,
          ':one': 1,
        },
      },
      when: {
        expression: 'attribute_not_exists(times) OR times < :most',
        values: { ':most': atMost },
      },
    },
  ]);
  return outcome.kind === 'done';
}
