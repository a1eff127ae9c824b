import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { canonicalJson } from '../domain/canonical-json.ts';
import { addDays } from '../domain/dates.ts';
import { sha256 } from '../domain/hash.ts';
import { readAll, readItem } from './applications.ts';
import { keys, shards } from './keys.ts';
import { tableSchema } from './schema.ts';
import { newSecret } from './sessions.ts';
import { type Item, inSeconds, nowIso, type Store } from './table.ts';
import { absent, transact } from './transact.ts';

const { byDay } = tableSchema.indexes;

/** An application's newest audit event at the moment its day was sealed. */
export interface Leaf {
  readonly applicationId: string;
  readonly auditSeq: number;
  readonly auditHash: string;
}

/** A sealed day (UTC): one hash over all leaves and over the day before, so that no day can be changed alone. */
export interface Seal {
  readonly day: string;
  readonly root: string;
  /** The root of the day sealed before; empty for the first. */
  readonly previousRoot: string;
  /** How many. */
  readonly leaves: number;
}

/** How many days one call catches up with at most; the next call goes on. */
const mostDays = 400;

/**
 * A day is sealed this long after it ended: by then every transaction that was stamped within it has been committed
 * (a function lives 60 seconds) and the index, which follows the table, shows it.
 */
const settleSeconds = 10 * 60;

/** Longer than any function lives: whoever held the lease this long has died. */
const leaseSeconds = 5 * 60;
const lease = { pk: 'SEALS', sk: 'LEASE' } as const;

/** The hash that stands for a day. */
export function rootOf(day: string, previousRoot: string, leaves: readonly Leaf[]): string {
  const sorted = leaves
    .map(({ applicationId, auditSeq, auditHash }) => ({ applicationId, auditSeq, auditHash }))
    .sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1));
  return sha256(canonicalJson({ day, previousRoot, leaves: sorted }));
}

/**
 * Seals every day that is over and not sealed yet, oldest first; returns the new seals. Called by the clock every
 * minute; of several callers at once one does the work.
 */
export async function sealDays(store: Store): Promise<Seal[]> {
  const through = addDays(inSeconds(store, -settleSeconds).toISOString().slice(0, 10), -1);
  const open = await firstOpenDay(store);
  if (!open || open.day > through) return [];
  const holder = newSecret(store);
  if (!(await takeLease(store, holder))) return [];
  const made: Seal[] = [];
  try {
    let { day, previousRoot } = (await firstOpenDay(store)) ?? open;
    for (; day <= through && made.length < mostDays; day = addDays(day, 1)) {
      const seal = await sealDay(store, day, previousRoot);
      made.push(seal);
      previousRoot = seal.root;
    }
  } finally {
    await dropLease(store, holder);
  }
  return made;
}

async function sealDay(store: Store, day: string, previousRoot: string): Promise<Seal> {
  // Leaves of a call that died half-way stay: each was true when it was written, and a chain passes through all of them.
  const found = (await Promise.all(everyShard((shard) => leavesOf(store, day, shard)))).flat();
  for (let i = 0; i < found.length; i += 100) {
    await transact(
      store,
      found.slice(i, i + 100).map((leaf) => ({
        as: 'leaf',
        put: { ...keys.sealLeaf(day, leaf.applicationId), type: 'seal-leaf', ...leaf },
      })),
    );
  }
  const leaves = await readLeaves(store, day);
  const seal: Seal = { day, root: rootOf(day, previousRoot, leaves), previousRoot, leaves: leaves.length };
  const outcome = await transact(store, [
    { as: 'seal', put: { ...keys.seal(day), type: 'seal', ...seal, sealedAt: nowIso(store) }, when: absent },
  ]);
  if (outcome.kind === 'refused') throw new Error('A day was sealed by somebody else under our lease');
  return seal;
}

