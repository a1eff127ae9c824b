import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manageRoutes } from '../../../functions/manage/routes.ts';
import { startDryRun } from '../../../shared/cases/dry-run/start-dry-run.ts';
import { openIdentity } from '../../../shared/http/manager-session.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { openAssets } from '../../../shared/web/assets.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { fonts } from '../../support/fonts.ts';
import { noFiles } from '../support/no-files.ts';
import {
  Caller,
  clientId,
  locationOf,
  manager,
  startIssuer,
  stranger,
  type TestIssuer,
  viewer,
} from './managing.ts';
import { contents, everyStage, internshipRound, proposed } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let other: TestIssuer;
let ids: Awaited<ReturnType<typeof everyStage>>;
let run: Awaited<ReturnType<typeof startDryRun>>;

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
  other = await startIssuer(table.clock.now);
  ids = await everyStage(table.store);
  await proposed(table.store, internshipRound);
  const scholarship = await readProgram(table.store, 'health-careers-scholarship');
  if (scholarship) run = await startDryRun(table.store, scholarship.program, '2027');
});
afterAll(async () => {
  await Promise.all([table.stop(), issuer.stop(), other.stop()]);
});

const assets = openAssets('no-such-folder');
const identity = openIdentity({ issuer: 'http://unused.invalid', clientId, now: () => new Date(0) });
const unused = {} as TestTable['store'];
const routes = manageRoutes({
  store: unused,
  assets,
  identity,
  baseUrl: 'http://localhost',
  fetchFile: noFiles.fetch,
  fonts,
});
const guarded = routes.filter(({ path }) => !/^\/manage\/sign/.test(path));
const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** The addresses that only those may open who may also act. */
const acting =
  /\/(answer|reader|approve|vote|refuse|same-person|settle|appeal|restart|close|reject|extend|invite|recuse|new|import|change|pause|send|remove|interview|plan|report|hold|decide|recover|make|confirm|file|release|withdraw|more-time|end-offer|condition|revoke|change-offer|smaller|what-if)$/;

/** The address of a file, of a batch of payments, or of something that was tried out is one of nobody here: whoever may look is told that there is none. */
const found = (path: string) => (/\{(documentId|batchId|whatIfId)\}/.test(path) ? 404 : 200);

const addressOf = (path: string) =>
  path
    .replace('{applicationId}', ids.sent)
    .replace('{roundId}', internshipRound)
    .replace('{fundId}', 'health-careers-2027')
    .replace('{programId}', 'health-careers-scholarship')
    .replace('{reviewerId}', 'reviewer1')
    .replace('{runId}', 'runId' in run ? run.runId : '');

