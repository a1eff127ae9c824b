import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ballot, castVote } from '../../../shared/cases/award/cast-vote.ts';
import { loanDecision, readLoanDecision } from '../../../shared/cases/award/loan-decisions.ts';
import { recuseManager } from '../../../shared/cases/review/recuse-manager.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readFund } from '../../../shared/store/funds.ts';
import { keys } from '../../../shared/store/keys.ts';
import { steppedBackFrom } from '../../../shared/store/recusals.ts';
import { listReviewers, listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { decided, reviewed, statusOf, submitted } from '../../support/scenario.ts';

const program = 'community-business-loan';
const usd = (amount: string) => ({ amount, currency: 'USD' });
const person = (id: string) => ({ id, name: id.toUpperCase(), email: `${id}@example.org` });
const [ann, bob, cat, dan] = ['ann', 'bob', 'cat', 'dan'].map(person) as [P, P, P, P];
type P = ReturnType<typeof person>;
const yes: Ballot = { ballot: 'for' };
const no: Ballot = { ballot: 'against', reasons: ['debtRank'] };

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

/** A loan of a size that the committee decides about. */
async function recommended(email = 'ana@example.org'): Promise<string> {
  const answers = { amount: usd('60000.00'), operatingCashFlow: usd('90000.00') };
  const id = await reviewed(store, await submitted(store, program, { email, answers }), 2);
  await decided(store, id);
  return id;
}
/** The same with a quorum, as a tier that has one would record it. */
async function withQuorum(id: string, quorum: number): Promise<void> {
  await transact(store, [
    {
      as: 'decision',
      update: keys.decision(id),
      set: {
        expression: 'SET #quorum = :quorum',
        names: { '#quorum': 'quorum' },
        values: { ':quorum': quorum },
      },
    },
  ]);
}
const kind = async (id: string, who: P, ballot: Ballot) => (await castVote(store, id, who, ballot)).kind;
const votesOf = async (id: string) =>
  (await readLoanDecision(store, id))?.votes.map(({ by, ballot }) => [by, ballot]);

describe('the vote of a committee', () => {
  it('can be changed until it is decided; the record holds the last word, the trail each', async () => {
    const id = await recommended();
    expect(await kind(id, ann, no)).toBe('recorded');
    expect(await kind(id, ann, no)).toBe('voted-already');
    expect(await kind(id, ann, { ballot: 'abstain' })).toBe('recorded');
    expect(await kind(id, ann, yes)).toBe('recorded');
    expect(await votesOf(id)).toEqual([['ann', 'for']]);
    expect(await kind(id, bob, no)).toBe('recorded');
    expect((await statusOf(store, id)).status).toBe('reviewed');
    expect(await kind(id, cat, yes)).toBe('offered');
    expect(await kind(id, dan, no)).toBe('not-possible');
    const { events, verified } = await verifyApplication(store, id);
    expect(verified).toBe(true);
    expect(
      events.filter(({ actor }) => actor.kind === 'manager').map(({ event, actor }) => [event, actor]),
    ).toEqual([
      ['voted against', { kind: 'manager', id: 'ann' }],
      ['abstained', { kind: 'manager', id: 'ann' }],
      ['loan approved', { kind: 'manager', id: 'ann' }],
      ['voted against', { kind: 'manager', id: 'bob' }],
      ['offered', { kind: 'manager', id: 'cat' }],
    ]);
  });

  it('needs its quorum: abstentions are present, who stepped back is not', async () => {
    const id = await recommended();
    await withQuorum(id, 3);
    expect(await kind(id, ann, yes)).toBe('recorded');
    expect(await kind(id, bob, yes)).toBe('recorded');
    await recuseManager(store, id, dan);
    expect((await statusOf(store, id)).status).toBe('reviewed');
    expect((await steppedBackFrom(store, id)).map(({ name }) => name)).toEqual(['DAN']);
    expect(await kind(id, dan, { ballot: 'abstain' })).toBe('has-stake');
    expect(await kind(id, cat, { ballot: 'abstain' })).toBe('offered');
  });

  it('counts no vote of somebody who is joined to the application or read it', async () => {
    const id = await recommended('ann@example.org');
    expect(await kind(id, ann, yes)).toBe('has-stake');
    const [reader] = (await readersOf(id)).map((one) => one.email);
    expect(await kind(id, { ...bob, email: reader ?? '' }, yes)).toBe('reviewed-it');
    expect(await votesOf(id)).toEqual([]);
  });

  it('of ten at once is counted one by one: nobody’s vote is lost, and the loan is decided once', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await recommended(`crowd${round}@example.org`);
      const people = Array.from({ length: 10 }, (_, i) => person(`m${i}`));
      const told = await Promise.all(
        people.map(async (one, i) => {
          const ballot = (i + round) % 3 === 0 ? no : yes;
          // Another was quicker: as a person would, look again and vote again.
          for (;;) {
            const now = await kind(id, one, ballot);
            if (now !== 'not-possible' || (await statusOf(store, id)).status !== 'reviewed') return now;
          }
        }),
      );
      const ends = told.filter((one) => one === 'offered' || one === 'refused');
      expect(ends).toHaveLength(1);
      const votes = (await votesOf(id)) ?? [];
      expect(votes).toHaveLength(told.filter((one) => one === 'recorded').length + 1);
      const { status } = await statusOf(store, id);
      expect(status).toBe(ends[0] === 'offered' ? 'offered' : 'not-selected');
    }
    const fund = await readFund(store, 'community-loans-2027');
    expect((fund?.offered ?? 0) % 6_000_000).toBe(0);
  });

  it('is read of a record that was kept before there were votes', () => {
    const { votes, revision } = loanDecision.parse({
      ...{ recommendation: 'approve', reasons: [], score: 200, tier: 'committee', approvalsNeeded: 2 },
      approvals: [{ by: 'ann', name: 'ANN', at: '2027-01-01T00:00:00.000Z' }],
    });
    expect(votes).toEqual([{ ballot: 'for', by: 'ann', name: 'ANN', at: '2027-01-01T00:00:00.000Z' }]);
    expect(revision).toBe(0);
  });
});

async function readersOf(id: string) {
  const held = new Set((await listTasks(store, id)).map(({ reviewerId }) => reviewerId as string));
  return (await listReviewers(store, program)).filter(({ reviewerId }) => held.has(reviewerId));
}
