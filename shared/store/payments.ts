import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type BatchLine,
  batchLine,
  type Payment,
  type PaymentBatch,
  type PaymentIn,
  payment,
  paymentBatch,
} from '../domain/after-award/payment.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { readMany } from './read-many.ts';
import { tableSchema } from './schema.ts';
import type { Item, Store } from './table.ts';
import { absent, type Write } from './transact.ts';

const { byList } = tableSchema.indexes;
const listOf = 'PAYMENTS';

function entity({ pk, sk, type, listPk, listSk, ...rest }: Item): Item {
  return rest;
}

/** The oldest order first. */
const placeOf = (one: Payment) => `${one.orderedAt}#${one.applicationId}#${one.tranche}`;

/** What an order stands as; one that waits is listed. */
function item(one: Payment) {
  const listed =
    one.state === 'waiting'
      ? {
          [byList.partitionKey]: listOf,
          [byList.sortKey]: placeOf(one),
        }
      : {};
  return { ...keys.payment(one.applicationId, one.tranche), type: 'payment', ...one, ...listed };
}

/** The write that makes an order: of one part of one award once for ever. */
export const newPaymentWrite = (one: PaymentIn<'waiting'>): Write => ({
  as: 'payment',
  put: item(one),
  when: absent,
});

/** The write of an order's next state, on condition that it stands as it was read. */
export const paymentWrite = (before: Payment, next: Payment): Write => ({
  as: 'payment',
  put: item(next),
  when: {
    expression: `#state = :state AND cents = :cents${'batchId' in before ? ' AND batchId = :batch' : ''}`,
    names: { '#state': 'state' },
    values: {
      ':state': before.state,
      ':cents': before.cents,
      ...('batchId' in before ? { ':batch': before.batchId } : {}),
    },
  },
});

/** Every order of an award. */
export async function paymentsOf(store: Store, applicationId: string): Promise<Payment[]> {
  return (await readAll(store, `APP#${applicationId}`, 'PAYMENT#')).map((one) => payment.parse(entity(one)));
}

export async function readPayment(
  store: Store,
  applicationId: string,
  tranche: string,
): Promise<Payment | undefined> {
  const found = await readItem(store, keys.payment(applicationId, tranche));
  return found && payment.parse(entity(found));
}

/** Orders that wait for a batch, the oldest first, as each stands now. */
export async function waitingPayments(store: Store): Promise<PaymentIn<'waiting'>[]> {
  const listed: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        IndexName: byList.name,
        KeyConditionExpression: `${byList.partitionKey} = :pk`,
        ExpressionAttributeValues: { ':pk': listOf },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    listed.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  const known = listed.map((one) => payment.parse(entity(one)));
  const now = await readMany(
    store,
    known.map((one) => keys.payment(one.applicationId, one.tranche)),
  );
  return now
    .map((one) => payment.parse(entity(one)))
    .filter((one) => one.state === 'waiting')
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** The writes that make a batch with its lines. */
export const newBatchWrites = (batch: PaymentBatch, lines: readonly BatchLine[]): Write[] => [
  {
    as: 'batch',
    put: { ...keys.paymentBatch(batch.batchId), type: 'payment-batch', ...batch },
    when: absent,
  },
  {
    as: 'batch lines',
    put: { ...keys.paymentLines(batch.batchId), type: 'payment-lines', lines },
    when: absent,
  },
];

export const batchWrite = (before: PaymentBatch, next: PaymentBatch): Write => ({
  as: 'batch',
  put: { ...keys.paymentBatch(next.batchId), type: 'payment-batch', ...next },
  when: {
    expression: '#state = :state',
    names: { '#state': 'state' },
    values: { ':state': before.state },
  },
});

export async function readBatch(store: Store, batchId: string): Promise<PaymentBatch | undefined> {
  const found = await readItem(store, keys.paymentBatch(batchId));
  return found && paymentBatch.parse(entity(found));
}

/** Every batch, the newest first. */
export async function listBatches(store: Store): Promise<PaymentBatch[]> {
  return (await readAll(store, 'PAYMENT-BATCHES', 'BATCH#'))
    .map((one) => paymentBatch.parse(entity(one)))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** The lines of a batch, in the order of its file. */
export async function linesOf(store: Store, batchId: string): Promise<BatchLine[]> {
  const found = await readItem(store, keys.paymentLines(batchId));
  return z.array(batchLine).parse(found?.['lines'] ?? []);
}
