import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linksOf } from '../../../../infra/local/pages/mail-links.ts';
import { mailOf, servePages } from './pages-server.ts';

const json = { accept: 'application/json' };
const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let server: Awaited<ReturnType<typeof servePages>>;
const mails = [mailOf(), mailOf({ id: 'mail-2', to: 'bob@example.org', subject: 'Second' })];

beforeEach(async () => {
  server = await servePages(mails);
});

afterEach(() => server.close());

const get = (path: string, headers: Record<string, string> = page) =>
  fetch(`${server.origin}${path}`, { headers });

describe('the JSON that programs rely on', () => {
  test('the inbox is newest first and can be asked for one recipient', async () => {
    const all = await (await get('/_local/inbox', json)).json();
    expect(all).toEqual(mails.toReversed());
    expect(await (await get('/_local/inbox?to=bob@example.org', json)).json()).toEqual([mails[1]]);
    expect(await (await get('/_local/inbox/mail-1', json)).json()).toEqual(mails[0]);
    expect((await get('/_local/inbox/none', json)).status).toBe(404);
  });

  test('the clock tells its time, and moves by a duration in JSON', async () => {
    for (const headers of [{}, json]) {
      expect(await (await get('/_local/clock', headers)).json()).toEqual({ now: '2026-09-01T12:00:00.000Z' });
    }
    const moved = await fetch(`${server.origin}/_local/clock`, { method: 'POST', body: '{"advance":"P1D"}' });
    expect([moved.status, await moved.json()]).toEqual([200, { now: '2026-09-02T12:00:00.000Z' }]);
  });

  test.each(['{"advance":"P1D"}', 'advance=P1D'])('the clock takes %s as curl -d sends it', async (body) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const moved = await fetch(`${server.origin}/_local/clock`, { method: 'POST', body, headers });
    expect(await moved.json()).toEqual({ now: '2026-09-02T12:00:00.000Z' });
  });

  test.each(['{"advance":"3 days"}', '{"advance":5}', '{}', 'null', '', '{'])(
    'the clock refuses %j with a problem that points at the field',
    async (body) => {
      const response = await fetch(`${server.origin}/_local/clock`, { method: 'POST', body });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        400,
        'application/problem+json',
      ]);
      expect(await response.json()).toMatchObject({ status: 400, errors: [{ pointer: '/advance' }] });
      expect(await (await get('/_local/clock', json)).json()).toEqual({ now: '2026-09-01T12:00:00.000Z' });
    },
  );

  test('the clock is not moved by a page of another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(`${server.origin}/_local/clock`, {
      method: 'POST',
      body: 'advance=P1D',
      headers,
    });
    expect(response.status).toBe(403);
  });

  test('a token is given to people the provider knows', async () => {
    const known = await get('/_local/token?email=manager@example.org');
    expect(await known.json()).toEqual({ token: 'ey.J.x' });
    for (const path of ['/_local/token?email=nobody@example.org', '/_local/token']) {
      expect((await get(path)).status).toBe(404);
    }
  });

  test('the endpoints are told', async () => {
    expect(await (await get('/_local/endpoints')).json()).toEqual({
      dynamodb: 'http://d',
      states: 'http://s',
      s3: 'http://o',
      ses: 'http://m',
    });
  });

  test('executions are listed, and each has its history, by ARN or by name', async () => {
    const executionArn = await server.begin('one');
    const summary = {
      executionArn,
      name: 'one',
      stateMachine: 'sample',
      status: 'RUNNING',
      currentState: 'Both',
      startedAt: '2026-09-01T12:00:00.000Z',
      stoppedAt: null,
    };
    expect(await (await get('/_local/executions', json)).json()).toEqual([summary]);
    for (const key of ['one', executionArn, encodeURIComponent(executionArn)]) {
      const found = await (await get(`/_local/executions/${key}`, json)).json();
      expect(found).toMatchObject({ ...summary, current: expect.arrayContaining(['Both', 'Wait here']) });
      expect(found).toMatchObject({
        history: expect.arrayContaining([expect.objectContaining({ type: 'WaitStateEntered' })]),
      });
    }
    expect((await get('/_local/executions/none', json)).status).toBe(404);
  });
});

