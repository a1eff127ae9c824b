import {
  type BatchLine,
  batchLimit,
  type Payment,
  type PaymentBatch,
  type PaymentIn,
} from '../../domain/after-award/payment.ts';
import { hashOfLines, type NamedLine, paymentFile, sumOf } from '../../domain/after-award/payment-file.ts';
import { opaqueId } from '../../domain/ids.ts';
import { loadApplication, personOf } from '../../store/applications.ts';
import {
  batchWrite,
  linesOf,
  newBatchWrites,
  paymentWrite,
  readBatch,
  readPayment,
  waitingPayments,
} from '../../store/payments.ts';
import { hiddenFrom } from '../../store/recusals.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { open, seal } from '../../store/vault.ts';
import { collisionsOf } from '../award/claims.ts';
import type { Manager } from '../manager.ts';
import { setAside } from './set-aside.ts';

type By = Pick<Manager, 'id' | 'name'>;

/** Orders that a person may put into a batch now, the oldest first: none of an application they have a stake in. */
export async function ordersFor(store: Store, manager: string): Promise<PaymentIn<'waiting'>[]> {
  const [waiting, hidden] = await Promise.all([waitingPayments(store), hiddenFrom(store, manager)]);
  const own = waiting.filter(({ applicationId }) => !hidden.has(applicationId));
  const held = await heldForPerson(
    store,
    own.map(({ applicationId }) => applicationId),
  );
  return own.filter(({ applicationId }) => !held.has(applicationId));
}

/** Awards that may be one person's second: nothing of them is paid until somebody has looked at both. */
async function heldForPerson(store: Store, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const loaded = await loadApplication(store, id);
      const { application, key } = loaded ?? {};
      if (!key || (application?.status !== 'accepted' && application?.status !== 'completed')) return [];
      return (await collisionsOf(store, { application, key })).length > 0 ? [id] : [];
    }),
  );
  return new Set(found.flat());
}

export type BatchMade =
  | { readonly kind: 'made'; readonly batch: PaymentBatch }
  /** Nothing waits, or what was looked at is no longer what waits. */
  | { readonly kind: 'nothing' | 'changed' };

/**
 * Puts what waits into a batch, as far as one goes: its lines, its sum and every order in one transaction, so that an order
 * is in one batch or in none. `seen` is what the person was shown; where that changed they look again.
 */
export async function makeBatch(
  store: Store,
  manager: By,
  seen: { readonly count: number; readonly cents: number },
): Promise<BatchMade> {
  const orders = await payable(store, manager.id);
  if (orders.length === 0) return { kind: 'nothing' };
  if (orders.length !== seen.count || sumOf(orders) !== seen.cents) return { kind: 'changed' };
  const batchId = opaqueId('bat', store.random);
  const named = await Promise.all(orders.map((order) => lineOf(store, order)));
  const batch: PaymentBatch = {
    ...{ state: 'made', batchId, createdAt: nowIso(store), by: { id: manager.id, name: manager.name } },
    ...{ count: named.length, cents: sumOf(orders) },
    sha256: hashOfLines(
      batchId,
      named.map(({ line }) => line),
    ),
  };
  const outcome = await transact(store, [
    ...newBatchWrites(
      batch,
      named.map(({ stored }) => stored),
    ),
    ...orders.map((order) => paymentWrite(order, { ...order, state: 'sent', batchId })),
  ]);
  return outcome.kind === 'done' ? { kind: 'made', batch } : { kind: 'changed' };
}

/** What a batch may take: nothing of a held award, nor what is to be paid back. */
async function payable(store: Store, manager: string): Promise<PaymentIn<'waiting'>[]> {
  const orders = (await ordersFor(store, manager)).slice(0, batchLimit);
  return (await setAside(store, orders)) ? payable(store, manager) : orders;
}

/** A line as the file says it, and as it is kept: the name stays sealed under its own application's key. */
async function lineOf(
  store: Store,
  { applicationId, tranche, fundId, cents }: PaymentIn<'waiting'>,
): Promise<{ line: NamedLine; stored: BatchLine }> {
  const loaded = await loadApplication(store, applicationId);
  if (!loaded) throw new Error('A payment of an application that is not there');
  const { reference } = loaded.application;
  const line = { applicationId, tranche, reference, fundId, cents, name: personOf(loaded).name };
  return { line, stored: { ...line, name: seal(loaded.key, 'payment', line.name, store.random) } };
}

