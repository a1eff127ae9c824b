import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { intakeRoutes } from '../../../functions/intake/routes.ts';
import { savePage } from '../../../shared/cases/intake/drafts.ts';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readAll } from '../../../shared/store/applications.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { openAssets } from '../../../shared/web/assets.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { linkTo, requestsOf, requestTo } from '../../support/people.ts';
import { goodAnswers, statusOf, submitted } from '../../support/scenario.ts';
import { ApplicantBrowser, baseUrl, codeFor, idIn, type Shown } from '../support/applicant-browser.ts';
import { noFiles } from '../support/no-files.ts';
import { startApplication } from './fill-in.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());
beforeEach(() => table.clock.moveTo('2026-11-21T18:00:00.000Z'));

/** A word that a nominator writes; nothing of an applicant's may ever hold it. */
const canary = 'zephyrine-canary';
const typed = {
  relation: 'teacher',
  years: '2',
  character: `She is kind. ${canary}-character`,
  career: `She is patient. ${canary}-career`,
};

let made = 0;
/** A draft of somebody with a browser, complete but for the nomination, and the link of the nominator they have asked. */
async function asked() {
  made += 1;
  const browser = new ApplicantBrowser(store);
  const id = idIn((await startApplication(browser, 'health-careers-scholarship')).path);
  const person = { name: `Ana Ruiz ${made}`, email: `ana${made}@example.org` };
  const { program } = (await readProgram(store, 'health-careers-scholarship')) ?? {};
  const all: Record<string, unknown> = goodAnswers['health-careers-scholarship'];
  for (const page of [{ id: 'you', fields: [] }, ...(program?.pages ?? [])]) {
    const fields = page.fields.map((field) => field.id as string);
    const answers = Object.fromEntries(fields.filter((one) => one in all).map((one) => [one, all[one]]));
    const loaded = await loadApplication(store, id);
    if (loaded?.application.status !== 'draft') throw new Error('no draft');
    const you = page.id === 'you' ? { typed: { ...person }, person } : { typed: answers };
    await savePage(
      store,
      { application: loaded.application, key: loaded.key },
      { page: page.id, seen: 0, answers, fields, language: 'en', ...you },
    );
  }
  const form = (await browser.open(`/applications/${id}/people/nomination`)).form(/nomination$/);
  const page = await browser.submit(form, { name: 'Graciela Ortiz', email: 'graciela@example.org' });
  const request = await requestTo(store, id, 'Graciela Ortiz');
  return { id, browser, page, request, link: await linkTo(store, request), own: `/applications/${id}` };
}

/** Proves the address of an application. */
const proves = async (browser: ApplicantBrowser, id: string) =>
  browser.send(
    'POST',
    `/applications/${id}/code/enter`,
    new URLSearchParams({ code: await codeFor(store, id) }),
  );

/** Presses a link's button. */
const opens = async (guest: ApplicantBrowser, link: string) =>
  guest.submit((await guest.open(link)).form(/^\/invited\/[\w-]{22}$/));

