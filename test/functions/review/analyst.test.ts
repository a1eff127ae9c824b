import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reviewTasks } from '../../../functions/review/tasks.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { borrower } from '../../shared/programs/eligible-answers.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { threePrograms } from '../../support/scenario.ts';
import {
  applicationInReview,
  everythingIn,
  formTo,
  known,
  linkTo,
  mailsAbout,
  recordedIn,
  textOf,
  Visitor,
} from './reviewing.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, threePrograms);
});
afterAll(() => table.stop());

const ranks = {
  'score-creditRank': '3',
  'score-managementRank': '2',
  'score-ltvRank': '4',
  'score-debtRank': '4',
  'score-lienRank': '1',
};

test('an analyst ranks five parts beside the figures, in Spanish; the sixth is worked out', async () => {
  const { applicationId, tasks } = await applicationInReview(store, 'community-business-loan', borrower);
  const task = known(tasks[0]);
  const visitor = new Visitor(store);
  visitor.cookies.set('lang', 'es');
  const path = `/review/tasks/${task.taskId}`;
  const opened = await visitor.submit(`/review/${await linkTo(store, task)}`);
  const page = textOf(opened);
  expect(page).toContain('<html lang="es"');
  expect(page).toContain('1.2862 veces');
  expect(page).toContain('Rango 5');
  expect(page).toContain('¿Qué quiere hacer?');
  expect(page).not.toContain('name="score-cashFlow"');
  const recorded = await visitor.submit(path, { ...formTo(opened, path), ...ranks, decision: 'record' });
  expect(textOf(recorded)).toContain('Su evaluación está registrada');
  expect((await recordedIn(store, applicationId))[0]?.scores).toEqual({
    creditRank: 3,
    managementRank: 2,
    ltvRank: 4,
    debtRank: 4,
    lienRank: 1,
  });
});

test('the workflow opens the panel and leaves its token; asked again, it opens no second one', async () => {
  const { applicationId, tasks } = await applicationInReview(store, 'community-business-loan', borrower);
  const workflow = reviewTasks(store);
  const ask = (taskToken: string) =>
    workflow({ task: 'collect-reviews', applicationId, taskToken }, {} as Context, {} as never);
  await ask('token-1');
  await ask('token-2');
  expect(await listTasks(store, applicationId)).toEqual(tasks);
  expect(await mailsAbout(store, known(tasks[0]).taskId)).toEqual(['review-digest']);
  expect((await readItem(store, keys.wait(`APP#${applicationId}`, 'reviews')))?.['token']).toBe('token-2');
});

test('a workflow payload of another shape is refused and changes nothing', async () => {
  const before = await everythingIn(store);
  const workflow = reviewTasks(store);
  for (const payload of [
    {},
    { task: 'collect-reviews' },
    { task: 'collect-reviews', applicationId: 'app_1', taskToken: 't' },
    { task: 'other' },
  ])
    await expect(workflow(payload, {} as Context, {} as never)).rejects.toThrow(/task/i);
  expect(await everythingIn(store)).toBe(before);
});
