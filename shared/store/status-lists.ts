import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Status } from '../domain/application/status.ts';
import { statusPartition } from './applications.ts';
import { shards } from './keys.ts';
import { tableSchema } from './schema.ts';
import type { Item, Store } from './table.ts';

const { byStatus } = tableSchema.indexes;

/** What a list knows of an application: the index carries no more. */
export interface Listed {
  readonly applicationId: string;
  readonly reference: string;
  readonly programId: string;
  readonly roundId: string;
  readonly status: Status;
  readonly submittedAt: string | undefined;
  readonly updatedAt: string;
  readonly score: number | undefined;
  readonly amount: number | undefined;
  /** Sealed name and e-mail. */
  readonly who: string;
}

/** Every application of a program in a status, oldest first. The index follows the table within moments, not at once. */
export async function listByStatus(store: Store, program: string, status: Status): Promise<Listed[]> {
  const all = await Promise.all(
    Array.from({ length: shards }, (_, shard) => oneShard(store, program, status, shard)),
  );
  return all.flat().sort(byTime);
}

const byTime = (a: Listed, b: Listed) => order(a) - order(b) || (a.applicationId < b.applicationId ? -1 : 1);
const order = (one: Listed) => Date.parse(one.submittedAt ?? one.updatedAt);

async function oneShard(store: Store, program: string, status: Status, shard: number): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const page of pagesOf(store, program, status, shard)) found.push(...page);
  return found;
}

/** The same page by page, the shards side by side, for more applications than are held at once. In no order. */
export async function* pagesByStatus(
  store: Store,
  program: string,
  status: Status,
): AsyncGenerator<readonly Listed[]> {
  let open = Array.from({ length: shards }, (_, shard) => pagesOf(store, program, status, shard));
  while (open.length > 0) {
    const pages = await Promise.all(open.map((shard) => shard.next()));
    for (const page of pages) if (!page.done) yield page.value;
    open = open.filter((_, i) => !pages[i]?.done);
  }
}

async function* pagesOf(
  store: Store,
  program: string,
  status: Status,
  shard: number,
): AsyncGenerator<readonly Listed[]> {
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        IndexName: byStatus.name,
        KeyConditionExpression: `${byStatus.partitionKey} = :pk`,
        ExpressionAttributeValues: { ':pk': statusPartition(program, status, shard) },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    yield (page.Items ?? []) as unknown as Listed[];
    start = page.LastEvaluatedKey;
  } while (start);
}
