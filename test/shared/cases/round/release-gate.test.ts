import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../../../shared/cases/intake/withdraw.ts';
import { allocate } from '../../../../shared/cases/round/allocate.ts';
import { approveRelease, rejectRelease } from '../../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../../shared/cases/round/close-round.ts';
import { comparisonsOf } from '../../../../shared/cases/round/expectations.ts';
import { planRound } from '../../../../shared/cases/round/plan-round.ts';
import { releaseDecisions } from '../../../../shared/cases/round/release-decisions.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { listAttention } from '../../../../shared/store/attention.ts';
import { readFund } from '../../../../shared/store/funds.ts';
import { readProposal, readRound } from '../../../../shared/store/rounds.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { reviewed, statusOf, submitted } from '../../../support/scenario.ts';
import { spent } from '../../../support/spent.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [program]);
});

const program = 'health-careers-scholarship';
const roundId = `${program}~2027`;
const fundId = 'health-careers-2027';
const morgan = { id: 'sub-morgan', name: 'Morgan', email: 'manager@example.org' };
const avery = { id: 'sub-avery', name: 'Avery', email: 'approver@example.org' };

async function people(count: number): Promise<string[]> {
  const ids: string[] = [];
  // The first is the best.
  for (let i = 0; i < count; i++)
    ids.push(await reviewed(store, await submitted(store, program), Math.max(1, 5 - i)));
  return ids;
}

async function proposed(): Promise<{ hash: string; run: number }> {
  expect(await closeRound(store, roundId, morgan.id, false)).toEqual({ kind: 'closing' });
  await allocate(store, roundId);
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') throw new Error('no list');
  return round.proposal;
}

const comparisons = async () => {
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') throw new Error('no list');
  return comparisonsOf(store, round, await readProposal(store, roundId, round.proposal.run));
};
const statuses = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await statusOf(store, id)).status));

describe('the release gate', () => {
  it('takes two people who each saw this very list', async () => {
    await people(2);
    const { hash } = await proposed();
    expect(await approveRelease(store, roundId, morgan, hash)).toEqual({ kind: 'approved', missing: 1 });
    expect(await approveRelease(store, roundId, morgan, hash)).toEqual({ kind: 'same-approver' });
    expect(await approveRelease(store, roundId, avery, `${hash}0`)).toEqual({ kind: 'changed' });
    expect(await approveRelease(store, roundId, avery, hash)).toEqual({ kind: 'approved', missing: 0 });
  });

  it('refuses whoever reads for the program, however they write their address', async () => {
    await people(1);
    const { hash } = await proposed();
    const reader = { ...avery, email: 'REVIEWER1@example.org' };
    expect(await approveRelease(store, roundId, reader, hash)).toEqual({ kind: 'reviewed-it' });
  });

  it('is void when an award on it changed after the first approval: nothing is released, its money is free', async () => {
    const ids = await people(3);
    const { hash } = await proposed();
    await approveRelease(store, roundId, morgan, hash);
    await withdraw(store, ids[1] ?? '');
    expect(await approveRelease(store, roundId, avery, hash)).toEqual({ kind: 'overtaken' });
    const round = await readRound(store, roundId);
    expect(round?.status).toBe('closed');
    expect(await readFund(store, fundId)).toMatchObject({ reserved: 0, offered: 0 });
    expect(await statuses(ids)).toEqual(['reviewed', 'withdrawn', 'reviewed']);
    expect(await listAttention(store)).toContainEqual(
      expect.objectContaining({ subject: `ROUND#${roundId}`, kind: 'proposal-withdrawn' }),
    );
    // Approved before, it counts for nothing now.
    expect(await approveRelease(store, roundId, morgan, hash)).toEqual({ kind: 'not-possible' });
    expect(await releaseDecisions(store, roundId)).toEqual({ remaining: 0 });
    const again = await proposed();
    expect(again.hash).not.toBe(hash);
    await approveRelease(store, roundId, morgan, again.hash);
    await approveRelease(store, roundId, avery, again.hash);
    while ((await releaseDecisions(store, roundId)).remaining > 0);
    expect(await statuses(ids)).toEqual(['offered', 'withdrawn', 'offered']);
  });

  it('is void when the change came before the first approval too', async () => {
    const ids = await people(2);
    const { hash } = await proposed();
    await withdraw(store, ids[0] ?? '');
    expect(await approveRelease(store, roundId, morgan, hash)).toEqual({ kind: 'overtaken' });
  });
});

describe('the brake', () => {
  it('asks each of the two why a list is right that is far from what was written down', async () => {
    await people(4);
    await planRound(store, roundId, { offers: 20, units: 4_000_000 }, morgan);
    const { hash } = await proposed();
    expect(await comparisons()).toMatchObject([
      { source: 'plan', offersPercent: -80, unitsPercent: -80, unusual: true },
    ]);
    expect(await approveRelease(store, roundId, morgan, hash)).toEqual({ kind: 'unusual' });
    const yes = (one: typeof morgan) => approveRelease(store, roundId, one, hash, 'fewer-people');
    expect(await yes(morgan)).toEqual({ kind: 'approved', missing: 1 });
    expect(await approveRelease(store, roundId, avery, hash)).toEqual({ kind: 'unusual' });
    expect(await yes(avery)).toEqual({ kind: 'approved', missing: 0 });
    expect(await readRound(store, roundId)).toMatchObject({
      approvals: [{ reason: 'fewer-people' }, { reason: 'fewer-people' }],
    });
  });

  it('keeps no reason where the list is as expected', async () => {
    await people(2);
    await planRound(store, roundId, { offers: 2, units: 400_000 }, morgan);
    const { hash } = await proposed();
    await approveRelease(store, roundId, morgan, hash, 'more-money');
    const round = await readRound(store, roundId);
    expect(round?.status === 'proposed' && round.approvals[0]).not.toHaveProperty('reason');
  });

  it('shows who is on this list and was not on the one before, and the other way round', async () => {
    await spent(store, fundId, 5_600_000);
    const ids = await people(3);
    await proposed();
    await rejectRelease(store, roundId, morgan);
    await withdraw(store, ids[0] ?? '');
    await proposed();
    expect(await comparisons()).toMatchObject([
      { source: 'earlier-list', joined: [ids[2]], left: [ids[0]], unusual: false },
    ]);
  });

  it('does not let an expectation be changed once the list is there', async () => {
    await people(1);
    await proposed();
    expect(await planRound(store, roundId, { offers: 1, units: 200_000 }, morgan)).toEqual({
      kind: 'not-possible',
    });
    expect(await comparisons()).toEqual([]);
  });
});
