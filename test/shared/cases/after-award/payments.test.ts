import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { completeIfDone } from '../../../../shared/cases/after-award/complete-award.ts';
import { confirmPayment, confirmPayments } from '../../../../shared/cases/after-award/confirm-payments.ts';
import {
  fileOfBatch,
  makeBatch,
  ordersFor,
  releaseBatch,
  withdrawBatch,
} from '../../../../shared/cases/after-award/payment-batches.ts';
import { readConfirmations } from '../../../../shared/domain/after-award/payment-file.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { readLedger } from '../../../../shared/store/funds.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { soundFund } from '../../../support/applying.ts';
import { avery, awarded, awardOf, batched, morgan, shown } from '../../../support/awarded.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { beforeWrites } from '../../../support/faulty-store.ts';
import { statusOf, threePrograms } from '../../../support/scenario.ts';

let table: TestTable;
let store: Store;
let id: string;
const fund = 'health-careers-2027';
const first = 'enrolment-2027';

beforeAll(async () => {
  table = await startTestTable({ startAt: '2027-07-05T18:00:00.000Z' });
});
beforeEach(async () => {
  table.clock.moveTo('2027-06-05T18:00:00.000Z');
  store = await table.another();
  await seedSamples(store, threePrograms);
  id = await awarded(store);
});
afterAll(() => table.stop());

const paidEntries = async () => (await readLedger(store, fund)).filter(({ to }) => to === 'paid');

describe('a part of an award', () => {
  it('is ordered once its proof is approved, and moves from accepted to paid when the bank says so', async () => {
    expect(await ordersFor(store, morgan.id)).toEqual([]);
    await shown(store, id, first);
    expect(await ordersFor(store, morgan.id)).toMatchObject([{ tranche: 'autumn-2027', cents: 500_000 }]);
    const { said } = await batched(store);
    expect(await confirmPayment(store, morgan, said[0] as never)).toBe('paid');
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 500_000, paid: 500_000 });
    expect((await awardOf(store, id)).tranches).toMatchObject([
      { id: 'autumn-2027', state: 'paid', cents: 500_000 },
      { id: 'autumn-2028', state: 'waiting' },
    ]);
  });

  it('is paid once, however often it is confirmed and however many say so at once', async () => {
    await shown(store, id, first);
    const { said } = await batched(store);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => confirmPayment(store, morgan, said[0] as never)),
    );
    expect(results.filter((one) => one === 'paid')).toHaveLength(1);
    expect(results.filter((one) => one === 'already')).toHaveLength(19);
    expect(await paidEntries()).toHaveLength(1);
    expect(await soundFund(store, fund)).toMatchObject({ paid: 500_000 });
  });

  it('whose confirmation crashes at any write is paid by the next try, once', async () => {
    await shown(store, id, first);
    const { said } = await batched(store);
    for (const when of ['before', 'after'] as const) {
      let failed = false;
      const crashing = beforeWrites(store, async () => {
        if (failed) return;
        failed = true;
        // After: the write was carried out by somebody whose answer was lost.
        if (when === 'after') await confirmPayment(store, morgan, said[0] as never);
        throw new Error('crash');
      });
      await expect(confirmPayment(crashing, morgan, said[0] as never)).rejects.toThrow('crash');
    }
    expect(await confirmPayment(store, morgan, said[0] as never)).toBe('already');
    expect(await paidEntries()).toHaveLength(1);
    await soundFund(store, fund);
  });

  it('that the bank returns waits for another batch, and is paid from that one only', async () => {
    await shown(store, id, first);
    const one = await batched(store);
    const returned = { ...(one.said[0] as (typeof one.said)[0]), result: 'returned' as const };
    expect(await confirmPayment(store, morgan, returned)).toBe('returned');
    expect(await confirmPayment(store, morgan, returned)).toBe('already');
    expect(await confirmPayment(store, morgan, { ...returned, result: 'paid' })).toBe('contradicts');
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 1_000_000, paid: 0 });
    const two = await batched(store);
    expect(two.batchId).not.toBe(one.batchId);
    expect(two.said[0]?.payment).toBe(one.said[0]?.payment);
    expect(await confirmPayment(store, morgan, two.said[0] as never)).toBe('paid');
    expect(await confirmPayment(store, morgan, { ...returned, batchId: two.batchId })).toBe('contradicts');
    expect(await paidEntries()).toHaveLength(1);
  });
});

