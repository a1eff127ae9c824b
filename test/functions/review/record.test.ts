import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';
import { scholar } from '../../shared/programs/eligible-answers.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { threePrograms } from '../../support/scenario.ts';
import {
  applicationInReview,
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
  await seedSamples(store, threePrograms);
  ({ applicationId, tasks } = await applicationInReview(store, 'health-careers-scholarship', scholar));
});

const complete = { ...scholarScores, decision: 'record' };

const atTheTask = (task = known(tasks[0])) => standAtTheTask(store, task);

describe('recording a review', () => {
  test('stores the scores and comments once, and says what was recorded and when', async () => {
    const { visitor, path, form } = await atTheTask();
    const sent = await visitor.post(path, { ...form, ...complete });
    expect([sent.statusCode, sent.headers?.['location']]).toEqual([303, `${path}/recorded`]);
    const page = textOf(await visitor.follow(sent));
    expect(page).toContain('Your review is recorded');
    expect(page).toContain('Recorded on November 21, 2026 at 10:00 AM PST');
    expect(page).toContain('Heavy difficulties over years');
    expect(page).toContain('Moved twice in a year and still finished.');
    expect(page).not.toContain('I care for my aunt.');
    expect(await recordedIn(store, applicationId)).toMatchObject([
      {
        scores: { commitment: 4, disadvantage: 5, activities: 3, character: 2 },
        comments: { disadvantage: 'Moved twice in a year and still finished.' },
      },
    ]);
  });

  test('sent again, from the same window or another, says when it was recorded and changes nothing', async () => {
    const { visitor, path, form } = await atTheTask();
    await visitor.submit(path, { ...form, ...complete });
    const before = await recordedIn(store, applicationId);
    table.clock.advance({ hours: 5 });
    const elsewhere = await atTheTaskAgain();
    for (const again of [
      await visitor.submit(path, { ...form, ...complete }),
      await visitor.submit(path, { ...form, ...complete, 'score-commitment': '3' }),
      await elsewhere.submit(path, { ...complete, 'score-commitment': '0' }),
    ]) {
      expect(textOf(again)).toContain('recorded before, on November 21, 2026 at 10:00 AM PST');
      expect(textOf(again)).toContain('Clear reasons and several steps taken');
    }
    expect(await recordedIn(store, applicationId)).toEqual(before);
  });

  async function atTheTaskAgain() {
    const visitor = new Visitor(store);
    await visitor.post(`/review/${await linkTo(store, known(tasks[0]))}`);
    return visitor;
  }

  test('two windows that send at once record one of the two', async () => {
    const { visitor, path, form } = await atTheTask();
    const answers = await Promise.all(
      ['3', '4'].map((score) => visitor.post(path, { ...form, ...complete, 'score-commitment': score })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(answers.map(({ headers }) => String(headers?.['location'])).sort()).toEqual([
      `${path}/recorded`,
      `${path}/recorded?again=1`,
    ]);
    expect(await recordedIn(store, applicationId)).toHaveLength(1);
  });

  test('the last of the panel completes the review', async () => {
    for (const task of tasks) {
      const { visitor, path, form } = await atTheTask(task);
      await visitor.submit(path, { ...form, ...complete });
    }
    expect((await loadApplication(store, applicationId))?.application.status).toBe('reviewed');
  });

  test('the list shows what waits and what is done, and leads on', async () => {
    const { visitor, path, form } = await atTheTask();
    expect(textOf(await visitor.get('/review'))).toMatch(new RegExp(`href="${path}">HCS-`));
    await visitor.submit(path, { ...form, ...complete });
    const list = textOf(await visitor.get('/review'));
    expect(list).toContain('Nothing waits for you.');
    expect(list).toContain(`${path}/recorded`);
  });

  test('a task of the own list opens without its link, and its review counts', async () => {
    const first = known(tasks[0]);
    const [second] = await moreFor(first.reviewerId);
    const { visitor } = await atTheTask(first);
    const path = `/review/tasks/${known(second).taskId}`;
    expect(textOf(await visitor.get('/review'))).toContain(path);
    const form = formTo(await visitor.get(path), path);
    expect(textOf(await visitor.submit(path, { ...form, ...complete }))).toContain('Your review is recorded');
  });

  async function moreFor(reviewerId: string): Promise<readonly ReviewTask[]> {
    for (let i = 0; i < 8; i++) {
      const made = await applicationInReview(store, 'health-careers-scholarship', scholar);
      const own = made.tasks.filter((task) => task.reviewerId === reviewerId);
      if (own.length > 0) return own;
    }
    return [];
  }
});

describe('a review that is not recorded', () => {
  test('nothing is chosen beforehand', async () => {
    const visitor = new Visitor(store);
    const page = textOf(await visitor.submit(`/review/${await linkTo(store, known(tasks[0]))}`));
    expect(page).toContain('type="radio"');
    expect(page).not.toMatch(/ checked[ >]/);
  });

  test('lists everything that is missing with links to it, and keeps all that was written', async () => {
    const { visitor, path, form } = await atTheTask();
    const typed = {
      'score-commitment': '5',
      'score-character': '3',
      'comment-character': 'Line one\nline two <b>',
    };
    const answer = await visitor.post(path, { ...form, ...typed });
    expect(answer.statusCode).toBe(422);
    const page = textOf(answer);
    expect(page).toMatch(/<title>Error: /);
    for (const control of ['comment-commitment', 'score-disadvantage', 'score-activities', 'decision']) {
      expect(page).toContain(`href="#${control}"`);
      expect(page).toMatch(new RegExp(` id="${control}"`));
    }
    expect(formTo(answer, path)).toEqual({ ...form, ...typed });
    expect(await recordedIn(store, applicationId)).toEqual([]);
  });

  test.each([
    ['a score above the scale', { 'score-commitment': '6' }],
    ['a score below the scale', { 'score-commitment': '-1' }],
    ['half a score', { 'score-commitment': '2.5' }],
    ['a score in words', { 'score-commitment': 'four' }],
    ['a needed comment of spaces', { 'comment-disadvantage': '  \n ' }],
    ['a comment of more than 4,000 characters', { 'comment-activities': 'x'.repeat(4001) }],
    ['no decision', { decision: '' }],
    ['a decision that is none', { decision: 'yes' }],
  ])('%s is refused', async (_, change) => {
    const { visitor, path, form } = await atTheTask();
    const answer = await visitor.post(path, { ...form, ...complete, ...change });
    expect(answer.statusCode).toBe(422);
    expect(await recordedIn(store, applicationId)).toEqual([]);
  });

  test('a score for what is worked out, or for nothing in the rubric, is not stored', async () => {
    const { visitor, path, form } = await atTheTask();
    await visitor.submit(path, {
      ...form,
      ...complete,
      'score-academics': '5',
      'score-zeal': '5',
      'comment-zeal': 'x',
    });
    const [review] = await recordedIn(store, applicationId);
    expect(Object.keys(known(review).scores).sort()).toEqual([
      'activities',
      'character',
      'commitment',
      'disadvantage',
    ]);
    expect(Object.keys(known(review).comments)).toEqual(['disadvantage']);
  });

  test('with a wrong token it is shown again with all that was written, and the decision is to be made anew', async () => {
    const { visitor, path, form } = await atTheTask();
    for (const csrf of ['', 'AAAAAAAAAAAAAAAAAAAAAA']) {
      const answer = await visitor.post(path, { ...form, ...complete, csrf });
      expect(answer.statusCode).toBe(403);
      expect(formTo(answer, path)).toMatchObject({ ...scholarScores, csrf: form['csrf'] });
      expect(formTo(answer, path)['decision']).toBeUndefined();
    }
    expect(await recordedIn(store, applicationId)).toEqual([]);
  });

  test('made from another form version it is shown again', async () => {
    const { visitor, path, form } = await atTheTask();
    const answer = await visitor.post(path, { ...form, ...complete, version: '9.9.9' });
    expect(answer.statusCode).toBe(409);
    expect(formTo(answer, path)).toMatchObject({ ...scholarScores, version: form['version'] });
    expect(await recordedIn(store, applicationId)).toEqual([]);
  });

  test('after the session ended, what was written goes on through the link to the record', async () => {
    const { visitor, path, form } = await atTheTask();
    table.clock.advance({ hours: 25 });
    const over = await visitor.post(path, { ...form, ...complete });
    expect(over.statusCode).toBe(401);
    expect(textOf(over)).toContain('Nothing you wrote is lost');
    expect(textOf(over)).toContain('Moved twice in a year and still finished.');
    const kept = formTo(over, path);
    expect(kept).toEqual(scholarScores);
    await visitor.post(`/review/${await linkTo(store, known(tasks[0]))}`);
    const again = formTo(await visitor.post(path, kept), path);
    expect(again).toMatchObject(scholarScores);
    await visitor.submit(path, { ...again, decision: 'record' });
    expect(await recordedIn(store, applicationId)).toHaveLength(1);
  });

  test('without a session the page says to open the link again', async () => {
    const path = `/review/tasks/${known(tasks[0]).taskId}`;
    for (const address of [path, `${path}/recorded`, `${path}/decline`]) {
      const answer = await new Visitor(store).get(address);
      expect(answer.statusCode).toBe(401);
      expect(textOf(answer)).toContain('Open the link from your mail again');
    }
  });

  test('of somebody else looks like one that does not exist', async () => {
    const { visitor } = await atTheTask();
    const theirs = `/review/tasks/${known(tasks[1]).taskId}`;
    const nobodys = '/review/tasks/tsk_00000000000000000000000000';
    for (const [a, b] of [
      [await visitor.get(theirs), await visitor.get(nobodys)],
      [await visitor.get(`${theirs}/recorded`), await visitor.get(`${nobodys}/recorded`)],
      [await visitor.get(`${theirs}/decline`), await visitor.get(`${nobodys}/decline`)],
      [await visitor.post(theirs, complete), await visitor.post(nobodys, complete)],
    ]) {
      expect(a?.statusCode).toBe(404);
      expect(textOf(known(a)).replaceAll(theirs, '')).toBe(textOf(known(b)).replaceAll(nobodys, ''));
    }
  });

  test('sent from another site is refused', async () => {
    const { visitor, path, form } = await atTheTask();
    const body = new URLSearchParams({ ...form, ...complete }).toString();
    const answer = await visitor.send('POST', path, body, { origin: 'https://elsewhere.example' });
    expect(answer.statusCode).toBe(403);
    expect(await recordedIn(store, applicationId)).toEqual([]);
  });

  test('larger than a form can be is refused', async () => {
    const { visitor, path, form } = await atTheTask();
    const answer = await visitor.post(path, {
      ...form,
      ...complete,
      'comment-activities': 'x'.repeat(300_000),
    });
    expect(answer.statusCode).toBe(413);
  });

  test('of an application that was withdrawn meanwhile has ended', async () => {
    const { visitor, path, form } = await atTheTask();
    await withdraw(store, applicationId);
    const answer = await visitor.post(path, { ...form, ...complete });
    expect(answer.statusCode).toBe(410);
    expect(textOf(answer)).toContain('This review has ended');
  });

  test('leads to why, for somebody who cannot judge it', async () => {
    const { visitor, path, form } = await atTheTask();
    const answer = await visitor.post(path, { ...form, decision: 'cannot' });
    expect([answer.statusCode, answer.headers?.['location']]).toEqual([303, `${path}/decline`]);
  });
});

const naughty = new URL('../../../../shared/data/naughty-strings.json', import.meta.url);

describe.skipIf(!existsSync(naughty))('comments of every kind (skipped without ../shared/data)', () => {
  test('come back as they were written', async () => {
    const { visitor, path, form } = await atTheTask();
    const strings = JSON.parse(readFileSync(naughty, 'utf8')) as string[];
    for (const text of strings) {
      const answer = await visitor.post(path, { ...form, 'comment-activities': text });
      expect(answer.statusCode).toBe(422);
      // A form in UTF-8 carries no half of a surrogate pair; line breaks come back as a browser keeps them.
      const sent = new URLSearchParams({ text }).get('text')?.toWellFormed().replaceAll('\r\n', '\n');
      expect(formTo(answer, path)['comment-activities']).toBe(sent);
    }
  });
});
