import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginAwardOf } from '../../../../shared/cases/after-award/begin-award.ts';
import { completeIfDone } from '../../../../shared/cases/after-award/complete-award.ts';
import { confirmPayment } from '../../../../shared/cases/after-award/confirm-payments.ts';
import { decideHold } from '../../../../shared/cases/after-award/decide-hold.ts';
import { answerHold, holdAward } from '../../../../shared/cases/after-award/hold.ts';
import { makeBatch, ordersFor, withdrawBatch } from '../../../../shared/cases/after-award/payment-batches.ts';
import { recordRecovery } from '../../../../shared/cases/after-award/recover.ts';
import { sendReportBack, submitReport } from '../../../../shared/cases/after-award/report.ts';
import { handleDue } from '../../../../shared/cases/clock.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { readAll, readItem } from '../../../../shared/store/applications.ts';
import { listAttention } from '../../../../shared/store/attention.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { type Item, nowIso, type Store } from '../../../../shared/store/table.ts';
import { soundFund } from '../../../support/applying.ts';
import { avery, awarded, awardOf, batched, enrolled, morgan, shown } from '../../../support/awarded.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { meanwhile } from '../../../support/faulty-store.ts';
import { decided, reviewed, signed, statusOf, submitted, threePrograms } from '../../../support/scenario.ts';

let table: TestTable;
let store: Store;
let id: string;
const fund = 'health-careers-2027';
const [first, second] = ['enrolment-2027', 'enrolment-2028'];
const partTime = {
  about: 'part-time',
  on: '2027-06-01',
  words: 'You study part time.',
  keeps: 700_000,
} as const;

beforeAll(async () => {
  table = await startTestTable();
});
beforeEach(async () => {
  table.clock.moveTo('2027-06-05T18:00:00.000Z');
  store = await table.another();
  await seedSamples(store, threePrograms);
  id = await awarded(store);
});
afterAll(() => table.stop());

const decide = (
  keeps: number,
  outcome: 'reduced' | 'stopped' | 'resumed' = 'reduced',
  by = avery,
  on = store,
) => decideHold(on, id, by, { outcome, keeps, words: 'Because of what you wrote.' });
const answer = () => answerHold(store, id, 'I study full time again.', nowIso(store));
async function paidOut(): Promise<void> {
  const { said } = await batched(store);
  for (const one of said) expect(await confirmPayment(store, morgan, one)).toBe('paid');
}
const matters = async () => (await listAttention(store)).map(({ kind }) => kind);
const effects = async (kind: string) =>
  ((await readAll(store, `APP#${id}`, 'AUDIT#')) as Item[]).filter(({ event }) => event === kind).length;

