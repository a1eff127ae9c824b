import { confirmPayment } from '../../../shared/cases/after-award/confirm-payments.ts';
import {
  makeBatch,
  ordersFor,
  releaseBatch,
  withdrawBatch,
} from '../../../shared/cases/after-award/payment-batches.ts';
import { orderName } from '../../../shared/domain/after-award/payment.ts';
import { linesOf, listBatches } from '../../../shared/store/payments.ts';
import type { Store } from '../../../shared/store/table.ts';
import { avery, morgan } from './story.ts';

type Batch = Awaited<ReturnType<typeof listBatches>>[number];

export async function eachBatch(store: Store, work: (batch: Batch) => Promise<unknown>): Promise<void> {
  for (const batch of await listBatches(store)) await work(batch);
}

/** Whatever waits goes into a batch, as a person would see it. */
export async function makeOne(store: Store): Promise<void> {
  const orders = await ordersFor(store, morgan.id);
  const cents = orders.reduce((sum, one) => sum + one.cents, 0);
  await makeBatch(store, morgan, { count: orders.length, cents });
}
export const releaseEach = (store: Store): Promise<void> =>
  eachBatch(store, ({ batchId }) => releaseBatch(store, batchId, avery));
export const takeEachBack = (store: Store): Promise<void> =>
  eachBatch(store, ({ batchId }) => withdrawBatch(store, batchId, morgan));

/** The bank says the same of every line that it was given and that was not said before. */
export const bankSays =
  (result: 'paid' | 'returned') =>
  (store: Store): Promise<void> =>
    eachBatch(store, async ({ batchId, state }) => {
      if (state !== 'released') return;
      for (const line of await linesOf(store, batchId))
        await confirmPayment(store, morgan, { batchId, payment: orderName(line), cents: line.cents, result });
    });
