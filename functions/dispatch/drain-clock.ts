import { performance } from 'node:perf_hooks';
import type { DueItem } from '../../shared/cases/clock.ts';
import { checkFunds } from '../../shared/cases/ledger/check-funds.ts';
import { classify } from '../../shared/domain/faults.ts';
import { errorName, errorPlace, note } from '../../shared/http/log.ts';
import { readItem } from '../../shared/store/applications.ts';
import { keys } from '../../shared/store/keys.ts';
import { matterWrites } from '../../shared/store/outbox-records.ts';
import { sealDays } from '../../shared/store/seals.ts';
import { type Item, nowIso } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { carryOut } from './carry-out.ts';
import type { Dispatch } from './dispatch.ts';
import { dueItems } from './due-items.ts';

/** Real time that one tick may use for what is due; the next tick, a minute later, goes on. */
const budgetMs = 20_000;

/**
 * One tick of the clock: everything that fell due, oldest first, until nothing is left or the time is used; then the days
 * that can be sealed. One that fails is logged and stays due, and the others go on.
 */
export async function drainClock(dispatch: Dispatch): Promise<{ readonly handled: number }> {
  const until = performance.now() + budgetMs;
  const seen = new Set<string>();
  let handled = 0;
  for (let before = -1; before < seen.size; ) {
    before = seen.size;
    for await (const item of dueItems(dispatch.store)) {
      if (performance.now() > until) return { handled };
      // A failing one stays due, and the index may still show what was just handled: each is looked at once a tick.
      const name = `${item['pk']} ${item['sk']} ${item['clockSk']}`;
      if (seen.has(name)) continue;
      seen.add(name);
      if (await handleItem(dispatch, item)) handled += 1;
    }
  }
  await seal(dispatch);
  await checkBooks(dispatch);
  return { handled };
}

async function handleItem(dispatch: Dispatch, item: Item): Promise<boolean> {
  const due = { kind: item['kind'], subject: item['subject'], ref: item['ref'], at: item['at'] } as DueItem;
  try {
    if (item['type'] === 'outbox') await carryOut(dispatch, String(item['id']));
    else await handleDue(dispatch, due);
    return true;
  } catch (error) {
    note('error', 'dueFailed', {
      item: item['type'] === 'outbox' ? String(item['id']) : `${due.subject} ${due.kind} ${due.ref}`,
      error: errorName(error),
      place: errorPlace(error),
    });
    if (item['type'] === 'due' && classify(error) === 'never') await tellOwner(dispatch, due, error);
    return false;
  }
}

/** Looks again first: the index may lag behind an item that was moved to a later date, or taken back. */
async function handleDue(
  { store, handleDue: handle }: Dispatch,
  { kind, subject, ref }: DueItem,
): Promise<void> {
  const item = await readItem(store, keys.due(subject, kind, ref));
  if (!item || String(item['at']) > nowIso(store)) return;
  await handle(store, { kind, subject, ref, at: String(item['at']) });
  note('info', 'dueHandled', { kind, subject, ref });
}

/** A date that no further try can handle waits for a person: told once, listed until it is settled. */
async function tellOwner({ store }: Dispatch, due: DueItem, error: unknown): Promise<void> {
  const { subject, kind, ref, at } = due;
  const matter = { subject, kind: 'workflow-failed', details: [kind, errorName(error)] } as const;
  const cause = `${subject.replace('#', '-')}.${kind}-${ref}-${at.replace(/\D/g, '')}`;
  try {
    await transact(store, await matterWrites(store, matter, cause));
  } catch (failure) {
    note('error', 'dueFailed', { item: `${subject} ${kind} ${ref}`, error: errorName(failure) });
  }
}

async function seal({ store }: Dispatch): Promise<void> {
  try {
    for (const { day, root, leaves } of await sealDays(store))
      note('info', 'daySealed', { day, root, leaves });
  } catch (error) {
    note('error', 'dueFailed', { item: 'seal', error: errorName(error), place: errorPlace(error) });
  }
}

/** The books of every fund are compared now and then; `ledgerDiffers` rings an alarm. */
async function checkBooks({ store }: Dispatch): Promise<void> {
  try {
    for (const { fundId, lines, applications, differences } of await checkFunds(store))
      if (differences > 0) note('error', 'ledgerDiffers', { fundId, lines, applications, differences });
      else note('info', 'ledgerChecked', { fundId, lines, applications });
  } catch (error) {
    note('error', 'dueFailed', { item: 'books', error: errorName(error), place: errorPlace(error) });
  }
}
