import {
  fileOfBatch,
  holdsRecused,
  namedLines,
  ordersFor,
} from '../../../shared/cases/after-award/payment-batches.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { linesOf, listBatches, readBatch, readPayment } from '../../../shared/store/payments.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { applicationsOf } from '../lists/people.ts';
import { recusedPage } from '../pages/notice-pages.ts';
import { batchPage, paymentsPage } from '../pages/payments/payments-page.ts';

type Answer = Promise<WebResponse | undefined>;

/** `GET /manage/payments`: what waits, and every file so far. */
export async function showPayments({ store }: ManageDependencies, { frame, who, request }: Asked): Answer {
  const [orders, batches] = await Promise.all([ordersFor(store, who.id), listBatches(store)]);
  const known = await applicationsOf(
    store,
    orders.map(({ applicationId }) => applicationId),
  );
  return paymentsPage(frame, { orders, batches, known }, who, request.query.get('done') ?? '');
}

/** `GET /manage/payments/{batchId}`: its lines, and what the bank has said of each. */
export async function showBatch({ store }: ManageDependencies, { frame, who, request }: Asked): Answer {
  const batch = await readBatch(store, request.param('batchId'));
  if (!batch) return undefined;
  if (await holdsRecused(store, batch.batchId, who.id)) return recusedPage(frame);
  const [lines, kept] = await Promise.all([namedLines(store, batch.batchId), linesOf(store, batch.batchId)]);
  const payments = await Promise.all(
    kept.map((line) => readPayment(store, line.applicationId, line.tranche)),
  );
  return batchPage(frame, { batch, lines, payments }, who, request.query.get('done') ?? '');
}

/** `GET /manage/payments/{batchId}/file`: the file of a released batch. */
export async function fetchBatch({ store }: ManageDependencies, { frame, who, request }: Asked): Answer {
  const batchId = request.param('batchId');
  if (await holdsRecused(store, batchId, who.id)) return recusedPage(frame);
  const body = await fileOfBatch(store, batchId);
  if (body === undefined) return undefined;
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=absent',
      'content-disposition': `attachment; filename="payments-${batchId}.csv"`,
      'cache-control': 'no-store',
    },
    body,
  };
}
