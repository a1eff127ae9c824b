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
    for (const item of page.Items ?? []) found.push(item as unknown as Listed);
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}
