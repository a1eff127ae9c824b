import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Award, award } from '../../../shared/domain/after-award/award.ts';
import type { PaymentBatch } from '../../../shared/domain/after-award/payment.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { parseApplication } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { listBatches } from '../../../shared/store/payments.ts';
import { readMany } from '../../../shared/store/read-many.ts';
import { type Item, nowIso, type Store } from '../../../shared/store/table.ts';
import { funds } from './setting.ts';

/** One application with everything that is kept under it. */
export interface One {
  readonly id: string;
  readonly application: Application;
  readonly award: Award | undefined;
  readonly items: readonly Item[];
}

/** How everything stands, as whoever is about to do something sees it. */
export interface Seen {
  readonly all: readonly One[];
  readonly batches: readonly PaymentBatch[];
  /** What is free in each fund. */
  readonly free: ReadonlyMap<string, number>;
  readonly now: string;
}

/** Looks at everything; what did not change since `before` is not read anew. */
export async function look(store: Store, ids: readonly string[], before?: Seen): Promise<Seen> {
  const items = await readMany(store, [
    ...ids.map((id) => keys.application(id)),
    ...funds.map(({ fundId }) => keys.fund(fundId)),
  ]);
  const versions = new Map(items.map(({ applicationId, version }) => [applicationId, version]));
  const known = (id: string) =>
    before?.all.find((one) => one.id === id && one.application.version === versions.get(id));
  const [all, batches] = await Promise.all([
    Promise.all(ids.map((id) => known(id) ?? lookAt(store, id))),
    listBatches(store),
  ]);
  const free = items.flatMap((item) =>
    item['type'] === 'fund' ? [[String(item['fundId']), Number(item['free'])] as const] : [],
  );
  return { all, batches, free: new Map(free), now: nowIso(store) };
}

async function lookAt(store: Store, id: string): Promise<One> {
  const items = await under(store, `APP#${id}`);
  const meta = items.find(({ sk }) => sk === 'META');
  const begun = items.find(({ sk }) => sk === 'AWARD');
  if (!meta) throw new Error('an application is gone');
  return { id, application: parseApplication(meta), award: begun && awardOf(begun), items };
}

const awardOf = ({ pk, sk, type, ...rest }: Item): Award => award.parse(rest);

/** Every item of a partition. */
async function under(store: Store, pk: string): Promise<Item[]> {
  const found: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}

/** The item of an application by its sort key. */
export const itemOf = ({ items }: One, sk: string): Item | undefined => items.find((one) => one['sk'] === sk);

/** Items of an application whose sort key starts so. */
export const itemsOf = ({ items }: One, prefix: string): readonly Item[] =>
  items.filter(({ sk }) => String(sk).startsWith(prefix));

export const offerOf = ({ application }: One) =>
  application.status === 'offered' ? application.offer : undefined;
