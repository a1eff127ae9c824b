import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer, declineOffer, lapseOffer } from '../../shared/cases/award/answer-offer.ts';
import { joinWaitlist } from '../../shared/cases/award/join-waitlist.ts';
import { makeOffer } from '../../shared/cases/award/make-offer.ts';
import { moveWaitlist } from '../../shared/cases/award/move-waitlist.ts';
import { withdraw } from '../../shared/cases/intake/withdraw.ts';
import { moves } from '../../shared/domain/application/status.ts';
import { type AuditEvent, verifyChain } from '../../shared/domain/audit.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import { readAll } from '../../shared/store/applications.ts';
import { ledgerSums, readFund, readLedger } from '../../shared/store/funds.ts';
import type { Store } from '../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { reviewed, statusOf, submitted } from '../support/scenario.ts';
import { spent } from '../support/spent.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const fundId = 'health-careers-2027';
const roundId = 'health-careers-scholarship~2027';
const people = 6;

const step = fc.record({
  act: fc.constantFrom('offer', 'accept', 'decline', 'lapse', 'withdraw', 'queue', 'waitlist', 'later'),
  who: fc.nat(people - 1),
  /** Done at the same moment as the step before. */
  together: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function act(store: Store, ids: readonly string[], { act: what, who }: Step): Promise<unknown> {
  const id = ids[who] ?? '';
  switch (what) {
    case 'offer':
      return makeOffer(
        store,
        id,
        { fundId, units: 200_000, unit: 'money', from: 'free' },
        { kind: 'system', id: 'round' },
      );
    case 'accept':
      return acceptOffer(store, id);
    case 'decline':
      return declineOffer(store, id);
    case 'lapse':
      return lapseOffer(store, id);
    case 'withdraw':
      return withdraw(store, id);
    case 'queue':
      return joinWaitlist(store, id);
    case 'waitlist':
      return moveWaitlist(store, roundId, fundId);
    case 'later':
      table.clock.advance({ days: 5 });
      return Promise.resolve();
  }
}

/** Everything that must hold at every moment, whatever was done before. */
async function expectSound(store: Store, ids: readonly string[]) {
  const fund = await readFund(store, fundId);
  if (!fund) throw new Error('no fund');
  const { free, reserved, offered, accepted, paid, limit } = fund;
  expect(ledgerSums(await readLedger(store, fundId))).toEqual({ free, reserved, offered, accepted, paid });
  expect(Math.min(free, reserved, offered, accepted, paid)).toBeGreaterThanOrEqual(0);
  expect(free + reserved + offered + accepted + paid).toBe(limit);
  const applications = await Promise.all(ids.map((id) => statusOf(store, id)));
  const holding = (status: string) => applications.filter((one) => one.status === status).length * 200_000;
  expect([offered, accepted]).toEqual([holding('offered'), holding('accepted')]);
  for (const application of applications) {
    const id = application.applicationId;
    const events = (await readAll(store, `APP#${id}`, 'AUDIT#')) as unknown as (AuditEvent & {
      pk: string;
      sk: string;
      type: string;
    })[];
    const chain = events.map(({ pk, sk, type, ...event }) => event);
    const head = { seq: application.auditSeq, hash: application.auditHash };
    expect(verifyChain(id, chain, [head])).toEqual({ verified: true });
    const arrows = Object.values(moves).flatMap(({ from, to }) => from.map((one) => `${one}>${to}`));
    const taken = chain
      .filter((event) => event.from !== event.to && event.from !== '')
      .map((event) => `${event.from}>${event.to}`);
    expect(taken.filter((arrow) => !arrows.includes(arrow))).toEqual([]);
  }
}

describe('any sequence of offers and answers, alone or at the same moment', () => {
  it('keeps fund, ledger, statuses and trails in step', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (sequence) => {
        const store = await table.another();
        await seedSamples(store, ['health-careers-scholarship']);
        const ids: string[] = [];
        for (let i = 0; i < people; i++)
          ids.push(await reviewed(store, await submitted(store, 'health-careers-scholarship')));
        // Room for three of six.
        await spent(store, fundId, 5_400_000);
        let running: Promise<unknown>[] = [];
        for (const one of sequence) {
          if (!one.together) {
            await Promise.all(running);
            running = [];
          }
          running.push(act(store, ids, one));
          steps += 1;
        }
        await Promise.all(running);
        await expectSound(store, ids);
      }),
      { numRuns: 12 },
    );
    console.info(`tried ${steps} steps over 12 sequences`);
  });
});
