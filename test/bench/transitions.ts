import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type Runtime, startRuntime } from '../../infra/local/runtime/start-runtime.ts';
import { stateTransitions } from '../../infra/local/states/index.ts';
import { acceptOffer } from '../../shared/cases/award/answer-offer.ts';
import { recordReview } from '../../shared/cases/review/record-review.ts';
import { approveRelease } from '../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../shared/cases/round/close-round.ts';
import { publishSamples } from '../../shared/programs/publish-samples.ts';
import { listTasks } from '../../shared/store/reviewers.ts';
import { readRound } from '../../shared/store/rounds.ts';
import { documentClient, type Store } from '../../shared/store/table.ts';
import { statusOf, submitted } from '../support/scenario.ts';
import { synthesised } from '../support/synth.ts';
import type { Figure } from './figure.ts';

const roundId = 'health-careers-scholarship~2027';
const scores = { commitment: 4, disadvantage: 4, activities: 4, character: 4, academics: 4 };
const comments = Object.fromEntries(Object.keys(scores).map((id) => [id, 'As written.']));

/** Walks one scholarship application to its end on the running system and counts what the service would bill. */
export async function measure(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'anchor-bench-'));
  const runtime = await startRuntime({
    port: 0,
    dataDir,
    templateDir: await synthesised(),
    prepare: publishSamples,
  });
  try {
    const store = await storeOf(runtime);
    const id = await submitted(store, 'health-careers-scholarship');
    await until(async () => (await statusOf(store, id)).status === 'in-review');
    for (const task of await listTasks(store, id)) await recordReview(store, { ...task, scores, comments });
    await until(async () => currentState(runtime, id) === 'Await the decision');
    await closeRound(store, roundId, 'manager-1', false);
    await until(async () => (await readRound(store, roundId))?.status === 'proposed');
    const round = await readRound(store, roundId);
    const hash = round?.status === 'proposed' ? round.proposal.hash : '';
    await approveRelease(store, roundId, { id: 'manager-1', name: 'One', email: 'one@example.org' }, hash);
    await approveRelease(store, roundId, { id: 'manager-2', name: 'Two', email: 'two@example.org' }, hash);
    await until(async () => (await statusOf(store, id)).status === 'offered');
    await acceptOffer(store, id);
    await until(async () => execution(runtime, id)?.status === 'SUCCEEDED');
    const arn = execution(runtime, id)?.executionArn ?? '';
    const transitions = stateTransitions(runtime.engine.history(arn));
    return [
      {
        what: 'state transitions of an awarded round application, start and retries among them',
        figure: String(transitions),
        limit: 'at most 9',
        holds: transitions <= 9,
      },
    ];
  } finally {
    await runtime.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const execution = (runtime: Runtime, id: string) =>
  runtime.engine.executions().find((one) => one.name.startsWith(id));
const currentState = (runtime: Runtime, id: string) => execution(runtime, id)?.currentState;

async function storeOf(runtime: Runtime): Promise<Store> {
  const client = new DynamoDBClient({
    endpoint: runtime.endpoints.dynamodb,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { TableNames } = await client.send(new ListTablesCommand({}));
  return {
    client: documentClient(client),
    tableName: TableNames?.[0] ?? '',
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to that within half a minute');
}
