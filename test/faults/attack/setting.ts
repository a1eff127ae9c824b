import { documentHash } from '../../../shared/domain/program/document.ts';
import { type Program, programDocument } from '../../../shared/domain/program/schema.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { publishProgram, readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { applied } from '../../support/applying.ts';
import type { World } from '../../support/crashing/world.ts';
import { release } from '../../support/released.ts';
import { reviewed, submitted } from '../../support/scenario.ts';
import { spent } from '../../support/spent.ts';

export const scholarship = 'health-careers-scholarship';
export const internship = 'college-internship';
export const businessLoan = 'community-business-loan';
export const homeLoan = 'home-purchase-loan';

/** Every fund in the attack, with the round whose list it serves, what was spent of it in other years, and what is enough for anybody in line. */
export const funds = [
  { fundId: 'health-careers-2027', roundId: `${scholarship}~2027`, spent: 5_400_000, needed: 200_000 },
  { fundId: 'college-internship-2027', roundId: `${internship}~2027`, spent: 98, needed: 1 },
  { fundId: 'community-loans-2027', roundId: `${businessLoan}~2027`, spent: 93_000_000, needed: 6_000_000 },
  { fundId: 'home-loans-2027', roundId: `${homeLoan}~2027`, spent: 53_000_000, needed: 3_000_000 },
] as const;

/** Two applications of one person or business: `first` was there before. */
export interface Pair {
  readonly first: string;
  readonly second: string;
}

/** Who is in the attack: every application, and which of them are one person's. */
export interface Setting {
  readonly ids: readonly string[];
  readonly pairs: readonly Pair[];
}

const usd = (amount: string) => ({ amount, currency: 'USD' });

/**
 * Four programs with less to give than is asked: a round of money (offered, in line, still with its readers), a round of places,
 * loans that are voted on, loans that the first to be complete get. Each has come as far as it comes by itself.
 */
export async function setUp(world: World, later: (seconds: number) => void): Promise<Setting> {
  const { store } = world;
  await seedSamples(store, [scholarship, internship, businessLoan, homeLoan]);
  await publishedWith(store, scholarship, ({ offers }) => ({
    offers: { ...offers, otherAid: { cap: 'householdIncome', fields: [] } },
  }));
  await publishedWith(store, internship, () => ({
    offers: {
      conditions: [
        { id: 'work-permit', title: { en: 'Work permit', es: 'Permiso' }, days: 21, confirmedBy: 'manager' },
        { id: 'i-9', title: { en: 'Form I-9', es: 'Formulario I-9' }, days: 30, confirmedBy: 'manager' },
      ],
      moreTime: { days: 3, times: 1 },
      onSilence: 'keep',
    },
  }));
  for (const fund of funds) await spent(store, fund.fundId, fund.spent);
  const ids: string[] = [];
  const add = async (id: Promise<string>) => {
    ids.push(await id);
    later(1);
    return ids.at(-1) ?? '';
  };
  for (let i = 0; i < 4; i++)
    await add(
      submitted(store, scholarship, { email: `one${i}@example.org` }).then((id) =>
        reviewed(store, id, 5 - i),
      ),
    );
  await add(submitted(store, scholarship, { email: 'one0@example.org' }));
  await add(submitted(store, scholarship, { email: 'one6@example.org' }));
  for (let i = 0; i < 3; i++)
    await add(
      applied(store, internship, { answers: { dateOfBirth: '2005-05-31' } }).then((id) =>
        reviewed(store, id, 5 - i),
      ),
    );
  for (const amount of ['20000.00', '60000.00'])
    await add(
      submitted(store, businessLoan, {
        answers: { amount: usd(amount), operatingCashFlow: usd('90000.00') },
      }).then((id) => reviewed(store, id, 2)),
    );
  for (const email of ['home0@example.org', 'home1@example.org', 'home0@example.org'])
    await add(applied(store, homeLoan, { email }).then((id) => reviewed(store, id, 5)));
  for (const programId of [scholarship, internship]) await release(store, `${programId}~2027`);
  await world.settle();
  const [one = '', , , , same = ''] = ids;
  const [home = '', , again = ''] = ids.slice(-3);
  return {
    ids,
    pairs: [
      { first: one, second: same },
      { first: home, second: again },
    ],
  };
}

async function publishedWith(
  store: Store,
  programId: string,
  change: (program: Program) => Partial<Program>,
): Promise<void> {
  const found = await readProgram(store, programId);
  if (!found) throw new Error('seed the samples first');
  const changed = programDocument.parse({ ...found.program, ...change(found.program) });
  await publishProgram(store, changed, documentHash(changed));
}
