import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { LimitedFault } from '../domain/faults.ts';
import type { Item, Key, Store } from './table.ts';

/** A condition of a write: the expression with its names and values. */
export interface Condition {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

/** One write of a transaction, with a name by which a refusal speaks of it. */
export type Write =
  | { readonly as: string; readonly put: Item & Key; readonly when?: Condition }
  | { readonly as: string; readonly update: Key; readonly set: Condition; readonly when?: Condition }
  | { readonly as: string; readonly delete: Key; readonly when?: Condition }
  | { readonly as: string; readonly check: Key; readonly when: Condition };

/** A transaction is done whole, or refused by the named writes whose conditions did not hold; `item` is what stood there. */
export type Transacted =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused';
      readonly by: readonly { readonly as: string; readonly item: Item | undefined }[];
    };

export const absent: Condition = { expression: 'attribute_not_exists(pk)' };
export const present: Condition = { expression: 'attribute_exists(pk)' };

type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>;

/**
 * Commits all writes or none (at most 100). Conflicts with another transaction and throttling are tried again with
 * growing, jittered pauses; after the last try they are a LimitedFault.
 */
export async function transact(store: Store, writes: readonly Write[]): Promise<Transacted> {
  const TransactItems = writes.map((write) => action(store.tableName, write));
  for (let attempt = 1; ; attempt++) {
    try {
      await store.client.send(new TransactWriteCommand({ TransactItems }));
      return { kind: 'done' };
    } catch (error) {
      const reasons = cancellationReasons(error);
      if (!reasons) throw error;
      const refused = reasons.flatMap((reason, i) =>
        reason.Code === 'ConditionalCheckFailed'
          ? [{ as: writes[i]?.as ?? '', item: reason.Item && unmarshall(reason.Item) }]
          : [],
      );
      if (refused.length > 0) return { kind: 'refused', by: refused };
      if (attempt === 10) throw new LimitedFault('The table stayed busy');
      await pause(Math.random() * Math.min(1000, 15 * 2 ** attempt));
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Reason {
  readonly Code?: string;
  /** What stood there, as the wire has it: the document client does not look into errors. */
  readonly Item?: Record<string, AttributeValue>;
}

function cancellationReasons(error: unknown): readonly Reason[] | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TransactionInProgressException') return [{ Code: 'TransactionConflict' }];
  if (error.name !== 'TransactionCanceledException') return undefined;
  const reasons = (error as { CancellationReasons?: readonly Reason[] }).CancellationReasons ?? [];
  const passing = [
    'None',
    'ConditionalCheckFailed',
    'TransactionConflict',
    'ThrottlingError',
    'ProvisionedThroughputExceeded',
  ];
  return reasons.every((reason) => passing.includes(reason.Code ?? 'None')) ? reasons : undefined;
}

function action(TableName: string, write: Write): Actions[number] {
  const condition = write.when && {
    ConditionExpression: write.when.expression,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  const names = { ...('set' in write ? write.set.names : {}), ...write.when?.names };
  const values = { ...('set' in write ? write.set.values : {}), ...write.when?.values };
  const expressions = {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
  if ('put' in write) return { Put: { TableName, Item: write.put, ...condition, ...expressions } };
  if ('update' in write)
    return {
      Update: {
        TableName,
        Key: write.update,
        UpdateExpression: write.set.expression,
        ...condition,
        ...expressions,
      },
    };
  if ('delete' in write) return { Delete: { TableName, Key: write.delete, ...condition, ...expressions } };
  return {
    ConditionCheck: {
      TableName,
      Key: write.check,
      ConditionExpression: write.when.expression,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ...expressions,
    },
  };
}
