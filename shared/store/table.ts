import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table and what every read and write of it depends on. */
export interface Store {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** The present moment; virtual on a laptop. */
  readonly now: () => Date;
  /** Cryptographically random bytes. */
  readonly random: (bytes: number) => Uint8Array;
}

/** A document client that drops undefined values and leaves numbers as numbers. Region and endpoint come from the environment. */
export function documentClient(client = new DynamoDBClient({})): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

export type Item = Record<string, unknown>;

/** Primary key of an item. */
export type Key = { readonly pk: string; readonly sk: string };

/** The store's present moment as ISO 8601 in UTC with milliseconds. */
export const nowIso = (store: Store): string => store.now().toISOString();

/** An instant some seconds after the store's present moment. */
export const inSeconds = (store: Store, seconds: number): Date =>
  new Date(store.now().getTime() + seconds * 1000);
