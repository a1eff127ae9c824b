import { decideAppeal } from '../../../shared/cases/appeals/decide-appeal.ts';
import { fileAppeal } from '../../../shared/cases/appeals/file-appeal.ts';
import { acceptOffer } from '../../../shared/cases/award/answer-offer.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { release } from '../../support/released.ts';
import { submitted } from '../../support/scenario.ts';
import { score } from './loan.ts';
import { avery, does, falls, leaveFree, type Story } from './story.ts';

const program = 'health-careers-scholarship';
const fundId = 'health-careers-2027';
const lowGpa = { gpa: { value: '2.495', scale: '4.0', weighted: true } };
const said = { rules: ['gpa-high-school'], words: 'My school has corrected the grade.' };
const ref = 'screening-0001';

/** Refusals by the rules: one that stays, and one that is overturned into an award. */
export const appeals: Story = {
  name: 'appeals',
  fundIds: [fundId],
  async begin(world, clock) {
    const { store } = world;
    await seedSamples(store, [program]);
    const ids: string[] = [];
    for (let i = 0; i < 2; i++) {
      clock.advance({ seconds: 1 });
      ids.push(await submitted(store, program, { answers: lowGpa }));
    }
    await leaveFree(store, fundId, 200_000);
    await release(store, `${program}~2027`);
    await world.settle();
    const [one = '', two = ''] = ids;
    return [
      does('ask for another look', (own) => fileAppeal(own, one, said)),
      does('another one asks', (own) => fileAppeal(own, two, said)),
      falls('a reminder', 'appeal-reminder'),
      falls('the date passes', 'appeal-overdue'),
      does('the refusal stays', (own) =>
        decideAppeal(own, two, avery, { ref, outcome: 'uphold', reason: 'The letter says 2.4.' }),
      ),
      does('the refusal is overturned', (own) =>
        decideAppeal(own, one, avery, { ref, outcome: 'grant', reason: 'The school says 2.7.' }),
      ),
      does('readers score it, it is offered from the list', (own) => score(own, one, 4)),
      does('accept', (own) => acceptOffer(own, one)),
    ];
  },
};
