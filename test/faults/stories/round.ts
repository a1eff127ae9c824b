import { confirmPayment } from '../../../shared/cases/after-award/confirm-payments.ts';
import { decideHold } from '../../../shared/cases/after-award/decide-hold.ts';
import { answerHold, holdAward } from '../../../shared/cases/after-award/hold.ts';
import { approveReport, submitReport } from '../../../shared/cases/after-award/report.ts';
import { acceptOffer, declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { approveRelease } from '../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { orderName } from '../../../shared/domain/after-award/payment.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import { enrolled } from '../../support/awarded.ts';
import { reviewed, submitted } from '../../support/scenario.ts';
import { eachBatch, makeOne, releaseEach } from './batches.ts';
import { avery, does, falls, leaveFree, morgan, type Story } from './story.ts';

const program = 'health-careers-scholarship';
const roundId = `${program}~2027`;
const fundId = 'health-careers-2027';
const proof = 'enrolment-2027';

async function approve(store: Store, manager: typeof morgan): Promise<void> {
  const round = await readRound(store, roundId);
  if (round && 'proposal' in round) await approveRelease(store, roundId, manager, round.proposal.hash);
}

/** A round from its closing to an award that is stopped. */
export const round: Story = {
  name: 'a round',
  fundIds: [fundId],
  async begin(world, clock) {
    const { store } = world;
    await seedSamples(store, [program]);
    /** Best first. */
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) {
      clock.advance({ seconds: 1 });
      ids.push(await reviewed(store, await submitted(store, program), Math.max(1, 5 - i)));
    }
    // Room for two of six.
    await leaveFree(store, fundId, 400_000);
    await world.settle();
    const [winner = '', second = '', third = ''] = ids;
    const paid = orderName({ applicationId: winner as never, tranche: 'autumn-2027' });
    const hold = {
      about: 'dropped-out',
      on: '2026-12-01',
      words: 'The college says so.',
      keeps: 100_000,
    } as const;
    return [
      does('close the round', (own) => closeRound(own, roundId, morgan.id, false)),
      does('approve', (own) => approve(own, morgan)),
      does('approve as the second, release', (own) => approve(own, avery)),
      does('accept', (own) => acceptOffer(own, winner)),
      does('decline, the list moves', (own) => declineOffer(own, second)),
      does('withdraw an offer, the list moves', (own) => withdraw(own, third)),
      falls('let an offer lapse, the list moves', 'offer-expiry'),
      does('show a proof', (own) => submitReport(own, winner, proof, enrolled)),
      does('approve it, a payment is ordered', (own) => approveReport(own, winner, proof, 1, morgan)),
      does('put payments into a batch', makeOne),
      does('release the batch', releaseEach),
      does('take the bank’s confirmation', (own) =>
        eachBatch(own, ({ batchId }) =>
          confirmPayment(own, morgan, { batchId, payment: paid, cents: 100_000, result: 'paid' }),
        ),
      ),
      does('hold the award', (own) => holdAward(own, winner, morgan, hold)),
      does('answer', (own) => answerHold(own, winner, 'Yes.', nowIso(own))),
      does('stop it, the rest is free and the list moves', (own) =>
        decideHold(own, winner, avery, { outcome: 'stopped', keeps: 100_000, words: 'You left.' }),
      ),
    ];
  },
};
