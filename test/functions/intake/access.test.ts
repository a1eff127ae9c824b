import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { submitted, threePrograms } from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor } from '../support/applicant-browser.ts';
import { withoutProof } from '../support/without-proof.ts';

let table: TestTable;
let store: Store;
let real: string;
let reference: string;
const made = 'app_0123456789abcdefghjkmnpqrs';

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, threePrograms);
  real = await submitted(store, 'youth-internship');
  reference = (await loadApplication(store, real))?.application.reference ?? '';
});
afterAll(() => table.stop());

const scan = async () => {
  const { Items } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  return (Items ?? []).sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
};

/** A page's bytes without the id it is about, and without the proof of when a form was pressed, which is signed over that id. */
const without = (html: string, id: string) => html.replaceAll(id, 'ID');

describe('An application that this browser does not hold', () => {
  const paths = [
    '',
    '/pages/you',
    '/check',
    '/submitted',
    '/missing',
    '/withdraw',
    '/offer',
    '/offer/decline',
    '/offer/more-time',
    '/offer/notice',
    '/offer/payments.csv',
    '/code/enter',
  ];

  it.each(paths)('looks the same at %s whether it exists or not', async (path) => {
    const [one, other] = await Promise.all(
      [real, made].map((id) => new ApplicantBrowser(store).open(`/applications/${id}${path}`)),
    );
    expect(one?.status).toBe(200);
    expect(without(one?.html ?? '', real)).toBe(without(other?.html ?? '', made));
    expect(one?.html).not.toContain(reference);
  });

  it.each([
    '/pages/you',
    '/submit',
    '/missing',
    '/withdraw',
    '/offer/accept',
    '/offer/decline',
    '/offer/more-time',
    '/offer/notice',
    '/code',
    '/code/enter',
  ])('answers a form sent to %s the same whether it exists or not', async (path) => {
    const answers = await Promise.all(
      [real, made].map((id) =>
        new ApplicantBrowser(store).send(
          'POST',
          `/applications/${id}${path}`,
          new URLSearchParams({ name: 'x', code: '123456' }),
        ),
      ),
    );
    const [one, other] = answers.map(({ statusCode, headers, body }, i) =>
      withoutProof(without(JSON.stringify({ statusCode, headers, body }), [real, made][i] ?? '')),
    );
    expect(one).toBe(other);
    expect((await loadApplication(store, real))?.application.status).toBe('submitted');
  });

  it('has a code mailed only to the address on file, and only where there is one', async () => {
    const own = await submitted(store, 'youth-internship');
    const before = (await scan()).length;
    for (const id of [own, made, 'not-an-id', `${own}x`]) {
      const browser = new ApplicantBrowser(store);
      const confirm = await browser.open(`/applications/${encodeURIComponent(id)}`);
      expect((await browser.submit(confirm.form(/\/code$/))).heading).toBe('Check your email');
    }
    const mails = (await scan()).filter(
      ({ type, effect }) =>
        type === 'outbox' && (effect as { mail?: string; applicationId?: string }).mail === 'sign-in-code',
    );
    expect(
      mails.filter(({ effect }) => (effect as { applicationId: string }).applicationId === own),
    ).toHaveLength(1);
    // The record of the mail and of its pace, nothing for ids that nobody has.
    expect((await scan()).length).toBe(before + 2);
  });

  it('opens with the code, at the page somebody wanted', async () => {
    const browser = new ApplicantBrowser(store);
    const confirm = await browser.open(`/applications/${real}/withdraw`);
    const enter = await browser.submit(confirm.form(/\/code$/));
    const opened = await browser.submit(enter.form(/enter/), { code: ` ${await codeFor(store, real)} ` });
    expect(opened.path).toBe(`/applications/${real}/withdraw`);
    expect((await browser.open(`/applications/${real}`)).text).toContain(reference);
  });

  it('stays closed after a wrong code, a used one, a late one and five tries', async () => {
    const browser = new ApplicantBrowser(store);
    const attempt = async (code: string) => {
      const enter = await browser.open(`/applications/${real}/code/enter`);
      return browser.submit(enter.form(/enter/), { code });
    };
    const code = await codeFor(store, real);
    const wrong = code === '111111' ? '222222' : '111111';
    expect((await attempt(wrong)).status).toBe(422);
    const other = new ApplicantBrowser(store);
    const enter = await other.open(`/applications/${real}/code/enter`);
    await other.submit(enter.form(/enter/), { code });
    expect((await attempt(code)).status).toBe(422);
    const late = await codeFor(store, real);
    table.clock.advance({ minutes: 16 });
    expect((await attempt(late)).status).toBe(422);
    const guessed = await codeFor(store, real);
    const guess = guessed === '111111' ? '222222' : '111111';
    for (let i = 0; i < 5; i++) await attempt(guess);
    expect((await attempt(guessed)).status).toBe(422);
    expect((await browser.open(`/applications/${real}`)).heading).toBe('Confirm it is you');
  });

  it.each([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/manage',
    `/applications/${made}`,
    `/applications/${made}/../../manage`,
  ])('never leads to %s after the code', async (next) => {
    const browser = new ApplicantBrowser(store);
    const form = new URLSearchParams({ code: await codeFor(store, real), next });
    const answer = await browser.send('POST', `/applications/${real}/code/enter`, form);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers?.['location']).toBe(`/applications/${real}`);
  });

  it('joins the applications that the browser holds already, and does not end them', async () => {
    const browser = new ApplicantBrowser(store);
    const second = await submitted(store, 'youth-internship');
    for (const id of [real, second]) {
      const form = new URLSearchParams({ code: await codeFor(store, id) });
      await browser.send('POST', `/applications/${id}/code/enter`, form);
    }
    for (const id of [real, second])
      expect((await browser.open(`/applications/${id}`)).heading).toBe('Your application');
  });
});

