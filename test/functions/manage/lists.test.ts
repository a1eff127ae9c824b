import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, submitted, threePrograms } from '../../support/scenario.ts';
import { Caller, type Json, manager, startIssuer, type TestIssuer } from './managing.ts';
import { scholarship } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let caller: Caller;

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, threePrograms);
  caller = new Caller(store, issuer);
  caller.bearer = await issuer.token(manager);
});

/** Sends applications a second apart. */
async function several(count: number, names: readonly string[] = []): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const name = names[i];
    ids.push(await submitted(store, scholarship, name ? { name } : {}));
    table.clock.advance({ seconds: 1 });
  }
  return ids;
}

async function list(query: Readonly<Record<string, string>>): Promise<{ status: number; body: Json }> {
  return caller.json(`/api/manage/applications?${new URLSearchParams(query)}`);
}

/** Every page of a list, with something happening between two pages. */
async function allPages(
  query: Record<string, string>,
  between: (page: number) => Promise<void> = async () => {},
) {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 1; page < 50; page++) {
    const { body } = await list({ ...query, ...(cursor ? { cursor } : {}) });
    found.push(...body.items.map((one: Json) => one.applicationId));
    if (body.next === null) return found;
    cursor = body.next;
    await between(page);
  }
  throw new Error('a list without an end');
}

describe('a list of applications', () => {
  test('comes the newest first, a page at a time, each once', async () => {
    const ids = await several(7);
    expect(await allPages({ limit: '3' })).toEqual([...ids].reverse());
    expect(await allPages({ limit: '7' })).toEqual([...ids].reverse());
    expect(await allPages({ limit: '3', sort: 'submittedAt' })).toEqual(ids);
  });

  test('neither repeats nor loses anybody while applications arrive and move on', async () => {
    const ids = await several(8);
    const found = await allPages({ limit: '2' }, async (page) => {
      await several(1);
      const moving = ids[page - 1] ?? '';
      await screenApplication(store, moving);
      await openPanel(store, moving, `token-${page}`);
      const other = ids[ids.length - page] ?? '';
      if (page === 2) await withdraw(store, other);
    });
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((id) => ids.includes(id))).toEqual([...ids].reverse());
  });

  test('is put in order of score, those without one last', async () => {
    const [low = '', none = '', high = ''] = await several(3);
    await reviewed(store, low, 1);
    await reviewed(store, high, 5);
    expect(await allPages({ sort: '-score', limit: '1' })).toEqual([high, low, none]);
    expect(await allPages({ sort: 'score', limit: '2' })).toEqual([low, high, none]);
  });

  test('is narrowed by program, status and stage', async () => {
    const [first = '', second = ''] = await several(2);
    const intern = await submitted(store, 'youth-internship');
    await screenApplication(store, second);
    await openPanel(store, second, 'token');
    expect(await allPages({ program: 'youth-internship' })).toEqual([intern]);
    expect(await allPages({ status: 'in-review' })).toEqual([second]);
    expect(await allPages({ status: 'submitted', program: scholarship })).toEqual([first]);
    expect((await allPages({ status: 'submitted,in-review' })).length).toBe(3);
    expect(await allPages({ stage: 'review' })).toEqual([second]);
    expect(await allPages({ stage: 'award' })).toEqual([]);
    expect((await list({ status: 'in-review' })).body.items[0]).toMatchObject({
      status: 'in-review',
      stage: 'review',
      family: 'scholarship',
      applicant: { name: expect.stringMatching(/^Applicant/) },
    });
  });

  test.each([
    [{ status: 'approved' }, '/status'],
    [{ stage: 'somewhere' }, '/stage'],
    [{ sort: 'name' }, '/sort'],
    [{ limit: '0' }, '/limit'],
    [{ limit: '201' }, '/limit'],
    [{ limit: 'ten' }, '/limit'],
    [{ cursor: 'nonsense' }, '/cursor'],
    [{ cursor: Buffer.from('#'.repeat(60)).toString('base64url') }, '/cursor'],
    [{ program: 'no-such-program' }, '/program'],
    [{ q: 'x'.repeat(201) }, '/q'],
  ])('refuses %j and points at it', async (query, pointer) => {
    const { status, body } = await list(query as Record<string, string>);
    expect(status).toBe(422);
    expect(body.errors.map((one: Json) => one.pointer)).toEqual([pointer]);
    expect(JSON.stringify(body)).not.toContain('nonsense');
  });
});

describe('a search', () => {
  const people = [
    'Zoë Ångström',
    'José Núñez',
    '王小明',
    'Ольга Петрова',
    'Οδυσσεύς Ελύτης',
    'सीता देवी',
    'محمد علي',
    'STRAẞE Weiß',
    'İpek Yılmaz',
    '김민수',
  ];
  test.each([
    ['zoe', 0],
    ['ANGSTROM zoë', 0],
    ['nunez', 1],
    ['小明', 2],
    ['петрова ольга', 3],
    ['ΟΔΥΣΣΕΥΣ', 4],
    ['ελυτης', 4],
    ['सीता', 5],
    ['محمد', 6],
    ['strasse', 7],
    ['weiss', 7],
    ['ipek', 8],
    ['김민', 9],
  ])('for “%s” finds the one person', async (q, index) => {
    const ids = await several(people.length, people);
    expect(await allPages({ q })).toEqual([ids[index]]);
  });

  test('finds by e-mail address and by reference, with or without its hyphens', async () => {
    const [one = '', two = ''] = await several(2);
    const mail = await submitted(store, scholarship, { email: 'Someone.Else@Example.org' });
    const { body } = await caller.json(`/api/manage/applications/${two}`);
    expect(await allPages({ q: 'someone.else@' })).toEqual([mail]);
    expect(await allPages({ q: body.reference })).toEqual([two]);
    expect(await allPages({ q: body.reference.replaceAll('-', '').toLowerCase() })).toEqual([two]);
    expect(await allPages({ q: 'nobody at all' })).toEqual([]);
    expect(one).not.toBe(two);
  });

  test('works on the page, keeps its words in the boxes and shows names as text', async () => {
    await several(1, ['<script>alert(1)</script> Zoë']);
    const asked = new Caller(store, issuer).signedIn(await issuer.token(manager));
    const { body = '' } = await asked.get(
      '/manage/applications?q=%3Cscript%3E&sort=nonsense&status=nonsense',
    );
    expect(body).toContain('value="&lt;script&gt;"');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Zoë');
    expect(body).not.toContain('<script>alert');
  });

  test('leads from page to page by links', async () => {
    const ids = await several(30);
    const asked = new Caller(store, issuer).signedIn(await issuer.token(manager));
    const first = (await asked.get(`/manage/applications?program=${scholarship}`)).body ?? '';
    const next = /href="([^"]*cursor=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toContain(`program=${scholarship}`);
    const second = (await asked.get(next)).body ?? '';
    const seen = [first, second].flatMap((body) =>
      [...body.matchAll(/href="\/manage\/applications\/(app_\w+)"/g)].map(([, id]) => id),
    );
    expect(seen).toEqual([...ids].reverse());
    expect(second).toContain(`href="/manage/applications?program=${scholarship}&amp;sort=-submittedAt"`);
  });
});