test('looking changes nothing, and what is only looked at refuses everything else', async () => {
  for (const path of ['', '/', '/inbox', '/inbox/mail-1', '/clock', '/token', '/endpoints', '/executions']) {
    for (const method of ['GET', 'HEAD']) await fetch(`${server.origin}/_local${path}`, { method });
    if (path !== '/clock') {
      const response = await fetch(`${server.origin}/_local${path}`, { method: 'DELETE' });
      expect([path, response.status, response.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD']);
    }
  }
  expect(await (await get('/_local/clock', json)).json()).toEqual({ now: '2026-09-01T12:00:00.000Z' });
});

test.each(['/_local/aws/s3/bucket/key', '/_local/oidc/.well-known/jwks.json', '/_localx', '/other', '//'])(
  '%s is left to others',
  async (path) => {
    const response = await get(path);
    expect(await response.text()).toBe('not a page of the runtime');
  },
);

describe('pages', () => {
  test.each([
    ['/_local/', 'Everything is running'],
    ['/_local/inbox', 'Second'],
    ['/_local/inbox/mail-1', 'Your application'],
    ['/_local/clock', 'Move ahead by'],
    ['/_local/executions', 'None yet'],
  ])('%s is for a browser', async (path, text) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain(text);
  });

  test.each(['/_local/inbox/none', '/_local/executions/none', '/_local/executions/%zz'])(
    '%s says that it is not there',
    async (path) => {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('<h1>No such')]);
    },
  );

  test('an execution that failed says where and why', async () => {
    await server.begin('lost', true);
    const text = await (await get('/_local/executions/lost')).text();
    expect(text).toContain('HandedOver');
    expect(text).toContain('It ended in Hand over.');
    expect(text).not.toContain('<b>no</b>');
  });
});

describe('links of a mail', () => {
  test('are its web addresses, each once, with the words they are on', () => {
    const html = `<p><a class="b" href="https://a.example/r?x=1&amp;y=2">Review <b>it</b></a>
      <a href='https://b.example/'>B</a> <a href=https://c.example/>C</a> <A HREF="HTTPS://D.example/">D</A>
      <a href="javascript:alert(1)">no</a> <a href="mailto:a@b.co">no</a> <a href="/relative">no</a></p>`;
    const text = 'See https://a.example/r?x=1&y=2. Or (https://e.example/x).';
    expect(linksOf({ html, text })).toEqual([
      { url: 'https://a.example/r?x=1&y=2', text: 'Review it' },
      { url: 'https://b.example/', text: 'B' },
      { url: 'https://c.example/', text: 'C' },
      { url: 'HTTPS://D.example/', text: 'D' },
      { url: 'https://e.example/x', text: '' },
    ]);
  });
});

const naughty = new URL('../../../../../shared/data/naughty-strings.json', import.meta.url);

test.skipIf(!existsSync(naughty))(
  'hostile strings are shown as they are (skipped without ../shared/data/naughty-strings.json)',
  async () => {
    const strings = JSON.parse(readFileSync(naughty, 'utf8')) as string[];
    const hostile = strings.map((text, index) =>
      mailOf({ id: `n${index}`, subject: text, text, html: text, from: text, headers: { 'X-Text': text } }),
    );
    const shown = await servePages(hostile);
    try {
      for (const [index, text] of strings.entries()) {
        const response = await fetch(`${shown.origin}/_local/inbox/n${index}`, { headers: page });
        const body = await response.text();
        const escaped = text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
        const plain = body
          .replaceAll('&amp;', '&#38;')
          .replaceAll('&lt;', '&#60;')
          .replaceAll('&gt;', '&#62;')
          .replaceAll('&quot;', '&#34;');
        expect(response.status).toBe(200);
        if (text !== '') expect(plain).toContain(`<pre>${escaped}</pre>`);
      }
    } finally {
      await shown.close();
    }
  },
);