describe('Coming back with a reference', () => {
  it.each([
    (text: string) => text,
    (text: string) => text.toLowerCase(),
    (text: string) => ` ${text.replaceAll('-', ' ')} `,
    (text: string) => text.replaceAll('-', '').replaceAll('0', 'O').replaceAll('1', 'l'),
  ])('finds the application however it is written (%#)', async (write) => {
    const browser = new ApplicantBrowser(store);
    const page = await browser.open('/return');
    const found = await browser.submit(page.form(/return/), { reference: write(reference) });
    expect(found.path).toBe(`/applications/${real}`);
    expect(found.heading).toBe('Confirm it is you');
  });

  it('looks the same for a reference that nobody has, and always the same', async () => {
    const browser = new ApplicantBrowser(store);
    const page = await browser.open('/return');
    const [one, again] = [
      await browser.submit(page.form(/return/), { reference: 'YI-7K2M-9QXD' }),
      await browser.submit(page.form(/return/), { reference: 'YI-7K2M-9QXD' }),
    ];
    expect(one.path).toMatch(/^\/applications\/app_[0-9a-hjkmnp-tv-z]{18}7k2m9qxd$/);
    expect(again.path).toBe(one.path);
    expect(one.heading).toBe('Confirm it is you');
  });

  it('says what a reference looks like to somebody who typed something else', async () => {
    const browser = new ApplicantBrowser(store);
    const page = await browser.open('/return');
    for (const typed of ['', '   ', 'mine', '<script>', 'HCS-7K2M', '7K2M9QXD']) {
      const wrong = await browser.submit(page.form(/return/), { reference: typed });
      expect(wrong.status).toBe(422);
      expect(wrong.form(/return/).fields.get('reference')).toBe(typed);
    }
  });
});

describe('Looking', () => {
  it('changes nothing: every page by GET and HEAD ten times leaves the table as it was', async () => {
    const browser = new ApplicantBrowser(store);
    const form = new URLSearchParams({ code: await codeFor(store, real) });
    await browser.send('POST', `/applications/${real}/code/enter`, form);
    const paths = ['/', '/programs/youth-internship', '/apply/youth-internship', '/return', '/api/programs'];
    const own = [
      '',
      '/pages/you',
      '/check',
      '/submitted',
      '/missing',
      '/withdraw',
      '/offer',
      '/offer/decline',
      '/offer/more-time',
      '/offer/notice',
      '/offer/payments.csv',
    ];
    const all = [...paths, '/api/programs/youth-internship', '/openapi.json'].concat(
      own.map((path) => `/applications/${real}${path}`),
      ['/code', '/code/enter', '/submit'].map((path) => `/applications/${real}${path}`),
    );
    const before = canonicalJson(await scan());
    for (let i = 0; i < 10; i++)
      for (const path of all)
        for (const method of ['GET', 'HEAD']) {
          const answer = await browser.send(method, path);
          expect(answer.statusCode).toBeLessThan(500);
          if (method === 'HEAD') expect(answer.body).toBe('');
        }
    expect(canonicalJson(await scan()) === before).toBe(true);
  });
});