/** From the first question to the check of the answers. */
async function writes(guest: ApplicantBrowser, link: string): Promise<Shown> {
  let page = await opens(guest, link);
  page = await guest.submit(page.form(/^\/invited\/people\//), { can: 'yes' });
  for (let i = 0; i < 5 && /\/pages\//.test(page.path); i++) {
    const form = page.form(/\/pages\//);
    const here = Object.entries(typed).filter(([name]) => page.html.includes(`name="${name}"`));
    page = await guest.submit(form, { ...Object.fromEntries(here), action: 'continue' });
  }
  return page;
}

/** Everything of an application in the table, to see that nothing changed. */
const everything = async (id: string) => canonicalJson(await readAll(store, `APP#${id}`, ''));

describe('A link in the mail of somebody who was asked', () => {
  it('shows nothing and changes nothing, however often it is fetched', async () => {
    const { id, link } = await asked();
    const before = await everything(id);
    const robot = new ApplicantBrowser(store);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await robot.send(method, link);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).not.toMatch(/Ana|Graciela|scholarship/i);
    }
    expect(robot.cookies.size).toBe(0);
    expect(await everything(id)).toBe(before);
    const unknown = await robot.open(`/invited/${'A'.repeat(22)}`);
    expect(unknown.text).toBe((await robot.open(link)).text);
  });

  it('decides nothing for a robot that presses every button on every page without choosing', async () => {
    const { id, link } = await asked();
    const before = await requestsOf(store, id);
    const seen = new Set<string>();
    const toVisit = [link];
    let pressed = 0;
    for (let path = toVisit.pop(); path !== undefined; path = toVisit.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const robot = new ApplicantBrowser(store);
      await opens(robot, link);
      const page = await robot.open(path);
      const actions = [...page.html.matchAll(/<form[^>]*action="(\/invited[^"]*)"/g)].map(([, one]) => one);
      for (const action of actions) {
        const after = await robot.submit(page.form(new RegExp(`^${action?.replaceAll(/[.?]/g, '\\$&')}$`)), {
          action: 'continue',
        });
        expect(after.status).toBeLessThan(500);
        pressed += 1;
        toVisit.push(after.path);
      }
      toVisit.push(...page.links.map(({ href }) => href).filter((href) => href.startsWith('/invited')));
    }
    expect(pressed).toBeGreaterThan(1);
    expect((await requestsOf(store, id)).map(({ status }) => status)).toEqual(
      before.map(({ status }) => status),
    );
  });

  it('leads through the questions to one recorded answer, and says the same however often it is opened again', async () => {
    const { id, browser, own, link } = await asked();
    const guest = new ApplicantBrowser(store);
    const check = await writes(guest, link);
    expect(check.path).toMatch(/\/answer$/);
    expect(check.text).toContain(`${canary}-character`);
    const undecided = await guest.submit(check.form(/\/answer$/));
    expect(undecided.status).toBe(422);
    expect(undecided.text).toContain('Tick the box to declare this');
    expect((await browser.open(`${own}/check`)).text).toContain('We are waiting for other people');
    const done = await guest.submit(undecided.form(/\/answer$/), { statement: 'yes' });
    expect(done.heading).toBe('Thank you. Your answer is recorded');
    const again = await opens(new ApplicantBrowser(store), link);
    expect(again.text).toBe(done.text);
    expect((await guest.open(`${done.path}/pages/their-work`)).heading).toBe(done.heading);
    const ready = await browser.open(`${own}/check`);
    expect(ready.text).not.toContain('We are waiting');
    const sent = await browser.submit(ready.form(/\/submit$/), { declaration: 'yes' });
    expect(sent.path).toMatch(/\/submitted$/);
    expect((await statusOf(store, id)).status).toBe('submitted');
  });

  it('too old to open, offers a fresh one to the address on file, once in a while, and tells no stranger more', async () => {
    const { id, request } = await asked();
    const old = await linkTo(store, request, -60);
    const guest = new ApplicantBrowser(store);
    const expired = await opens(guest, old);
    expect(expired.status).toBe(410);
    expect(expired.text).not.toMatch(/Ana|Graciela/);
    const mails = async () =>
      (await readAll(store, `APP#${id}`, 'LINK-PACE#')).map((item) => String(item['nextAt']));
    expect(await mails()).toEqual([]);
    const first = await guest.submit(expired.form(/\/fresh$/));
    const [pace] = await mails();
    table.clock.advance({ minutes: 9 });
    const second = await guest.submit(expired.form(/\/fresh$/));
    expect(second.text).toBe(first.text);
    expect(await mails()).toEqual([pace]);
    const nobody = await guest.send('POST', `/invited/${'B'.repeat(22)}/fresh`, new URLSearchParams());
    expect(nobody.headers?.['location']).toBe('/invited/link-sent');
  });
});

describe('Two windows of one answer', () => {
  it('never overwrite each other silently: both versions are shown', async () => {
    const { link } = await asked();
    const guest = new ApplicantBrowser(store);
    const first = await opens(guest, link);
    await guest.submit(first.form(/^\/invited\/people\//), { can: 'yes' });
    const at = `${first.path}/pages/their-work`;
    const [one, two] = [await guest.open(at), await guest.open(at)];
    await guest.submit(one.form(/pages/), { character: 'from one', career: 'same', action: 'continue' });
    const clash = await guest.submit(two.form(/pages/), {
      character: 'from two',
      career: 'same',
      action: 'continue',
    });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain('from one');
    expect(clash.text).toContain('from two');
    expect((await guest.open(at)).html).toContain('from one');
    await guest.submit(clash.form(/pages/), { action: 'continue' });
    expect((await guest.open(at)).html).toContain('from two');
  });

  it('a form of an older session is kept and shown, and decides nothing', async () => {
    const { id, link } = await asked();
    const guest = new ApplicantBrowser(store);
    const first = await opens(guest, link);
    const form = first.form(/^\/invited\/people\//);
    form.fields.set('csrf', 'another');
    const kept = await guest.submit(form, { can: 'no' });
    expect(kept.status).toBe(403);
    const pressedOnce = await guest.submit(kept.form(/^\/invited\/people\//));
    expect(pressedOnce.status).toBe(422);
    expect((await requestsOf(store, id))[0]?.status).toBe('asked');
  });
});

describe('Nobody else', () => {
  it('reaches a request: no session, another’s session, the applicant’s own, all look the same', async () => {
    const [mine, theirs] = [await asked(), await asked()];
    const stranger = new ApplicantBrowser(store);
    const other = new ApplicantBrowser(store);
    await opens(other, theirs.link);
    const paths = ['', '/pages/their-work', '/answer'].map(
      (end) => `/invited/people/${mine.request.partyId}${end}`,
    );
    for (const path of paths) {
      const answers = await Promise.all(
        [stranger, other, mine.browser].map(async (who) => {
          const got = await who.open(path);
          const form = new URLSearchParams({ can: 'no', statement: 'yes', decision: 'agreed', csrf: 'x' });
          return [got.status, got.text, (await who.send('POST', path, form)).statusCode];
        }),
      );
      expect(answers).toEqual([answers[0], answers[0], answers[0]]);
      expect(answers[0]?.[0]).toBe(401);
      expect(answers[0]?.[1]).not.toMatch(/Ana|Graciela/);
    }
    expect((await requestsOf(store, mine.id))[0]?.status).toBe('asked');
  });

  it('tends another applicant’s requests', async () => {
    const [mine, theirs] = [await asked(), await asked()];
    table.clock.advance({ days: 2 });
    await proves(theirs.browser, theirs.id);
    const { partyId } = mine.request;
    // Through their own application, and straight through mine.
    const csrf = (await theirs.browser.open(`${theirs.own}/people`)).form(/cancel$/).fields.get('csrf') ?? '';
    for (const at of [theirs.own, mine.own])
      for (const what of ['remind', 'cancel'])
        await theirs.browser.send(
          'POST',
          `${at}/people/requests/${partyId}/${what}`,
          new URLSearchParams({ csrf }),
        );
    const instead = { csrf, name: 'Eve', email: 'eve@example.org', language: 'en' };
    await theirs.browser.send(
      'POST',
      `${theirs.own}/people/nomination?instead=${partyId}`,
      new URLSearchParams(instead),
    );
    const [request] = await requestsOf(store, mine.id);
    expect(request).toMatchObject({ status: 'asked', version: 1 });
  });
});

describe('What a nominator wrote', () => {
  it('is on no page, in no answer of the API and in no file of the applicant, before or after sending', async () => {
    const { id, browser, own, link } = await asked();
    const guest = new ApplicantBrowser(store);
    const check = await writes(guest, link);
    const gets = intakeRoutes({ store, assets: openAssets('no-such-folder'), baseUrl, files: noFiles })
      .filter(({ method, path }) => method === 'GET' && path.includes('{applicationId}'))
      .map(({ path }) => path);
    expect(gets.length).toBeGreaterThan(10);
    const visit = async () => {
      let visited = 0;
      for (const path of gets)
        for (const page of ['your-nominator', 'their-work', 'you']) {
          const url = path
            .replace('{applicationId}', id)
            .replace('{page}', page)
            .replace('{entry}', 'nomination')
            .replaceAll(/\{[^}]+\}/g, page);
          const answer = await browser.send('GET', url);
          expect(JSON.stringify(answer), url).not.toContain(canary);
          visited += 1;
        }
      return visited;
    };
    await visit();
    await guest.submit(check.form(/\/answer$/), { statement: 'yes' });
    await visit();
    const ready = await browser.open(`${own}/check`);
    await browser.submit(ready.form(/\/submit$/), { declaration: 'yes' });
    expect((await statusOf(store, id)).status).toBe('submitted');
    expect(await visit()).toBeGreaterThan(30);
    expect((await browser.open(`${own}/people`)).text).toContain('Answer has arrived');
  });

  it('and who they are stand sealed in the table, and nowhere in the trail', async () => {
    const { id, link } = await asked();
    const guest = new ApplicantBrowser(store);
    await guest.submit((await writes(guest, link)).form(/\/answer$/), { statement: 'yes' });
    const stored = await everything(id);
    expect(stored).toContain('PARTY#');
    expect(stored).not.toMatch(/zephyrine|Graciela|graciela@example\.org/);
  });
});

describe('A co-owner', () => {
  const owners = [
    { name: 'Ana Ruiz', percent: '60.00', guarantor: true },
    { name: 'Ben Cho', percent: '40.00', guarantor: false, email: 'ben.owner@example.org' },
  ];

  it('sees their own share and nothing else of the application, and says what is wrong with it', async () => {
    const id = await submitted(store, 'community-business-loan', { answers: { owners }, name: 'Ana Ruiz' });
    const guest = new ApplicantBrowser(store);
    const first = await opens(guest, await linkTo(store, await requestTo(store, id, 'Ben Cho')));
    expect(first.text).toMatch(/Ben Cho.*40/s);
    for (const secret of ['60', '50,000', '30,000', '12,000', '240,000', '94607'])
      expect(first.text).not.toContain(secret);
    const decide = await guest.submit(first.form(/^\/invited\/people\//), { can: 'yes' });
    const silent = await guest.submit(decide.form(/\/answer$/), { decision: 'refused' });
    expect(silent.text).toContain('Say what is wrong');
    const done = await guest.submit(silent.form(/\/answer$/), {
      decision: 'refused',
      note: 'I own a third, not 40 percent.',
    });
    expect(done.text).toContain('You did not agree');
    const applicant = new ApplicantBrowser(store);
    await proves(applicant, id);
    const people = await applicant.open(`/applications/${id}/people`);
    expect(people.text).toContain('Does not agree');
    expect(people.html).not.toContain('a third');
  });
});
