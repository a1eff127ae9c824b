import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAppeals } from '../../../shared/cases/appeals/appeal-item.ts';
import { decideAppeal } from '../../../shared/cases/appeals/decide-appeal.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  goodAnswers,
  type SampleProgram,
  statusOf,
  submitted,
  threePrograms,
} from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor, idIn } from '../support/applicant-browser.ts';

const start = '2026-11-21T18:00:00.000Z';
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, threePrograms);
});
afterAll(() => table.stop());

const morgan = { id: 'person-1', name: 'Morgan', email: 'manager@example.org' };
const ref = 'screening-0001';
const intern = 'youth-internship';
const late = { availableAllWeeks: false, dateOfBirth: '2001-01-01' };

async function refused(program: SampleProgram = intern, answers: object = late): Promise<string> {
  table.clock.moveTo(start);
  const id = await submitted(store, program, { answers: { ...answers } });
  expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
  return id;
}

async function holding(id: string): Promise<ApplicantBrowser> {
  const browser = new ApplicantBrowser(store);
  const form = new URLSearchParams({ code: await codeFor(store, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return browser;
}

const words = 'I can come all weeks <b>after</b> all.\nMy coach can say so.';

describe('The page that asks for another look', () => {
  it('asks which reasons are wrong and why, and says what is missing without losing what was typed', async () => {
    const id = await refused();
    const browser = await holding(id);
    const page = await browser.open(`/applications/${id}/appeal`);
    expect(page.heading).toBe('Ask us to look again');
    expect(page.text).toContain('Send it by December 21, 2026 at 11:59 PM PST');
    expect(page.text).toContain('If you send nothing, our decision stands');
    expect(page.html.match(/type="checkbox"/g)).toHaveLength(2);
    const empty = await browser.submit(page.form(/\/appeal$/));
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('href="#rule"');
    expect(empty.html).toContain('href="#words"');
    const half = await browser.submit(empty.form(/\/appeal$/), { words });
    expect(half.status).toBe(422);
    expect(half.text).toContain('I can come all weeks <b>after</b> all.');
    expect(half.html).not.toContain('<b>after</b>');
    expect(await listAppeals(store, id)).toEqual([]);
  });

  it('says afterwards that it is there, what happens by when, and the same when it is sent again', async () => {
    const id = await refused();
    const browser = await holding(id);
    const form = (await browser.open(`/applications/${id}/appeal`)).form(/\/appeal$/);
    const filled = { rule: 'free-all-weeks', words };
    const done = await browser.submit(form, filled);
    expect(done.heading).toBe('We have it');
    expect(done.text).toContain('They decide by December 6, 2026 at 11:59 PM PST');
    expect(done.text).toContain('You must be able to come all seven weeks');
    expect(done.text).not.toContain('You must be 16 to 19 years old');
    const again = await browser.submit(form, { ...filled, words: 'Something else.' });
    expect(again.heading).toBe('We have it');
    expect(again.text).not.toContain('Something else.');
    const status = await browser.open(`/applications/${id}`);
    expect(status.text).toContain('Somebody decides by December 6, 2026');
    expect(status.text).toContain('You asked us to look again');
    table.clock.moveTo('2026-12-08T18:00:00.000Z');
    const afterwards = await (await holding(id)).open(`/applications/${id}/appeal`);
    expect(afterwards.text).toContain('We are late, and we are sorry');
  });

  it('is over after its date, and says how to reach the program', async () => {
    const id = await refused();
    const browser = await holding(id);
    const form = (await browser.open(`/applications/${id}/appeal`)).form(/\/appeal$/);
    table.clock.moveTo('2026-12-22T08:00:00.000Z');
    const fresh = await holding(id);
    const over = await fresh.open(`/applications/${id}/appeal`);
    expect(over.heading).toBe('It is too late to ask us to look again');
    expect(over.text).toContain('internships@example.org');
    expect(over.html).not.toContain('<form action="/applications/');
    const sent = { ...form, fields: new URLSearchParams(form.fields) };
    const csrf = (await fresh.open(`/applications/${id}`)).form(/\/again$/).fields.get('csrf');
    const refusedPage = await fresh.submit(sent, { csrf, rule: 'free-all-weeks', words });
    expect(refusedPage.heading).toBe('It is too late to ask us to look again');
    expect(await listAppeals(store, id)).toEqual([]);
    expect((await fresh.open(`/applications/${id}`)).text).toContain('You could ask us to look again until');
  });

  it('shows the outcome with the reason; of credit the published factors only', async () => {
    const reason = 'Your coach wrote us otherwise.';
    const id = await refused();
    const browser = await holding(id);
    const form = (await browser.open(`/applications/${id}/appeal`)).form(/\/appeal$/);
    await browser.submit(form, { rule: 'free-all-weeks', words });
    await decideAppeal(store, id, morgan, { ref, outcome: 'uphold', reason });
    const upheld = await browser.open(`/applications/${id}/appeal`);
    expect(upheld.heading).toBe('We looked again. The decision stays');
    expect(upheld.text).toContain(reason);
    expect(upheld.text).not.toContain('Morgan');
    expect((await browser.open(`/applications/${id}`)).text).toContain('We did, and the decision stays');

    const loan = await refused('community-business-loan', { employees: 1 });
    const owner = await holding(loan);
    const page = await owner.open(`/applications/${loan}/appeal`);
    const rule = /id="rule"[^>]*value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    expect(rule).not.toBe('');
    await owner.submit(page.form(/\/appeal$/), { rule, words });
    await decideAppeal(store, loan, morgan, { ref, outcome: 'uphold', reason });
    const credit = await owner.open(`/applications/${loan}/appeal`);
    expect(credit.heading).toBe('We looked again. The decision stays');
    expect(credit.text).toContain('Reasons that still stand');
    expect(credit.text).not.toContain(reason);
  });

  it('tells whoever goes on, in Spanish as well, and leads nobody there who was not refused', async () => {
    const id = await refused();
    const browser = await holding(id);
    const form = (await browser.open(`/applications/${id}/appeal`)).form(/\/appeal$/);
    await browser.submit(form, { rule: 'free-all-weeks', words });
    await decideAppeal(store, id, morgan, { ref, outcome: 'grant', reason: 'Así es.' });
    const page = await browser.open(`/applications/${id}/appeal?lang=es`);
    expect(page.heading).toBe('Lo revisamos otra vez. Su solicitud sigue');
    expect((await browser.open(`/applications/${id}?lang=en`)).text).toContain(
      'We looked again. Your application goes on',
    );
    const other = await submitted(store, intern);
    const shown = await (await holding(other)).open(`/applications/${other}/appeal`);
    expect(shown.path).toBe(`/applications/${other}`);
  });

  it('of somebody else is the same page as of an application that does not exist', async () => {
    const [id, own] = [await refused(), await refused()];
    const browser = await holding(own);
    const nobody = 'app_00000000000000000000000000';
    const page = async (of: string) =>
      (await browser.open(`/applications/${of}/appeal`)).html.replaceAll(of, 'ID');
    expect(await page(id)).toBe(await page(nobody));
    const form = (await browser.open(`/applications/${own}/appeal`)).form(/\/appeal$/);
    await browser.submit(
      { ...form, action: `/applications/${id}/appeal` },
      { rule: 'free-all-weeks', words },
    );
    expect(await listAppeals(store, id)).toEqual([]);
  });

  it('sent after the session ended is taken once the address is proved', async () => {
    const id = await refused();
    const form = (await (await holding(id)).open(`/applications/${id}/appeal`)).form(/\/appeal$/);
    const browser = new ApplicantBrowser(store);
    const asked = await browser.submit(form, { rule: 'free-all-weeks', words });
    expect(asked.text).toContain('Nothing you typed is lost');
    const enter = await browser.submit(asked.form(/\/code$/));
    const code = await codeFor(store, id);
    const done = await browser.submit(enter.form(/\/code\/enter$/), { code });
    expect(done.heading).toBe('We have it');
    expect(done.text).toContain('My coach can say so.');
  });
});

describe('Whoever does not qualify', () => {
  it('can apply again while the program is open, with the old answers in the boxes', async () => {
    const id = await refused();
    const browser = await holding(id);
    const next = await browser.submit((await browser.open(`/applications/${id}`)).form(/\/again$/));
    const followed = idIn(next.path);
    expect(followed).not.toBe(id);
    expect((await statusOf(store, followed)).previous).toBe(id);
    const boxes = await browser.open(`/applications/${followed}/pages/your-reasons`);
    expect(boxes.text).toContain(goodAnswers[intern].motivation);
    expect(
      (await browser.open(`/applications/${id}`)).links.some(({ href }) => href.endsWith(followed)),
    ).toBe(true);
  });
});
