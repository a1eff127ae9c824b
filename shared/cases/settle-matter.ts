import { change } from '../store/applications.ts';
import { listAttention, settleWrite } from '../store/attention.ts';
import type { Store } from '../store/table.ts';

/** Matters that end by somebody's word that they were dealt with; the others end by what settles them. */
export const settledByWord = [
  'mail-bounced',
  'ledger-differs',
  'person-refused',
  'likely-duplicate',
  'scores-apart',
  'late-conflict',
] as const;
export type SettledByWord = (typeof settledByWord)[number];

/** A manager says that a matter was dealt with outside the system; the trail keeps who said so, and when. */
export async function settleMatter(
  store: Store,
  id: string,
  matter: SettledByWord,
  manager: string,
): Promise<{ readonly kind: 'committed' | 'not-waiting' | 'missing' }> {
  const subject = `APP#${id}`;
  const waiting = (await listAttention(store)).some((one) => one.subject === subject && one.kind === matter);
  if (!waiting) return { kind: 'not-waiting' };
  const outcome = await change<{ kind: 'not-waiting' }>(store, id, ({ application }) => ({
    next: application,
    happening: { event: 'matter settled', actor: { kind: 'manager', id: manager }, data: { matter } },
    writes: [settleWrite(subject, matter)],
  }));
  if (outcome.kind === 'refused') throw new Error(`Settling a matter was refused by ${outcome.by}`);
  return { kind: outcome.kind };
}
