import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer, declineOffer, lapseOffer } from '../../../shared/cases/award/answer-offer.ts';
import { castVote } from '../../../shared/cases/award/cast-vote.ts';
import { readLoanDecision } from '../../../shared/cases/award/loan-decisions.ts';
import { moveWaitlist } from '../../../shared/cases/award/move-waitlist.ts';
import { settle } from '../../../shared/cases/award/settle.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { approveRelease, rejectRelease } from '../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { releaseDecisions } from '../../../shared/cases/round/release-decisions.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { ledgerSums, readFund, readLedger } from '../../../shared/store/funds.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { decided, goodAnswers, reviewed, statusOf, submitted } from '../../support/scenario.ts';
import { spent } from '../../support/spent.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const morgan = { id: 'sub-morgan', name: 'Morgan', email: 'manager@example.org' };
const avery = { id: 'sub-avery', name: 'Avery', email: 'approver@example.org' };

async function fresh(): Promise<Store> {
  const store = await table.another();
  await seedSamples(store, Object.keys(goodAnswers));
  return store;
}

/** The effects that wait to be carried out. */
async function outbox(store: Store): Promise<{ kind: string }[]> {
  const { Items } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  return (Items ?? []).filter((item) => item['type'] === 'outbox').map((item) => item['effect']);
}

/** Counters and ledger must say the same, and never more than the limit. */
async function expectSound(store: Store, fundId: string) {
  const fund = await readFund(store, fundId);
  const sums = ledgerSums(await readLedger(store, fundId));
  const { free, reserved, offered, accepted, paid, limit } = fund ?? {
    limit: 0,
    free: -1,
    reserved: 0,
    offered: 0,
    accepted: 0,
    paid: 0,
  };
  expect(sums).toEqual({ free, reserved, offered, accepted, paid });
  expect(free + reserved + offered + accepted + paid).toBe(limit);
  expect(Math.min(free, reserved, offered, accepted, paid)).toBeGreaterThanOrEqual(0);
  return { free, reserved, offered, accepted };
}

async function released(store: Store, roundId: string, leaveUnfinished = false) {
  expect(await closeRound(store, roundId, morgan.id, leaveUnfinished)).toEqual({ kind: 'closing' });
  await allocate(store, roundId);
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') throw new Error('not proposed');
  const { hash } = round.proposal;
  expect(await approveRelease(store, roundId, morgan, hash)).toEqual({ kind: 'approved', missing: 1 });
  expect(await approveRelease(store, roundId, morgan, hash)).toEqual({ kind: 'same-approver' });
  expect(await approveRelease(store, roundId, avery, hash)).toEqual({ kind: 'approved', missing: 0 });
  while ((await releaseDecisions(store, roundId)).remaining > 0);
}