/** Every seal, oldest first. */
export async function readSeals(store: Store): Promise<Seal[]> {
  return (await readAll(store, 'SEALS', 'SEAL#')).map(sealFrom);
}

/** A day's leaves as they were sealed. */
export async function readLeaves(store: Store, day: string): Promise<Leaf[]> {
  return (await readAll(store, keys.sealLeaf(day, '').pk, 'APP#')).map(leafFrom);
}

/** One application's leaves in the seals of up to 100 days, by day. */
export async function readLeavesOf(
  store: Store,
  days: readonly string[],
  id: string,
): Promise<ReadonlyMap<string, Leaf>> {
  const leaves = new Map<string, Leaf>();
  let wanted: { pk: string; sk: string }[] = days.map((day) => keys.sealLeaf(day, id));
  while (wanted.length > 0) {
    const { Responses, UnprocessedKeys } = await store.client.send(
      new BatchGetCommand({ RequestItems: { [store.tableName]: { Keys: wanted, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[store.tableName] ?? [])
      leaves.set(String(item['pk']).slice('SEAL#'.length), leafFrom(item));
    wanted = (UnprocessedKeys?.[store.tableName]?.Keys ?? []) as typeof wanted;
  }
  return leaves;
}

const leafFrom = (item: Item): Leaf => ({
  applicationId: String(item['applicationId']),
  auditSeq: Number(item['auditSeq']),
  auditHash: String(item['auditHash']),
});

const sealFrom = (item: Item): Seal => ({
  day: String(item['day']),
  root: String(item['root']),
  previousRoot: String(item['previousRoot']),
  leaves: Number(item['leaves']),
});

/** The oldest day that has no seal, and the root it is chained to. */
async function firstOpenDay(store: Store): Promise<{ day: string; previousRoot: string } | undefined> {
  const last = await lastSeal(store);
  if (last) return { day: addDays(last.day, 1), previousRoot: last.root };
  const day = await firstDay(store);
  return day === undefined ? undefined : { day, previousRoot: '' };
}

async function lastSeal(store: Store): Promise<Seal | undefined> {
  const { Items = [] } = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': 'SEALS', ':prefix': 'SEAL#' },
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return Items[0] && sealFrom(Items[0]);
}

/** The day the first program was published: no application is older. Undefined while there is no program. */
async function firstDay(store: Store): Promise<string | undefined> {
  const programs = await readAll(store, 'PROGRAMS', 'PROGRAM#');
  const first = await Promise.all(
    programs.map((item) => readItem(store, keys.programVersion(String(item['programId']), 1))),
  );
  const days = first.flatMap((item) => (item ? [String(item['publishedAt']).slice(0, 10)] : []));
  return days.sort()[0];
}

const everyShard = <T>(of: (shard: number) => T): T[] =>
  Array.from({ length: shards }, (_, shard) => of(shard));

async function leavesOf(store: Store, day: string, shard: number): Promise<Leaf[]> {
  const found: Leaf[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        IndexName: byDay.name,
        KeyConditionExpression: `${byDay.partitionKey} = :pk`,
        ExpressionAttributeValues: { ':pk': `DAY#${day}#${shard}` },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    found.push(...(page.Items ?? []).map(leafFrom));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}

async function takeLease(store: Store, holder: string): Promise<boolean> {
  const until = inSeconds(store, leaseSeconds);
  const outcome = await transact(store, [
    {
      as: 'lease',
      put: { ...lease, type: 'lease', holder, until: until.toISOString(), expiresAt: seconds(until) },
      when: {
        expression: 'attribute_not_exists(pk) OR #until < :now',
        names: { '#until': 'until' },
        values: { ':now': nowIso(store) },
      },
    },
  ]);
  return outcome.kind === 'done';
}

async function dropLease(store: Store, holder: string): Promise<void> {
  const mine = { expression: 'holder = :holder', values: { ':holder': holder } };
  await transact(store, [{ as: 'lease', delete: lease, when: mine }]);
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
