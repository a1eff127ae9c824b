import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  fileOfBatch,
  makeBatch,
  ordersFor,
  releaseBatch,
  withdrawBatch,
} from '../../../shared/cases/after-award/payment-batches.ts';
import { saveAfterOffer } from '../../../shared/cases/award/after-offer.ts';
import { checkFund } from '../../../shared/cases/ledger/check-fund.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { approveRelease } from '../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { releaseDecisions } from '../../../shared/cases/round/release-decisions.ts';
import { tellApart } from '../../../shared/cases/round/tell-apart.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { readFund, readLedger } from '../../../shared/store/funds.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Item, Store } from '../../../shared/store/table.ts';
import { awarded, shown } from '../../support/awarded.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, statusOf, submitted } from '../../support/scenario.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [program]);
});

const program = 'health-careers-scholarship';
const roundId = `${program}~2027`;
const fundId = 'health-careers-2027';
const [morgan, avery] = ['manager', 'approver'].map((name) => ({
  id: `sub-${name}`,
  name,
  email: `${name}@example.org`,
})) as [Parameters<typeof approveRelease>[2], Parameters<typeof approveRelease>[2]];

type Applicant = NonNullable<Parameters<typeof submitted>[2]>;
/** One person each time, who looks like two. */
const pairs: readonly (readonly [string, Applicant, Applicant])[] = [
  [
    'one mailbox written two ways',
    { name: 'Ana Ruiz', email: 'ana.ruiz@gmail.com' },
    { name: 'A. Ruiz Soto', email: 'anaruiz+school@googlemail.com' },
  ],
  [
    'two mailboxes, one name and birthday',
    { name: 'José Núñez', email: 'jose@example.org' },
    { name: 'NUNEZ, JOSE', email: 'pepe@example.com' },
  ],
  [
    'letters that look alike',
    { name: 'Ana Ruiz', email: 'ana@example.org' },
    { name: 'Аnа Ruiz', email: 'other@example.com' },
  ],
  [
    'a social security number in one, an employer number in the other',
    { name: 'Kim Lee', email: 'kim@example.org', answers: { ssn: '123-45-6780' } },
    { name: 'Lee Bakery', email: 'bakery@example.com', answers: { ein: '12-3456780' } },
  ],
];

/** Takes the items by which applications find each other away, and returns them. */
async function takeIdentities(): Promise<Item[]> {
  const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  const found = Items.filter((item) => item['type'] === 'identity');
  for (const { pk, sk } of found)
    await store.client.send(new DeleteCommand({ TableName: store.tableName, Key: { pk, sk } }));
  return found;
}
async function putBack(items: readonly Item[]): Promise<void> {
  for (const Item of items) await store.client.send(new PutCommand({ TableName: store.tableName, Item }));
}

async function two(one: Applicant, other: Applicant): Promise<[string, string]> {
  return [
    await reviewed(store, await submitted(store, program, one)),
    await reviewed(store, await submitted(store, program, other)),
  ];
}

const held = async () =>
  (await listAttention(store)).filter(({ kind }) => kind === 'same-person').map(({ subject }) => subject);