describe('a scholarship round', () => {
  it('offers by score and amount, lets one accept, and gives declined money to the waiting list', async () => {
    const store = await fresh();
    const roundId = 'health-careers-scholarship~2027';
    const fundId = 'health-careers-2027';
    // Room for few: the fund keeps $9,000.
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) {
      table.clock.advance({ seconds: 1 });
      const score = [5, 4, 3, 3, 2, 1][i] ?? 1;
      ids.push(await reviewed(store, await submitted(store, 'health-careers-scholarship'), score));
    }
    await spent(store, fundId, 5_100_000);
    await released(store, roundId);
    const statuses = await Promise.all(ids.map((id) => statusOf(store, id)));
    expect(statuses.map((one) => one.status)).toEqual([
      'offered',
      'offered',
      'offered',
      'offered',
      'waitlisted',
      'waitlisted',
    ]);
    await expectSound(store, fundId);

    expect((await acceptOffer(store, ids[0] ?? '')).kind).toBe('committed');
    expect((await acceptOffer(store, ids[0] ?? '')).kind).toBe('already');
    await settle(store, ids[0] ?? '');
    expect((await declineOffer(store, ids[1] ?? '')).kind).toBe('committed');
    expect((await acceptOffer(store, ids[1] ?? '')).kind).toBe('over');
    await moveWaitlist(store, roundId, fundId);
    expect((await statusOf(store, ids[4] ?? '')).status).toBe('offered');
    expect((await statusOf(store, ids[5] ?? '')).status).toBe('waitlisted');

    table.clock.advance({ days: 60 });
    expect((await lapseOffer(store, ids[2] ?? '')).kind).toBe('committed');
    expect((await acceptOffer(store, ids[3] ?? '')).kind).toBe('over');
    await moveWaitlist(store, roundId, fundId);
    expect((await statusOf(store, ids[5] ?? '')).status).toBe('offered');
    await expectSound(store, fundId);
  });

  it('frees what was reserved when a proposal is sent back, and allocates anew', async () => {
    const store = await fresh();
    const roundId = 'health-careers-scholarship~2027';
    await reviewed(store, await submitted(store, 'health-careers-scholarship'));
    await closeRound(store, roundId, morgan.id, false);
    await allocate(store, roundId);
    expect((await expectSound(store, 'health-careers-2027')).reserved).toBeGreaterThan(0);
    expect(await rejectRelease(store, roundId, avery)).toEqual({ kind: 'rejected' });
    expect((await expectSound(store, 'health-careers-2027')).reserved).toBe(0);
    await released(store, roundId);
    expect((await expectSound(store, 'health-careers-2027')).offered).toBeGreaterThan(0);
  });

  it('keeps the money of somebody who withdraws between proposal and release for the waiting list', async () => {
    const store = await fresh();
    const roundId = 'health-careers-scholarship~2027';
    const id = await reviewed(store, await submitted(store, 'health-careers-scholarship'));
    await closeRound(store, roundId, morgan.id, false);
    await allocate(store, roundId);
    expect((await withdraw(store, id)).kind).toBe('committed');
    const round = await readRound(store, roundId);
    const hash = round?.status === 'proposed' ? round.proposal.hash : '';
    await approveRelease(store, roundId, morgan, hash);
    await approveRelease(store, roundId, avery, hash);
    await releaseDecisions(store, roundId);
    expect(await expectSound(store, 'health-careers-2027')).toMatchObject({ reserved: 0, offered: 0 });
  });

  it('has the waiting list move for somebody who is scored only after the release', async () => {
    const store = await fresh();
    const roundId = 'health-careers-scholarship~2027';
    await reviewed(store, await submitted(store, 'health-careers-scholarship'));
    const late = await submitted(store, 'health-careers-scholarship');
    await screenApplication(store, late);
    expect(await closeRound(store, roundId, morgan.id, false)).toEqual({
      kind: 'unfinished',
      count: 1,
      interviews: 0,
    });
    await released(store, roundId, true);
    await reviewed(store, late);
    expect((await decided(store, late)).status).toBe('waitlisted');
    const moves = (await outbox(store)).filter((effect) => effect.kind === 'move-waitlist');
    // One with the release, one because somebody joined while money is free.
    expect(moves).toHaveLength(2);
    await moveWaitlist(store, roundId, 'health-careers-2027');
    expect((await statusOf(store, late)).status).toBe('offered');
  });

  it('puts two applications of one e-mail address before a person, and offers neither', async () => {
    const store = await fresh();
    const both = { email: 'Same.Person@example.org' };
    const first = await reviewed(store, await submitted(store, 'health-careers-scholarship', both));
    const second = await reviewed(
      store,
      await submitted(store, 'health-careers-scholarship', { email: 'same.person+2@example.org' }),
    );
    expect(await closeRound(store, 'health-careers-scholarship~2027', morgan.id, false)).toMatchObject({
      kind: 'same-person',
      pairs: expect.arrayContaining([{ applicationId: first, others: [second] }]),
    });
  });
});

describe('an internship round', () => {
  it('gives each their best ranked place that is free', async () => {
    const store = await fresh();
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push(await reviewed(store, await submitted(store, 'youth-internship')));
    await released(store, 'youth-internship~2027');
    const offers = await Promise.all(ids.map((id) => statusOf(store, id)));
    expect(offers.map((one) => ('offer' in one ? one.offer?.site : one.status))).toEqual([
      'oakland',
      'oakland',
      'oakland',
    ]);
    expect(await expectSound(store, 'internship-oakland-2027')).toMatchObject({ offered: 3, free: 57 });
  });
});

describe('a loan', () => {
  it('up to $25,000 is offered by the matrix alone', async () => {
    const store = await fresh();
    const answers = { amount: { amount: '20000.00', currency: 'USD' } };
    const id = await reviewed(store, await submitted(store, 'community-business-loan', { answers }), 2);
    expect(await decided(store, id)).toMatchObject({
      status: 'offered',
      offer: { units: 2_000_000, unit: 'money' },
    });
    await expectSound(store, 'community-loans-2027');
  });

  it('of $75,000 waits for two managers, and one of them twice is not two', async () => {
    const store = await fresh();
    const answers = {
      amount: { amount: '75000.00', currency: 'USD' },
      operatingCashFlow: { amount: '60000.00', currency: 'USD' },
    };
    const id = await reviewed(store, await submitted(store, 'community-business-loan', { answers }), 2);
    expect((await decided(store, id)).status).toBe('reviewed');
    expect(await castVote(store, id, morgan, { ballot: 'for' })).toMatchObject({
      kind: 'recorded',
      tally: { for: 1, forMissing: 1 },
    });
    expect(await castVote(store, id, morgan, { ballot: 'for' })).toEqual({ kind: 'voted-already' });
    expect(await castVote(store, id, avery, { ballot: 'for' })).toEqual({ kind: 'offered' });
    expect((await statusOf(store, id)).status).toBe('offered');
  });

  it('with a weak matrix is refused for its specific factors', async () => {
    const store = await fresh();
    const id = await reviewed(store, await submitted(store, 'community-business-loan'), 7);
    expect((await decided(store, id)).status).toBe('not-selected');
    const decision = await readLoanDecision(store, id);
    expect(decision?.reasons.length).toBeGreaterThan(0);
    expect(decision?.reasons.length).toBeLessThanOrEqual(4);
  });
});
