import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { escalateTask } from '../../../shared/cases/review/hand-over.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { listTasks, readReviewer, readTask } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { scholar } from '../../shared/programs/eligible-answers.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { threePrograms } from '../../support/scenario.ts';
import {
  applicationInReview,
  everythingIn,
  formsOf,
  formTo,
  known,
  linksOf,
  linkTo,
  mailsAbout,
  recordedIn,
  scholarScores,
  textOf,
  Visitor,
} from './reviewing.ts';

let table: TestTable;
let store: Store;
let applicationId: string;
let task: ReviewTask;
let other: ReviewTask;

beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, threePrograms);
  const made = await applicationInReview(store, 'health-careers-scholarship', scholar);
  applicationId = made.applicationId;
  [task, other] = [known(made.tasks[0]), known(made.tasks[1])];
});

const page = (path = '') => `/review/tasks/${task.taskId}${path}`;

describe('a link from a mail', () => {
  test('looks the same whether it is real, past its time, over, or was never issued', async () => {
    const secrets = [
      await linkTo(store, task),
      await linkTo(store, task, -1),
      'AAAAAAAAAAAAAAAAAAAAAA',
      'not-even-a-link',
    ];
    const visitor = new Visitor(store);
    const pages = await Promise.all(
      secrets.map(async (secret) => textOf(await visitor.get(`/review/${secret}`)).replaceAll(secret, '')),
    );
    expect(new Set(pages).size).toBe(1);
    const reviewer = known(await readReviewer(store, task.programId, task.reviewerId));
    expect(pages[0]).not.toContain(reviewer.name);
    expect(pages[0]).not.toContain('Health Careers');
  });

  test('fetched ten times by GET and by HEAD it changes nothing and signs nobody in', async () => {
    const secret = await linkTo(store, task);
    const before = await everythingIn(store);
    const visitor = new Visitor(store);
    for (let i = 0; i < 10; i++) {
      const head = await visitor.head(`/review/${secret}`);
      expect([head.statusCode, head.body]).toEqual([200, '']);
      await visitor.get(`/review/${secret}`);
    }
    expect(visitor.cookies.size).toBe(0);
    expect(await everythingIn(store)).toBe(before);
  });

  test('its button opens the application at an address without the link, and decides nothing', async () => {
    const secret = await linkTo(store, task);
    const visitor = new Visitor(store);
    const opened = await visitor.post(`/review/${secret}`);
    expect(opened.statusCode).toBe(303);
    expect(opened.headers?.['location']).toBe(page());
    expect(opened.cookies?.[0]).toMatch(
      /^__Host-reviewer=[\w-]{22}; Path=\/; Max-Age=86400; Secure; HttpOnly; SameSite=Lax$/,
    );
    const shown = textOf(await visitor.get(page()));
    expect(shown).toContain('I care for my aunt.');
    expect(shown).not.toContain(secret);
    expect((await readTask(store, applicationId, task.taskId))?.status).toBe('open');
    expect(await recordedIn(store, applicationId)).toEqual([]);
  });

  test('no address of the reviewers changes anything when it is fetched with a session', async () => {
    const visitor = new Visitor(store);
    await visitor.post(`/review/${await linkTo(store, task)}`);
    const before = await everythingIn(store);
    for (const path of [
      '/review',
      '/review/link-sent',
      page(),
      page('/recorded'),
      page('/decline'),
      '/review/x',
    ]) {
      for (let i = 0; i < 10; i++) {
        await visitor.head(path);
        await visitor.get(path);
      }
    }
    expect(await everythingIn(store)).toBe(before);
  });

  test('a bot that follows every link and presses every button with its default values decides nothing', async () => {
    const secret = await linkTo(store, task);
    const bot = new Visitor(store);
    const pressed = await pressEverything(bot, `/review/${secret}`);
    expect(pressed).toContain(page());
    expect(pressed).toContain(page('/decline'));
    expect(await recordedIn(store, applicationId)).toEqual([]);
    expect(await listTasks(store, applicationId)).toEqual(expect.arrayContaining([task, other]));
    expect(await listTasks(store, applicationId)).toHaveLength(2);

    const person = new Visitor(store);
    const form = formTo(await person.submit(`/review/${secret}`), page());
    await person.submit(page(), { ...form, ...scholarScores, decision: 'record' });
    expect(await recordedIn(store, applicationId)).toHaveLength(1);
  });

  test('goes on opening what was recorded after the decision', async () => {
    const secret = await linkTo(store, task);
    const visitor = new Visitor(store);
    const form = formTo(await visitor.submit(`/review/${secret}`), page());
    await visitor.submit(page(), { ...form, ...scholarScores, decision: 'record' });
    const again = await new Visitor(store).submit(`/review/${secret}`);
    expect(textOf(again)).toContain('Your review is recorded');
  });

  test('joins the session of the same reviewer, so that a form in another window still counts', async () => {
    const visitor = new Visitor(store);
    const form = formTo(await visitor.submit(`/review/${await linkTo(store, task)}`), page());
    const cookie = visitor.cookies.get('__Host-reviewer');
    await visitor.submit(`/review/${await linkTo(store, task)}`);
    expect(visitor.cookies.get('__Host-reviewer')).toBe(cookie);
    const sent = await visitor.post(page(), { ...form, ...scholarScores, decision: 'record' });
    expect(sent.statusCode).toBe(303);
  });

  test('of another reviewer it takes the place of the session, and the first one opens nothing more here', async () => {
    const visitor = new Visitor(store);
    await visitor.post(`/review/${await linkTo(store, task)}`);
    await visitor.post(`/review/${await linkTo(store, other)}`);
    expect((await visitor.get(`/review/tasks/${other.taskId}`)).statusCode).toBe(200);
    expect((await visitor.get(page())).statusCode).toBe(404);
  });
});

