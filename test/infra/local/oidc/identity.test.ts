import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Identity, openIdentity } from '../../../../infra/local/oidc/index.ts';
import { people } from '../../../../infra/local/oidc/people.ts';
import { expectNoAxeViolations, openBrowser } from '../../../support/browser.ts';
import { CookieJar, proofKey } from './browser-like.ts';

const callback = 'http://localhost:3999/manage/signed-in';
const farewell = 'http://localhost:3999/';
const [manager, approver] = people;
const clock = { now: () => Date.now() };
let identity: Identity;
let server: Server;
let issuer: string;
let file: string;

/** A callback that is really served, for the browser. */
const ownCallback = () => new URL('/manage/signed-in', issuer).href;

async function open(): Promise<Identity> {
  return openIdentity({
    issuer,
    clock,
    file,
    pools: [
      {
        poolId: 'pool',
        groups: ['managers', 'viewers'],
        clients: [{ clientId: 'manage', callbackUrls: [callback, ownCallback()], logoutUrls: [farewell] }],
      },
    ],
  });
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 8, 1, 12) });
  file = join(mkdtempSync(join(tmpdir(), 'identity-')), 'identity.sqlite');
  const prefix = '/_local/oidc';
  server = createServer((request, response) => {
    const url = request.url ?? '';
    if (url.startsWith(prefix)) void identity.handle(request, response, url.slice(prefix.length));
    else response.end('the application');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  identity = await open();
});

afterEach(async () => {
  vi.useRealTimers();
  server.close();
  await identity.stop();
});

function authorizeUrl(challenge: string, over: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'manage',
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid email profile',
    state: 'st',
    nonce: 'no',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...over,
  });
  return `${issuer}/oauth2/authorize?${query}`;
}

async function press(jar: CookieJar, page: string, sub: string | undefined) {
  const body = new URLSearchParams({ sub: sub ?? '' });
  return jar.open(page, issuer, { method: 'POST', body });
}

async function exchange(
  code: string,
  verifier: string,
  over: Record<string, string> = {},
): Promise<Response> {
  const grant = { grant_type: 'authorization_code', client_id: 'manage', redirect_uri: callback, code };
  const body = new URLSearchParams({ ...grant, code_verifier: verifier, ...over });
  return fetch(`${issuer}/oauth2/token`, { method: 'POST', body });
}

/** Signs in from nothing and gives the tokens. */
async function signIn(jar: CookieJar, sub = manager?.sub) {
  const { verifier, challenge } = proofKey();
  const { url: page } = await jar.open(authorizeUrl(challenge), issuer);
  const { url } = await press(jar, page, sub);
  const code = new URL(url).searchParams.get('code') ?? '';
  const response = await exchange(code, verifier);
  const tokens = (await response.json()) as { id_token: string; access_token: string; refresh_token: string };
  return { ...tokens, code, verifier, callback: url };
}

const keys = () => createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));

describe('signing in', () => {
  test('ends at the callback with a code for tokens that say what Cognito says', async () => {
    const tokens = await signIn(new CookieJar());
    expect(tokens.callback).toMatch(/^http:\/\/localhost:3999\/manage\/signed-in\?code=.+&state=st/);
    const id = await jwtVerify(tokens.id_token, keys(), { issuer, audience: 'manage' });
    expect(id.payload).toMatchObject({
      sub: manager?.sub,
      email: 'manager@example.org',
      email_verified: true,
      name: 'Morgan Manager',
      'cognito:groups': ['managers'],
      token_use: 'id',
      nonce: 'no',
      auth_time: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 3600,
    });
    const access = await jwtVerify(tokens.access_token, keys(), { issuer });
    expect(access.payload).toMatchObject({
      sub: manager?.sub,
      client_id: 'manage',
      scope: 'openid email profile',
      'cognito:groups': ['managers'],
      token_use: 'access',
    });
    expect(access.payload).not.toHaveProperty('email');
    expect(access.payload).not.toHaveProperty('aud');
  });

  test('tells who it is at the userInfo address, for the access token only', async () => {
    const tokens = await signIn(new CookieJar());
    const ask = (token: string) =>
      fetch(`${issuer}/oauth2/userInfo`, { headers: { authorization: `Bearer ${token}` } });
    const known = await ask(tokens.access_token);
    expect(await known.json()).toMatchObject({ sub: manager?.sub, email: 'manager@example.org' });
    expect((await ask(tokens.id_token)).status).toBe(401);
    vi.setSystemTime(Date.now() + 3_601_000);
    expect((await ask(tokens.access_token)).status).toBe(401);
  });

  test('gives new tokens for a refresh token', async () => {
    const { refresh_token } = await signIn(new CookieJar());
    const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'manage', refresh_token });
    const response = await fetch(`${issuer}/oauth2/token`, { method: 'POST', body });
    const { id_token } = (await response.json()) as { id_token: string };
    expect(decodeJwt(id_token).sub).toBe(manager?.sub);
  });

  test('is not asked for again in the same browser, until the session of a day is over', async () => {
    const jar = new CookieJar();
    await signIn(jar);
    const again = await jar.open(authorizeUrl(proofKey().challenge), issuer);
    expect(again.url).toMatch(/^http:\/\/localhost:3999\/manage\/signed-in\?code=/);
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    const dayLater = await jar.open(authorizeUrl(proofKey().challenge), issuer);
    expect(await dayLater.response.text()).toContain('Choose who you are');
  });

  test('survives a restart: the session, the codes and the key', async () => {
    const jar = new CookieJar();
    const { id_token } = await signIn(jar);
    const { verifier, challenge } = proofKey();
    const { url } = await jar.open(authorizeUrl(challenge), issuer);
    await identity.stop();
    identity = await open();
    const code = new URL(url).searchParams.get('code') ?? '';
    expect((await exchange(code, verifier)).status).toBe(200);
    const again = await jar.open(authorizeUrl(proofKey().challenge), issuer);
    expect(again.url).toContain('code=');
    await expect(jwtVerify(id_token, keys(), { issuer })).resolves.toBeDefined();
  });
});

