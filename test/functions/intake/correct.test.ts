import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, statusOf } from '../../support/scenario.ts';
import { ApplicantBrowser, idIn, type Shown } from '../support/applicant-browser.ts';
import { fillIn, internForm, startApplication } from './fill-in.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

async function sentIntern(): Promise<{ browser: ApplicantBrowser; id: string; own: string; check: Shown }> {
  const browser = new ApplicantBrowser(store);
  const email = `luz.${Math.random()}@example.org`;
  const start = await startApplication(browser, 'youth-internship');
  const check = await fillIn(browser, start, { ...internForm, email });
  await browser.submit(check.form(/\/submit$/), { declaration: 'yes' });
  const id = idIn(check.path);
  return { browser, id, own: `/applications/${id}`, check };
}

const declared = { declaration: 'yes' };
const changeMotivation = async (browser: ApplicantBrowser, check: Shown, motivation: string) => {
  const link = check.links.find(
    ({ href, text }) => /pages/.test(href) && /why|motivation/i.test(`${text}${href}`),
  );
  const page = await browser.open(link?.href ?? '');
  return browser.submit(page.form(/\/pages\//), { motivation });
};

describe('Correcting what was sent', () => {
  it('goes through the same pages with what was sent in them, and is sent with the same declaration', async () => {
    const { browser, id, own } = await sentIntern();
    const status = await browser.open(own);
    expect(status.text).toContain('Correct what you sent');
    const ask = await browser.open(`${own}/correct`);
    expect(ask.text).toContain('If you never send it again, nothing changes');
    const check = await browser.submit(ask.form(/\/correct$/));
    expect(check.path).toBe(`${own}/check`);
    expect(check.text).toContain('Luz Ramos');
    expect(check.text).toContain('What you sent before counts until you send this one');
    const again = await changeMotivation(browser, check, 'I want to help sick people.');
    expect(again.text).toContain('I want to help sick people.');
    expect((await browser.open(own)).text).toContain('You have begun to correct this application');
    expect((await browser.open(`${own}/print`)).text).not.toContain('I want to help sick people.');
    table.clock.advance({ minutes: 5 });
    const sent = await browser.submit(again.form(/\/submit$/), declared);
    expect(sent.path).toBe(`${own}/submitted`);
    const print = await browser.open(`${own}/print`);
    expect(print.text).toContain('I want to help sick people.');
    const before = await browser.open(`${own}/print?version=1`);
    expect(before.text).toContain('This is an earlier version');
    expect(before.text).not.toContain('I want to help sick people.');
    expect((await browser.open(own)).text).toContain('You sent a corrected application');
    expect(await statusOf(store, id)).toMatchObject({ snapshot: 2, status: 'submitted' });
  });

  it('shows the confirmation to a second press, and sends nothing from a window of before', async () => {
    const { browser, id, own, check: old } = await sentIntern();
    const stale = old.form(/\/submit$/);
    const check = await browser.submit((await browser.open(`${own}/correct`)).form(/\/correct$/));
    expect((await browser.submit(stale, declared)).heading).toBe('Check your answers');
    expect(await statusOf(store, id)).toMatchObject({ snapshot: 1 });
    const form = check.form(/\/submit$/);
    const pages = await Promise.all(Array.from({ length: 10 }, () => browser.submit(form, declared)));
    expect(new Set(pages.map(({ path }) => path))).toEqual(new Set([`${own}/submitted`]));
    expect(await statusOf(store, id)).toMatchObject({ snapshot: 2 });
  });

  it('overwrites nothing from a page that was open before the correction was begun', async () => {
    const { browser, own, check } = await sentIntern();
    await browser.submit((await browser.open(`${own}/correct`)).form(/\/correct$/));
    const link = check.links.find(({ href }) => href.includes('/pages/you?'));
    const page = await browser.open(link?.href ?? '');
    const form = page.form(/\/pages\/you/);
    const stale = { ...form, fields: new URLSearchParams(form.fields) };
    stale.fields.set('version', '0');
    const answer = await browser.submit(stale, { name: 'Somebody Else' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Somebody Else');
    expect(answer.text).toContain('Luz Ramos');
  });

  it('is possible while a reader has the file open, and says no once a review is finished', async () => {
    const { browser, id, own } = await sentIntern();
    await screenApplication(store, id);
    await openPanel(store, id, 'token');
    const check = await browser.submit((await browser.open(`${own}/correct`)).form(/\/correct$/));
    expect(check.heading).toBe('Check your answers');
    await reviewed(store, id);
    const late = await browser.submit(check.form(/\/submit$/), declared);
    expect(await statusOf(store, id)).toMatchObject({ snapshot: 1, status: 'reviewed' });
    expect(late.path).toBe(`${own}/correct`);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody has reviewed it already. What you sent counts');
    expect((await browser.open(own)).text).not.toContain('Correct what you sent');
  });

  it('can be thrown away', async () => {
    const { browser, id, own } = await sentIntern();
    await browser.submit((await browser.open(`${own}/correct`)).form(/\/correct$/));
    const status = await browser.submit((await browser.open(`${own}/correct`)).form(/\/drop$/));
    expect(status.text).toContain('Correct what you sent');
    expect((await browser.open(`${own}/check`)).path).toBe(own);
    expect(await statusOf(store, id)).toMatchObject({ snapshot: 1 });
  });
});

describe('Applying again after a withdrawal', () => {
  it('is a new application with the old answers, linked to the old one and stamped with its own time, once', async () => {
    const { browser, id, own } = await sentIntern();
    const gone = await browser.submit((await browser.open(`${own}/withdraw`)).form(/\/withdraw$/));
    const form = gone.form(/\/again$/);
    const [one, two] = [await browser.submit(form), await browser.submit(form)];
    const next = idIn(one.path);
    expect(next).not.toBe(id);
    expect(idIn(two.path)).toBe(next);
    expect(await statusOf(store, next)).toMatchObject({ status: 'draft', previous: id });
    expect((await browser.open(`/applications/${next}/pages/you`)).html).toContain('value="Luz Ramos"');
    expect((await browser.open(own)).text).toContain('Go to your new application');
    table.clock.advance({ hours: 1 });
    const typed = { ...internForm, email: `again.${id}@example.org` };
    const first = await browser.open(`/applications/${next}/pages/you`);
    const check = await fillIn(browser, first, typed);
    await browser.submit(check.form(/\/submit$/), declared);
    const [before, after] = [await statusOf(store, id), await statusOf(store, next)];
    expect(before.status).toBe('withdrawn');
    expect(after).toMatchObject({ status: 'submitted', previous: id, snapshot: 1 });
    const { verified, events } = await verifyApplication(store, next);
    expect(verified).toBe(true);
    expect(events[0]?.data).toMatchObject({ previous: id });
  });
});