const tampered = (token: string) => {
  const [head = '', , signature = ''] = token.split('.');
  const claims = {
    sub: 'person-1',
    email: 'm@example.org',
    token_use: 'id',
    exp: 9_999_999_999,
    'cognito:groups': ['managers'],
  };
  return `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
};
const unsigned = () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: issuer.issuer,
    aud: clientId,
    sub: 'x',
    email: 'm@example.org',
    token_use: 'id',
    exp: 9_999_999_999,
    'cognito:groups': ['managers'],
  };
  return `${part({ alg: 'none' })}.${part(claims)}.`;
};

const badTokens: Record<string, () => Promise<string | undefined> | string> = {
  'no token': async () => undefined,
  'an expired token': () => issuer.token(manager, { endsIn: -1 }),
  'a token that ends this very second': () => issuer.token(manager, { endsIn: 0 }),
  'a token of another issuer': () => other.token(manager),
  'a token that claims our issuer and is signed by another key': () =>
    issuer.token(manager, { foreignKey: true }),
  'a token for another audience': () => issuer.token(manager, { audience: 'another-site' }),
  'an access token': () => issuer.token(manager, { claims: { token_use: 'access' } }),
  'a token with other claims put in': async () => tampered(await issuer.token(viewer)),
  'a token without a signature': () => unsigned(),
  'some text': () => 'a.b.c',
};

const caller = () => new Caller(table.store, issuer);

describe.each(Object.keys(badTokens))('with %s', (kind) => {
  let before: readonly string[];
  beforeAll(async () => {
    before = await contents(table.store);
  });

  test.each(guarded.map((route) => [name(route), route] as const))('%s is closed', async (_, route) => {
    const token = await badTokens[kind]?.();
    const address = addressOf(route.path);
    const asked = caller();
    if (route.path.startsWith('/api/')) {
      asked.bearer = token;
      const answer = await asked.get(address);
      expect(answer.statusCode).toBe(401);
      expect(answer.headers?.['content-type']).toContain('application/problem+json');
      expect(String(answer.headers?.['www-authenticate'])).toMatch(/^Bearer/);
      expect(JSON.parse(answer.body ?? '')).toMatchObject({ status: 401 });
      return;
    }
    asked.signedIn(token ?? '');
    if (token === undefined) asked.cookies.delete('__Host-manager');
    if (route.method === 'GET') {
      const answer = await asked.get(address);
      expect(answer.statusCode).toBe(303);
      expect(locationOf(answer)).toMatch(/^\/manage\/sign-in/);
      expect(answer.body).toBe('');
      return;
    }
    const answer = await asked.post(address, { leave: 'yes' });
    expect(answer.statusCode).toBe(401);
  });

  test('nothing was changed by any of it', async () => {
    expect(await contents(table.store)).toEqual(before);
  });
});

describe('somebody signed in who is in no group', () => {
  test.each(guarded.map((route) => [name(route), route] as const))('%s is forbidden', async (_, route) => {
    const token = await issuer.token(stranger);
    const asked = caller().signedIn(token);
    const answer =
      route.method === 'GET'
        ? await asked.get(addressOf(route.path))
        : await asked.post(addressOf(route.path));
    expect(answer.statusCode).toBe(403);
    expect(answer.body).not.toContain('Amina');
  });
});

describe('a viewer', () => {
  let before: readonly string[];
  beforeAll(async () => {
    before = await contents(table.store);
  });

  test.each(guarded.map((route) => [name(route), route] as const))(
    '%s: looks at everything and does nothing',
    async (_, route) => {
      const asked = caller().signedIn(await issuer.token(viewer));
      const address = addressOf(route.path);
      const answer =
        route.method === 'GET'
          ? await asked.get(address)
          : await asked.post(address, { leave: 'yes', other: ids.judge });
      const closed = route.method === 'POST' || acting.test(route.path);
      expect(answer.statusCode).toBe(closed ? 403 : found(route.path));
    },
  );

  test('has changed nothing by any of it', async () => {
    expect(await contents(table.store)).toEqual(before);
  });

  test('is shown no way to act', async () => {
    const asked = caller().signedIn(await issuer.token(viewer));
    const pages = [
      `/manage/rounds/${internshipRound}`,
      `/manage/applications/${ids.judge}`,
      `/manage/applications/${ids.loan}`,
    ];
    for (const page of pages) {
      const { body = '' } = await asked.get(page);
      expect(body.match(/<form[^>]*method="post"/g)).toEqual([
        '<form action="/manage/sign-out" method="post"',
      ]);
      expect(body).not.toMatch(/href="[^"]*\/(approve|refuse|answer|reject)/);
    }
  });
});

describe('a manager', () => {
  let before: readonly string[];
  beforeAll(async () => {
    before = await contents(table.store);
  });

  test.each(guarded.filter(({ method }) => method === 'GET').map((route) => [name(route), route] as const))(
    '%s opens, or says why not now',
    async (_, route) => {
      const asked = caller().signedIn(await issuer.token(manager));
      const { statusCode } = await asked.get(addressOf(route.path));
      expect(acting.test(route.path) ? [200, 409, 404] : [found(route.path)]).toContain(statusCode);
    },
  );

  test.each(guarded.filter(({ method }) => method === 'POST').map((route) => [name(route), route] as const))(
    '%s without the token of the own session does nothing and keeps what was typed',
    async (_, route) => {
      for (const csrf of ['', 'zzzzzzzzzzzzzzzzzzzzzz']) {
        const asked = caller().signedIn(await issuer.token(manager));
        const answer = await asked.post(addressOf(route.path), { csrf, managerReason: 'Typed <b>words</b>' });
        expect(answer.statusCode).toBe(403);
        expect(answer.body).toContain('value="Typed &lt;b&gt;words&lt;/b&gt;"');
        expect(answer.body).toContain(`value="${asked.csrf}"`);
      }
    },
  );

  test('has changed nothing by any of it', async () => {
    expect(await contents(table.store)).toEqual(before);
  });

  test('an empty token never matches an empty cookie', async () => {
    const asked = caller().signedIn(await issuer.token(manager));
    asked.cookies.delete('__Host-csrf');
    const before = await contents(table.store);
    expect((await asked.post(`/manage/rounds/${internshipRound}/reject`, { csrf: '' })).statusCode).toBe(403);
    expect(await contents(table.store)).toEqual(before);
  });

  test('a form sent from another site is refused', async () => {
    const asked = caller().signedIn(await issuer.token(manager));
    const body = new URLSearchParams({ csrf: asked.csrf }).toString();
    const before = await contents(table.store);
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await asked.send('POST', `/manage/rounds/${internshipRound}/reject`, body, headers);
      expect(answer.statusCode).toBe(403);
    }
    expect(await contents(table.store)).toEqual(before);
  });
});

test('looking changes nothing: no GET and no HEAD of any route writes to the table', async () => {
  const before = await contents(table.store);
  const asked = caller().signedIn(await issuer.token(manager));
  const everyId = [ids.sent, ids.judge, ids.ineligible, ids.inReview, ids.scored, ids.loan];
  for (const { path } of routes.filter(({ method }) => method === 'GET'))
    for (const address of path.includes('{applicationId}')
      ? everyId.map((id) => path.replace('{applicationId}', id))
      : [addressOf(path)]) {
      const got = await asked.get(address);
      const head = await asked.send('HEAD', address);
      expect(head.statusCode, address).toBe(got.statusCode);
      expect(head.body, address).toBe('');
      expect(got.statusCode, address).toBeLessThan(500);
    }
  expect(await contents(table.store)).toEqual(before);
});

test('what is somebody else’s and what does not exist look the same', async () => {
  const asked = caller().signedIn(await issuer.token(manager));
  const missing = [
    '/manage/applications/app_00000000000000000000000000',
    '/manage/applications/nonsense',
    '/manage/applications/app_00000000000000000000000000/answer',
    '/manage/rounds/youth-internship~1999',
    '/manage/rounds/nonsense',
    '/manage/rounds/community-business-loan~2027',
    '/manage/funds/no-such-fund',
    '/manage/nonsense',
  ];
  const pages = await Promise.all(missing.map((path) => asked.get(path)));
  expect(pages.map(({ statusCode }) => statusCode)).toEqual(missing.map(() => 404));
  for (const path of [
    'applications/app_00000000000000000000000000',
    'applications/x/audit',
    'programs/none/summary',
  ])
    expect((await asked.get(`/api/manage/${path}`, { accept: 'application/json' })).statusCode).toBe(404);
});

test('a program’s token opens the API; a method it does not take is 405', async () => {
  const asked = caller();
  asked.bearer = await issuer.token(viewer);
  expect((await asked.get('/api/manage/funds')).statusCode).toBe(200);
  const posted = await asked.send('POST', '/api/manage/funds', '');
  expect(posted.statusCode).toBe(405);
  expect(posted.headers?.['allow']).toBe('GET, HEAD');
});