describe('an award that is held', () => {
  it('is told, answered, and decided by somebody else: part of it is given back at once', async () => {
    await shown(store, id, first);
    await paidOut();
    expect(await holdAward(store, id, morgan, partTime)).toEqual({ kind: 'committed' });
    expect(await decide(700_000)).toEqual({ kind: 'too-soon' });
    expect(await answer()).toEqual({ kind: 'committed' });
    expect(await answer()).toEqual({ kind: 'answered' });
    expect(await matters()).toContain('award-answer');
    expect(await decide(700_000, 'reduced', morgan)).toMatchObject({ kind: 'barred' });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 500_000, paid: 500_000 });
    const { free } = await soundFund(store, fund);
    expect(await decide(700_000)).toEqual({ kind: 'committed' });
    expect(await decide(700_000)).toEqual({ kind: 'not-held' });
    expect(await soundFund(store, fund)).toMatchObject({
      accepted: 200_000,
      paid: 500_000,
      free: free + 300_000,
    });
    expect(await awardOf(store, id)).toMatchObject({ state: 'active', releasedCents: 300_000, owedCents: 0 });
    expect(await matters()).not.toContain('award-answer');
    await shown(store, id, second);
    await paidOut();
    expect(await completeIfDone(store, id)).toEqual({ kind: 'committed' });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 0, paid: 700_000 });
  });

  it('is decided once, however many do it at once', async () => {
    await holdAward(store, id, morgan, { ...partTime, keeps: 0 });
    await answer();
    const all = await Promise.all(Array.from({ length: 20 }, () => decide(0, 'stopped')));
    expect(all.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 0, paid: 0 });
  });

  it('that nobody answers is put before its owner on the date, and not before', async () => {
    await holdAward(store, id, morgan, partTime);
    const award = await awardOf(store, id);
    if (award.state !== 'on-hold') throw new Error('not held');
    const due = { kind: 'award-answer', subject: `APP#${id}`, ref: 'hold', at: award.hold.answerBy } as const;
    table.clock.moveTo(award.hold.answerBy);
    table.clock.advance({ seconds: 1 });
    await handleDue(store, due);
    expect(await matters()).toContain('award-answer');
    expect(await answer()).toEqual({ kind: 'late' });
    expect(await decide(700_000)).toEqual({ kind: 'committed' });
  });

  it('pays nothing: what was ordered waits, and goes on when the award does', async () => {
    await shown(store, id, first);
    await holdAward(store, id, morgan, partTime);
    expect(await ordersFor(store, morgan.id)).toEqual([]);
    expect(await makeBatch(store, morgan, { count: 1, cents: 500_000 })).toEqual({ kind: 'nothing' });
    // Whoever held it may let it go on.
    expect(await decide(0, 'resumed', morgan)).toEqual({ kind: 'committed' });
    expect(await ordersFor(store, morgan.id)).toMatchObject([{ cents: 500_000 }]);
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 1_000_000 });
  });

  it('orders what its report released meanwhile only when it goes on', async () => {
    await holdAward(store, id, morgan, partTime);
    await shown(store, id, first);
    expect(await ordersFor(store, morgan.id)).toEqual([]);
    await decide(0, 'resumed', morgan);
    expect(await ordersFor(store, morgan.id)).toMatchObject([{ tranche: 'autumn-2027' }]);
  });

  it('in the moment in which a batch takes its order lets that one go, and holds the rest', async () => {
    await shown(store, id, first);
    const racing = meanwhile(store, () => makeBatch(store, morgan, { count: 1, cents: 500_000 }));
    expect(await holdAward(racing, id, morgan, partTime)).toEqual({ kind: 'committed' });
    expect(await awardOf(store, id)).toMatchObject({ state: 'on-hold' });
    await answer();
    // It is on its way and cannot be called back: what is beyond is owed.
    expect(await decide(200_000, 'stopped')).toEqual({ kind: 'committed' });
    expect(await awardOf(store, id)).toMatchObject({ owedCents: 300_000, releasedCents: 500_000 });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 500_000 });
  });

  it('whose payment comes back after the decision gives back what would have been owed', async () => {
    await shown(store, id, first);
    const { said } = await batched(store);
    await holdAward(store, id, morgan, { ...partTime, keeps: 200_000 });
    await answer();
    await decide(200_000, 'stopped');
    const back = { ...(said[0] as (typeof said)[0]), result: 'returned' as const };
    expect(await confirmPayment(store, morgan, back)).toBe('returned');
    expect(await awardOf(store, id)).toMatchObject({ owedCents: 0, releasedCents: 800_000 });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 200_000, paid: 0 });
    await paidOut();
    expect(await completeIfDone(store, id)).toEqual({ kind: 'committed' });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 0, paid: 200_000 });
  });

  it('pays nothing of a batch that is taken back: its order waits with the award', async () => {
    await shown(store, id, first);
    const made = await makeBatch(store, morgan, { count: 1, cents: 500_000 });
    if (made.kind !== 'made') throw new Error('not made');
    await holdAward(store, id, morgan, partTime);
    expect(await withdrawBatch(store, made.batch.batchId, morgan)).toEqual({ kind: 'committed' });
    expect(await ordersFor(store, morgan.id)).toEqual([]);
    expect((await makeBatch(store, morgan, { count: 1, cents: 500_000 })).kind).toBe('nothing');
    await decide(0, 'resumed', morgan);
    expect(await ordersFor(store, morgan.id)).toMatchObject([{ cents: 500_000 }]);
  });

  it('takes what is owed from an order that never left, where its batch is taken back after the decision', async () => {
    await shown(store, id, first);
    const made = await makeBatch(store, morgan, { count: 1, cents: 500_000 });
    if (made.kind !== 'made') throw new Error('not made');
    await holdAward(store, id, morgan, { ...partTime, keeps: 200_000 });
    await answer();
    await decide(200_000, 'stopped');
    expect(await awardOf(store, id)).toMatchObject({ owedCents: 300_000 });
    await withdrawBatch(store, made.batch.batchId, morgan);
    expect(await awardOf(store, id)).toMatchObject({ owedCents: 0, releasedCents: 800_000 });
    expect(await ordersFor(store, morgan.id)).toMatchObject([{ cents: 200_000 }]);
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 200_000, paid: 0 });
  });

  it('is not paid where its order came back in the moment in which it was held: whoever makes a batch looks', async () => {
    await shown(store, id, first);
    const made = await makeBatch(store, morgan, { count: 1, cents: 500_000 });
    if (made.kind !== 'made') throw new Error('not made');
    const { batchId } = made.batch;
    const racing = meanwhile(store, () => withdrawBatch(store, batchId, morgan));
    await holdAward(racing, id, morgan, partTime);
    expect((await makeBatch(store, morgan, { count: 1, cents: 500_000 })).kind).toBe('nothing');
    expect(await ordersFor(store, morgan.id)).toEqual([]);
  });

  it.each([
    [{ ...partTime, words: ' ' }, 'no-reason'],
    [{ ...partTime, keeps: 1_000_001 }, 'too-much'],
    [{ ...partTime, on: '2027-06-06' }, 'wrong-day'],
    [{ ...partTime, about: 'sale' as const }, 'not-planned'],
  ])('is not held by %j: %s', async (holding, kind) => {
    expect(await holdAward(store, id, morgan, holding)).toEqual({ kind });
    expect(await effects('award held')).toBe(0);
  });
});

