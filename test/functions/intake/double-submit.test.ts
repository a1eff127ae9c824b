import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Item, Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers, statusOf } from '../../support/scenario.ts';
import { ApplicantBrowser, idIn, siteOn } from '../support/applicant-browser.ts';
import { fillIn, internForm, startApplication } from './fill-in.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

const presses = 100;
const atOnce = <T>(press: () => Promise<T>) => Promise.all(Array.from({ length: presses }, press));

async function itemsOf(id: string): Promise<Item[]> {
  const found: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new ScanCommand({ TableName: store.tableName, ...(start ? { ExclusiveStartKey: start } : {}) }),
    );
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return found.filter((item) => JSON.stringify(item).includes(id));
}

/** One snapshot, one event, one receipt to be mailed, one workflow to be started. */
async function expectSentOnce(id: string): Promise<void> {
  const items = await itemsOf(id);
  const kinds = (test: (item: Item) => boolean) => items.filter(test).length;
  expect(kinds((item) => item['type'] === 'snapshot')).toBe(1);
  expect(kinds((item) => item['event'] === 'submitted')).toBe(1);
  const effects = items
    .filter((item) => item['type'] === 'outbox')
    .map((item) => (item['effect'] as { kind: string }).kind);
  expect(effects.filter((kind) => kind === 'start-workflow')).toHaveLength(1);
  expect(effects.filter((kind) => kind === 'mail-applicant')).toHaveLength(1);
  expect(await statusOf(store, id)).toMatchObject({ status: 'submitted', snapshot: 1, workflowRuns: 1 });
}

describe('One hundred presses of the send button at once', () => {
  it('send a filled-in form once; every press sees the confirmation', async () => {
    const browser = new ApplicantBrowser(store);
    const check = await fillIn(browser, await startApplication(browser, 'youth-internship'), internForm);
    const id = idIn(check.path);
    const form = check.form(/\/submit$/);
    const sent = new URLSearchParams(form.fields);
    sent.set('declaration', 'yes');
    const answers = await atOnce(() => browser.send('POST', form.action, sent));
    const places = new Set(answers.map(({ headers }) => String(headers?.['location'])));
    expect(places).toEqual(new Set([`/applications/${id}/submitted`]));
    expect((await browser.open([...places][0] ?? '')).heading).toContain('Application sent');
    await expectSentOnce(id);
    // And one that comes much later, when it is no draft any more.
    const late = await browser.submit(form, { declaration: 'yes' });
    expect(late.path).toBe(`/applications/${id}/submitted`);
  }, 30_000);

  it.each([
    ['the same key', 'press-1'],
    ['no key and the same content', undefined],
  ])(
    'make one application over the API with %s; every answer is the same',
    async (_, key) => {
      const ask = siteOn(store);
      const email = `${key ?? 'no-key'}@example.org`;
      const body = JSON.stringify({
        programId: 'community-business-loan',
        applicant: { email, name: 'Ana Ruiz' },
        answers: { ...goodAnswers['community-business-loan'], legalName: `Bakery of ${email}` },
      });
      const headers = { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) };
      const answers = await atOnce(() => ask({ method: 'POST', url: '/api/applications', headers, body }));
      expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
      expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
      await expectSentOnce(String(JSON.parse(answers[0]?.body ?? '{}')['applicationId']));
    },
    30_000,
  );

  it('of a plain form on another site make one application', async () => {
    const ask = siteOn(store);
    const form = new URLSearchParams({
      programId: 'youth-internship',
      idempotencyKey: 'plain-form-1',
      ...internForm,
      'address-country': 'US',
      email: 'plain@example.org',
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    const answers = await atOnce(() =>
      ask({ method: 'POST', url: '/api/applications', headers, body: form }),
    );
    expect(new Set(answers.map(({ statusCode, body }) => (statusCode === 303 ? '' : body)))).toEqual(
      new Set(['']),
    );
    const places = new Set(answers.map((answer) => String(answer.headers?.['location'])));
    expect(places.size).toBe(1);
    await expectSentOnce(idIn([...places][0] ?? ''));
  }, 30_000);
});