describe.each(pairs)('one person as two: %s', (_, one, other) => {
  it('stops the round from being closed until a person has looked', async () => {
    const [first, second] = await two(one, other);
    const closed = await closeRound(store, roundId, morgan.id, false);
    expect(closed.kind).toBe('same-person');
    expect((await readRound(store, roundId))?.status).toBe('open');
    expect(await readLedger(store, fundId)).toHaveLength(1);
    await tellApart(store, first, second, morgan.id);
    expect((await closeRound(store, roundId, morgan.id, false)).kind).toBe('closing');
  });

  it('found out only after two people released: neither is offered anything, and no cent is lost', async () => {
    const [first, second] = await two(one, other);
    const identities = await takeIdentities();
    await closeRound(store, roundId, morgan.id, false);
    await allocate(store, roundId);
    await putBack(identities);
    const round = await readRound(store, roundId);
    if (round?.status !== 'proposed') throw new Error('no list');
    expect(round.proposal.offers).toBe(2);
    await approveRelease(store, roundId, morgan, round.proposal.hash);
    await approveRelease(store, roundId, avery, round.proposal.hash);
    while ((await releaseDecisions(store, roundId)).remaining > 0);
    expect([await statusOf(store, first), await statusOf(store, second)]).not.toContainEqual(
      expect.objectContaining({ status: 'offered' }),
    );
    expect((await held()).sort()).toEqual([`APP#${first}`, `APP#${second}`].sort());
    expect(await readFund(store, fundId)).toMatchObject({ free: 6_000_000, reserved: 0, offered: 0 });
    expect((await checkFund(store, fundId))?.differences).toEqual([]);
  });
});

describe('one person found out only by the tax number that is asked after the offers', () => {
  const number = (digits: string) => ({
    ...{ page: 'payment', seen: 0, fields: ['ssn'] },
    answers: { ssn: digits },
    typed: {},
  });

  it('is paid nothing more until a person has looked, and then goes on', async () => {
    const [first, second] = [await awarded(store), await awarded(store)];
    for (const id of [first, second]) await shown(store, id, 'enrolment-2027');
    expect(await ordersFor(store, morgan.id)).toHaveLength(2);
    expect((await saveAfterOffer(store, first, number('123-45-6780'))).kind).toBe('saved');
    expect(await held()).toEqual([]);
    expect((await saveAfterOffer(store, second, number('123456780'))).kind).toBe('saved');
    expect(await held()).toEqual([`APP#${second}`]);
    // Neither of the two: it is not known whose it is.
    expect(await ordersFor(store, morgan.id)).toEqual([]);
    expect((await makeBatch(store, morgan, { count: 0, cents: 0 })).kind).toBe('nothing');
    expect(await readFund(store, fundId)).toMatchObject({ paid: 0, accepted: 2_000_000 });
    await tellApart(store, second, first, morgan.id);
    expect(await ordersFor(store, morgan.id)).toHaveLength(2);
    expect(await held()).toEqual([]);
    expect((await checkFund(store, fundId))?.differences).toEqual([]);
  });

  it('is not paid by a file that was made before: nobody can release it as it is', async () => {
    const [first, second] = [await awarded(store), await awarded(store)];
    for (const id of [first, second]) await shown(store, id, 'enrolment-2027');
    const orders = await ordersFor(store, morgan.id);
    const made = await makeBatch(store, morgan, {
      count: orders.length,
      cents: orders.reduce((sum, { cents }) => sum + cents, 0),
    });
    if (made.kind !== 'made') throw new Error(made.kind);
    for (const id of [first, second]) await saveAfterOffer(store, id, number('123-45-6780'));
    expect(await releaseBatch(store, made.batch.batchId, avery)).toEqual({ kind: 'held' });
    expect(await fileOfBatch(store, made.batch.batchId)).toBeUndefined();
    await withdrawBatch(store, made.batch.batchId, morgan);
    expect(await ordersFor(store, morgan.id)).toEqual([]);
    await tellApart(store, second, first, morgan.id);
    expect(await ordersFor(store, morgan.id)).toHaveLength(2);
  });

  it('who corrects the number is no longer held for the old one', async () => {
    const [first, second] = [await awarded(store), await awarded(store)];
    await saveAfterOffer(store, first, number('123-45-6780'));
    await saveAfterOffer(store, second, number('123-45-6780'));
    expect(await held()).toEqual([`APP#${second}`]);
    await saveAfterOffer(store, second, { ...number('987-65-4320'), seen: 1 });
    expect(await held()).toEqual([]);
    for (const id of [first, second]) await shown(store, id, 'enrolment-2027');
    expect(await ordersFor(store, morgan.id)).toHaveLength(2);
  });
});
