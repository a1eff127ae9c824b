import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { applied } from '../../support/applying.ts';
import { score } from './loan.ts';
import { does, falls, type Story } from './story.ts';

const program = 'supplier-registry';

/** A registry, which gives nothing but a place on it. */
export const registry: Story = {
  name: 'a registry',
  fundIds: [],
  async begin(world, clock) {
    const { store } = world;
    await seedSamples(store, [program]);
    const taxId = '94-7654321';
    const ids: string[] = [];
    const certificates = [{ kind: 'woman', issuer: 'State office', number: 'W-1', expiresOn: '2027-04-30' }];
    for (const answers of [{ taxId }, { taxId }, {}]) {
      clock.advance({ seconds: 1 });
      ids.push(await applied(store, program, { answers: { certificates, ...answers } }));
    }
    await world.settle();
    const [first = '', second = '', third = ''] = ids;
    return [
      does('the check fails', (own) => score(own, third, 0)),
      does('the check of one who looks like another, it is held', (own) => score(own, first, 5)),
      does('the other one leaves', (own) => withdraw(own, second)),
      falls('a day later it is registered', 'held-again'),
      falls('a certificate runs out soon', 'renewal-reminder'),
    ];
  },
};