describe('somebody who drops out', () => {
  it('pays back what was paid beyond, in parts, each counted once', async () => {
    await shown(store, id, first);
    await paidOut();
    await holdAward(store, id, morgan, { ...partTime, about: 'dropped-out', keeps: 100_000 });
    await answer();
    expect(await decide(100_000, 'stopped')).toEqual({ kind: 'committed' });
    expect(await awardOf(store, id)).toMatchObject({
      state: 'stopped',
      owedCents: 400_000,
      releasedCents: 500_000,
    });
    expect(await completeIfDone(store, id)).toEqual({ kind: 'not-yet' });
    const back = (cents: number, seen: number) => recordRecovery(store, id, morgan, cents, seen);
    expect(await back(400_001, 0)).toEqual({ kind: 'too-much' });
    const twenty = await Promise.all(Array.from({ length: 20 }, () => back(150_000, 0)));
    expect(twenty.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(await back(250_000, 1)).toEqual({ kind: 'committed' });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 0, paid: 100_000 });
    expect(await completeIfDone(store, id)).toEqual({ kind: 'committed' });
    expect(await statusOf(store, id)).toMatchObject({ status: 'completed' });
  });

  it('owes once what is decided twice: the last word is what they keep of all of it', async () => {
    await shown(store, id, first);
    await paidOut();
    const decideOn = async (keeps: number, outcome: 'reduced' | 'stopped') => {
      await holdAward(store, id, morgan, { ...partTime, keeps });
      await answer();
      expect(await decide(keeps, outcome)).toEqual({ kind: 'committed' });
    };
    await decideOn(400_000, 'reduced');
    expect(await awardOf(store, id)).toMatchObject({ owedCents: 100_000, releasedCents: 500_000 });
    await recordRecovery(store, id, morgan, 60_000, 0);
    // What came back is kept by nobody.
    expect(await holdAward(store, id, morgan, { ...partTime, keeps: 440_001 })).toEqual({ kind: 'too-much' });
    await decideOn(100_000, 'reduced');
    expect(await awardOf(store, id)).toMatchObject({ owedCents: 400_000, recoveredCents: 60_000 });
    await decideOn(440_000, 'stopped');
    expect(await awardOf(store, id)).toMatchObject({ owedCents: 60_000, recoveredCents: 60_000 });
    expect(await completeIfDone(store, id)).toEqual({ kind: 'committed' });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 0, paid: 440_000 });
  });

  it('gives nothing back that was not paid to them yet', async () => {
    await shown(store, id, first);
    const { said } = await batched(store);
    await holdAward(store, id, morgan, { ...partTime, keeps: 0 });
    await answer();
    await decide(0, 'stopped');
    const other = await awarded(store, 200_000);
    await shown(store, other, first);
    await paidOut();
    expect(await awardOf(store, id)).toMatchObject({ owedCents: 500_000 });
    expect(await recordRecovery(store, id, morgan, 1, 0)).toEqual({ kind: 'too-much' });
    expect(await confirmPayment(store, morgan, said[0] as never)).toBe('paid');
    expect(await recordRecovery(store, id, morgan, 500_000, 0)).toEqual({ kind: 'committed' });
    expect(await soundFund(store, fund)).toMatchObject({ paid: 100_000 });
  });

  it('is paid what they keep beyond what was paid, and is asked for nothing more', async () => {
    await holdAward(store, id, morgan, { ...partTime, keeps: 600_000 });
    await answer();
    expect(await decide(600_000, 'stopped')).toEqual({ kind: 'committed' });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 600_000, paid: 0 });
    expect(await ordersFor(store, morgan.id)).toMatchObject([
      { tranche: 'autumn-2027', cents: 500_000 },
      { tranche: 'autumn-2028', cents: 100_000 },
    ]);
    await paidOut();
    expect(await completeIfDone(store, id)).toEqual({ kind: 'committed' });
    expect(await soundFund(store, fund)).toMatchObject({ accepted: 0, paid: 600_000 });
  });

  it('is asked for nothing more, and gets no reminder', async () => {
    await holdAward(store, id, morgan, { ...partTime, keeps: 0 });
    await answer();
    await decide(0, 'stopped');
    expect(await submitReport(store, id, first, enrolled)).toEqual({ kind: 'not-asked' });
    const due = (await readAll(store, `APP#${id}`, 'DUE#')).map(({ kind }) => kind);
    expect(due).toEqual(['award-ends']);
  });
});

