import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmPayment } from '../../shared/cases/after-award/confirm-payments.ts';
import { decideHold } from '../../shared/cases/after-award/decide-hold.ts';
import { answerHold, holdAward } from '../../shared/cases/after-award/hold.ts';
import { makeBatch, ordersFor, releaseBatch } from '../../shared/cases/after-award/payment-batches.ts';
import { approveReport, submitReport } from '../../shared/cases/after-award/report.ts';
import { acceptOffer, declineOffer } from '../../shared/cases/award/answer-offer.ts';
import { withdraw } from '../../shared/cases/intake/withdraw.ts';
import { checkFund } from '../../shared/cases/ledger/check-fund.ts';
import { approveRelease } from '../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../shared/cases/round/close-round.ts';
import { orderName } from '../../shared/domain/after-award/payment.ts';
import { applicationId } from '../../shared/domain/ids.ts';
import { logger } from '../../shared/http/log.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import { listBatches } from '../../shared/store/payments.ts';
import { readRound } from '../../shared/store/rounds.ts';
import { nowIso, type Store } from '../../shared/store/table.ts';
import { avery, enrolled, morgan } from '../support/awarded.ts';
import { endOf } from '../support/crashing/end-of.ts';
import { type Accident, accidents, Process } from '../support/crashing/process.ts';
import { type Hands, type Snapshot, World } from '../support/crashing/world.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { reviewed, submitted } from '../support/scenario.ts';
import { spent } from '../support/spent.ts';

logger.setLogLevel('SILENT');
/** Every so many points; `FAULTS=all` tries every point with every accident, some minutes. */
const everyNth = process.env['FAULTS'] === 'all' ? 1 : 61;

const program = 'health-careers-scholarship';
const roundId = `${program}~2027`;
const fundId = 'health-careers-2027';
const people = [morgan, avery];

let table: TestTable;
let world: World;
/** Best first. */
const ids: string[] = [];

const winner = () => ids[0] ?? '';
const proof = 'enrolment-2027';
const paid = () => orderName({ applicationId: applicationId.parse(winner()), tranche: 'autumn-2027' });
async function eachBatch(
  store: Store,
  work: (batch: Awaited<ReturnType<typeof listBatches>>[number]) => Promise<unknown>,
): Promise<void> {
  for (const batch of await listBatches(store)) await work(batch);
}

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
  ['show a proof', (w) => w.act(({ store }) => submitReport(store, winner(), proof, enrolled))],
  [
    'approve it, a payment is ordered',
    (w) => w.act(({ store }) => approveReport(store, winner(), proof, 1, morgan)),
  ],
  [
    'put payments into a batch',
    (w) =>
      w.act(async ({ store }) => {
        const orders = await ordersFor(store, morgan.id);
        const cents = orders.reduce((sum, one) => sum + one.cents, 0);
        await makeBatch(store, morgan, { count: orders.length, cents });
      }),
  ],
  [
    'release the batch',
    (w) => w.act(({ store }) => eachBatch(store, ({ batchId }) => releaseBatch(store, batchId, avery))),
  ],
  [
    'take the bank’s confirmation',
    (w) =>
      w.act(({ store }) =>
        eachBatch(store, ({ batchId }) =>
          confirmPayment(store, morgan, { batchId, payment: paid(), cents: 100_000, result: 'paid' }),
        ),
      ),
  ],
  [
    'hold the award',
    (w) =>
      w.act(({ store }) =>
        holdAward(store, winner(), morgan, {
          about: 'dropped-out',
          on: '2026-12-01',
          words: 'The college says so.',
          keeps: 100_000,
        }),
      ),
  ],
  ['answer', (w) => w.act(({ store }) => answerHold(store, winner(), 'Yes.', nowIso(store)))],
  [
    'stop it, the rest is free and the list moves',
    (w) =>
      w.act(({ store }) =>
        decideHold(store, winner(), avery, { outcome: 'stopped', keeps: 100_000, words: 'You left.' }),
      ),
  ],
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
      let count = 0;
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
            count += 1;
            // Of every act at least the one in the middle.
            const middle = at === Math.ceil(points / 2) && i === rows.length % accidents.length;
            if (count % everyNth !== 0 && !middle) continue;
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
