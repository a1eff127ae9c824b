import { beginAwardOf } from '../../shared/cases/after-award/begin-award.ts';
import { makeBatch, ordersFor, releaseBatch } from '../../shared/cases/after-award/payment-batches.ts';
import { approveReport, submitReport } from '../../shared/cases/after-award/report.ts';
import { acceptOffer } from '../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../shared/cases/award/make-offer.ts';
import type { Award } from '../../shared/domain/after-award/award.ts';
import { orderName } from '../../shared/domain/after-award/payment.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import { readAward } from '../../shared/store/awards.ts';
import type { Store } from '../../shared/store/table.ts';
import { reviewed, submitted } from './scenario.ts';

export const morgan = { id: 'sub-morgan', name: 'Morgan', email: 'manager@example.org' };
export const avery = { id: 'sub-avery', name: 'Avery', email: 'approver@example.org' };

/** An application of the scholarship whose offer was accepted, with what follows begun. */
export async function awarded(store: Store, units = 1_000_000): Promise<string> {
  const id = await reviewed(store, await submitted(store, 'health-careers-scholarship'));
  return acceptedOf(store, id, { fundId: 'health-careers-2027', units, unit: 'money' });
}

/** Offers and accepts what is free in a fund. */
export async function acceptedOf(
  store: Store,
  id: string,
  plan: { readonly fundId: string; readonly units: number; readonly unit: 'money' | 'slot' },
): Promise<string> {
  const offer = await makeOffer(store, id, { ...plan, from: 'free' }, { kind: 'system', id: 'round' });
  if (offer.kind !== 'committed') throw new Error(`not offered: ${offer.kind}`);
  const answer = await acceptOffer(store, id);
  if (answer.kind !== 'committed') throw new Error(`not accepted: ${answer.kind}`);
  await beginAwardOf(store, id);
  return id;
}

export async function awardOf(store: Store, id: string): Promise<Award> {
  const award = await readAward(store, id);
  if (!award) throw new Error('no award');
  return award;
}

export const enrolled = {
  college: 'Bay State University',
  studentNumber: '0815',
  enrolledAs: 'full-time',
  confirmedBy: 'Registrar',
};

/** Shows a report and has it approved. */
export async function shown(
  store: Store,
  id: string,
  report: string,
  answers: Answers = enrolled,
): Promise<void> {
  const sent = await submitReport(store, id, report, answers);
  if (sent.kind !== 'committed') throw new Error(`not sent: ${sent.kind}`);
  const n = (await awardOf(store, id)).reports.find((one) => one.id === report)?.sent ?? 0;
  const looked = await approveReport(store, id, report, n, morgan);
  if (looked.kind !== 'committed') throw new Error(`not approved: ${looked.kind}`);
}

/** Puts whatever waits into a batch that somebody else releases; its id, and what the bank would say of each. */
export async function batched(store: Store) {
  const orders = await ordersFor(store, morgan.id);
  const cents = orders.reduce((sum, one) => sum + one.cents, 0);
  const made = await makeBatch(store, morgan, { count: orders.length, cents });
  if (made.kind !== 'made') throw new Error(`not made: ${made.kind}`);
  const { batchId } = made.batch;
  await releaseBatch(store, batchId, avery);
  return {
    batchId,
    said: orders.map((order) => ({
      ...{ batchId, payment: orderName(order), cents: order.cents, result: 'paid' as const },
    })),
  };
}
