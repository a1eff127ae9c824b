import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declineOffer, lapseOffer } from '../../../shared/cases/award/answer-offer.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { closeUnanswered } from '../../../shared/cases/intake/withdraw.ts';
import { saveAskedDraft } from '../../../shared/cases/screening/asked-draft.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readAll } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  decided,
  goodAnswers,
  reviewed,
  statusOf,
  submitted,
  threePrograms,
} from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor, type Shown } from '../support/applicant-browser.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, threePrograms);
});
afterAll(() => table.stop());

/** So small that the analyst's matrix decides alone. */
const smallLoan = { amount: { amount: '10000.00', currency: 'USD' } };

/** A browser that has proved the address of an application. */
async function holding(id: string): Promise<ApplicantBrowser> {
  const browser = new ApplicantBrowser(store);
  const form = new URLSearchParams({ code: await codeFor(store, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return browser;
}

const statusPage = async (id: string): Promise<Shown> => (await holding(id)).open(`/applications/${id}`);

describe('The status page', () => {
  it('says that it was received, with its reference and what happens next', async () => {
    const id = await submitted(store, 'youth-internship');
    const page = await statusPage(id);
    expect(page.text).toContain('Received');
    expect(page.text).toContain((await statusOf(store, id)).reference);
    expect(page.text).toContain('First we check that you qualify');
    expect(page.text).toContain('We received your application');
  });

  it('tells the specific reasons of a refusal by the rules, and nothing of those that passed', async () => {
    const answers = { availableAllWeeks: false, dateOfBirth: '2001-01-01' };
    const id = await submitted(store, 'youth-internship', { answers });
    await screenApplication(store, id);
    const page = await statusPage(id);
    expect(page.text).toContain('Not eligible');
    expect(page.text).toContain('You must be able to come all seven weeks');
    expect(page.text).toContain('You must be 16 to 19 years old');
    expect(page.text).not.toContain('outside the area');
    expect(page.text).toContain('You can ask us to look again until December 21, 2026');
    expect(page.links.some(({ href }) => href === `/applications/${id}/appeal`)).toBe(true);
    expect(page.links.some(({ href }) => href === '/match')).toBe(true);
    expect(page.form(/\/again$/)).toBeDefined();
  });

  it('does not tell a decision that was not released: reviewed reads as being reviewed', async () => {
    const inReview = await submitted(store, 'youth-internship');
    const done = await submitted(store, 'youth-internship');
    await reviewed(store, done);
    const page = await statusPage(done);
    expect((await statusOf(store, done)).status).toBe('reviewed');
    expect(page.text).toContain('Being reviewed');
    expect(page.text).not.toMatch(/score|review recorded|80\.00|approv/i);
    expect((await statusPage(inReview)).text).not.toContain('Being reviewed');
  });

  it('tells the reasons for which a loan was refused', async () => {
    const id = await submitted(store, 'community-business-loan');
    await reviewed(store, id, 7);
    expect((await decided(store, id)).status).toBe('not-selected');
    const page = await statusPage(id);
    expect(page.text).toContain('We cannot offer you this loan because:');
    expect(page.html.match(/<li>/g)?.length).toBeGreaterThan(0);
    expect(page.text).not.toMatch(/7\.00|rank/i);
  });

  it('leads to an offer, and says afterwards what became of it', async () => {
    const id = await submitted(store, 'community-business-loan', { answers: smallLoan });
    await reviewed(store, id, 2);
    await decided(store, id);
    const open = await statusPage(id);
    expect(open.links.some(({ href }) => href === `/applications/${id}/offer`)).toBe(true);
    expect(open.text).toMatch(/Answer it by .* P[SD]T/);
    await declineOffer(store, id);
    expect((await statusPage(id)).text).toContain('You declined the offer');
  });

  it('keeps people who wait for a person from having to do anything', async () => {
    const answers = { gpa: { scale: 'pass-fail', weighted: false, note: 'We get no grades' } };
    const id = await submitted(store, 'health-careers-scholarship', { answers });
    await screenApplication(store, id);
    const page = await statusPage(id);
    expect((await statusOf(store, id)).status).toBe('info-requested');
    expect(page.links.some(({ href }) => href.endsWith('/missing'))).toBe(false);
    expect(page.text).toContain('A member of our staff');
  });

  it('says that silence ended it, which is no refusal', async () => {
    const { dateOfBirth: _, ...rest } = goodAnswers['youth-internship'];
    const id = await submitted(store, 'youth-internship', { answers: { ...rest, dateOfBirth: undefined } });
    await screenApplication(store, id);
    await closeUnanswered(store, id);
    expect((await statusPage(id)).text).toContain('That is not a refusal');
  });
});

describe('What is missing', () => {
  const ask = async () => {
    const answers = { gpa: undefined };
    const id = await submitted(store, 'health-careers-scholarship', { answers });
    await screenApplication(store, id);
    const browser = await holding(id);
    return { id, browser, page: await browser.open(`/applications/${id}/missing`) };
  };

  it('is asked for exactly, all at once, and no longer as something for later', async () => {
    const { id, page } = await ask();
    expect(await statusOf(store, id)).toMatchObject({ status: 'info-requested', askedFor: ['gpa'] });
    expect(page.text).toContain('Your grade point average');
    expect(page.text).not.toContain('If you do not have this yet');
    expect(page.text).not.toContain('essays');
    expect(page.text).toMatch(/Send it by .* P[SD]T/);
  });

  it('is taken into a new snapshot beside the old one, and the screening goes on', async () => {
    const { id, browser, page } = await ask();
    const filled = { 'gpa-scale': '4.0', 'gpa-value': '3.5', 'gpa-weighted': 'yes' };
    const after = await browser.submit(page.form(/missing/), filled);
    expect(after.path).toBe(`/applications/${id}`);
    expect(after.text).toContain('You sent what was missing');
    const loaded = await loadApplication(store, id);
    expect(loaded?.application.status).toBe('submitted');
    if (!loaded) throw new Error('gone');
    expect((await readSnapshot(store, loaded.key, 2)).answers).toMatchObject({
      gpa: { scale: '4.0', value: '3.5', weighted: true },
      track: 'high-school',
    });
    // The other window still has the form: nothing is asked any more.
    expect((await browser.submit(page.form(/missing/), filled)).path).toBe(`/applications/${id}`);
    expect((await statusOf(store, id)).status).toBe('submitted');
  });

  it('is kept as typed when it cannot be read, and takes nothing that was not asked', async () => {
    const { id, browser, page } = await ask();
    const form = page.form(/missing/);
    const wrong = await browser.submit(form, { 'gpa-scale': '4.0', 'gpa-value': 'good', track: 'sophomore' });
    expect(wrong.status).toBe(422);
    expect(wrong.form(/missing/).fields.get('gpa-value')).toBe('good');
    await browser.submit(wrong.form(/missing/), {
      'gpa-value': '3.1',
      'gpa-weighted': 'no',
      track: 'sophomore',
    });
    const loaded = await loadApplication(store, id);
    if (!loaded) throw new Error('gone');
    expect((await readSnapshot(store, loaded.key, 2)).answers['track']).toBe('high-school');
  });

  it('is saved as it is left, sealed, and stands there in the other language and on another day', async () => {
    const { id, browser, page } = await ask();
    const left = await browser.submit(page.form(/missing/), { 'gpa-value': 'three and', action: 'leave' });
    expect(left.path).toBe(`/applications/${id}`);
    table.clock.advance({ days: 1 });
    const elsewhere = await holding(id);
    const again = await elsewhere.open(`/applications/${id}/missing`);
    expect(again.form(/missing/).fields.get('gpa-value')).toBe('three and');
    expect(again.text).toContain('Save and come back later');
    const typed = { 'gpa-scale': '5.0', action: 'language:es' };
    const spanish = await elsewhere.submit(again.form(/missing/), typed);
    expect(spanish.text).toContain('Guardar y volver más tarde');
    const { fields } = spanish.form(/missing/);
    expect([fields.get('gpa-scale'), fields.get('gpa-value')]).toEqual(['5.0', 'three and']);
    expect(await statusOf(store, id)).toMatchObject({ status: 'info-requested', snapshot: 1 });
    const items = await readAll(store, `APP#${id}`, 'ASKED');
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain('three and');
  });

  it('is never overwritten silently: the second window is shown both, and sends nothing before it chose', async () => {
    const { id, browser, page: one } = await ask();
    const two = await browser.open(`/applications/${id}/missing`);
    await browser.submit(one.form(/missing/), { 'gpa-scale': '4.0', 'gpa-value': '3.1', action: 'leave' });
    const second = { 'gpa-scale': '4.0', 'gpa-value': '3.9', 'gpa-weighted': 'yes' };
    const both = await browser.submit(two.form(/missing/), { ...second, action: 'continue' });
    expect(both.status).toBe(409);
    expect(both.text).toMatch(/3\.1.*3\.9/);
    expect(await statusOf(store, id)).toMatchObject({ status: 'info-requested' });
    const kept = await browser.open(`/applications/${id}/missing`);
    expect(kept.form(/missing/).fields.get('gpa-value')).toBe('3.1');
    const chosen = await browser.submit(both.form(/missing/), { action: 'keep' });
    expect(both.html).toContain('value="keep"');
    expect(chosen.path).toBe(`/applications/${id}/missing`);
    expect(chosen.form(/missing/).fields.get('gpa-value')).toBe('3.9');
    await browser.submit(chosen.form(/missing/));
    expect(await statusOf(store, id)).toMatchObject({ status: 'submitted', snapshot: 2 });
  });

  it('takes twenty windows at once as one, and a double press as one answer', async () => {
    const { id, page } = await ask();
    const loaded = await loadApplication(store, id);
    if (loaded?.application.status !== 'info-requested') throw new Error('not asked');
    const asked = { application: loaded.application, key: loaded.key };
    const saves = Array.from({ length: 20 }, (_, i) =>
      saveAskedDraft(store, asked, { version: 0, typed: { gpa: { value: String(i) } } }),
    );
    const kinds = (await Promise.all(saves)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'saved')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'newer')).toHaveLength(19);
    expect(page.form(/missing/).fields.get('version')).toBe('0');
    const browser = await holding(id);
    const form = (await browser.open(`/applications/${id}/missing`)).form(/missing/);
    const filled = { 'gpa-scale': '4.0', 'gpa-value': '3.5', 'gpa-weighted': 'yes' };
    const pages = await Promise.all([1, 2, 3].map(() => browser.submit(form, filled)));
    expect(new Set(pages.map(({ path }) => path))).toEqual(new Set([`/applications/${id}`]));
    expect(await statusOf(store, id)).toMatchObject({ status: 'submitted', snapshot: 2 });
    // What was typed for an older request is over, and nothing is saved where nothing is asked.
    expect(await saveAskedDraft(store, asked, { version: 2, typed: {} })).toEqual({ kind: 'not-asked' });
  });

  it('of a group that was begun is only its missing part', async () => {
    const answers = { guardian: { name: 'Rosa', email: 'rosa@example.org' }, dateOfBirth: '2010-05-04' };
    const id = await submitted(store, 'youth-internship', { answers });
    await screenApplication(store, id);
    expect(await statusOf(store, id)).toMatchObject({ askedFor: ['guardian.consent'] });
    const browser = await holding(id);
    const page = await browser.open(`/applications/${id}/missing`);
    expect([...page.form(/missing/).fields.keys()]).toEqual(['csrf', 'version']);
    const none = await browser.submit(page.form(/missing/));
    expect(none.status).toBe(422);
    await browser.submit(none.form(/missing/), { 'guardian-consent': 'yes' });
    const loaded = await loadApplication(store, id);
    if (!loaded) throw new Error('gone');
    expect((await readSnapshot(store, loaded.key, 2)).answers['guardian']).toEqual({
      name: 'Rosa',
      email: 'rosa@example.org',
      consent: true,
    });
  });
});

describe('Withdrawing', () => {
  it('asks first, ends the application, and is no longer offered', async () => {
    const id = await submitted(store, 'youth-internship');
    const browser = await holding(id);
    const status = await browser.open(`/applications/${id}`);
    const link = status.links.find(({ text }) => text === 'Withdraw this application');
    const confirm = await browser.open(link?.href ?? '');
    expect((await statusOf(store, id)).status).toBe('submitted');
    const after = await browser.submit(confirm.form(/withdraw/));
    expect(after.text).toContain('You withdrew');
    expect((await statusOf(store, id)).status).toBe('withdrawn');
    expect((await browser.submit(confirm.form(/withdraw/))).text).toContain('You withdrew');
    expect((await browser.open(`/applications/${id}/withdraw`)).path).toBe(`/applications/${id}`);
  });

  it('needs the session’s own token', async () => {
    const id = await submitted(store, 'youth-internship');
    const browser = await holding(id);
    const forged = new URLSearchParams({ csrf: 'guessed' });
    expect((await browser.send('POST', `/applications/${id}/withdraw`, forged)).statusCode).toBe(403);
    expect((await statusOf(store, id)).status).toBe('submitted');
  });
});

it('An offer that lapsed is said to have ended', async () => {
  const id = await submitted(store, 'community-business-loan', { answers: smallLoan });
  await reviewed(store, id, 2);
  const now = await decided(store, id);
  if (now.status !== 'offered') throw new Error(`not offered: ${now.status}`);
  table.clock.moveTo(new Date(Date.parse(now.offer.answerBy) + 1000).toISOString());
  await lapseOffer(store, id);
  expect((await statusPage(id)).text).toContain('The offer has ended');
});
