import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Status } from '../../../shared/domain/application/status.ts';
import { statusPartition } from '../../../shared/store/applications.ts';
import { shards } from '../../../shared/store/keys.ts';
import { tableSchema } from '../../../shared/store/schema.ts';
import type { Listed } from '../../../shared/store/status-lists.ts';
import type { Item, Store } from '../../../shared/store/table.ts';

const { byStatus } = tableSchema.indexes;

/** An application of a list with its place: the time it was received (or begun) and its id, which no change moves. */
export interface Placed extends Listed {
  readonly place: string;
}

export interface Walk {
  readonly programs: readonly string[];
  readonly statuses: readonly Status[];
  readonly newestFirst: boolean;
  /** Goes on behind this place. */
  readonly after?: string | undefined;
}

const chunk = 50;

/**
 * Applications in order of when they were received, fetched as they are asked for: the status index's partitions are each
 * in that order and are merged. One that changes its status meanwhile is seen once.
 */
export async function* walk(store: Store, wanted: Walk): AsyncGenerator<Placed> {
  const lists: List[] = [];
  // In the order in which statuses follow each other: what moves on while we look is met again, not missed.
  for (const status of wanted.statuses) {
    const opened = wanted.programs.flatMap((program) =>
      Array.from({ length: shards }, (_, shard) =>
        openList(store, statusPartition(program, status, shard), wanted),
      ),
    );
    lists.push(...(await Promise.all(opened)));
  }
  const seen = new Set<string>();
  for (;;) {
    const list = first(lists, wanted.newestFirst);
    const next = list && (await list.take());
    if (!next) return;
    if (seen.has(next.applicationId)) continue;
    seen.add(next.applicationId);
    yield next;
  }
}

interface List {
  readonly head: () => Placed | undefined;
  readonly take: () => Promise<Placed | undefined>;
}

function first(lists: readonly List[], newestFirst: boolean): List | undefined {
  let found: List | undefined;
  let best: string | undefined;
  for (const list of lists) {
    const place = list.head()?.place;
    if (place === undefined) continue;
    if (best === undefined || (newestFirst ? place > best : place < best)) [found, best] = [list, place];
  }
  return found;
}

async function openList(store: Store, partition: string, { newestFirst, after }: Walk): Promise<List> {
  let items: Placed[] = [];
  let start: Item | undefined;
  const fill = async () => {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        IndexName: byStatus.name,
        KeyConditionExpression: `${byStatus.partitionKey} = :pk${after ? ` AND ${byStatus.sortKey} ${newestFirst ? '<' : '>'} :after` : ''}`,
        ExpressionAttributeValues: { ':pk': partition, ...(after ? { ':after': after } : {}) },
        ScanIndexForward: !newestFirst,
        Limit: chunk,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items = (page.Items ?? []).map((item) => ({
      ...(item as unknown as Listed),
      place: String(item[byStatus.sortKey]),
    }));
    start = page.LastEvaluatedKey;
  };
  await fill();
  return {
    head: () => items[0],
    async take() {
      const taken = items.shift();
      while (items.length === 0 && start) await fill();
      return taken;
    },
  };
}
