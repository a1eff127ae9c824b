import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, personOf } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { threePrograms } from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor, idIn, type Shown } from '../support/applicant-browser.ts';
import { fillIn, internForm, loanForm, startApplication } from './fill-in.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, threePrograms);
});
afterAll(() => table.stop());

const answersOf = async (id: string) => {
  const loaded = await loadApplication(store, id);
  if (!loaded) throw new Error('no such application');
  return (await readSnapshot(store, loaded.key, 1)).answers;
};

/** Ticks the declaration and sends. */
const sendOff = (browser: ApplicantBrowser, check: Shown) =>
  browser.submit(check.form(/\/submit$/), { declaration: 'yes' });

describe('An application, from the front page to its confirmation', () => {
  it('goes page by page, is checked, and is sent once with what was typed', async () => {
    const browser = new ApplicantBrowser(store);
    const front = await browser.open('/');
    const link = front.links.find(({ text }) => text === 'Community Business Loan');
    const program = await browser.open(link?.href ?? '');
    const you = await browser.submit(program.form(/^\/apply\//));
    expect(you.heading).toBe('Your name and email');
    expect(you.text).toContain('Step 1 of 7');
    const check = await fillIn(browser, you, { ...loanForm, name: 'José Núñez', email: 'jose@example.org' });
    expect(check.heading).toBe('Check your answers');
    for (const shown of ['José Núñez', 'jose@example.org', 'Harbor Bakery LLC', '$50,000.00', 'May 1, 2022'])
      expect(check.text).toContain(shown);
    const confirmed = await sendOff(browser, check);
    expect(confirmed.heading).toBe('Application sent');
    const id = idIn(confirmed.path);
    const loaded = await loadApplication(store, id);
    expect(loaded?.application.status).toBe('submitted');
    expect(loaded && personOf(loaded)).toEqual({ name: 'José Núñez', email: 'jose@example.org' });
    expect(await answersOf(id)).toMatchObject({
      legalName: 'Harbor Bakery LLC',
      formationDate: '2022-05-01',
      owners: [{ name: 'Ana Ruiz', percent: '100', guarantor: true }],
      amount: { amount: '50000.00', currency: 'USD' },
      termMonths: 60,
      use: 'equipment',
    });
    expect(confirmed.text).toContain(loaded?.application.reference);
  });

  it('shows the same confirmation to somebody who sends it twice', async () => {
    const browser = new ApplicantBrowser(store);
    const check = await fillIn(browser, await startApplication(browser, 'community-business-loan'), loanForm);
    const first = await sendOff(browser, check);
    const second = await sendOff(browser, check);
    expect(second.path).toBe(first.path);
    expect(second.text).toBe(first.text);
    expect((await loadApplication(store, idIn(first.path)))?.application.auditSeq).toBe(2);
  });

  it('is not sent without the declaration', async () => {
    const browser = new ApplicantBrowser(store);
    const check = await fillIn(browser, await startApplication(browser, 'community-business-loan'), loanForm);
    const again = await browser.submit(check.form(/\/submit$/));
    expect(again.status).toBe(422);
    expect(again.links.find(({ href }) => href === '#declaration')?.text).toMatch(/^Tick the box/);
    expect((await loadApplication(store, idIn(again.path)))?.application.status).toBe('draft');
  });

  it('is in Spanish for somebody who chose Spanish, and so are its mails', async () => {
    const browser = new ApplicantBrowser(store);
    await browser.open('/?lang=es');
    const you = await startApplication(browser, 'youth-internship');
    expect(you.heading).toBe('Su nombre y correo electrónico');
    const check = await fillIn(browser, you, internForm);
    expect(check.heading).toBe('Revise sus respuestas');
    expect((await loadApplication(store, idIn(check.path)))?.application.language).toBe('es');
  });
});

describe('What is typed', () => {
  it('is kept right or wrong, and told beside its field', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const wrong = await browser.submit(you.form(/\/pages\/you/), {
      name: 'Ana <b>&"\'',
      email: 'not an address',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('<title>Error: ');
    expect(wrong.links.some(({ href }) => href === '#email')).toBe(true);
    const later = await browser.open(wrong.path);
    expect(later.form(/\/pages\/you/).fields.get('name')).toBe('Ana <b>&"\'');
    expect(later.form(/\/pages\/you/).fields.get('email')).toBe('not an address');
  });

  it('survives leaving with every page saved as it was left', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const business = await browser.submit(you.form(/you/), { name: 'Ana', email: 'ana@example.org' });
    await browser.submit(business.form(/your-business/), { legalName: 'Half a business' });
    const status = await browser.open(`/applications/${idIn(business.path)}`);
    expect(status.text).toContain('Not sent yet');
    const goOn = status.links.find(({ text }) => text === 'Continue');
    const back = await browser.open(goOn?.href ?? '');
    expect(back.path).toMatch(/pages\/your-business$/);
    expect(back.form(/your-business/).fields.get('legalName')).toBe('Half a business');
  });

  it('is kept when somebody leaves for another time, and the home of the draft says what is done', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const business = await browser.submit(you.form(/you/), { name: 'Ana', email: 'ana@example.org' });
    const home = await browser.submit(business.form(/your-business/), {
      legalName: 'Half a business',
      action: 'leave',
    });
    expect(home.path).toBe(`/applications/${idIn(business.path)}`);
    expect(home.heading).toBe('Your application');
    for (const said of [
      'Your name and emailDone',
      'Your businessNot finished',
      'OwnersTo do',
      'Cannot start yet',
    ])
      expect(home.text).toContain(said);
    const again = await browser.open(business.path);
    expect(again.form(/your-business/).fields.get('legalName')).toBe('Half a business');
  });

  it('is kept when the language changes, without scripts', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const switched = await browser.submit(you.form(/you/), { name: 'José', action: 'language:es' });
    expect(switched.heading).toBe('Su nombre y correo electrónico');
    expect(switched.status).toBe(200);
    expect(switched.form(/you/).fields.get('name')).toBe('José');
    // Whatever else somebody writes there is no language.
    const nonsense = await browser.submit(switched.form(/you/), { name: 'Ana', action: 'language:xx' });
    expect(nonsense.status).toBe(422);
  });

  it('may be filled in by a helper, who says so and is known to staff', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const own = `/applications/${idIn(you.path)}`;
    const helper = await browser.open(`${own}/pages/helper`);
    const half = await browser.submit(helper.form(/helper/), { helped: 'yes' });
    expect(half.status).toBe(422);
    const check = await fillIn(browser, you, loanForm);
    expect(check.text).toContain('Full name of the person who helps');
    const later = await browser.open(`${own}/pages/helper`);
    const home = await browser.submit(later.form(/helper/), {
      helped: 'yes',
      helperName: 'Pat Quinn',
      helperRole: 'organization',
      helperAgreed: 'yes',
    });
    expect(home.path).toBe(own);
    expect(home.text).toContain('Help with this applicationDone');
    const ready = await browser.open(`${own}/check`);
    expect(ready.text).toContain('I am Pat Quinn.');
    await sendOff(browser, ready);
    const loaded = await loadApplication(store, idIn(you.path));
    expect(loaded && (await readSnapshot(store, loaded.key, 1)).helper).toEqual({
      name: 'Pat Quinn',
      role: 'organization',
    });
    expect(JSON.stringify(await answersOf(idIn(you.path)))).not.toContain('Pat Quinn');
  });

  it('keeps rows of a list when one is added or removed without scripts', async () => {
    const browser = new ApplicantBrowser(store);
    const owners = await fillIn(
      browser,
      await startApplication(browser, 'community-business-loan'),
      loanForm,
      /pages\/owners/,
    );
    const two = await browser.submit(owners.form(/pages\/owners/), {
      'owners-0-name': 'Ana Ruiz',
      'owners-0-percent': 'half',
      action: 'add:owners',
    });
    expect(two.status).toBe(200);
    expect(two.form(/pages\/owners/).fields.get('owners-0-percent')).toBe('half');
    expect(two.form(/pages\/owners/).fields.has('owners-1-name')).toBe(true);
    const one = await browser.submit(two.form(/pages\/owners/), {
      'owners-1-name': 'Ben Cho',
      action: 'remove:owners:0',
    });
    expect(one.form(/pages\/owners/).fields.get('owners-0-name')).toBe('Ben Cho');
    expect(one.form(/pages\/owners/).fields.has('owners-1-name')).toBe(false);
  });

  it('is refused before it is too large to keep, and what was saved stays', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const business = await browser.submit(you.form(/you/), { name: 'Ana', email: 'ana@example.org' });
    const refused = await browser.submit(business.form(/your-business/), { legalName: 'é'.repeat(150_000) });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('too long to save');
    expect((await browser.open(business.path)).status).toBe(200);
    const endless = await browser.submit(business.form(/your-business/), {
      legalName: 'x'.repeat(2_000_000),
    });
    expect(endless.status).toBe(413);
  });

  it('that hangs on an answer which changed later is not sent', async () => {
    const browser = new ApplicantBrowser(store);
    const minor = { 'dateOfBirth-year': '2010', 'guardian-name': 'Rosa', 'guardian-email': 'r@example.org' };
    const you = await startApplication(browser, 'youth-internship');
    const check = await fillIn(browser, you, { ...internForm, ...minor, 'guardian-consent': 'yes' });
    expect(check.text).toContain('Rosa');
    const change = check.links.find(
      ({ text, href }) => text.startsWith('Change') && href.includes('about-you'),
    );
    const born = await browser.open(change?.href ?? '');
    const back = await browser.submit(born.form(/about-you/), { 'dateOfBirth-year': '2008' });
    expect(back.heading).toBe('Check your answers');
    expect(back.text).not.toContain('Rosa');
    const confirmed = await sendOff(browser, back);
    expect(await answersOf(idIn(confirmed.path))).not.toHaveProperty('guardian');
  });
});

