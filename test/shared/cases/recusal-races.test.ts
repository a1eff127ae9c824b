import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castVote } from '../../../shared/cases/award/cast-vote.ts';
import { readLoanDecision } from '../../../shared/cases/award/loan-decisions.ts';
import { recuseManager } from '../../../shared/cases/review/recuse-manager.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { meanwhile } from '../../support/faulty-store.ts';
import { decided, reviewed, statusOf, submitted } from '../../support/scenario.ts';

const loan = 'community-business-loan';
const usd = (amount: string) => ({ amount, currency: 'USD' });
const people = ['ann', 'bob', 'cat'].map((id) => ({ id, name: id, email: `${id}@example.org` }));
const [ann, bob, cat] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

/** A loan that its committee has begun to approve. */
async function recommended(): Promise<string> {
  store = await table.another();
  await seedSamples(store, [loan]);
  const answers = { amount: usd('60000.00'), operatingCashFlow: usd('90000.00') };
  const id = await reviewed(store, await submitted(store, loan, { answers }), 2);
  await decided(store, id);
  return id;
}

const approvers = async (id: string) => (await readLoanDecision(store, id))?.votes.map(({ by }) => by);

describe('stepping back from a loan', () => {
  it('in the moment of the last approval leaves the loan waiting: it is never offered on an approval that is gone', async () => {
    const id = await recommended();
    const needed = (await readLoanDecision(store, id))?.approvalsNeeded ?? 0;
    expect(needed).toBe(2);
    expect((await castVote(store, id, ann, { ballot: 'for' })).kind).toBe('recorded');
    const racing = meanwhile(store, () => recuseManager(store, id, ann));
    expect((await castVote(racing, id, bob, { ballot: 'for' })).kind).toBe('not-possible');
    expect((await statusOf(store, id)).status).toBe('reviewed');
    expect(await approvers(id)).toEqual([]);
    await castVote(store, id, bob, { ballot: 'for' });
    expect((await castVote(store, id, cat, { ballot: 'for' })).kind).toBe('offered');
  });

  it('in the moment of one’s own vote, the last one needed or not, leaves no vote of whoever stepped back', async () => {
    for (const before of [[], [ann]]) {
      const id = await recommended();
      for (const one of before) await castVote(store, id, one, { ballot: 'for' });
      const racing = meanwhile(store, () => recuseManager(store, id, bob));
      expect((await castVote(racing, id, bob, { ballot: 'for' })).kind).toBe('not-possible');
      expect((await statusOf(store, id)).status).toBe('reviewed');
      expect(await approvers(id)).toEqual(before.map((one) => one.id));
    }
  });

  it('in the moment of another’s approval loses neither', async () => {
    const id = await recommended();
    await castVote(store, id, ann, { ballot: 'for' });
    await recuseManager(store, id, ann);
    const racing = meanwhile(store, () => castVote(store, id, bob, { ballot: 'for' }));
    expect((await recuseManager(racing, id, cat)).kind).toBe('committed');
    expect(await approvers(id)).toEqual(['bob']);
  });
});
