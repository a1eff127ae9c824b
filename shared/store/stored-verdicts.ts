import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Store } from './table.ts';

/** A verdict as it is stored: on one snapshot of an application, sealed under its key. */
export interface StoredVerdict {
  readonly applicationId: string;
  readonly snapshot: number;
  readonly sealed: string;
}

/** The stored verdict of an item. */
export function storedVerdict(item: Item): StoredVerdict {
  return {
    applicationId: String(item['pk']).slice('APP#'.length),
    snapshot: Number(String(item['sk']).slice('VERDICT#'.length)),
    sealed: String(item['sealed']),
  };
}

/**
 * Every stored verdict, page by page, by reading the whole table: also of applications that no list names any more. For an audit
 * now and then, never for a page.
 */
export async function* allStoredVerdicts(store: Store): AsyncGenerator<readonly StoredVerdict[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await store.client.send(
      new ScanCommand({
        TableName: store.tableName,
        FilterExpression: '#type = :verdict',
        ProjectionExpression: 'pk, sk, sealed',
        ExpressionAttributeNames: { '#type': 'type' },
        ExpressionAttributeValues: { ':verdict': 'verdict' },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    if (Items.length > 0) yield Items.map(storedVerdict);
    from = LastEvaluatedKey;
  } while (from);
}
