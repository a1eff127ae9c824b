import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { hashOf } from '../domain/hash.ts';
import { centsOfAmount } from '../domain/program/amount.ts';
import { reviewer } from '../domain/review/reviewer.ts';
import { readItem } from '../store/applications.ts';
import { openFundWrites } from '../store/funds.ts';
import { keys } from '../store/keys.ts';
import { publishProgram } from '../store/programs.ts';
import { addReviewer } from '../store/reviewers.ts';
import { documentClient, type Store } from '../store/table.ts';
import { transact } from '../store/transact.ts';
import { loadSamples, type Samples, sampleIds } from './load.ts';
import type { FundSeed } from './samples.ts';

/**
 * Publishes the sample programs of this folder into a table, opens their funds and adds their reviewers. What is there
 * already stays: a document that did not change is no new version, a fund keeps its counters, a reviewer their load.
 */
export async function publishSamples(parts: {
  readonly dynamodbEndpoint: string;
  readonly tableName: string;
  readonly clock: { now(): number };
  /** What else the table is filled with, once the samples are there. */
  readonly afterwards?: (store: Store) => Promise<void>;
}): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: parts.dynamodbEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const store: Store = {
    client: documentClient(client),
    tableName: parts.tableName,
    now: () => new Date(parts.clock.now()),
    random: randomBytes,
  };
  await seedOnce(store);
  await parts.afterwards?.(store);
  client.destroy();
}

/**
 * Seeds a table unless these very files were seeded into it before, by this very code: reading twelve documents takes most of
 * a start, and a process that was killed has to be back at once.
 */
async function seedOnce(store: Store): Promise<void> {
  const digest = digestOfFiles();
  const before = await readItem(store, keys.samples());
  if (before?.['digest'] === digest) return;
  await seedSamples(store);
  await transact(store, [{ as: 'samples', put: { ...keys.samples(), type: 'samples', digest } }]);
}

/** What the samples are made from: the documents, and the shapes they are read by. */
function digestOfFiles(): string {
  const folders = [import.meta.dirname, join(import.meta.dirname, '../domain/program')];
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true }).map(String).toSorted())
      if (/\.(yaml|ts)$/.test(name)) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/** Read once in a process: the files do not change under it. */
const loaded = new Map<string, Samples>();

/** The same into a store that is open already; `only` some of the programs, for whoever needs no more. */
export async function seedSamples(store: Store, only: readonly string[] = sampleIds): Promise<void> {
  const name = only.join();
  const samples = loaded.get(name) ?? loadSamples(only);
  loaded.set(name, samples);
  const { programs, funds, reviewers } = samples;
  const wanted = (id: string) => only.includes(id);
  // Each stands in items of its own, so that all can be written side by side.
  await Promise.all([
    ...programs.map((program) => publishProgram(store, program, hashOf(program))),
    ...funds
      .filter(({ programIds }) => programIds.some(wanted))
      .map((fund) => transact(store, openFundWrites(store, opening(fund)))),
    ...reviewers.flatMap(({ id, programIds, ...person }) =>
      programIds
        .filter(wanted)
        .map((programId) =>
          addReviewer(store, reviewer.parse({ ...person, reviewerId: id, programId, load: 0 })),
        ),
    ),
  ]);
}

function opening({ id, title, programIds, ...fund }: FundSeed) {
  const shared = { fundId: id, title, programIds };
  return fund.unit === 'money'
    ? { ...shared, unit: fund.unit, currency: fund.currency, limit: centsOfAmount(fund.limit) }
    : { ...shared, unit: fund.unit, limit: fund.limit };
}
