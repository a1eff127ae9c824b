import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { scholar } from '../../shared/programs/eligible-answers.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  applicationInReview,
  everythingIn,
  formTo,
  known,
  linkTo,
  recordedIn,
  scholarScores,
  atTheTask as standAtTheTask,
  textOf,
  Visitor,
} from './reviewing.ts';

let table: TestTable;
let store: Store;
let applicationId: string;
let tasks: readonly ReviewTask[];
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo('2026-11-21T18:00:00.000Z');
  store = await table.another();
  await seedSamples(store, ['health-careers-scholarship']);
  ({ applicationId, tasks } = await applicationInReview(store, 'health-careers-scholarship', scholar));
});

const atTheTask = (task = known(tasks[0])) => standAtTheTask(store, task);
const complete = { ...scholarScores, decision: 'record' };
const json = { accept: 'application/json' };

describe('a review that is being written', () => {
  test('is kept by a button, and is in the form again from any window', async () => {
    const { visitor, path, form } = await atTheTask();
    const saved = await visitor.submit(`${path}/save`, {
      ...form,
      'score-commitment': '4',
      'comment-commitment': 'So far <b>good</b>',
    });
    expect(textOf(saved)).toContain('What you wrote is saved');
    expect(textOf(saved)).toContain('November 21, 2026');
    const elsewhere = await atTheTask();
    expect(elsewhere.form).toMatchObject({
      'score-commitment': '4',
      'comment-commitment': 'So far <b>good</b>',
    });
    expect(elsewhere.form['decision']).toBeUndefined();
    expect(await recordedIn(store, applicationId)).toEqual([]);
  });

  test('is kept by the page itself, which learns the number of what it saved', async () => {
    const { visitor, path, form } = await atTheTask();
    const body = new URLSearchParams({ ...form, 'score-character': '2' }).toString();
    const answer = await visitor.send('POST', `${path}/save`, body, json);
    expect([answer.statusCode, JSON.parse(textOf(answer))]).toEqual([200, { draft: 1 }]);
    const again = new URLSearchParams({ ...form, draft: '1', 'score-character': '3' }).toString();
    expect(JSON.parse(textOf(await visitor.send('POST', `${path}/save`, again, json)))).toEqual({ draft: 2 });
    expect((await visitor.send('POST', `${path}/save`, again, json)).statusCode).toBe(409);
  });

  test('is never overwritten by another window unnoticed, and nothing of either is lost', async () => {
    const one = await atTheTask();
    const two = await atTheTask();
    await one.visitor.submit(`${one.path}/save`, { ...one.form, 'comment-commitment': 'First window' });
    const answer = await two.visitor.post(`${two.path}/save`, {
      ...two.form,
      'comment-commitment': 'Second window',
    });
    expect(answer.statusCode).toBe(409);
    expect(textOf(answer)).toContain('another window');
    const shown = formTo(answer, two.path);
    expect(shown['comment-commitment']).toBe('Second window');
    expect((await atTheTask()).form['comment-commitment']).toBe('First window');
    expect((await two.visitor.submit(`${two.path}/save`, shown)).statusCode).toBe(200);
    expect((await atTheTask()).form['comment-commitment']).toBe('Second window');
  });

  test('an empty form that a machine saves leaves no trace, nor one without the session’s token', async () => {
    const { visitor, path, form } = await atTheTask();
    const before = await everythingIn(store);
    await visitor.post(`${path}/save`, form);
    await visitor.post(`${path}/save`, { ...form, csrf: 'other', 'score-character': '1' });
    expect(await everythingIn(store)).toBe(before);
  });

  test('says how long there is, and how much of one’s own list is done', async () => {
    const page = textOf(await new Visitor(store).submit(`/review/${await linkTo(store, known(tasks[0]))}`));
    // Asked on a Saturday: fourteen days later is a Saturday too, so it is due the Monday after.
    expect(page).toContain('You have 16 days left.');
  });

  test('takes “I am not sure” for an answer, and says so in what was recorded', async () => {
    const { visitor, path, form } = await atTheTask();
    const page = await visitor.submit(path, { ...form, ...complete, 'score-character': 'not-sure' });
    expect(textOf(page)).toContain('Not sure');
    const [review] = await recordedIn(store, applicationId);
    expect(review).toMatchObject({ notSure: ['character'] });
    expect(review?.scores).not.toHaveProperty('character');
  });
});

