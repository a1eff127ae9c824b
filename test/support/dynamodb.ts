import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { endProcess, spawnGuarded } from '../../infra/local/runtime/guarded-process.ts';
import { tableSchema } from '../../shared/store/schema.ts';
import { documentClient, type Store } from '../../shared/store/table.ts';

/** A clock that a test moves by hand; it never moves by itself. */
export interface HandClock {
  readonly now: () => Date;
  /** To an instant, forwards or back. */
  moveTo(instant: string): void;
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

/** A clock that stands at an instant. */
export function handClock(start = '2026-11-21T18:00:00.000Z'): HandClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    moveTo(instant) {
      at = Date.parse(instant);
    },
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      at += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
}

/** A real DynamoDB server with our table in it. */
export interface TestTable {
  /** A store on an empty table; `store.now()` is the hand-moved clock. */
  readonly store: Store;
  readonly clock: HandClock;
  readonly endpoint: string;
  /** A store on another empty table of the same server, with the same clock: one for each test that wants its own. */
  another(): Promise<Store>;
  stop(): Promise<void>;
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Starts a DynamoDB server in memory, on a free port, that cannot outlive the test process; creates the table from
 * shared/store/schema.ts. `AWS_ENDPOINT_URL_DYNAMODB` names another server to use instead. One per test file:
 * `beforeAll(startTestTable)`, `afterAll(stop)`.
 */
export async function startTestTable(options: { startAt?: string } = {}): Promise<TestTable> {
  const clock = handClock(options.startAt);
  const given = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  const server = given ? { endpoint: given, stop: async () => {} } : await startServer();
  const raw = new DynamoDBClient({ endpoint: server.endpoint, region: 'us-east-1', credentials });
  const client = documentClient(raw);
  const another = async (): Promise<Store> => {
    const tableName = `anchor-${randomUUID()}`;
    await raw.send(new CreateTableCommand(creationOf(tableName)));
    return { client, tableName, now: clock.now, random: (bytes) => randomBytes(bytes) };
  };
  return {
    store: await another(),
    clock,
    endpoint: server.endpoint,
    another,
    async stop() {
      raw.destroy();
      await server.stop();
    },
  };
}

function creationOf(TableName: string) {
  const indexes = Object.values(tableSchema.indexes);
  const keySchema = (partitionKey: string, sortKey: string) => [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
  const names = [tableSchema, ...indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: keySchema(tableSchema.partitionKey, tableSchema.sortKey),
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    GlobalSecondaryIndexes: indexes.map(({ name, partitionKey, sortKey, project }) => ({
      IndexName: name,
      KeySchema: keySchema(partitionKey, sortKey),
      Projection:
        project === 'ALL'
          ? { ProjectionType: 'ALL' as const }
          : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...project] },
    })),
  };
}

async function startServer(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  // A port is free when it is chosen and may be taken when it is bound: a lost race is tried again.
  for (let attempt = 1; attempt <= 5; attempt++) {
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const args = ['serve', '--host', '127.0.0.1', '--port', String(port)];
    const child = spawnGuarded({ command: binary(), args, output: 'pipe' });
    child.stdout?.resume();
    child.stderr?.resume();
    if (await answers(endpoint, child)) return { endpoint, stop: () => endProcess(child, 0) };
    await endProcess(child, 0);
  }
  throw new Error('The DynamoDB server for tests does not start');
}

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch {
    throw new Error(
      `No DynamoDB server for this platform (${name}): name one in AWS_ENDPOINT_URL_DYNAMODB to run these tests`,
    );
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(endpoint: string, child: ChildProcess): Promise<boolean> {
  const until = performance.now() + 20_000;
  while (performance.now() < until && child.exitCode === null && child.signalCode === null) {
    try {
      return (await (await fetch(endpoint)).text()).startsWith('healthy');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return false;
}
