import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Key, Store } from './table.ts';
import { transact } from './transact.ts';

/** Items of a transaction; it holds 100 at most. */
const atOnce = 50;

/** Stores items that nothing names yet, however many. Stored again they are the same. */
export async function storeLines(store: Store, items: readonly (Item & Key)[]): Promise<void> {
  for (let i = 0; i < items.length; i += atOnce)
    await transact(
      store,
      items.slice(i, i + atOnce).map((put) => ({ as: 'line', put })),
    );
}

/** The items of a partition from one key to another, both included, in order: `limit` of them at most. */
export async function readLines(store: Store, from: Key, to: Key, limit = 100_000): Promise<Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': from.pk, ':from': from.sk, ':to': to.sk },
        Limit: Math.min(limit - items.length, 1000),
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start && items.length < limit);
  return items;
}
