import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { awaitDecision } from '../../../shared/cases/award/await-decision.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { moveWaitlist } from '../../../shared/cases/award/move-waitlist.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readFund } from '../../../shared/store/funds.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { meanwhile } from '../../support/faulty-store.ts';
import { roundReleased } from '../../support/round-released.ts';
import { goodAnswers, reviewed, statusOf, submitted } from '../../support/scenario.ts';
import { spent } from '../../support/spent.ts';

let table: TestTable;
let store: Store;
let roundId: string;
let held: string;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const fundId = 'internship-richmond-2027';
const { address } = goodAnswers['youth-internship'];
const siteRanks = ['richmond', 'oakland', 'fresno'];
const far = { siteRanks };
const near = { siteRanks, address: { ...address, postalCode: '94801' } };

/** The only place at Richmond is offered, and there is none anywhere else. */
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, ['youth-internship']);
  held = await reviewed(store, await submitted(store, 'youth-internship'));
  const plan = { fundId, units: 1, unit: 'slot', site: 'richmond', from: 'free' } as const;
  await makeOffer(store, held, plan, { kind: 'system', id: 'round' });
  for (const site of siteRanks) {
    const id = `internship-${site}-2027`;
    await spent(store, id, (await readFund(store, id))?.free ?? 0);
  }
});

async function line(people: readonly (Parameters<typeof submitted>[2] & object)[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of people) ids.push(await reviewed(store, await submitted(store, 'youth-internship', one)));
  roundId = await roundReleased(store, 'youth-internship');
  for (const id of ids) await awaitDecision(store, id, `token-${id}`);
  return ids;
}
const statuses = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await statusOf(store, id)).status));

test('a place that is free goes to whom its site takes first, wherever they stand on the list', async () => {
  const ids = await line([{ answers: far }, { answers: near }, { answers: far }]);
  await declineOffer(store, held);
  expect(await moveWaitlist(store, roundId, fundId)).toEqual({ offered: 1 });
  expect(await statuses(ids)).toEqual(['waitlisted', 'offered', 'waitlisted']);
  // Then the list's own order decides among the others, and afterwards there is nothing to do.
  await declineOffer(store, ids[1] ?? '');
  expect(await moveWaitlist(store, roundId, fundId)).toEqual({ offered: 1 });
  expect(await moveWaitlist(store, roundId, fundId)).toEqual({ offered: 0 });
  expect(await statuses(ids)).toEqual(['offered', 'declined', 'waitlisted']);
});

test('who may be somebody else’s second application is left for a person, and the next at that site is asked', async () => {
  const ids = await line([
    { answers: far },
    { answers: near, email: 'twin@example.org' },
    { answers: near },
    { answers: far, email: 'twin+2@example.org' },
  ]);
  await declineOffer(store, held);
  expect(await moveWaitlist(store, roundId, fundId)).toEqual({ offered: 1 });
  expect(await statuses(ids)).toEqual(['waitlisted', 'waitlisted', 'offered', 'waitlisted']);
});

test('who withdraws in the same moment is passed over', async () => {
  const ids = await line([{ answers: far }, { answers: near }, { answers: near }]);
  await declineOffer(store, held);
  const leaving = meanwhile(store, () => withdraw(store, ids[1] ?? ''));
  expect(await moveWaitlist(leaving, roundId, fundId)).toEqual({ offered: 1 });
  expect(await statuses(ids)).toEqual(['waitlisted', 'withdrawn', 'offered']);
});

test('whose key was destroyed can no longer be read, and holds up nobody', async () => {
  const ids = await line([{ answers: near }, { answers: far }]);
  await store.client.send(
    new DeleteCommand({ TableName: store.tableName, Key: keys.applicationKey(ids[0] ?? '') }),
  );
  await declineOffer(store, held);
  expect(await moveWaitlist(store, roundId, fundId)).toEqual({ offered: 1 });
  expect((await statusOf(store, ids[1] ?? '')).status).toBe('offered');
});
