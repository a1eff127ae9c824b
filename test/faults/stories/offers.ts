import { saveAfterOffer } from '../../../shared/cases/award/after-offer.ts';
import { acceptOffer } from '../../../shared/cases/award/answer-offer.ts';
import { proposeChange, settleChange } from '../../../shared/cases/award/change-offer.ts';
import { askForMoreTime, giveMoreTime, refuseMoreTime } from '../../../shared/cases/award/more-time.ts';
import {
  answerRevocation,
  decideRevocation,
  raiseRevocation,
} from '../../../shared/cases/award/revocation.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../shared/store/table.ts';
import { release } from '../../support/released.ts';
import { reviewed, statusOf, submitted } from '../../support/scenario.ts';
import { avery, does, falls, leaveFree, morgan, publishedWith, type Story } from './story.ts';

const program = 'health-careers-scholarship';
const fundId = 'health-careers-2027';
const said = { reason: 'facts-differ', words: 'The school says something else.' } as const;

/** What two people decide about offers, what their applicants ask, and other aid. */
export const offers: Story = {
  name: 'offers',
  fundIds: [fundId],
  async begin(world, clock) {
    const { store } = world;
    await seedSamples(store, [program]);
    await publishedWith(store, program, (before) => ({
      offers: { ...before.offers, otherAid: { cap: 'householdIncome', fields: [] } },
    }));
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      clock.advance({ seconds: 1 });
      ids.push(await reviewed(store, await submitted(store, program), 5 - i));
    }
    // Room for two of five, who are offered it by the list.
    await leaveFree(store, fundId, 400_000);
    await release(store, `${program}~2027`);
    await world.settle();
    const offered = [];
    for (const id of ids) if ((await statusOf(store, id)).status === 'offered') offered.push(id);
    const [one = '', two = ''] = offered;
    const change = (own: Store, units: number) => proposeChange(own, one, morgan, units);
    const confirm = (own: Store, units: number) =>
      settleChange(own, one, avery, { outcome: 'confirm', units });
    const application = await statusOf(store, one);
    const first = application.status === 'offered' ? application.offer.answerBy : '';
    const page = { page: 'paying-you', seen: 0, typed: {}, fields: ['payTo'], answers: { payTo: 'me' } };
    return [
      does('ask for more time, it is given', async (own) =>
        askForMoreTime(own, one, 'I wait for a letter.', first),
      ),
      does('ask for more, it is put before a manager', (own) => askForMoreTime(own, one, 'It is late.')),
      does('it is refused', (own) => refuseMoreTime(own, one, morgan.id)),
      does('ask once more', (own) => askForMoreTime(own, one, 'Now it comes.')),
      does('it is given by a manager', (own) => giveMoreTime(own, one, morgan.id, '2027-01-20')),
      does('propose another amount', (own) => change(own, 150_000)),
      does('drop it', (own) => settleChange(own, one, avery, { outcome: 'drop' })),
      does('propose less', (own) => change(own, 100_000)),
      does('confirm less', (own) => confirm(own, 100_000)),
      does('propose more', (own) => change(own, 180_000)),
      does('confirm more', (own) => confirm(own, 180_000)),
      does('raise a revocation', (own) => raiseRevocation(own, one, morgan, said)),
      does('answer it', (own) => answerRevocation(own, one, 'It is not so.')),
      does('drop a revocation', (own) =>
        decideRevocation(own, one, avery, { outcome: 'drop', why: 'It is not so.' }),
      ),
      does('other aid covers it all', (own) => acceptOffer(own, one, { otherAid: 3_100_000 })),
      does('accept less beside other aid, the rest is free', (own) =>
        acceptOffer(own, two, { otherAid: 2_950_000, reducedTo: 150_000 }),
      ),
      does('answer questions after the offer', (own) => saveAfterOffer(own, two, page)),
      does('raise another revocation', (own) => raiseRevocation(own, one, morgan, said)),
      falls('nobody answers by its date', 'revocation-due'),
      does('revoke, it is free and the list moves', (own) =>
        decideRevocation(own, one, avery, { outcome: 'revoke', why: 'It is so.' }),
      ),
      falls('remind of an offer', 'offer-reminder'),
    ];
  },
};
