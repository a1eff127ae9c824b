import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executionName } from '../../../functions/dispatch/names.ts';
import { eligibilityTasks } from '../../../functions/eligibility/tasks.ts';
import { reviewTasks } from '../../../functions/review/tasks.ts';
import { openStatesEngine, type StatesEngine } from '../../../infra/local/states/index.ts';
import { decideAppeal } from '../../../shared/cases/appeals/decide-appeal.ts';
import { fileAppeal } from '../../../shared/cases/appeals/file-appeal.ts';
import { logger } from '../../../shared/http/log.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { statusOf, submitted } from '../../support/scenario.ts';
import { definitionOf, readTemplate } from '../template.ts';

logger.setLogLevel('SILENT');
const arn = 'arn:aws:states:us-east-1:000000000000:stateMachine:application';
let table: TestTable;
let store: Store;
let engine: StatesEngine;
let folder: string;

/** The workflow as it is synthesised, on the functions' own tasks and a real table. */
beforeAll(async () => {
  [table, folder] = await Promise.all([startTestTable(), mkdtemp(join(tmpdir(), 'anchor-awards-appealed-'))]);
  store = table.store;
  await seedSamples(store, ['youth-internship']);
  const tasks = { eligibility: eligibilityTasks(store), review: reviewTasks(store) };
  engine = openStatesEngine({
    file: join(folder, 'states.sqlite'),
    clock: { now: () => store.now().getTime() },
    async invoke(_, payload) {
      const { task } = payload as { task: string };
      const run = tasks[task === 'collect-reviews' ? 'review' : 'eligibility'];
      return { ok: true, payload: (await run(payload, {} as Context, {} as never)) ?? {} };
    },
  });
  const definition = definitionOf(await readTemplate(), 'application');
  engine.putStateMachine({ arn, name: 'application', definition });
});
afterAll(async () => {
  await engine.stop();
  await Promise.all([table.stop(), rm(folder, { recursive: true, force: true })]);
});

/** Runs an application's workflow for as long as nobody is waited for; answers with the states it entered. */
async function run(applicationId: string): Promise<string[]> {
  const { workflowRuns } = await statusOf(store, applicationId);
  const { body } = await engine.call('StartExecution', {
    stateMachineArn: arn,
    name: executionName(applicationId, workflowRuns),
    input: JSON.stringify({ applicationId }),
  });
  do await setImmediate();
  while (!engine.idle());
  return engine
    .history((body as { executionArn: string }).executionArn)
    .filter((event) => event.type.endsWith('StateEntered'))
    .map(
      (event) =>
        (event as { stateEnteredEventDetails?: { name: string } }).stateEnteredEventDetails?.name ?? '',
    );
}

it('an application that was refused comes to its readers by a second run, once an appeal was granted', async () => {
  const id = await submitted(store, 'youth-internship', { answers: { availableAllWeeks: false } });
  expect(await run(id)).toEqual(['Screen eligibility', 'Route by verdict', 'Application ended']);
  expect((await statusOf(store, id)).status).toBe('ineligible');
  await fileAppeal(store, id, { rules: ['free-all-weeks'], words: 'I can come.' });
  const manager = { id: 'm', name: 'M', email: 'm@example.org' };
  const ruling = { ref: 'screening-0001', outcome: 'grant', reason: 'So it is.' } as const;
  expect(await decideAppeal(store, id, manager, ruling)).toEqual({ kind: 'committed' });
  expect(await run(id)).toEqual(['Screen eligibility', 'Route by verdict', 'Collect reviews']);
  expect((await statusOf(store, id)).status).toBe('in-review');
  expect((await listTasks(store, id)).map((task) => task.status)).toEqual(['open', 'open']);
});