describe('a batch', () => {
  it('takes each order once, however many people make one at once', async () => {
    await shown(store, id, first);
    const seen = { count: 1, cents: 500_000 };
    const made = await Promise.all(Array.from({ length: 20 }, () => makeBatch(store, morgan, seen)));
    expect(made.filter(({ kind }) => kind === 'made')).toHaveLength(1);
    expect(await ordersFor(store, morgan.id)).toEqual([]);
  });

  it('is not made of anything but what was looked at', async () => {
    await shown(store, id, first);
    expect(await makeBatch(store, morgan, { count: 1, cents: 499_999 })).toEqual({ kind: 'changed' });
    expect(await makeBatch(store, morgan, { count: 2, cents: 500_000 })).toEqual({ kind: 'changed' });
  });

  it('is released by a second person, and has no file and takes no confirmation before', async () => {
    await shown(store, id, first);
    const made = await makeBatch(store, morgan, { count: 1, cents: 500_000 });
    if (made.kind !== 'made') throw new Error('not made');
    const { batchId } = made.batch;
    expect(await fileOfBatch(store, batchId)).toBeUndefined();
    const said = { batchId, payment: `${id}.autumn-2027`, cents: 500_000, result: 'paid' as const };
    expect(await confirmPayment(store, morgan, said)).toBe('not-released');
    expect(await releaseBatch(store, batchId, morgan)).toEqual({ kind: 'same-person' });
    expect(await releaseBatch(store, batchId, avery)).toEqual({ kind: 'committed' });
    expect(await releaseBatch(store, batchId, avery)).toEqual({ kind: 'not-possible' });
    expect(await withdrawBatch(store, batchId, avery)).toEqual({ kind: 'not-possible' });
    expect(await confirmPayment(store, morgan, said)).toBe('paid');
  });

  it('that is withdrawn before its release gives its orders back', async () => {
    await shown(store, id, first);
    const made = await makeBatch(store, morgan, { count: 1, cents: 500_000 });
    if (made.kind !== 'made') throw new Error('not made');
    expect(await withdrawBatch(store, made.batch.batchId, morgan)).toEqual({ kind: 'committed' });
    expect(await ordersFor(store, morgan.id)).toHaveLength(1);
    expect(await releaseBatch(store, made.batch.batchId, avery)).toEqual({ kind: 'not-possible' });
  });

  it('has the same file whenever it is fetched, with its sum and the hash of its lines', async () => {
    await shown(store, id, first);
    const { batchId } = await batched(store);
    const file = await fileOfBatch(store, batchId);
    table.clock.advance({ days: 400 });
    expect(await fileOfBatch(store, batchId)).toBe(file);
    const { reference } = await statusOf(store, id);
    expect(file?.split('\r\n')).toEqual([
      expect.stringMatching(`^H,${batchId},anchor-awards-payments,1,2027-06-05T18:00:00.000Z,cents$`),
      expect.stringMatching(
        `^P,${batchId},1,${id}.autumn-2027,${reference},Applicant \\d+,500000,USD,health-careers-2027$`,
      ),
      expect.stringMatching(`^T,${batchId},1,500000,[0-9a-f]{64}$`),
      '',
    ]);
  });
});

describe('a file of confirmations', () => {
  it('is answered line by line, and read twice does nothing twice', async () => {
    const other = await awarded(store, 200_000);
    await shown(store, id, first);
    await shown(store, other, first);
    const { batchId } = await batched(store);
    const text = [
      'Batch,Payment,Cents,Result',
      `${batchId},${id}.autumn-2027,500000,paid`,
      `${batchId},${id}.autumn-2027,500000,paid`,
      `${batchId},${other}.autumn-2027,100001,paid`,
      `bat_other,${other}.autumn-2027,100000,paid`,
      `${batchId},${other}.autumn-2028,100000,paid`,
      `${batchId},app_00000000000000000000000000.autumn-2027,100000,paid`,
      `${batchId},${other}.autumn-2027,1000.00,paid`,
      `${batchId},${other}.autumn-2027,100000,perhaps`,
      `${batchId},${other}.autumn-2027,100000,Returned`,
    ].join('\n');
    const lines = readConfirmations(text);
    if (!lines) throw new Error('not read');
    const results = async () => (await confirmPayments(store, morgan, lines)).map(({ result }) => result);
    expect(await results()).toEqual([
      ...['paid', 'already', 'wrong-amount', 'other-batch', 'unknown', 'unknown'],
      ...['unreadable', 'unreadable', 'returned'],
    ]);
    const books = await soundFund(store, fund);
    expect(books).toMatchObject({ paid: 500_000, accepted: 700_000 });
    expect(await results()).toEqual([
      ...['already', 'already', 'contradicts', 'other-batch', 'unknown', 'unknown'],
      ...['unreadable', 'unreadable', 'already'],
    ]);
    expect(await soundFund(store, fund)).toEqual(books);
  });
});

it('a payment that came back is known as such after its award is over as well', async () => {
  await shown(store, id, first);
  const { said } = await batched(store);
  const back = { ...(said[0] as (typeof said)[0]), result: 'returned' as const };
  await confirmPayment(store, morgan, back);
  const two = await batched(store);
  expect(await confirmPayment(store, morgan, two.said[0] as never)).toBe('paid');
  // From the first batch it came back, whatever became of it in the second.
  expect(await confirmPayment(store, morgan, back)).toBe('already');
  await shown(store, id, 'enrolment-2028');
  for (const one of (await batched(store)).said) await confirmPayment(store, morgan, one);
  expect(await completeIfDone(store, id)).toEqual({ kind: 'committed' });
  expect(await confirmPayment(store, morgan, back)).toBe('already');
  expect(await confirmPayment(store, morgan, { ...back, result: 'paid' })).toBe('contradicts');
});

it('an award is completed when everything was shown and paid, and said so once', async () => {
  for (const report of [first, 'enrolment-2028']) {
    expect(await completeIfDone(store, id)).toEqual({ kind: 'not-yet' });
    await shown(store, id, report);
    const { said } = await batched(store);
    expect(await confirmPayment(store, morgan, said[0] as never)).toBe('paid');
  }
  const done = await Promise.all(Array.from({ length: 5 }, () => completeIfDone(store, id)));
  expect(done.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
  expect(await statusOf(store, id)).toMatchObject({ status: 'completed', by: 'award' });
  expect(await soundFund(store, fund)).toMatchObject({ accepted: 0, paid: 1_000_000 });
  const again = { batchId: 'x', payment: `${id}.autumn-2028`, cents: 500_000, result: 'paid' as const };
  expect(await confirmPayment(store, morgan, again)).toBe('other-batch');
});
