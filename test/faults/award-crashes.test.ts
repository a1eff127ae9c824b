import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer, declineOffer } from '../../shared/cases/award/answer-offer.ts';
import { withdraw } from '../../shared/cases/intake/withdraw.ts';
import { checkFund } from '../../shared/cases/ledger/check-fund.ts';
import { approveRelease } from '../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../shared/cases/round/close-round.ts';
import { logger } from '../../shared/http/log.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import { readRound } from '../../shared/store/rounds.ts';
import { endOf } from '../support/crashing/end-of.ts';
import { type Accident, accidents, Process } from '../support/crashing/process.ts';
import { type Hands, type Snapshot, World } from '../support/crashing/world.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { reviewed, submitted } from '../support/scenario.ts';
import { spent } from '../support/spent.ts';

logger.setLogLevel('SILENT');
/** Every so many points; `FAULTS=all` tries every point with every accident, some minutes. */
const everyNth = process.env['FAULTS'] === 'all' ? 1 : 29;

const program = 'health-careers-scholarship';
const roundId = `${program}~2027`;
const fundId = 'health-careers-2027';
const people = ['manager', 'approver'].map((name) => ({
  id: `sub-${name}`,
  name,
  email: `${name}@example.org`,
}));

let table: TestTable;
let world: World;
/** Best first. */
const ids: string[] = [];

async function approve({ store }: Hands, who: number): Promise<void> {
  const round = await readRound(store, roundId);
  const manager = people[who];
  if (round && 'proposal' in round && manager)
    await approveRelease(store, roundId, manager, round.proposal.hash);
}

/** What people and days do in the award stage, one after another. */
const acts: readonly (readonly [string, (world: World) => Promise<void>])[] = [
  ['close the round', (w) => w.act(({ store }) => closeRound(store, roundId, 'sub-manager', false))],
  ['approve', (w) => w.act((hands) => approve(hands, 0))],
  ['approve as the second, release', (w) => w.act((hands) => approve(hands, 1))],
  ['accept', (w) => w.act(({ store }) => acceptOffer(store, ids[0] ?? ''))],
  ['decline, the list moves', (w) => w.act(({ store }) => declineOffer(store, ids[1] ?? ''))],
  ['withdraw an offer, the list moves', (w) => w.act(({ store }) => withdraw(store, ids[2] ?? ''))],
  ['let an offer lapse, the list moves', (w) => w.pass(15)],
];

beforeAll(async () => {
  table = await startTestTable();
  world = await World.open(table);
  const { store } = world;
  await seedSamples(store, [program]);
  for (let i = 0; i < 6; i++) {
    table.clock.advance({ seconds: 1 });
    ids.push(await reviewed(store, await submitted(store, program), Math.max(1, 5 - i)));
  }
  // Room for two of six.
  await spent(store, fundId, 5_600_000);
  await world.settle();
}, 180_000);
afterAll(async () => {
  await world.close();
  await table.stop();
});

describe('the award stage, with an accident at a write or a call outside', () => {
  it(
    'comes to the same end',
    async () => {
      const rows: string[] = [];
      let tried = 0;
      let from: Snapshot = await world.snapshot();
      for (const [act, run] of acts) {
        const straight = new Process();
        await world.restore(from, straight);
        await run(world);
        const end = await endOf(world);
        const next = await world.snapshot();
        const points = straight.calls.length;
        expect(points).toBeGreaterThan(0);
        const found: Record<Accident, number> = { before: 0, after: 0, 'answer lost': 0 };
        for (let at = 1; at <= points; at++)
          for (const [i, accident] of accidents.entries()) {
            if ((at * accidents.length + i) % everyNth !== 0) continue;
            const unlucky = new Process(at, accident);
            await world.restore(from, unlucky);
            await run(world);
            const where = `${act}, call ${at} (${unlucky.hit}), ${accident}`;
            expect(unlucky.hit, where).toBeDefined();
            expect(await endOf(world), where).toEqual(end);
            expect((await checkFund(world.store, fundId))?.differences, where).toEqual([]);
            found[accident] += 1;
            tried += 1;
          }
        rows.push(
          `${act.padEnd(38)} ${String(points).padStart(3)} points  ${accidents.map((one) => `${one} ${found[one]}`).join(', ')}`,
        );
        from = next;
      }
      console.info(`${rows.join('\n')}\n${tried} accidents, every one came to the same end`);
      expect(tried).toBeGreaterThan(5);
    },
    everyNth === 1 ? 3_600_000 : 300_000,
  );
});
