import { recordRecovery } from '../../../shared/cases/after-award/recover.ts';
import { approveReport, sendReportBack, submitReport } from '../../../shared/cases/after-award/report.ts';
import { castVote } from '../../../shared/cases/award/cast-vote.ts';
import { proposeSmaller } from '../../../shared/cases/award/propose-smaller.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { signed, statusOf, submitted } from '../../support/scenario.ts';
import { bankSays, makeOne, releaseEach, takeEachBack } from './batches.ts';
import { avery, does, falls, leaveFree, morgan, robin, type Story } from './story.ts';

const program = 'community-business-loan';
const fundId = 'community-loans-2027';
const usd = (amount: string) => ({ amount, currency: 'USD' });
const loan = (store: Store, amount: string) =>
  submitted(store, program, { answers: { amount: usd(amount), operatingCashFlow: usd('90000.00') } });

/** Its analyst scores everything alike; 2 is good, 5 is not. */
export async function score(store: Store, id: string, points: number): Promise<void> {
  const { programId } = await statusOf(store, id);
  const criteria = (await readProgram(store, programId))?.program.scoring.criteria ?? [];
  const scores = Object.fromEntries(criteria.map((one) => [one.id, points]));
  const comments = Object.fromEntries(criteria.map((one) => [one.id, 'Because of what was written.']));
  for (const { taskId, reviewerId, status } of await listTasks(store, id))
    if (status === 'open')
      await recordReview(store, { applicationId: id, taskId, reviewerId, scores, comments });
}

/** Loans: at once, voted on, smaller than asked, refused; signed, paid, and paid back. */
export const loans: Story = {
  name: 'loans',
  fundIds: [fundId],
  async begin(world, clock) {
    const { store } = world;
    await seedSamples(store, [program]);
    const ids: string[] = [];
    for (const amount of ['60000.00', '55000.00', '20000.00', '15000.00', '25000.00']) {
      clock.advance({ seconds: 1 });
      ids.push(await loan(store, amount));
    }
    await leaveFree(store, fundId, 5_000_000);
    await world.settle();
    const [big = '', other = '', small = '', bad = '', late = ''] = ids;
    const against = { ballot: 'against', reasons: ['debtRank'] } as const;
    return [
      does('review a small loan, it is offered at once', (own) => score(own, small, 2)),
      does('review a bad one, it is refused', (own) => score(own, bad, 7)),
      does('review a large one, it waits for votes', (own) => score(own, big, 2)),
      does('vote', (own) => castVote(own, big, morgan, { ballot: 'for' })),
      does('change a vote', (own) => castVote(own, big, morgan, { ballot: 'abstain' })),
      does('put a smaller loan to the vote', (own) =>
        proposeSmaller(own, big, avery, { cents: 3_000_000, reasons: ['debtRank'] }),
      ),
      does('vote for the smaller one', (own) => castVote(own, big, morgan, { ballot: 'for' }, 3_000_000)),
      does('carry it, a counter-offer is made', (own) =>
        castVote(own, big, avery, { ballot: 'for' }, 3_000_000),
      ),
      does('review one that the fund no longer covers, it waits in line', (own) => score(own, late, 2)),
      does('sign the counter-offer', (own) => signed(own, big)),
      does('review another large one', (own) => score(own, other, 2)),
      does('vote against it', (own) => castVote(own, other, morgan, against)),
      does('refuse it by the second vote', (own) => castVote(own, other, robin, against)),
      does('show the papers', (own) => submitReport(own, big, 'papers', {})),
      does('send them back', (own) =>
        sendReportBack(own, big, 'papers', 1, morgan, 'A signature is missing.'),
      ),
      does('show them again', (own) => submitReport(own, big, 'papers', {})),
      does('approve them, the loan is ordered', (own) => approveReport(own, big, 'papers', 2, morgan)),
      does('put it into a batch', makeOne),
      does('take the batch back', takeEachBack),
      does('put it into another', makeOne),
      does('release that', releaseEach),
      does('the bank could not pay', bankSays('returned')),
      does('put it into a third', makeOne),
      does('release the third', releaseEach),
      falls('nobody confirms it in time', 'payment-late'),
      falls('an offer lapses', 'offer-expiry'),
      does('the bank has paid', bankSays('paid')),
      does('a part is paid back, the list moves', (own) => recordRecovery(own, big, morgan, 2_500_000, 0)),
      does('the rest is paid back', (own) => recordRecovery(own, big, morgan, 500_000, 1)),
      does('show what it was used for, long before it is asked', (own) => submitReport(own, big, 'use', {})),
      does('approve that', (own) => approveReport(own, big, 'use', 1, morgan)),
      falls('the award is over', 'award-ends'),
    ];
  },
};
