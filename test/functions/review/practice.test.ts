import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eligibleReaders } from '../../../shared/cases/review/assign-task.ts';
import type { Sample } from '../../../shared/domain/review/calibration.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { criteriaForReaders } from '../../../shared/domain/scoring/score.ts';
import { referenceTables } from '../../../shared/domain/tables/reference-tables.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { listPractice } from '../../../shared/store/practice.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { scholar } from '../../shared/programs/eligible-answers.ts';
import { withReview } from '../../support/biased-round.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { contents } from '../manage/situation.ts';
import { applicationInReview, formTo, known, linkTo, textOf, Visitor } from './reviewing.ts';

const scholarship = 'health-careers-scholarship';
const path = '/review/practice/1';

let table: TestTable;
let store: Store;
let task: ReviewTask;
let visitor: Visitor;
let scores: Record<string, string>;

beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [scholarship]);
  const program = (await readProgram(store, scholarship))?.program;
  if (!program) throw new Error('no program');
  const context = { program, answers: scholar, asOf: '2026-11-21', tables: referenceTables };
  const asked = criteriaForReaders(context).map(({ id }) => id);
  const sample = (id: string): Sample => ({
    id,
    title: { en: `Made-up ${id}`, es: `Inventada ${id}` },
    answers: scholar,
    expected: asked.map((criterion) => ({
      criterion,
      score: 3,
      reason: { en: `Because of ${criterion}.`, es: `Por ${criterion}.` },
    })),
  });
  scores = Object.fromEntries(asked.map((id) => [`score-${id}`, '4']));
  const { tasks } = await applicationInReview(store, scholarship, scholar);
  task = known(tasks[0]);
  await withReview(store, scholarship, {
    calibration: { required: true, samples: [sample('first'), sample('second')] },
  });
  visitor = new Visitor(store);
  await visitor.submit(`/review/${await linkTo(store, task)}`);
});

test('a reviewer meets it from their own list, scores it once, and is shown what was expected and why', async () => {
  expect(textOf(await visitor.get('/review'))).toContain(`href="${path}"`);
  const page = await visitor.get(path);
  expect(textOf(page)).not.toContain('Because of');
  const done = await visitor.submit(path, { ...formTo(page, path), ...scores });
  expect(done.statusCode).toBe(200);
  for (const name of Object.keys(scores))
    expect(textOf(done)).toContain(`Because of ${name.slice('score-'.length)}.`);
  expect(textOf(done)).toContain('1.00 steps away');
  expect(textOf(done)).toContain('href="/review/practice/2"');
  const [recorded] = await listPractice(store, scholarship);
  expect(recorded).toMatchObject({ reviewerId: task.reviewerId, sampleId: 'first' });
  const again = { ...formTo(page, path), ...scores };
  for (const name of Object.keys(scores)) again[name] = '3';
  expect(textOf(await visitor.submit(path, again))).toContain('1.00 steps away');
  expect(await listPractice(store, scholarship)).toEqual([recorded]);
});

test('what is blind in a real application is blind here too', async () => {
  const program = (await readProgram(store, scholarship))?.program;
  const blind = program?.pages.flatMap(({ fields }) => fields.filter((field) => field.blind)) ?? [];
  expect(blind.length).toBeGreaterThan(0);
  const page = textOf(await visitor.get(path));
  for (const { label } of blind) expect(page).not.toContain(label.en);
  expect(page).toContain(scholar.essays.commitment);
});

test('a score that is missing or off the scale is asked for again, with all that was chosen', async () => {
  const [missing = '', ...others] = Object.keys(scores);
  const form = formTo(await visitor.get(path), path);
  for (const bad of ['', '6', '-1', '2.5', '٣']) {
    const answer = await visitor.post(path, { ...form, ...scores, [missing]: bad });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer)).toContain(`href="#${missing}"`);
    expect(textOf(answer).match(/ checked/g)?.length).toBe(others.length);
  }
  expect(await listPractice(store, scholarship)).toEqual([]);
});

test('looking changes nothing; nor does a form of another session, or of another version of the program', async () => {
  const form = formTo(await visitor.get(path), path);
  const before = await contents(store);
  await visitor.get(`${path}?lang=es`);
  await visitor.head(path);
  expect((await visitor.post(path, { ...form, ...scores, csrf: 'x' })).statusCode).toBe(403);
  expect((await visitor.post(path, { ...form, ...scores, version: '1.first' })).statusCode).toBe(409);
  expect(await contents(store)).toEqual(before);
});

test('there is nothing at another number, and nothing without an opened link', async () => {
  for (const n of ['0', '3', '-1', '01', 'x', '999'])
    expect((await visitor.get(`/review/practice/${n}`)).statusCode).toBe(404);
  const other = await new Visitor(store).get(path);
  expect(other.statusCode).toBe(401);
  expect(textOf(other)).not.toContain('Made-up');
});

test('where it is required nobody is given a task before all of it is done', async () => {
  const program = (await readProgram(store, scholarship))?.program;
  const loaded = await loadApplication(store, task.applicationId);
  if (!program || !loaded) throw new Error('not there');
  const ready = async () =>
    (await eligibleReaders(store, loaded, program, [], 100)).map(({ reviewerId }) => reviewerId as string);
  expect(await ready()).toEqual([]);
  await visitor.submit(path, { ...formTo(await visitor.get(path), path), ...scores });
  expect(await ready()).toEqual([]);
  const second = '/review/practice/2';
  await visitor.submit(second, { ...formTo(await visitor.get(second), second), ...scores });
  expect(await ready()).toEqual([task.reviewerId]);
});