describe('a report', () => {
  it('is taken once, and approved as it was looked at', async () => {
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => submitReport(store, id, first, enrolled)),
    );
    expect(sent.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(await matters()).toContain('award-report');
    expect(await sendReportBack(store, id, first, 1, morgan, ' ')).toEqual({ kind: 'no-reason' });
    expect(await sendReportBack(store, id, first, 1, morgan, 'The number is missing.')).toEqual({
      kind: 'committed',
    });
    expect(await matters()).not.toContain('award-report');
    await submitReport(store, id, first, { ...enrolled, studentNumber: '1' });
    expect(await sendReportBack(store, id, first, 1, morgan, 'Again')).toEqual({ kind: 'not-waiting' });
    expect((await awardOf(store, id)).reports[0]).toMatchObject({ state: 'reported', sent: 2 });
  });

  it('has a reminder and a date, which nobody hears of who sent it', async () => {
    const dates = await readAll(store, `APP#${id}`, 'DUE#award-');
    const of = (kind: string) => dates.find((one) => one['kind'] === kind && one['ref'] === first);
    const overdue = of('award-overdue') as never as Parameters<typeof handleDue>[1];
    table.clock.moveTo(overdue.at);
    await handleDue(store, of('award-reminder') as never);
    await handleDue(store, overdue);
    expect(await matters()).toContain('award-overdue');
    await submitReport(store, id, first, enrolled);
    expect(await matters()).not.toContain('award-overdue');
    await handleDue(store, overdue);
    expect(await effects('award report overdue')).toBe(1);
  });
});

describe('an award of which everything is shown long before its date', () => {
  it('is completed by the clock, though no workflow waits for it yet', async () => {
    const loan = await submitted(store, 'community-business-loan', {
      answers: { amount: { amount: '20000.00', currency: 'USD' } },
    });
    await decided(store, await reviewed(store, loan, 2));
    expect((await signed(store, loan)).kind).toBe('committed');
    await beginAwardOf(store, loan);
    await shown(store, loan, 'papers', {});
    await paidOut();
    await recordRecovery(store, loan, morgan, 2_000_000, 0);
    const ends = () => readItem(store, keys.due(`APP#${loan}`, 'award-ends', 'end'));
    await handleDue(store, (await ends()) as never);
    expect((await statusOf(store, loan)).status).toBe('accepted');
    // A year before it is asked for.
    await shown(store, loan, 'use', {});
    await handleDue(store, (await ends()) as never);
    expect((await statusOf(store, loan)).status).toBe('completed');
  });
});
