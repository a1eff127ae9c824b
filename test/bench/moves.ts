import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { acceptOffer } from '../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../shared/cases/award/make-offer.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import { startTestTable } from '../support/dynamodb.ts';
import { reviewed, submitted, threePrograms } from '../support/scenario.ts';
import type { Figure } from './figure.ts';

const people = 30;

/** What an offer and its acceptance cost beside a bare write of one item, on the same table. */
export async function measure(): Promise<Figure[]> {
  const table = await startTestTable();
  try {
    const { store } = table;
    await seedSamples(store, threePrograms);
    const ids: string[] = [];
    for (let i = 0; i < people; i++)
      ids.push(await reviewed(store, await submitted(store, 'health-careers-scholarship')));
    const put = async (i: number) =>
      store.client.send(
        new PutCommand({ TableName: store.tableName, Item: { pk: `BENCH#${i}`, sk: 'X', value: i } }),
      );
    for (let i = 0; i < 100; i++) await put(i);
    let from = performance.now();
    for (let i = 0; i < 300; i++) await put(i);
    const bare = (performance.now() - from) / 300;
    from = performance.now();
    for (const id of ids)
      await makeOffer(
        store,
        id,
        { fundId: 'health-careers-2027', units: 100_000, unit: 'money', from: 'free' },
        { kind: 'system', id: 'round' },
      );
    const offer = (performance.now() - from) / people;
    from = performance.now();
    for (const id of ids) await acceptOffer(store, id);
    const accept = (performance.now() - from) / people;
    return [
      {
        what: 'making an offer (ledger, claim, audit, outbox, dates) / one bare write',
        figure: `${(offer / bare).toFixed(1)} x`,
      },
      { what: 'accepting an offer / one bare write', figure: `${(accept / bare).toFixed(1)} x` },
    ];
  } finally {
    await table.stop();
  }
}
