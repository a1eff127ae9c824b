import { saveAfterOffer } from '../../../shared/cases/award/after-offer.ts';
import { acceptOffer, declineOffer, endKeptOffer } from '../../../shared/cases/award/answer-offer.ts';
import { meetCondition } from '../../../shared/cases/award/conditions.ts';
import {
  answerRevocation,
  decideRevocation,
  raiseRevocation,
} from '../../../shared/cases/award/revocation.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { release } from '../../support/released.ts';
import { reviewed, statusOf, submitted } from '../../support/scenario.ts';
import { avery, does, falls, leaveFree, morgan, publishedWith, type Story } from './story.ts';

const program = 'youth-internship';
const fundId = 'internship-oakland-2027';
const others = ['richmond', 'san-jose', 'sacramento', 'fresno'].map((site) => `internship-${site}-2027`);
const said = { reason: 'condition-not-met', words: 'There is no permit.' } as const;
const title = { en: 'A condition', es: 'Una condición' };

/** Places with conditions: met, late, kept past the date, taken back after they were accepted, and a list that ends. */
export const places: Story = {
  name: 'places',
  fundIds: [fundId, ...others],
  async begin(world, clock) {
    const { store } = world;
    await seedSamples(store, [program]);
    await publishedWith(store, program, ({ offers }) => ({
      offers: {
        ...offers,
        conditions: [
          { id: 'work-permit', title, days: 5, confirmedBy: 'manager' },
          { id: 'how-to-pay', title, days: 30, confirmedBy: { answer: 'payBy' } },
          { id: 'i-9', title, days: 30, confirmedBy: 'manager' },
        ],
        onSilence: 'keep',
        waitlist: { quiet: { from: '21:30', to: '08:00' }, endsAt: '2026-12-31T12:00' },
      },
    }));
    for (let i = 0; i < 7; i++) {
      clock.advance({ seconds: 1 });
      await reviewed(store, await submitted(store, program), Math.max(1, 5 - i));
    }
    await leaveFree(store, fundId, 2);
    for (const one of others) await leaveFree(store, one, 0);
    await release(store, `${program}~2027`);
    await world.settle();
    const inOrder: string[] = [];
    for (const item of await world.items())
      if (item['type'] === 'application') inOrder.push(String(item['applicationId']));
    const offered = [];
    for (const id of inOrder) if ((await statusOf(store, id)).status === 'offered') offered.push(id);
    const [one = '', two = ''] = offered;
    const page = {
      page: 'before-you-start',
      seen: 0,
      typed: {},
      fields: ['payBy'],
      answers: { payBy: 'check' },
    };
    /** Who was offered the place that came back. */
    let third = '';
    const find = async () => {
      for (const id of inOrder)
        if (id !== one && id !== two && (await statusOf(world.store, id)).status === 'offered') third = id;
    };
    return [
      does('accept a place, its conditions begin', (own) => acceptOffer(own, one)),
      does('meet a condition by an answer', (own) => saveAfterOffer(own, one, page)),
      does('meet a condition by a manager', (own) => meetCondition(own, one, 'i-9', morgan)),
      falls('a condition is late', 'condition-due'),
      falls('an offer is kept past its date', 'offer-expiry'),
      does('meet the late one', (own) => meetCondition(own, one, 'work-permit', morgan)),
      does('end the kept offer, the list would move', (own) => endKeptOffer(own, two, morgan.id)),
      falls('which is in quiet hours: in the morning somebody is offered it', 'waitlist-move'),
      {
        name: 'decline in quiet hours',
        // Ten in the evening in Los Angeles.
        async prepare(w) {
          await w.passTo('2026-12-03T06:00:00.000Z');
          await find();
        },
        run: (w) => w.act(({ store: own }) => declineOffer(own, third)),
      },
      falls('in the morning the list moves', 'waitlist-move'),
      does('raise a revocation of an award', (own) => raiseRevocation(own, one, morgan, said)),
      does('answer it', (own) => answerRevocation(own, one, 'It comes tomorrow.')),
      does('revoke the award, its place is free', (own) =>
        decideRevocation(own, one, avery, { outcome: 'revoke', why: 'It did not come.' }),
      ),
      falls('the list is closed', 'waitlist-end'),
    ];
  },
};