describe('The check of all answers', () => {
  it('lists what is missing, each with a link to its place, and has no button until nothing is', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const check = await browser.open(`/applications/${idIn(you.path)}/check`);
    expect(() => check.form(/\/submit/)).toThrow();
    const link = check.links.find(({ href }) => href.endsWith('/pages/your-business?from=check#legalName'));
    expect(link?.text).toBe('Enter an answer to “What is the legal name of the business?”');
    const page = await browser.open(link?.href.split('#')[0] ?? '');
    expect(page.html).toContain('govuk-error-summary');
    const still = await browser.send(
      'POST',
      `/applications/${idIn(you.path)}/submit`,
      new URLSearchParams({ csrf: you.form(/you/).fields.get('csrf') ?? '', declaration: 'yes' }),
    );
    expect(still.statusCode).toBe(422);
  });

  it('takes no answer that cannot be read, not even of an optional question', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'youth-internship');
    const check = await fillIn(browser, you, internForm);
    const page = await browser.open(`/applications/${idIn(check.path)}/pages/your-reasons?from=check`);
    await browser.submit(page.form(/your-reasons/), { experience: 'word '.repeat(101) });
    const again = await browser.open(`/applications/${idIn(check.path)}/check`);
    expect(() => again.form(/\/submit/)).toThrow();
    expect(again.text).toContain('100 words');
  });
});