describe('the provider refuses', () => {
  test.each([
    ['an address that is not registered', { redirect_uri: `${callback}/../elsewhere` }, 'redirect_uri'],
    ['an unknown client', { client_id: 'stranger' }, 'client'],
  ])('%s, on a page of its own', async (_, over, named) => {
    const { url, response } = await new CookieJar().open(authorizeUrl(proofKey().challenge, over), issuer);
    expect([response.status, url.startsWith(issuer)]).toEqual([400, true]);
    expect(await response.text()).toContain(named);
  });

  test('a request without PKCE', async () => {
    const over = { code_challenge: '', code_challenge_method: '' };
    const { url } = await new CookieJar().open(authorizeUrl('', over), issuer);
    expect(new URL(url).searchParams.get('error')).toBe('invalid_request');
  });

  test('a code with another verifier, and a code for the second time', async () => {
    const { code, verifier } = await signIn(new CookieJar());
    expect((await exchange(code, verifier)).status).toBe(400);
    const jar = new CookieJar();
    const { url: page } = await jar.open(authorizeUrl(proofKey().challenge), issuer);
    const { url } = await press(jar, page, manager?.sub);
    const stolen = await exchange(new URL(url).searchParams.get('code') ?? '', proofKey().verifier);
    expect(await stolen.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('a person it does not know, by asking again', async () => {
    const jar = new CookieJar();
    const { url: page } = await jar.open(authorizeUrl(proofKey().challenge), issuer);
    const { response } = await press(jar, page, 'somebody');
    expect(await response.text()).toContain('Choose who you are');
  });

  test('a sign-in page without the browser that began it', async () => {
    const { url: page } = await new CookieJar().open(authorizeUrl(proofKey().challenge), issuer);
    const { response } = await press(new CookieJar(), page, manager?.sub);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This sign-in has ended');
  });
});

describe('signing out', () => {
  test('the way of Cognito goes to the registered address and ends the session', async () => {
    const jar = new CookieJar();
    await signIn(jar);
    const out = `${issuer}/logout?${new URLSearchParams({ client_id: 'manage', logout_uri: farewell })}`;
    const response = await jar.fetch(out);
    expect([response.status, response.headers.get('location')]).toEqual([302, farewell]);
    const { id_token } = await signIn(jar, approver?.sub);
    expect(decodeJwt(id_token)['email']).toBe('approver@example.org');
  });

  test('goes nowhere that is not registered', async () => {
    const query = new URLSearchParams({ client_id: 'manage', logout_uri: 'https://evil.example/' });
    const response = await fetch(`${issuer}/logout?${query}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  test('the way of OpenID asks first', async () => {
    const jar = new CookieJar();
    const { id_token } = await signIn(jar);
    const query = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: farewell });
    const page = await (await jar.fetch(`${issuer}/logout?${query}`)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const action = /action="([^"]+confirm)"/.exec(page)?.[1] ?? '';
    const body = new URLSearchParams({ xsrf, logout: 'yes' });
    const response = await jar.fetch(action, { method: 'POST', body });
    expect(response.headers.get('location')).toBe(farewell);
    const again = await jar.open(authorizeUrl(proofKey().challenge), issuer);
    expect(await again.response.text()).toContain('Choose who you are');
  });
});

test('discovery names the issuer and addresses below it, whatever host it was asked under', async () => {
  const otherName = issuer.replace('127.0.0.1', 'localhost');
  const response = await fetch(`${otherName}/.well-known/openid-configuration`);
  expect(await response.json()).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/oauth2/authorize`,
    token_endpoint: `${issuer}/oauth2/token`,
    userinfo_endpoint: `${issuer}/oauth2/userInfo`,
    end_session_endpoint: `${issuer}/logout`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    code_challenge_methods_supported: ['S256'],
  });
});

test('a bearer token is an ID token of the person; a stranger has none', async () => {
  const token = (await identity.token('Viewer@example.org')) ?? '';
  const { payload } = await jwtVerify(token, keys(), { issuer, audience: 'manage' });
  expect(payload).toMatchObject({
    email: 'viewer@example.org',
    'cognito:groups': ['viewers'],
    token_use: 'id',
  });
  vi.setSystemTime(Date.now() + 3_601_000);
  await expect(jwtVerify(token, keys(), { issuer })).rejects.toThrow('exp');
  expect(await identity.token('stranger@example.org')).toBeUndefined();
});

test('the provider says nothing on standard output', async () => {
  const said = vi.spyOn(console, 'info');
  const warned = vi.spyOn(console, 'warn');
  await signIn(new CookieJar());
  expect([said.mock.calls, warned.mock.calls]).toEqual([[], []]);
});

test('the sign-in page works in a browser without scripts, on a phone, and axe finds nothing', async () => {
  vi.useRealTimers();
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(authorizeUrl(proofKey().challenge));
    await expectNoAxeViolations(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const withoutScripts = await plain.newPage();
    await withoutScripts.goto(authorizeUrl(proofKey().challenge, { redirect_uri: ownCallback() }));
    await withoutScripts.getByRole('button', { name: 'Avery Approver' }).click();
    await withoutScripts.waitForURL(/signed-in\?code=/);
  } finally {
    await browser.close();
  }
});
