import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { tellApart } from '../../../shared/cases/round/tell-apart.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readFund } from '../../../shared/store/funds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, statusOf, submitted, threePrograms } from '../../support/scenario.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const scholarship = 'health-careers-scholarship';
const plan = { fundId: 'health-careers-2027', units: 200_000, unit: 'money', from: 'free' } as const;
const system = { kind: 'system', id: 'round' } as const;
const offer = (store: Store, id: string) => makeOffer(store, id, plan, system);

/** Two reviewed applications of one mailbox, written two ways. */
async function twoOfOnePerson(): Promise<{ store: Store; first: string; second: string }> {
  const store = await table.another();
  await seedSamples(store, threePrograms);
  const first = await reviewed(store, await submitted(store, scholarship, { email: 'Ana.Ruiz@example.org' }));
  const second = await reviewed(
    store,
    await submitted(store, scholarship, { email: 'ana.ruiz+again@example.org' }),
  );
  return { store, first, second };
}

const free = async (store: Store) => (await readFund(store, plan.fundId))?.free;

/** Loses the items by which applications of one person find each other. */
async function forgetIdentities(store: Store): Promise<void> {
  const { Items } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  for (const item of Items ?? [])
    if (item['type'] === 'identity')
      await store.client.send(
        new DeleteCommand({ TableName: store.tableName, Key: { pk: item['pk'], sk: item['sk'] } }),
      );
}

describe('one award per person and round', () => {
  it('lets neither of two look-alikes have an offer before a person has looked', async () => {
    const { store, first, second } = await twoOfOnePerson();
    expect(await offer(store, first)).toEqual({ kind: 'same-person', others: [second] });
    expect(await offer(store, second)).toEqual({ kind: 'same-person', others: [first] });
    expect(await free(store)).toBe(6_000_000);
    expect((await statusOf(store, first)).status).toBe('reviewed');
  });

  it('offers both once a manager has said that they are two people', async () => {
    const { store, first, second } = await twoOfOnePerson();
    expect((await tellApart(store, first, second, 'manager-1')).kind).toBe('committed');
    expect((await offer(store, first)).kind).toBe('committed');
    expect((await offer(store, second)).kind).toBe('committed');
  });

  it('holds in the table itself: of two offers at once to one person, whom nothing else tells apart, one is made', async () => {
    const { store, first, second } = await twoOfOnePerson();
    await forgetIdentities(store);
    const outcomes = await Promise.all([offer(store, first), offer(store, second)]);
    expect(outcomes.map((one) => one.kind).sort()).toEqual(['committed', 'same-person']);
    expect(await free(store)).toBe(5_800_000);
  });

  it('gives the claim up with the offer', async () => {
    const { store, first, second } = await twoOfOnePerson();
    await forgetIdentities(store);
    expect((await offer(store, first)).kind).toBe('committed');
    expect((await offer(store, second)).kind).toBe('same-person');
    expect((await declineOffer(store, first)).kind).toBe('committed');
    expect((await offer(store, second)).kind).toBe('committed');
  });
});