describe('Two windows', () => {
  let browser: ApplicantBrowser;
  let here: Shown;

  beforeEach(async () => {
    browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const business = await browser.submit(you.form(/you/), { name: 'Ana', email: 'ana@example.org' });
    const elsewhere = await browser.open(business.path);
    await browser.submit(elsewhere.form(/your-business/), { legalName: 'Saved elsewhere' });
    here = await browser.submit(business.form(/your-business/), { legalName: 'Typed here' });
  });

  it('never overwrite each other: both answers are shown', () => {
    expect(here.status).toBe(409);
    expect(here.text).toContain('Saved elsewhere');
    expect(here.text).toContain('Typed here');
  });

  it('let the person take what was just typed', async () => {
    await browser.submit(here.form(/your-business/), { action: 'continue' });
    const page = await browser.open(here.path);
    expect(page.form(/your-business/).fields.get('legalName')).toBe('Typed here');
  });

  it('let the person keep what is saved', async () => {
    const keep = here.links.find(({ text }) => text === 'Keep what is saved');
    const page = await browser.open(keep?.href ?? '');
    expect(page.form(/your-business/).fields.get('legalName')).toBe('Saved elsewhere');
  });

  it('do not quarrel over the same answers sent twice', async () => {
    const page = await browser.open(here.path);
    const sent = { legalName: 'Same', naics: '311811', 'formationDate-month': '5', 'formationDate-day': '1' };
    const filled = { ...sent, 'formationDate-year': '2020' };
    expect((await browser.submit(page.form(/your-business/), filled)).path).toMatch(/where-and-who$/);
    expect((await browser.submit(page.form(/your-business/), filled)).path).toMatch(/where-and-who$/);
  });
});

