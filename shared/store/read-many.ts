import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Key, Store } from './table.ts';

/** DynamoDB takes so many keys at once. */
const most = 100;

/** Items by their keys, consistently, in as few calls as can be; one that is not there is left out. In no order. */
export async function readMany(store: Store, keys: readonly Key[]): Promise<Item[]> {
  const found: Item[] = [];
  const batches = Array.from({ length: Math.ceil(keys.length / most) }, (_, i) =>
    keys.slice(i * most, (i + 1) * most),
  );
  await Promise.all(
    batches.map(async (batch) => {
      let wanted: Record<string, unknown>[] = [...batch];
      while (wanted.length > 0) {
        const { Responses, UnprocessedKeys } = await store.client.send(
          new BatchGetCommand({
            RequestItems: { [store.tableName]: { Keys: wanted, ConsistentRead: true } },
          }),
        );
        found.push(...(Responses?.[store.tableName] ?? []));
        wanted = UnprocessedKeys?.[store.tableName]?.Keys ?? [];
      }
    }),
  );
  return found;
}