describe('a conflict', () => {
  test('chosen on the task page takes the file away at once and asks somebody else', async () => {
    const { visitor, path, form } = await atTheTask();
    const page = await visitor.submit(path, { ...form, decision: 'conflict' });
    expect(textOf(page)).not.toContain('Oakland');
    expect((await visitor.get(path)).statusCode).toBe(200);
    const all = await listTasks(store, applicationId);
    expect(all.filter(({ status }) => status === 'open')).toHaveLength(2);
    expect(all.find(({ taskId }) => taskId === known(tasks[0]).taskId)?.status).toBe('declined');
  });

  test('declared after scoring: from then on nothing of that file can be read by any route', async () => {
    const { visitor, path, form } = await atTheTask();
    await visitor.submit(path, { ...form, ...complete });
    const late = await visitor.get(`${path}/decline`);
    expect(textOf(late)).toContain('Do you have a conflict after all?');
    expect(textOf(late)).not.toContain('I do not have time');
    await visitor.post(`${path}/decline`, { ...formTo(late, `${path}/decline`), reason: 'related' });
    for (const address of [path, `${path}/recorded`, `${path}/undo`, `${path}/decline`, '/review']) {
      const body = textOf(await visitor.get(address));
      expect(body).not.toContain('Moved twice in a year');
      expect(body).not.toContain('I care for my aunt');
    }
    expect(textOf(await visitor.get('/review'))).not.toContain(known(tasks[0]).taskId);
    expect(await recordedIn(store, applicationId)).toEqual([]);
    const all = await listTasks(store, applicationId);
    expect(all.find(({ taskId }) => taskId === known(tasks[0]).taskId)?.status).toBe('voided');
    expect(all.filter(({ status }) => status === 'open')).toHaveLength(2);
    // An old link opens nothing either.
    const fresh = new Visitor(store);
    await fresh.submit(`/review/${await linkTo(store, known(tasks[0]))}`);
    expect(textOf(await fresh.get(path))).not.toContain('Moved twice');
  });
});

describe('taking a review back', () => {
  test('needs a choice that nothing fills in, and puts everything back into the form', async () => {
    const { visitor, path, form } = await atTheTask();
    const recorded = await visitor.submit(path, { ...form, ...complete });
    expect(textOf(recorded)).toContain(`href="${path}/undo"`);
    const asked = await visitor.get(`${path}/undo`);
    const undo = formTo(asked, `${path}/undo`);
    expect((await visitor.post(`${path}/undo`, undo)).statusCode).toBe(422);
    await visitor.post(`${path}/undo`, { ...undo, takeBack: 'no' });
    expect(await recordedIn(store, applicationId)).toHaveLength(1);
    const again = await visitor.submit(`${path}/undo`, { ...undo, takeBack: 'yes' });
    expect(formTo(again, path)).toMatchObject(scholarScores);
    expect(await recordedIn(store, applicationId)).toEqual([]);
    await visitor.submit(path, { ...formTo(again, path), decision: 'record' });
    expect(await recordedIn(store, applicationId)).toHaveLength(1);
  });

  test('is over after an hour, and the page says so', async () => {
    const { visitor, path, form } = await atTheTask();
    await visitor.submit(path, { ...form, ...complete });
    table.clock.advance({ minutes: 60 });
    expect(textOf(await visitor.get(`${path}/recorded`))).not.toContain('/undo');
    expect(textOf(await visitor.get(`${path}/undo`))).toContain('It is too late to take it back');
    await visitor.post(`${path}/undo`, { csrf: form['csrf'] ?? '', takeBack: 'yes' });
    expect(await recordedIn(store, applicationId)).toHaveLength(1);
    const loaded = await loadApplication(store, applicationId);
    expect(loaded?.application.status).toBe('in-review');
  });
});