describe('A session that ended', () => {
  it('loses nothing: what was typed goes through the code and is saved', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const business = await browser.submit(you.form(/you/), { name: 'Ana', email: 'ana@example.org' });
    const id = idIn(business.path);
    table.clock.advance({ hours: 25 });
    const asked = await browser.submit(business.form(/your-business/), {
      legalName: 'Typed late\nwith "quotes" & ñ',
      naics: 'x',
    });
    expect(asked.heading).toBe('Confirm it is you');
    expect(asked.text).toContain('Nothing you typed is lost');
    const enter = await browser.submit(asked.form(/\/code$/));
    const mistyped = await browser.submit(enter.form(/\/code\/enter$/), { code: '1' });
    expect(mistyped.status).toBe(422);
    const code = await codeFor(store, id);
    const saved = await browser.submit(mistyped.form(/\/code\/enter$/), { code });
    expect(saved.heading).toBe('Your business');
    const page = await browser.open(`/applications/${id}/pages/your-business`);
    expect(page.form(/your-business/).fields.get('legalName')).toBe('Typed late\nwith "quotes" & ñ');
  });

  it('is taken up in another window: a form with the older token is shown again, not lost and not taken', async () => {
    const browser = new ApplicantBrowser(store);
    const you = await startApplication(browser, 'community-business-loan');
    const id = idIn(you.path);
    const before = you.form(/you/);
    await browser.submit(before, { name: 'Ana', email: 'ana@example.org' });
    const other = new ApplicantBrowser(store);
    const enter = await other.submit((await other.open(`/applications/${id}`)).form(/\/code$/));
    await other.submit(enter.form(/enter/), { code: await codeFor(store, id) });
    const page = await other.open(`/applications/${id}/pages/you`);
    const old = { ...page.form(/you/), fields: new URLSearchParams(page.form(/you/).fields) };
    old.fields.set('csrf', before.fields.get('csrf') ?? '');
    const shown = await other.submit(old, { name: 'Ana María' });
    expect(shown.status).toBe(403);
    expect((await other.open(`/applications/${id}/pages/you`)).form(/you/).fields.get('name')).toBe('Ana');
    await other.submit(shown.form(/you/));
    expect((await other.open(`/applications/${id}/pages/you`)).form(/you/).fields.get('name')).toBe(
      'Ana María',
    );
  });
});

describe('A program that does not take applications', () => {
  it('has no button before it opens and says when it does, also to whoever sends the form', async () => {
    const browser = new ApplicantBrowser(store);
    const program = await browser.open('/programs/youth-internship');
    const draft = await startApplication(browser, 'youth-internship');
    const check = await fillIn(browser, draft, internForm);
    const now = table.clock.now().toISOString();
    table.clock.moveTo('2025-12-31T23:00:00.000Z');
    const early = await browser.open('/programs/youth-internship');
    expect(() => early.form(/apply/)).toThrow();
    expect(early.text).toContain('Opens on January 1, 2026 at 12:00 AM PST');
    expect((await browser.submit(program.form(/apply/))).status).toBe(409);
    table.clock.moveTo('2027-07-01T07:00:00.000Z');
    expect((await browser.open('/')).text).toContain('It no longer takes applications');
    // The session is over by then as well: the address is proved first, then what was pressed is sent.
    const sent = await browser.submit(check.form(/submit/), { declaration: 'yes' });
    const enter = await browser.submit(sent.form(/\/code$/));
    const closed = await browser.submit(enter.form(/enter/), {
      code: await codeFor(store, idIn(check.path)),
    });
    expect(closed.status).toBe(409);
    expect(closed.text).toContain('It closed on June 30, 2027 at 11:59 PM PDT');
    const status = await browser.open(`/applications/${idIn(check.path)}`);
    expect(status.text).toContain('You did not send this application before the program closed');
    expect(status.links.some(({ text }) => text === 'Continue your application')).toBe(false);
    table.clock.moveTo(now);
  });
});
