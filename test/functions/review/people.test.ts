import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDossier } from '../../../functions/manage/dossier.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { listReviewers, listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { answers, requestTo } from '../../support/people.ts';
import { submitted } from '../../support/scenario.ts';
import { linkTo, Visitor } from './reviewing.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

const program = 'health-careers-scholarship';
const words = {
  relation: 'teacher',
  years: 2,
  character: 'Stayed late to help others.',
  career: 'Patient.',
};

/** An application under review whose nominator has answered. */
async function nominated(email: string) {
  const nominator = { name: 'Graciela Ortiz', email };
  const id = await submitted(store, program, { answers: { nominator } });
  await screenApplication(store, id);
  await answers(store, await requestTo(store, id, nominator.name), 'given', words);
  await screenApplication(store, id);
  await openPanel(store, id, `token-${id}`);
  return id;
}

/** The page of the first task, as its reader has it. */
async function readersPage(id: string): Promise<string> {
  const [task] = await listTasks(store, id);
  if (!task) throw new Error('nobody reads it');
  const reader = new Visitor(store);
  await reader.post(`/review/${await linkTo(store, task)}`, {});
  return (await reader.get(`/review/tasks/${task.taskId}`)).body ?? '';
}

test('a nomination is part of the file: readers of a blind program have its words, and not whose they are', async () => {
  const id = await nominated('graciela@example.org');
  const page = await readersPage(id);
  expect(page).toContain(words.character);
  expect(page).not.toMatch(/Graciela|Ortiz|graciela@example\.org/);
  const dossier = await readDossier(store, id);
  expect(dossier?.people).toMatchObject([
    { person: { name: 'Graciela Ortiz', email: 'graciela@example.org' }, answer: { answers: words } },
  ]);
});

test('a file without a nomination says so to its readers', async () => {
  const id = await submitted(store, program);
  await screenApplication(store, id);
  await openPanel(store, id, `token-${id}`);
  expect(await readersPage(id)).toContain('No answer has arrived');
});

test('whoever was asked to nominate somebody is never one of their readers', async () => {
  const readers = await listReviewers(store, program);
  for (const { email, reviewerId } of readers.slice(0, 3)) {
    const id = await nominated(email.toUpperCase());
    expect((await listTasks(store, id)).map((task) => task.reviewerId)).not.toContain(reviewerId);
  }
});
