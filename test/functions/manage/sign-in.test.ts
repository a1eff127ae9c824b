import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownPage } from '../../../functions/manage/sign-in/begin.ts';
import { type Identity, openIdentity } from '../../../infra/local/oidc/index.ts';
import { people } from '../../../infra/local/oidc/people.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { CookieJar } from '../../infra/local/oidc/browser-like.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { threePrograms } from '../../support/scenario.ts';
import { Caller, clientId, locationOf } from './managing.ts';

const baseUrl = 'http://localhost:3999';
const [manager, , viewer] = people;
let table: TestTable;
let server: Server;
let identity: Identity;
let issuer: string;
let browser: Caller;
let jar: CookieJar;

beforeAll(async () => {
  table = await startTestTable({ startAt: new Date().toISOString() });
  await seedSamples(table.store, threePrograms);
  server = createServer((request, response) => {
    void identity.handle(request, response, (request.url ?? '').slice('/oidc'.length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
  identity = await openIdentity({
    issuer,
    clock: { now: () => Date.now() },
    file: join(mkdtempSync(join(tmpdir(), 'manage-sign-in-')), 'identity.sqlite'),
    pools: [
      {
        poolId: 'pool',
        groups: ['managers', 'viewers'],
        clients: [
          { clientId, callbackUrls: [`${baseUrl}/manage/signed-in`], logoutUrls: [`${baseUrl}/manage`] },
        ],
      },
    ],
  });
});
afterAll(async () => {
  server.close();
  await identity.stop();
  await table.stop();
});
beforeEach(() => {
  browser = new Caller(table.store, { issuer }, { baseUrl });
  jar = new CookieJar();
});

/** Goes to the provider as the site says, chooses somebody there, and comes to where the provider sends people back. */
async function throughProvider(from: string, sub = manager?.sub ?? ''): Promise<string> {
  const shown = await jar.open(from, issuer);
  const back = await jar.open(shown.url, issuer, { method: 'POST', body: new URLSearchParams({ sub }) });
  expect(back.url.startsWith(`${baseUrl}/manage/signed-in?`)).toBe(true);
  return back.url.slice(baseUrl.length);
}

const beginning = async (next = '/manage/funds') =>
  locationOf(await browser.get(`/manage/sign-in?${new URLSearchParams({ next })}`));

describe('signing in', () => {
  test('leads through the provider back to the page that was asked for', async () => {
    const asked = await browser.get('/manage/funds?lang=es');
    expect(asked.statusCode).toBe(303);
    const begun = locationOf(await browser.get(locationOf(asked)));
    const back = await throughProvider(begun);
    const finished = await browser.get(back);
    expect(finished.statusCode).toBe(303);
    expect(locationOf(finished)).toBe('/manage/funds?lang=es');
    const page = await browser.get(locationOf(finished));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Morgan Manager');
    expect([...browser.cookies.keys()].filter((name) => name.startsWith('__Host-')).sort()).toEqual([
      '__Host-csrf',
      '__Host-manager',
    ]);
  });

  test('sets cookies that only this host gets, over TLS, and no script reads', async () => {
    const finished = await browser.get(await throughProvider(await beginning()));
    for (const cookie of finished.cookies ?? [])
      expect(cookie).toMatch(/^__Host-\w+=[^;]*; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/);
    const token = finished.cookies?.find((cookie) => cookie.startsWith('__Host-manager='));
    expect(Number(/Max-Age=(\d+)/.exec(token ?? '')?.[1])).toBeLessThan(3700);
  });

  test('asks with a proof key and fresh values each time', async () => {
    const [one, two] = [new URL(await beginning()), new URL(await beginning())];
    expect(one.searchParams.get('code_challenge_method')).toBe('S256');
    expect(one.searchParams.get('redirect_uri')).toBe(`${baseUrl}/manage/signed-in`);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one.searchParams.get(name)).not.toBe(two.searchParams.get(name));
    }
  });

  test('is refused in a browser that did not begin it, and when it is sent twice', async () => {
    const back = await throughProvider(await beginning());
    const another = new Caller(table.store, { issuer }, { baseUrl });
    expect((await another.get(back)).statusCode).toBe(400);
    expect(another.cookies.size).toBe(0);
    const cookie = browser.cookies.get('__Host-signin') ?? '';
    expect((await browser.get(back)).statusCode).toBe(303);
    browser.cookies.set('__Host-signin', cookie);
    expect((await browser.get(back)).statusCode).toBe(400);
  });

  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['a made-up code', (url: URL) => url.searchParams.set('code', 'made-up')],
  ])('is refused with %s', async (_, change) => {
    const back = new URL(await throughProvider(await beginning()), baseUrl);
    change(back);
    const answer = await browser.get(back.pathname + back.search);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('href="/manage/sign-in"');
    expect(browser.cookies.has('__Host-manager')).toBe(false);
  });

  test('is refused when the token belongs to another sign-in, or the proof key is not the one', async () => {
    for (const part of ['nonce', 'verifier']) {
      jar = new CookieJar();
      const back = await throughProvider(await beginning());
      const begun = JSON.parse(
        Buffer.from(browser.cookies.get('__Host-signin') ?? '', 'base64url').toString('utf8'),
      );
      const changed = JSON.stringify({ ...begun, [part]: 'y'.repeat(43) });
      browser.cookies.set('__Host-signin', Buffer.from(changed).toString('base64url'));
      expect((await browser.get(back)).statusCode).toBe(400);
    }
  });

  test('keeps the token of open forms, so that they can still be sent', async () => {
    await browser.get(await throughProvider(await beginning()));
    const { csrf } = browser;
    browser.cookies.delete('__Host-manager');
    jar = new CookieJar();
    await browser.get(await throughProvider(await beginning(), viewer?.sub));
    expect(browser.csrf).toBe(csrf);
    expect(csrf).toMatch(/^[\w-]{22}$/);
  });
});

test.each([
  ['/manage/rounds/youth-internship~2027?done=x', '/manage/rounds/youth-internship~2027?done=x'],
  ['/manage', '/manage'],
  ['https://evil.example/manage', '/manage'],
  ['//evil.example/manage', '/manage'],
  ['/manage/..//evil.example', '/manage'],
  ['/manage\\evil', '/manage'],
  ['/management', '/manage'],
  ['/manage/sign-out', '/manage'],
  ['/manage/signed-in?code=x', '/manage'],
  ['', '/manage'],
])('after signing in for %s the browser goes to %s', (wanted, leads) => {
  expect(ownPage(wanted)).toBe(leads);
});

describe('signing out', () => {
  test('takes the cookies back and offers the provider’s own sign-out', async () => {
    await browser.get(await throughProvider(await beginning()));
    const out = await browser.post('/manage/sign-out');
    expect(locationOf(out)).toBe('/manage/signed-out');
    expect([...browser.cookies.keys()]).toEqual([]);
    const { body = '' } = await browser.get('/manage/signed-out');
    const link = /href="(http[^"]*logout[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const left = await jar.fetch(link);
    expect(left.status).toBe(302);
    expect(left.headers.get('location')).toBe(`${baseUrl}/manage`);
    expect((await browser.get('/manage')).statusCode).toBe(303);
  });

  test('needs the form’s own token: no other page can sign anybody out', async () => {
    await browser.get(await throughProvider(await beginning()));
    expect((await browser.post('/manage/sign-out', { csrf: 'x'.repeat(22) })).statusCode).toBe(403);
    expect((await browser.get('/manage/funds')).statusCode).toBe(200);
    expect((await browser.get('/manage/sign-out')).statusCode).toBe(405);
  });
});
