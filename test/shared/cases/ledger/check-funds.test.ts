import { DeleteCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainClock } from '../../../../functions/dispatch/drain-clock.ts';
import { acceptOffer } from '../../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../../shared/cases/award/make-offer.ts';
import { checkFund } from '../../../../shared/cases/ledger/check-fund.ts';
import { checkFunds, readFundCheck } from '../../../../shared/cases/ledger/check-funds.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { listAttention } from '../../../../shared/store/attention.ts';
import { movementWrites, readLedger } from '../../../../shared/store/funds.ts';
import { keys } from '../../../../shared/store/keys.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { transact } from '../../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { reviewed, submitted } from '../../../support/scenario.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const fundId = 'health-careers-2027';
const program = 'health-careers-scholarship';

async function awarded(): Promise<{ store: Store; id: string }> {
  const store = await table.another();
  await seedSamples(store, [program]);
  const id = await reviewed(store, await submitted(store, program));
  const plan = { fundId, units: 200_000, unit: 'money', from: 'free' } as const;
  await makeOffer(store, id, plan, { kind: 'system', id: 'round' });
  await acceptOffer(store, id);
  return { store, id };
}

const tamper = (store: Store, key: { pk: string; sk: string }, name: string, by: number) =>
  store.client.send(
    new UpdateCommand({
      TableName: store.tableName,
      Key: key,
      UpdateExpression: 'SET #n = #n + :by',
      ExpressionAttributeNames: { '#n': name },
      ExpressionAttributeValues: { ':by': by },
    }),
  );

const differences = async (store: Store) => (await checkFund(store, fundId))?.differences;

describe('the check of a fund', () => {
  it('finds nothing in books that only acts of ours wrote', async () => {
    const { store } = await awarded();
    expect(await checkFund(store, fundId)).toMatchObject({ lines: 3, applications: 1, differences: [] });
  });

  it('finds a counter that was changed by hand, by one cent', async () => {
    const { store } = await awarded();
    await tamper(store, keys.fund(fundId), 'paid', 1);
    expect(await differences(store)).toEqual([
      { what: 'counter', state: 'paid', counter: 1, ledger: 0 },
      { what: 'limit', limit: 6_000_000, together: 6_000_001 },
    ]);
  });

  it('finds a line that was taken out, and whose it was', async () => {
    const { store, id } = await awarded();
    const [line] = await readLedger(store, fundId, `${id}#`);
    await store.client.send(
      new DeleteCommand({ TableName: store.tableName, Key: keys.ledger(fundId, line?.entry ?? '') }),
    );
    const found = await differences(store);
    expect(found).toContainEqual({ what: 'lines', counted: 3, found: 2 });
    expect(found).toContainEqual({ what: 'application', applicationId: id });
  });

  it('finds an application whose offer is not what the fund gave', async () => {
    const { store, id } = await awarded();
    await store.client.send(
      new UpdateCommand({
        TableName: store.tableName,
        Key: keys.application(id),
        UpdateExpression: 'SET offer.units = :less',
        ExpressionAttributeValues: { ':less': 100_000 },
      }),
    );
    expect(await differences(store)).toEqual([{ what: 'application', applicationId: id }]);
  });

  it('finds an award that has no line at all', async () => {
    const { store, id } = await awarded();
    const lines = await readLedger(store, fundId, `${id}#`);
    for (const { entry } of lines)
      await store.client.send(
        new DeleteCommand({ TableName: store.tableName, Key: keys.ledger(fundId, entry) }),
      );
    expect(await differences(store)).toContainEqual({ what: 'application', applicationId: id });
  });

  it('is not deceived by money that moves while it reads', async () => {
    const { store } = await awarded();
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) ids.push(await reviewed(store, await submitted(store, program)));
    const plan = { fundId, units: 200_000, unit: 'money', from: 'free' } as const;
    const moving = ids.map(async (id) => {
      await makeOffer(store, id, plan, { kind: 'system', id: 'round' });
      await acceptOffer(store, id);
    });
    const checks = await Promise.all(Array.from({ length: 10 }, () => checkFund(store, fundId)));
    await Promise.all(moving);
    for (const check of checks) expect(check?.differences ?? []).toEqual([]);
    expect(await checkFund(store, fundId)).toMatchObject({ applications: 7, differences: [] });
  });
});

describe('the check that runs by itself', () => {
  it('looks at a fund that moved after an hour, and at every other after a day', async () => {
    const { store } = await awarded();
    expect(await checkFunds(store)).toMatchObject([{ fundId, differences: 0 }]);
    expect(await checkFunds(store)).toEqual([]);
    const move = { fundId, from: 'free', to: 'reserved', units: 1, subject: 'x', entry: 'x' } as const;
    await transact(store, movementWrites(store, move));
    expect(await checkFunds(store)).toEqual([]);
    table.clock.advance({ hours: 1 });
    expect(await checkFunds(store)).toMatchObject([{ fundId, lines: 4 }]);
    table.clock.advance({ hours: 23 });
    expect(await checkFunds(store)).toEqual([]);
    table.clock.advance({ hours: 1 });
    expect(await checkFunds(store)).toHaveLength(1);
  });

  it('puts what differs before the owner, by mail once, and takes it off when the books agree again', async () => {
    const { store } = await awarded();
    const mails = async () => {
      const { Items = [] } = await store.client.send(
        new ScanCommand({
          TableName: store.tableName,
          FilterExpression: '#t = :outbox AND effect.about = :about',
          ExpressionAttributeNames: { '#t': 'type' },
          ExpressionAttributeValues: { ':outbox': 'outbox', ':about': 'ledger-differs' },
        }),
      );
      return Items.length;
    };
    await tamper(store, keys.fund(fundId), 'free', -7);
    await checkFunds(store);
    expect(await listAttention(store)).toMatchObject([
      {
        subject: `FUND#${fundId}`,
        programId: program,
        kind: 'ledger-differs',
        details: ['counter free 5799993 5800000', 'limit 6000000 5999993'],
      },
    ]);
    table.clock.advance({ days: 1 });
    await checkFunds(store);
    expect(await mails()).toBe(1);
    await tamper(store, keys.fund(fundId), 'free', 7);
    table.clock.advance({ days: 1 });
    await checkFunds(store);
    expect(await listAttention(store)).toEqual([]);
    expect(await readFundCheck(store, fundId)).toMatchObject({ differences: 0 });
  });

  it('is called by the clock', async () => {
    const { store } = await awarded();
    const never = () => Promise.reject(new Error('not in this test'));
    await drainClock({ store, handleDue: never } as never);
    expect(await readFundCheck(store, fundId)).toMatchObject({ differences: 0, applications: 1 });
  });
});