describe('a link that opens nothing', () => {
  test('unknown: says so', async () => {
    const answer = await new Visitor(store).post('/review/AAAAAAAAAAAAAAAAAAAAAA');
    expect(answer.statusCode).toBe(404);
    expect(textOf(answer)).toContain('This link opens nothing');
  });

  test('past its time: a fresh one goes to the address on file, at most one in ten minutes', async () => {
    const secret = await linkTo(store, task, -1);
    const visitor = new Visitor(store);
    const expired = await visitor.post(`/review/${secret}`);
    expect(expired.statusCode).toBe(410);
    expect(visitor.cookies.size).toBe(0);
    expect(textOf(expired)).not.toContain('Health Careers');
    const [form] = formsOf(expired);
    expect(form?.action).toBe(`/review/${secret}/fresh`);

    const asked = async () => textOf(await visitor.submit(`/review/${secret}/fresh`));
    const first = await asked();
    expect(first).toContain('a fresh link is on its way');
    expect(await mailsAbout(store, task.taskId)).toEqual(['review-digest', 'review-link']);
    expect(await asked()).toBe(first);
    expect(await mailsAbout(store, task.taskId)).toHaveLength(2);
    table.clock.advance({ minutes: 10 });
    expect(await asked()).toBe(first);
    expect(await mailsAbout(store, task.taskId)).toHaveLength(3);
  });

  test('asked for with a made-up link: the same words, and no mail', async () => {
    const before = await everythingIn(store);
    const made = await new Visitor(store).submit('/review/AAAAAAAAAAAAAAAAAAAAAA/fresh');
    expect(textOf(made)).toContain('a fresh link is on its way');
    expect(await everythingIn(store)).toBe(before);
  });

  test('handed over: says so without a word about the application, and asks for no fresh link', async () => {
    const [old, stale] = [await linkTo(store, task), await linkTo(store, task, -1)];
    const visitor = new Visitor(store);
    await visitor.post(`/review/${old}`);
    await escalateTask(store, { applicationId, taskId: task.taskId });
    for (const answer of [
      await new Visitor(store).post(`/review/${old}`),
      await new Visitor(store).post(`/review/${stale}`),
      await visitor.get(page()),
      await visitor.get(page('/recorded')),
      await visitor.get(page('/decline')),
      await visitor.post(page(), { ...scholarScores, decision: 'record' }),
    ]) {
      expect(answer.statusCode).toBe(410);
      expect(textOf(answer)).toContain('This review has ended');
      expect(textOf(answer)).not.toContain('I care for my aunt.');
      expect(textOf(answer)).not.toContain('HCS-');
    }
    const before = await mailsAbout(store, task.taskId);
    await visitor.post(`/review/${stale}/fresh`);
    expect(await mailsAbout(store, task.taskId)).toEqual(before);

    const next = known(
      (await listTasks(store, applicationId)).find(
        (one) => one.status === 'open' && one.taskId !== other.taskId,
      ),
    );
    const opened = await new Visitor(store).submit(`/review/${await linkTo(store, next)}`);
    expect(textOf(opened)).toContain('I care for my aunt.');
  });
});

/**
 * Goes everywhere and presses everything, each button on a page that was just fetched, opening the link again whenever it
 * was signed out. Answers with what was pressed.
 */
async function pressEverything(bot: Visitor, link: string): Promise<readonly string[]> {
  const pressed: string[] = [];
  const queue = [link, '/review'];
  const seen = new Set(queue);
  const fetched = async (path: string) => {
    if (bot.cookies.size === 0 && path !== link) await bot.submit(link);
    return bot.follow(await bot.get(path));
  };
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const pages = [await fetched(path)];
    for (let i = 0; i < formsOf(known(pages[0])).length; i++) {
      const form = formsOf(await fetched(path))[i];
      if (!form) continue;
      pressed.push(form.action);
      pages.push(await bot.submit(form.action, form.defaults));
    }
    const actions = pages.flatMap((one) => formsOf(one).map(({ action }) => action));
    // The page of giving back is reached by a choice that this bot does not make: it is told of it.
    const told = actions
      .filter((action) => /^\/review\/tasks\/\w+$/.test(action))
      .map((action) => `${action}/decline`);
    for (const href of [...pages.flatMap(linksOf), ...actions, ...told]) {
      // The same page in another language is the same page.
      const next = href.split('?')[0] ?? '';
      if (!next.startsWith('/review') || seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return pressed;
}
