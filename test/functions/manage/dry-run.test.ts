import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryDraft } from '../../../shared/cases/dry-run/try-draft.ts';
import { workOnDryRun } from '../../../shared/cases/dry-run/work-on-dry-run.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { programOfYaml, yamlOfProgram } from '../../../shared/programs/program-text.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readYamlText } from '../../../shared/programs/yaml-text.ts';
import { listDryRuns, readDraftOf, readDryRun } from '../../../shared/store/dry-runs.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { scholar } from '../../shared/programs/eligible-answers.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { sentStraight } from '../../support/sent-straight.ts';
import {
  approver,
  Caller,
  locationOf,
  manager,
  startIssuer,
  stranger,
  type TestIssuer,
  type TestPerson,
  viewer,
} from './managing.ts';
import { contents } from './situation.ts';

const id = 'health-careers-scholarship';
const address = `/manage/programs/${id}/dry-runs`;
/** Stands in every answer that is text, and in every name. */
const canary = 'qzcanaryqz';

let table: TestTable;
let store: Store;
let issuer: TestIssuer;
let published: Program;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  issuer = await startIssuer(store.now);
  await seedSamples(store, [id]);
  published = (await readProgram(store, id))?.program as Program;
  await sentStraight(store, id, crowd());
});
afterAll(async () => {
  await Promise.all([table.stop(), issuer.stop()]);
});

function crowd() {
  const person = (gpa: string, answers: object = {}, language: 'en' | 'es' = 'en') => ({
    answers: {
      ...scholar,
      gpa: { value: gpa, scale: '4.0', weighted: true, note: canary },
      address: { ...scholar.address, street1: `${canary} Street 1` },
      intendedCollege: { ...scholar.intendedCollege, name: canary },
      essays: { commitment: canary, community: canary, goals: canary },
      activities: [canary],
      ...answers,
    },
    language,
    name: `Ana ${canary}`,
  });
  return [
    ...Array.from({ length: 40 }, (_, i) => person('3.40', {}, i < 15 ? 'es' : 'en')),
    ...Array.from({ length: 9 }, () => person('2.70', {}, 'es')),
    ...Array.from({ length: 2 }, () => person('2.70')),
    ...Array.from({ length: 3 }, () => person('2.10')),
  ];
}

const as = async (person: TestPerson) => new Caller(store, issuer).signedIn(await issuer.token(person));
const stricter = () => {
  const text = yamlOfProgram(published);
  expect(text).toContain('atLeast: "2.50"');
  return text.replace('atLeast: "2.50"', 'atLeast: "3.00"');
};
const runIdIn = (location: string) => /dry-runs\/(drn_\w+)/.exec(location)?.[1] ?? '';
/** What `dispatch` would do. */
const work = async (runId: string) => {
  for (let step = 0; (await readDryRun(store, id, runId))?.state !== 'done'; step++)
    await workOnDryRun(store, `${id}~2027`, runId, step);
};
const sendDraft = async (document: string) => (await as(manager)).post(address, { cycle: '2027', document });
const tried = async (document: string): Promise<string> => {
  const runId = runIdIn(locationOf(await sendDraft(document)));
  await work(runId);
  return runId;
};

describe('The form', () => {
  it('holds the published document, which sent as it stands is a draft that says the same', async () => {
    const { body = '', statusCode } = await (await as(manager)).get(address);
    expect(statusCode).toBe(200);
    expect(body).toContain('Everybody who applied in cycle 2027');
    const typed = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(body)?.[1] ?? '';
    const text = typed
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    expect(programOfYaml(readYamlText('draft', text), new Map())).toEqual(published);
  });

  it('tells every problem with its line and the words that stand there, and loses nothing that was typed', async () => {
    const document = stricter()
      .replace('kind: hard', 'kind: soft')
      .replace('field: address', 'field: adress');
    const line = (words: string) => document.slice(0, document.indexOf(words)).split('\n').length;
    const { body = '', statusCode } = await sendDraft(document.replaceAll('\n', '\r\n'));
    expect(statusCode).toBe(422);
    expect(body).toContain('<title>Error: Try changed rules');
    expect(body).toContain(`Line ${line('kind: soft')}: rules[0].kind`);
    expect(body).toContain('<code>kind: soft</code>');
    expect(body).toMatch(/<textarea[^>]*>[\s\S]*field: adress[\s\S]*<\/textarea>/);
    expect(body).toMatch(/value="2027" checked/);
    const linted = await sendDraft(stricter().replace('field: address', 'field: adress'));
    expect(linted.body).toMatch(/Line \d+: rules\[0\]\.check\.field: there is no field/);
    expect(await listDryRuns(store, id)).toEqual([]);
  });

  it('wants a cycle there is, a document of this program, and one that can be read', async () => {
    const browser = await as(manager);
    const without = await browser.post(address, { document: stricter() });
    expect(without.body).toContain('Say on whose applications the draft is tried');
    expect((await browser.post(address, { cycle: '1999', document: stricter() })).statusCode).toBe(422);
    const other = await sendDraft(stricter().replace(`id: ${id}`, 'id: another-program'));
    expect(other.body).toContain(
      `Line 1: id: this is the document of another program. The id has to be ${id}.`,
    );
    for (const document of ['', 'a: [', '['.repeat(50_000), `x: ${'y'.repeat(300_001)}`])
      expect((await sendDraft(document)).statusCode).toBe(422);
    expect(await listDryRuns(store, id)).toEqual([]);
  });
});

