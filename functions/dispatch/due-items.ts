import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { shards } from '../../shared/store/keys.ts';
import { tableSchema } from '../../shared/store/schema.ts';
import { type Item, nowIso, type Store } from '../../shared/store/table.ts';

const { byClock } = tableSchema.indexes;
const pageSize = 50;

/** One shard of the clock's index, read page by page as it is needed. */
interface Shard {
  items: Item[];
  more: Item | undefined;
  begun: boolean;
}

/** Everything that is due at this moment, in order of time over all shards. */
export async function* dueItems(store: Store): AsyncGenerator<Item> {
  const now = nowIso(store);
  const all: Shard[] = Array.from({ length: shards }, () => ({ items: [], more: undefined, begun: false }));
  for (;;) {
    await Promise.all(all.map((shard, i) => fill(store, shard, i, now)));
    const next = all
      .filter((shard) => shard.items.length > 0)
      .sort((a, b) => (timeOf(a.items[0]) < timeOf(b.items[0]) ? -1 : 1))[0];
    const item = next?.items.shift();
    if (!item) return;
    yield item;
  }
}

const timeOf = (item: Item | undefined) => String(item?.[byClock.sortKey]);

async function fill(store: Store, shard: Shard, number: number, now: string): Promise<void> {
  while (shard.items.length === 0 && (!shard.begun || shard.more)) {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        IndexName: byClock.name,
        KeyConditionExpression: `${byClock.partitionKey} = :pk AND ${byClock.sortKey} <= :now`,
        // `~` sorts behind the `#` after an instant: what is due at this very millisecond is included.
        ExpressionAttributeValues: { ':pk': `CLOCK#${number}`, ':now': `${now}~` },
        Limit: pageSize,
        ...(shard.more ? { ExclusiveStartKey: shard.more } : {}),
      }),
    );
    shard.items = page.Items ?? [];
    shard.more = page.LastEvaluatedKey;
    shard.begun = true;
  }
}
