import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Application, application, type Person, person } from '../domain/application/application.ts';
import { type MoveName, moves } from '../domain/application/status.ts';
import type { Due, DueKind, Effect } from '../domain/effects.ts';
import { type Happening, nextEvent } from './audit-events.ts';
import { keys, shardOf } from './keys.ts';
import { cancelWrites, dueWrites, outboxWrites } from './outbox.ts';
import { placeWrites } from './places.ts';
import { tableSchema } from './schema.ts';
import type { Item, Store } from './table.ts';
import { absent, type Condition, transact, type Write } from './transact.ts';
import { open, type VaultKey } from './vault.ts';

const { byStatus, byDay } = tableSchema.indexes;

/** An application as it stands, with the key that opens its personal data. */
export interface Loaded<A extends Application = Application> {
  readonly application: A;
  readonly key: VaultKey;
}

/** Reads an application and its key, consistently; undefined when there is none. */
export async function loadApplication(store: Store, id: string): Promise<Loaded | undefined> {
  const { Responses } = await store.client.send(
    new BatchGetCommand({
      RequestItems: {
        [store.tableName]: { Keys: [keys.application(id), keys.applicationKey(id)], ConsistentRead: true },
      },
    }),
  );
  const items = Responses?.[store.tableName] ?? [];
  const meta = items.find((item) => item['sk'] === 'META');
  const key = items.find((item) => item['sk'] === 'KEY');
  if (!meta || !key) return undefined;
  return { application: parseApplication(meta), key: { applicationId: id, secret: String(key['secret']) } };
}

/** The entity inside its stored item: index attributes are taken off, the rest must be exactly one of the union's shapes. */
export function parseApplication(item: Item): Application {
  const { pk, sk, type, statusPk, statusSk, dayPk, daySk, amount, ...entity } = item;
  return application.parse(entity);
}

/** The person behind an application. */
export function personOf(loaded: Loaded): Person {
  return person.parse(open(loaded.key, 'who', loaded.application.who));
}

/** One change of one application, committed whole or not at all. */
export interface Change {
  readonly next: Application;
  /** The arrow the status moves along; absent when the status stays. */
  readonly move?: MoveName;
  readonly happening: Happening;
  readonly writes?: readonly Write[];
  readonly effects?: readonly Effect[];
  readonly due?: readonly Due[];
  readonly cancel?: readonly { readonly kind: DueKind; readonly ref: string }[];
}

/** Committed; stale: the application changed meanwhile (load again); refused: another write's condition did not hold. */
export type Committed =
  | { readonly kind: 'committed'; readonly application: Application }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly by: string; readonly item: Item | undefined };

/**
 * A move as a single transaction: the application's new state on condition of its version and of a status the move may
 * start from, the chained audit event, the outbox records and the dated items, and whatever else changes with it.
 */
export async function commit(store: Store, before: Application, change: Change): Promise<Committed> {
  const { next, writes, event } = staged(store, before, change);
  const from = change.move ? moves[change.move].from : [before.status];
  const version: Condition = {
    expression: `#version = :version AND #status IN (${from.map((_, i) => `:from${i}`).join(', ')})`,
    names: { '#version': 'version', '#status': 'status' },
    values: {
      ':version': before.version,
      ...Object.fromEntries(from.map((status, i) => [`:from${i}`, status])),
    },
  };
  return settle(store, next, [
    { as: 'application', put: applicationItem(next), when: version },
    event,
    ...writes,
  ]);
}

/** Creates an application with its key and first audit event; `before` numbers start at zero. */
export async function create(
  store: Store,
  key: VaultKey,
  first: Application,
  change: Omit<Change, 'next'>,
): Promise<Committed> {
  const { next, writes, event } = staged(store, first, { ...change, next: first });
  return settle(store, next, [
    { as: 'application', put: applicationItem(next), when: absent },
    {
      as: 'key',
      put: { ...keys.applicationKey(key.applicationId), type: 'key', secret: key.secret },
      when: absent,
    },
    event,
    ...writes,
  ]);
}

async function settle(store: Store, next: Application, writes: readonly Write[]): Promise<Committed> {
  const outcome = await transact(store, writes);
  if (outcome.kind === 'done') return { kind: 'committed', application: next };
  const other = outcome.by.find((refusal) => refusal.as !== 'application');
  if (outcome.by.some((refusal) => refusal.as === 'application') || !other) return { kind: 'stale' };
  return { kind: 'refused', by: other.as, item: other.item };
}

function staged(store: Store, before: Application, change: Change) {
  const id = before.applicationId;
  // Nothing stood there before the first version.
  const from = before.version === 0 ? '' : before.status;
  const { write, advance } = nextEvent(
    store,
    `APP#${id}`,
    before,
    { from, to: change.next.status },
    change.happening,
  );
  const next: Application = { ...change.next, ...advance };
  const writes = [
    ...(change.writes ?? []),
    ...placeWrites(before, next),
    ...outboxWrites(store, `${id}.${next.auditSeq}`, change.effects ?? []),
    ...dueWrites(change.due ?? []),
    ...cancelWrites(`APP#${id}`, change.cancel ?? []),
  ];
  return { next, writes, event: write };
}

function applicationItem(next: Application): Item & { pk: string; sk: string } {
  const shard = shardOf(next.applicationId);
  const day = next.updatedAt.slice(0, 10);
  return {
    ...keys.application(next.applicationId),
    type: 'application',
    ...next,
    ...('offer' in next && next.offer ? { amount: next.offer.units } : {}),
    [byStatus.partitionKey]: statusPartition(next.programId, next.status, shard),
    [byStatus.sortKey]: `${'submittedAt' in next && next.submittedAt ? next.submittedAt : next.createdAt}#${next.applicationId}`,
    [byDay.partitionKey]: `DAY#${day}#${shard}`,
    [byDay.sortKey]: next.applicationId,
  };
}

/** The partition of the status index that an application of this shard is in. */
export const statusPartition = (program: string, status: string, shard: number): string =>
  `STATUS#${program}#${status}#${shard}`;

/**
 * Loads, lets `decide` look, and commits what it answers; begins again when somebody else was first. `decide` may answer
 * with a value of its own instead of a change, and then nothing is written.
 */
export async function change<R extends { kind: string }>(
  store: Store,
  id: string,
  decide: (loaded: Loaded) => Promise<Change | R> | Change | R,
): Promise<R | Exclude<Committed, { kind: 'stale' }> | { readonly kind: 'missing' }> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const loaded = await loadApplication(store, id);
    if (!loaded) return { kind: 'missing' };
    const decided = await decide(loaded);
    if ('kind' in decided) return decided;
    const outcome = await commit(store, loaded.application, decided);
    if (outcome.kind !== 'stale') return outcome;
  }
  throw new Error('An application kept changing under twenty tries');
}

/** One item of an application's partition, by its key. */
export async function readItem(store: Store, key: { pk: string; sk: string }): Promise<Item | undefined> {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.tableName, Key: key, ConsistentRead: true }),
  );
  return Item;
}

/** All items of a partition whose sort key starts so, in order, consistently. */
export async function readAll(store: Store, pk: string, prefix: string): Promise<Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}