describe('A run', () => {
  it('is started by one press, shows how far it is without a script, and then what came out', async () => {
    const location = locationOf(await sendDraft(stricter()));
    expect(location).toMatch(new RegExp(`^${address}/drn_\\w+\\?watch=yes$`));
    const runId = runIdIn(location);
    const browser = await as(viewer);
    const begun = await browser.get(location);
    expect(begun.body).toContain('<meta http-equiv="refresh" content="5">');
    expect(begun.body).toContain('We are finding out who applied');
    await workOnDryRun(store, `${id}~2027`, runId, 0);
    const [path = ''] = location.split('?');
    const half = await browser.get(path);
    expect(half.body).not.toContain('http-equiv="refresh"');
    expect(half.body).toContain('0 of 54 applications looked at');
    expect(half.body).toContain('<progress');

    expect(locationOf(await sendDraft(stricter()))).toBe(location);
    const second = await sendDraft(yamlOfProgram(published));
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain(`href="${location}"`);

    await work(runId);
    const { body = '' } = await browser.get(location);
    expect(body).not.toContain('http-equiv="refresh"');
    expect(body).toContain('54 applications were judged by both.');
    expect(body).toMatch(/Would become ineligible<\/th><td[^>]*>11</);
    expect(body).toContain('Not met under the draft: High school students have a GPA of 2.50 or higher');
    // Three are ineligible before and after: neither they nor what would tell of them.
    expect(body).toContain('fewer than 5');
    expect(body).toContain('held back');
    // Two of the eleven applied in English.
    expect(body).toMatch(/Language of the application/);
    const list = await browser.get(address);
    expect(list.body).toContain(`href="${path}"`);
    expect(list.body).toContain('Done');
  });

  it('can be changed and tried again: the form then holds its draft', async () => {
    const runId = await tried(stricter());
    const { body = '' } = await (await as(manager)).get(`${address}?from=${runId}`);
    expect(body).toContain('This is the draft that was tried before');
    expect(body).toContain('atLeast: &quot;3.00&quot;');
    expect(
      (await readDraftOf(store, runId))?.rules.find((rule) => rule.id === 'gpa-high-school')?.check,
    ).toMatchObject({ atLeast: '3.00' });
    const nobody = await (await as(manager)).get(`${address}?from=drn_${'0'.repeat(26)}`);
    expect(nobody.body).toContain('This is what is published now');
  });

  it('says so when it stopped, and another may be started', async () => {
    const runId = runIdIn(locationOf(await sendDraft(stricter())));
    table.clock.advance({ minutes: 20 });
    const { body = '' } = await (await as(manager)).get(`${address}/${runId}?watch=yes`);
    expect(body).toContain('This stopped and does not go on');
    expect(body).not.toContain('http-equiv="refresh"');
    const again = await sendDraft(stricter());
    expect(again.statusCode).toBe(303);
    await work(runIdIn(locationOf(again)));
  });

  it('that does not exist, or is another program’s, is not there', async () => {
    const runId = await tried(stricter());
    const browser = await as(manager);
    for (const path of [
      `${address}/drn_${'0'.repeat(26)}`,
      `${address}/..%2f..`,
      `/manage/programs/other-program/dry-runs/${runId}`,
      '/manage/programs/other-program/dry-runs',
    ])
      expect((await browser.get(path)).statusCode, path).toBe(404);
  });
});

describe('Whoever looks', () => {
  it('without a session is led to sign in, without a right is refused, and as a viewer may look and not start', async () => {
    const before = (await listDryRuns(store, id)).length;
    const nobody = new Caller(store, issuer);
    expect(locationOf(await nobody.get(address))).toContain('/manage/sign-in');
    const sent = await nobody.post(address, { cycle: '2027', document: stricter() });
    expect(sent.statusCode).toBe(401);
    // What was typed goes along to be sent again.
    expect(sent.body).toContain('informationDays');
    const none = await as(stranger);
    expect((await none.get(address)).statusCode).toBe(403);
    expect((await none.post(address, { cycle: '2027', document: stricter() })).statusCode).toBe(403);
    const looking = await as(viewer);
    const page = await looking.get(address);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<textarea');
    expect((await looking.post(address, { cycle: '2027', document: stricter() })).statusCode).toBe(403);
    const forged = await (await as(approver)).post(address, {
      csrf: 'another',
      cycle: '2027',
      document: stricter(),
    });
    expect(forged.statusCode).toBe(403);
    expect(await listDryRuns(store, id)).toHaveLength(before);
  });

  it('changes nothing by it', async () => {
    const runId = await tried(stricter());
    const before = await contents(store);
    const browser = await as(manager);
    for (const path of [
      address,
      `${address}?from=${runId}`,
      `${address}/${runId}`,
      `${address}/${runId}?watch=yes`,
    ])
      expect((await browser.get(path)).statusCode).toBe(200);
    expect(await contents(store)).toEqual(before);
  });

  it('reads no word, name, id or reference of anybody, in either language, and no number from one to four', async () => {
    const runId = await tried(stricter());
    const browser = await as(manager);
    for (const lang of ['en', 'es']) {
      const { body = '' } = await browser.get(`${address}/${runId}?lang=${lang}`);
      expect(body).not.toContain(canary);
      expect(body).not.toMatch(/app_|HCS-/);
      const figures = [...body.matchAll(/numeric[^>]*>(?:<[^>]+>)*([\d,]+)</g)].map(([, one]) => Number(one));
      expect(figures.length).toBeGreaterThan(5);
      expect(figures.filter((one) => one > 0 && one < 5)).toEqual([]);
    }
    const kept = JSON.stringify(await listDryRuns(store, id));
    expect(kept).not.toMatch(new RegExp(`${canary}|app_|HCS-`));
    // What is counted is the small number itself: it is the page that may not say it.
    expect(
      (await tryDraft(store, (await readDraftOf(store, runId)) as Program, '2027')).transitions,
    ).toMatchObject({
      'ineligible>ineligible': 3,
    });
  });
});
