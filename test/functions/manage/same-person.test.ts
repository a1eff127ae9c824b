import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { statusOf, submitted } from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor } from '../support/applicant-browser.ts';
import { Caller, manager, startIssuer, type TestIssuer, viewer } from './managing.ts';

let table: TestTable;
let store: Store;
let issuer: TestIssuer;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  issuer = await startIssuer(store.now);
  await seedSamples(store);
});
afterAll(async () => {
  await issuer.stop();
  await table.stop();
});

const signedIn = async (who = manager) => new Caller(store, issuer).signedIn(await issuer.token(who));
const address = (id: string, path = '') => `/manage/applications/${id}${path}`;

async function twice(name: string): Promise<{ first: string; second: string }> {
  const [first, second] = [
    await submitted(store, 'youth-internship', { name, email: `${name.replaceAll(' ', '.')}@example.org` }),
    await submitted(store, 'youth-internship', { name: name.toUpperCase() }),
  ];
  for (const id of [first, second]) await screenApplication(store, id);
  return { first, second };
}

async function holding(id: string): Promise<ApplicantBrowser> {
  const browser = new ApplicantBrowser(store);
  const form = new URLSearchParams({ code: await codeFor(store, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return browser;
}

describe('Two applications that may be one person’s', () => {
  it('are on the list, side by side with what they share, and the applicant is heard before one ends', async () => {
    const { first, second } = await twice('Rosa Duplex');
    const desk = await signedIn();
    expect((await desk.get('/manage/attention')).body).toContain(address(second, '/same-person'));
    const page = (await desk.get(address(second, '/same-person'))).body ?? '';
    for (const text of ['Rosa Duplex', 'ROSA DUPLEX', 'Name and date of birth', 'Name and address'])
      expect(page).toContain(text);
    const ask = address(second, '/same-person/ask');
    const incomplete = await desk.post(ask, { other: first, reason: ' ' });
    expect(incomplete.statusCode).toBe(422);
    expect(incomplete.body).toContain('href="#end"');
    expect(incomplete.body).toContain('href="#reason"');
    const reason = 'Same home <b>and</b> birthday.';
    const done = await desk.post(ask, { other: first, end: second, reason });
    expect(done.headers?.['location']).toBe(address(second, '?done=same'));
    expect((await statusOf(store, second)).status).toBe('submitted');

    const applicant = await holding(second);
    const status = await applicant.open(`/applications/${second}`);
    expect(status.text).toContain('We think that you applied twice');
    const question = await applicant.open(`/applications/${second}/same-person`);
    expect(question.text).toContain('Same home <b>and</b> birthday.');
    expect(question.text).toContain('this application ends and the other one goes on. That is not a refusal');
    const form = question.form(/\/same-person$/);
    expect((await applicant.submit(form, { words: '' })).status).toBe(422);
    const answered = await applicant.submit(form, { words: 'She is my twin sister.' });
    expect(answered.text).toContain('We have your answer');

    const again = (await desk.get(address(second, '/same-person'))).body ?? '';
    expect(again).toContain('She is my twin sister.');
    expect(again).toContain(address(second, '/same-person/end'));
    const ended = await desk.post(address(second, '/same-person/end'));
    expect(ended.headers?.['location']).toBe(address(second, '?done=ended'));
    expect((await statusOf(store, second)).status).toBe('withdrawn');
    expect((await applicant.open(`/applications/${second}`)).text).toContain('That is not a refusal');
    expect((await statusOf(store, first)).status).toBe('submitted');
  });

  it('cannot be judged by a viewer, nor ended before the applicant was asked', async () => {
    const { first, second } = await twice('Pablo Duplex');
    const looking = await signedIn(viewer);
    expect(
      (await looking.post(address(second, '/same-person/ask'), { other: first, end: second })).statusCode,
    ).toBe(403);
    const desk = await signedIn();
    expect((await desk.post(address(second, '/same-person/end'))).statusCode).toBe(409);
    expect((await statusOf(store, second)).status).toBe('submitted');
  });
});