/** The lines of a batch with their names; a person who was erased has none any more. */
export async function namedLines(store: Store, batchId: string): Promise<readonly NamedLine[]> {
  const lines = await linesOf(store, batchId);
  return Promise.all(
    lines.map(async (line) => {
      const loaded = await loadApplication(store, line.applicationId);
      return { ...line, name: loaded ? String(open(loaded.key, 'payment', line.name)) : '' };
    }),
  );
}

export type BatchChanged =
  | { readonly kind: 'committed' }
  /**
   * Released or withdrawn before; made by the same person; there is none; it holds something they stepped back from, or an award that may be
   * one person's second.
   */
  | { readonly kind: 'not-possible' | 'same-person' | 'missing' | 'recused' | 'held' };

/** A second person releases a batch: from then on its file can be fetched, and confirmations are taken. */
export async function releaseBatch(store: Store, batchId: string, manager: By): Promise<BatchChanged> {
  const batch = await readBatch(store, batchId);
  if (!batch) return { kind: 'missing' };
  if (batch.state !== 'made') return { kind: 'not-possible' };
  if (batch.by.id === manager.id) return { kind: 'same-person' };
  if (await holdsRecused(store, batchId, manager.id)) return { kind: 'recused' };
  const ids = (await linesOf(store, batchId)).map(({ applicationId }) => applicationId);
  if ((await heldForPerson(store, ids)).size > 0) return { kind: 'held' };
  const by = { id: manager.id, name: manager.name };
  const next: PaymentBatch = { ...batch, state: 'released', releasedAt: nowIso(store), releasedBy: by };
  const { kind } = await transact(store, [batchWrite(batch, next)]);
  return { kind: kind === 'done' ? 'committed' : 'not-possible' };
}

/** A batch that was not released yet is taken back: its orders wait for another one. */
export async function withdrawBatch(store: Store, batchId: string, manager: By): Promise<BatchChanged> {
  const batch = await readBatch(store, batchId);
  if (!batch) return { kind: 'missing' };
  // Asked again because the answer was lost: what was begun is finished.
  if (batch.state === 'withdrawn') await setAside(store, await linesOf(store, batchId));
  if (batch.state !== 'made') return { kind: 'not-possible' };
  const by = { id: manager.id, name: manager.name };
  const next: PaymentBatch = { ...batch, state: 'withdrawn', withdrawnAt: nowIso(store), withdrawnBy: by };
  const orders = await Promise.all(
    (await linesOf(store, batchId)).map((line) => readPayment(store, line.applicationId, line.tranche)),
  );
  const writes = orders.flatMap((order) =>
    order?.state === 'sent' && order.batchId === batchId ? [paymentWrite(order, waitingAgain(order))] : [],
  );
  const { kind } = await transact(store, [batchWrite(batch, next), ...writes]);
  if (kind !== 'done') return { kind: 'not-possible' };
  await setAside(
    store,
    orders.filter((order) => order !== undefined),
  );
  return { kind: 'committed' };
}

/** An order that is in no batch any more. */
export function waitingAgain(order: Payment): PaymentIn<'waiting'> {
  const { applicationId, programId, fundId, tranche, cents, orderedAt, returnedFrom } = order;
  return {
    state: 'waiting',
    ...{ applicationId, programId, fundId, tranche, cents, orderedAt, returnedFrom },
  };
}

/** Whether a batch holds a payment of an application that a person has stepped back from. */
export async function holdsRecused(store: Store, batchId: string, manager: string): Promise<boolean> {
  const [lines, hidden] = await Promise.all([linesOf(store, batchId), hiddenFrom(store, manager)]);
  return lines.some(({ applicationId }) => hidden.has(applicationId));
}

/** The file of a released batch: the same bytes whenever it is fetched. */
export async function fileOfBatch(store: Store, batchId: string): Promise<string | undefined> {
  const batch = await readBatch(store, batchId);
  return batch?.state === 'released' ? paymentFile(batch, await namedLines(store, batchId)) : undefined;
}
