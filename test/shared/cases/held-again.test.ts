import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { moveWaitlist } from '../../../shared/cases/award/move-waitlist.ts';
import { type DueItem, handleDue } from '../../../shared/cases/clock.ts';
import { answerSamePerson, askWhetherSame } from '../../../shared/cases/duplicate/ask-whether-same.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { tellApart } from '../../../shared/cases/round/tell-apart.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readAll, readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Item, Store } from '../../../shared/store/table.ts';
import { applied } from '../../support/applying.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { roundReleased } from '../../support/round-released.ts';
import { decided, reviewed, statusOf, submitted } from '../../support/scenario.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [scholarship, homeLoan]);
});

const scholarship = 'health-careers-scholarship';
const homeLoan = 'home-purchase-loan';
const email = 'one.person@example.org';

const due = (id: string) => readItem(store, keys.due(`APP#${id}`, 'held-again', 'same-person'));
async function aDayLater(id: string): Promise<void> {
  const item = await due(id);
  if (!item) throw new Error('nobody looks at it again');
  table.clock.moveTo(String(item['at']));
  await handleDue(store, item as unknown as DueItem);
}
const held = async (id: string) =>
  (await listAttention(store)).some(({ subject, kind }) => subject === `APP#${id}` && kind === 'same-person');
const times = async (id: string, event: string) =>
  (await readAll(store, `APP#${id}`, 'AUDIT#')).filter((one) => one['event'] === event).length;
async function effects(kind: string): Promise<Item[]> {
  const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  return Items.flatMap((item) => (item['type'] === 'outbox' ? [item['effect'] as Item] : [])).filter(
    (effect) => effect['kind'] === kind,
  );
}
const decidesAgain = (id: string) => ({
  kind: 'resume',
  subject: `APP#${id}`,
  stage: 'decision',
  output: { outcome: 'review-again' },
});

/** A first one with an offer, and a second of the same person that is held. */
async function offeredAndHeld(): Promise<[string, string]> {
  const first = await applied(store, homeLoan, { email });
  await decided(store, await reviewed(store, first, 5));
  const second = await applied(store, homeLoan, { email });
  await decided(store, await reviewed(store, second, 5));
  expect([(await statusOf(store, first)).status, (await statusOf(store, second)).status]).toEqual([
    'offered',
    'reviewed',
  ]);
  return [first, second];
}

/** Two of one person on a list whose round is released, both held. */
async function twoOnTheList(): Promise<[string, string]> {
  const [first, second] = [
    await reviewed(store, await submitted(store, scholarship, { email })),
    await reviewed(store, await submitted(store, scholarship, { email })),
  ];
  await roundReleased(store, scholarship);
  for (const id of [first, second]) expect((await decided(store, id)).status).toBe('waitlisted');
  await moveWaitlist(store, `${scholarship}~2027`, 'health-careers-2027');
  expect([await held(first), await held(second)]).toEqual([true, true]);
  return [first, second];
}

describe('an application that is held because another may be the same person’s', () => {
  it('is decided again once that one is over, and not before', async () => {
    const [first, second] = await offeredAndHeld();
    await aDayLater(second);
    expect(await held(second)).toBe(true);
    await declineOffer(store, first);
    await aDayLater(second);
    expect(await held(second)).toBe(false);
    expect(await due(second)).toBeUndefined();
    expect(await effects('resume')).toContainEqual(decidesAgain(second));
    expect((await decided(store, second)).status).toBe('offered');
  });

  it('has its list moved where it is in line', async () => {
    const [first, second] = await twoOnTheList();
    await withdraw(store, first);
    const before = (await effects('move-waitlist')).length;
    await aDayLater(second);
    expect(await effects('move-waitlist')).toHaveLength(before + 1);
    await moveWaitlist(store, `${scholarship}~2027`, 'health-careers-2027');
    expect((await statusOf(store, second)).status).toBe('offered');
  });

  it('is put before its owner once, however often its list moves', async () => {
    const [first] = await twoOnTheList();
    for (let i = 0; i < 3; i++) await moveWaitlist(store, `${scholarship}~2027`, 'health-careers-2027');
    expect(await times(first, 'held: same person')).toBe(1);
  });

  it('is looked at again as well where its applicant had said before that they are two', async () => {
    const [first, second] = [
      await reviewed(store, await submitted(store, scholarship, { email })),
      await reviewed(store, await submitted(store, scholarship, { email })),
    ];
    await roundReleased(store, scholarship);
    await askWhetherSame(store, { end: second, keep: first }, 'manager', 'One address.');
    await answerSamePerson(store, second, 'We are sisters.');
    expect((await decided(store, second)).status).toBe('waitlisted');
    await moveWaitlist(store, `${scholarship}~2027`, 'health-careers-2027');
    expect(await due(second)).toBeDefined();
  });

  it('goes on when they are told apart, whichever of the two was looked at', async () => {
    const [first, second] = await offeredAndHeld();
    expect((await tellApart(store, first, second, 'manager')).kind).toBe('committed');
    expect(await effects('resume')).toContainEqual(decidesAgain(second));
  });

  it('has its list moved by the same transaction that tells them apart', async () => {
    const [first, second] = await twoOnTheList();
    const before = (await effects('move-waitlist')).length;
    await tellApart(store, first, second, 'manager');
    expect((await effects('move-waitlist')).length).toBeGreaterThan(before);
  });
});
