import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownQuestions, type Question } from '../../../functions/intake/qualify/questions.ts';
import { readDraft } from '../../../shared/cases/intake/drafts.ts';
import type { Field } from '../../../shared/domain/program/fields.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';
import { typedOf } from '../../../shared/web/forms/typed.ts';
import type { Typed } from '../../../shared/web/forms/types.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { validAnswers } from '../../support/valid-answers.ts';
import { ApplicantBrowser, idIn, type Shown, siteOn } from '../support/applicant-browser.ts';

let table: TestTable;
let store: Store;
let browser: ApplicantBrowser;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());
beforeEach(() => {
  browser = new ApplicantBrowser(store);
});

const own = '/programs/youth-internship/check';
const next = (page: Shown, filled: Record<string, string | null> = {}, action = 'continue') =>
  browser.submit(page.form(/(\/match|\/check)$/), { ...filled, action });
const day = (id: string, [year = '', month = '', date = '']: readonly string[]) => ({
  [`${id}-year`]: year,
  [`${id}-month`]: month,
  [`${id}-day`]: date,
});
const born = (date: string) => day('dateOfBirth', date.split('-'));

/** Goes through the internship's own check. */
async function checked(zip: string, date: string, free: 'yes' | 'no'): Promise<Shown> {
  let page = await next(await browser.open(own));
  page = await next(page, born(date));
  page = await next(page, { address: zip });
  return next(page, { availableAllWeeks: free });
}

describe('A program’s own check', () => {
  it('asks one question at a time and says that somebody would qualify', async () => {
    const start = await browser.open(own);
    expect(start.text).toContain('We do not keep these answers');
    const first = await next(start);
    expect(first.text).toContain('What is your date of birth?');
    expect(first.text).not.toContain('Where do you live?');
    const result = await checked('94601', '2008-03-01', 'yes');
    expect(result.heading).toBe('Your result');
    expect(result.text).toContain('By your answers you would qualify.');
    expect(result.text).not.toContain('would not qualify');
  });

  it('gives the reasons, the nearest change and the way to apply all the same', async () => {
    const result = await checked('94601', '2008-03-01', 'no');
    expect(result.text).toContain(
      'By these answers you would not qualify for Youth Summer Internship because:',
    );
    expect(result.text).toContain('You must be able to come all seven weeks');
    expect(result.text).toContain(
      'You would qualify if this were different: Can you come all seven weeks? Yes, not No',
    );
    expect(result.text).toContain('You can still apply. Only a full application is decided.');
    expect(result.form(/^\/apply\/youth-internship$/)).toBeDefined();
  });

  it('names a place by its area, never by one postal code', async () => {
    const { text } = await checked('97201', '2008-03-01', 'yes');
    expect(text).toContain(
      'Where do you live? in Northern and central California, ZIP codes 94000 to 96199, not 97201',
    );
  });

  it('suggests nothing where only an age stands in the way', async () => {
    const { text } = await checked('94601', '2012-03-01', 'yes');
    expect(text).toContain('so born from June 2, 2007');
    expect(text).not.toContain('if this were different');
  });

  it('takes a skipped or an empty question for unknown, never for a no', async () => {
    let page = await next(await browser.open(own));
    page = await next(page, born('2008-03-01'), 'skip');
    page = await next(page, { address: '  ' });
    page = await next(page, {});
    expect(page.status).toBe(200);
    expect(page.text).toContain('Nothing you told us speaks against it.');
    expect(page.text).toContain('We would still need to know: What is your date of birth?Where do you live?');
    expect(page.html).not.toContain('2008');
  });

  it('asks again where an answer cannot be read, with what was typed', async () => {
    let page = await next(await browser.open(own));
    page = await next(page, born('2008-02-30'));
    expect(page.status).toBe(422);
    expect(page.form(/check$/).fields.get('dateOfBirth-day')).toBe('30');
    page = await next(page, born('2008-03-01'));
    page = await next(page, { address: 'Oakland' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Enter a ZIP code with 5 digits');
  });

  it('goes back with everything kept, and to the start before the first question', async () => {
    let page = await next(await browser.open(own));
    page = await next(page, born('2008-03-01'));
    page = await next(page, { address: '94601' });
    page = await next(page, {}, 'back');
    expect(page.form(/check$/).fields.get('address')).toBe('94601');
    page = await next(page, {}, 'back');
    expect(page.form(/check$/).fields.get('dateOfBirth-year')).toBe('2008');
    page = await next(page, {}, 'back');
    expect(page.heading).toBe('Check if you qualify: Youth Summer Internship');
    page = await next(page);
    expect(page.text).toContain('Can you come all seven weeks?');
  });

  it('changes language on any page without losing what was typed', async () => {
    let page = await next(await browser.open(own));
    page = await next(page, born('2008-03-01'));
    page = await next(page, { address: '946' }, 'language:es');
    expect(page.status).toBe(200);
    expect(page.text).toContain('¿Dónde vive?');
    expect(page.form(/check$/).fields.get('address')).toBe('946');
    expect(browser.cookies.get('lang')).toMatch(/^es/);
    page = await next(page, { address: '94601' });
    page = await next(page, { availableAllWeeks: 'no' });
    expect(page.text).toContain('Con estas respuestas no cumpliría los requisitos');
    page = await next(page, {}, 'language:en');
    expect(page.text).toContain('By these answers you would not qualify');
  });

  it('changes one answer from the results and comes back to them', async () => {
    let page = await checked('94601', '2008-03-01', 'no');
    page = await next(page, {}, 'change:availableAllWeeks');
    expect(page.form(/check$/).fields.get('availableAllWeeks')).toBe('no');
    page = await next(page, { availableAllWeeks: 'yes' });
    expect(page.text).toContain('By your answers you would qualify');
  });

  it('asks what hangs on another answer only where that answer asks for it', async () => {
    const path = '/programs/health-careers-scholarship/check';
    let page = await next(await browser.open(path));
    page = await next(page, { track: 'high-school' });
    expect(page.text).not.toContain('Did you receive this scholarship last year?');
    page = await next(await next(await browser.open(path)), { track: 'sophomore' });
    expect(page.text).toContain('Did you receive this scholarship last year?');
  });

  it('asks of a group only what a rule looks at', async () => {
    let page = await next(await browser.open('/programs/health-careers-scholarship/check'));
    while (!page.text.includes('The college you plan to go to')) page = await next(page, {}, 'skip');
    expect(page.text).toContain('Is it accredited?');
    expect(page.text).not.toContain('Name of the college');
    page = await next(page, { 'intendedCollege-accredited': 'no', 'intendedCollege-nonprofit': 'yes' });
    while (page.html.includes('value="skip"')) page = await next(page, {}, 'skip');
    expect(page.text).toContain('The scholarship can be paid only to an accredited college.');
  });

  it('is not there for a program that is closed or unknown', async () => {
    expect((await browser.open('/programs/no-such-program/check')).status).toBe(404);
    table.clock.moveTo('2027-12-01T00:00:00.000Z');
    expect((await browser.open(own)).status).toBe(409);
    table.clock.moveTo('2026-11-21T18:00:00.000Z');
  });

  it('starts an application with these answers in its boxes, each still to be seen and confirmed', async () => {
    const result = await checked('94601', '2008-03-01', 'yes');
    const you = await browser.submit(result.form(/^\/apply\//));
    const id = idIn(you.path);
    const page = await browser.open(`/applications/${id}/pages/about-you`);
    const { fields } = page.form(/pages\/about-you/);
    expect(fields.get('dateOfBirth-year')).toBe('2008');
    expect(fields.get('address-postalCode')).toBe('94601');
    expect(fields.get('address-stateOrProvince')).toBe('CA');
    expect(fields.get('address-street1')).toBe('');
    const loaded = await loadApplication(store, id);
    const { content } = await readDraft(store, loaded?.key as never);
    expect(content.pages).toEqual({});
    expect(content.answers).toMatchObject({ dateOfBirth: '2008-03-01', availableAllWeeks: true });
    expect(content.answers).not.toHaveProperty('address');
  });

  it('says of somebody who would not qualify what else is missing, and what was worked out', async () => {
    let page = await next(await browser.open('/programs/community-business-loan/check'));
    page = await next(page, day('formationDate', ['2026', '08', '01']));
    for (let question = 0; question < 6; question += 1) page = await next(page);
    expect(page.heading).toBe('Your result');
    expect(page.text).toContain('would not qualify');
    expect(page.text).toMatch(/We would also need to know:.*How many people work/s);
    expect(page.text).toMatch(/Full months in business: \d/);
  });
});

describe.each(loadSamples().programs.map((program) => [program.id, program] as const))(
  'The check of %s',
  (id, program) => {
    const path = `/programs/${id}/check`;
    const questions = ownQuestions(program);

    it('finds somebody who fits in every answer not to fail, in both languages', async () => {
      const answers = validAnswers(program);
      let page = await next(await browser.open(`${path}?lang=es`));
      for (let asked = 0; page.html.includes('value="skip"'); asked += 1) {
        expect(asked).toBeLessThan(questions.length);
        const at = page.form(/check$/).fields.get('at');
        const { field } = questions.find(({ key }) => key === at) as Question;
        page = await next(page, boxesOf(field, answers[field.id]));
        expect(page.status).toBe(200);
      }
      expect(page.heading).toBe('Su resultado');
      expect(page.text).not.toContain('No con estas respuestas');
      expect(page.text).toMatch(
        /Con sus respuestas cumpliría los requisitos\.|Nada de lo que nos dijo lo impide\./,
      );
      page = await next(page, {}, 'language:en');
      expect(page.text).toMatch(
        /By your answers you would qualify\.|Nothing you told us speaks against it\./,
      );
    });

    it('asks nothing that a list or a file would answer, and lets everything be skipped', async () => {
      let page = await next(await browser.open(path));
      for (let asked = 0; page.html.includes('value="skip"'); asked += 1) {
        expect(asked).toBeLessThan(questions.length);
        page = await next(page, {}, 'skip');
      }
      expect(page.text).toContain('Nothing you told us speaks against it.');
    });
  },
);

/** What somebody types to give an answer; of an address the postal code. */
function boxesOf(field: Field, answer: unknown): Record<string, string> {
  if (field.type === 'address') return { [field.id]: String((answer as { postalCode: string }).postalCode) };
  const boxes: Record<string, string> = {};
  const put = (name: string, typed: Typed | undefined): void => {
    if (typeof typed === 'string') boxes[name] = typed;
    else for (const [part, value] of Object.entries(typed ?? {})) put(`${name}-${part}`, value as Typed);
  };
  put(field.id, typedOf(field, answer));
  return boxes;
}

describe('What am I eligible for?', () => {
  it('is linked from the front page and puts each shared question once, named with who asks', async () => {
    expect((await browser.open('/')).links.map(({ href }) => href)).toContain('/match');
    let page = await next(await browser.open('/match'));
    const seen: string[] = [];
    while (page.heading === 'What am I eligible for?') {
      seen.push(
        /Question \d+ of \d+ What am I eligible for\? (.*?) Asked by: (.*?) Continue/.exec(page.text)?.[1] ??
          '',
      );
      expect(page.text).toMatch(/Asked by: .+ and .+/);
      page = await next(page, {}, 'skip');
    }
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen).size).toBe(seen.length);
    expect(page.heading).toBe('What you may be eligible for');
    const programs = page.links.filter(({ href }) => href.startsWith('/programs/'));
    expect(programs.length).toBeGreaterThanOrEqual(3);
  });

  it('takes where somebody lives for the scholarship and the internship, not for a business', async () => {
    let page = await next(await browser.open('/match'));
    while (!page.text.includes('Where do you live?')) page = await next(page, {}, 'skip');
    page = await next(page, { address: '97201' });
    while (page.heading === 'What am I eligible for?') page = await next(page, {}, 'skip');
    expect(page.text).toContain(
      'By these answers you would not qualify for Youth Summer Internship because:',
    );
    expect(page.text).toMatch(/We do not know yet .*Check Community Business Loan/);
    const share = page.form(/^\/programs\/youth-internship\/check$/);
    const rest = await browser.submit(share, { action: 'continue' });
    expect(rest.text).toContain('What is your date of birth?');
    expect(rest.form(/check$/).fields.get('a.address')).toBe('address=97201');
  });
});

describe('The forms of a check', () => {
  it('store nothing, set no session and are never cached', async () => {
    const all = async () => (await store.client.send(new ScanCommand({ TableName: store.tableName }))).Items;
    const before = await all();
    const result = await checked('94601', '2008-03-01', 'yes');
    expect(result.response.headers?.['cache-control']).toBe('no-store');
    expect(browser.cookies.size).toBe(0);
    expect(await all()).toEqual(before);
  });

  it.each<[string, Record<string, string>]>([
    ['a place that is no question', { at: '__proto__', action: 'continue' }],
    ['a button that is none', { at: 'address', action: 'change:constructor' }],
    ['a language that is none', { at: 'address', action: 'language:fr' }],
    [
      'answers of somebody else’s making',
      { at: 'results', 'a.dateOfBirth': 'dateOfBirth-year=%00&dateOfBirth-month=<b>&x=1' },
    ],
    ['markup in a box', { at: 'address', action: 'stay', address: '"><script>alert(1)</script>' }],
  ])('withstand %s', async (_, fields) => {
    for (const path of [own, '/match']) {
      const response = await browser.send('POST', path, new URLSearchParams(fields));
      expect(response.statusCode).toBeLessThan(423);
      expect(response.body).not.toContain('<script>alert');
      expect(response.body).not.toContain('<b>');
    }
  });

  it('are refused from another site, and when they are larger than anybody types', async () => {
    const foreign = await siteOn(store)({
      method: 'POST',
      url: '/match',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      body: 'at=start',
    });
    expect(foreign.statusCode).toBe(403);
    const large = new URLSearchParams({ at: 'results', 'a.address': 'x'.repeat(300_000) });
    expect((await browser.send('POST', own, large)).statusCode).toBe(413);
  });
});

describe('Answers from one application to the next', () => {
  async function applied(program: string): Promise<string> {
    const start = await browser.open(`/programs/${program}`);
    return idIn((await browser.submit(start.form(/^\/apply\//))).path);
  }
  const fill = async (id: string, page: string, filled: Record<string, string>) =>
    browser.submit((await browser.open(`/applications/${id}/pages/${page}`)).form(/pages\//), filled);
  const home = {
    'address-street1': '12 Harbor Street',
    'address-city': 'Oakland',
    'address-stateOrProvince': 'CA',
    'address-postalCode': '94607',
  };

  it('are offered by name, copied on a press, and seen again', async () => {
    const first = await applied('youth-internship');
    await fill(first, 'you', { name: 'Luz Ramos', email: 'luz@example.org' });
    await fill(first, 'about-you', { ...born('2008-03-01'), ...home });
    await fill(first, 'your-reasons', { motivation: 'My own words.' });
    const program = await browser.open('/programs/health-careers-scholarship');
    expect(program.text).toContain(
      'From your application for Youth Summer Internship we can copy: What is your date of birth?Where do you live?',
    );
    const offered = browser.submit({
      action: '/apply/health-careers-scholarship',
      fields: new URLSearchParams({ use: 'earlier' }),
    });
    const second = idIn((await offered).path);
    const you = (await browser.open(`/applications/${second}/pages/you`)).form(/pages\/you/);
    expect(you.fields.get('email')).toBe('luz@example.org');
    const about = (await browser.open(`/applications/${second}/pages/about-you`)).form(/pages\//);
    expect(about.fields.get('address-street1')).toBe('12 Harbor Street');
    const essays = await browser.open(`/applications/${second}/pages/your-essays`);
    expect(essays.html).not.toContain('My own words.');
  });

  it('do not put where somebody lives for where a business works', async () => {
    const first = await applied('youth-internship');
    await fill(first, 'about-you', { ...born('2008-03-01'), ...home });
    expect((await browser.open('/programs/community-business-loan')).text).not.toContain(
      'Use the answers you gave before',
    );
  });

  it('are those of this browser only', async () => {
    const first = await applied('youth-internship');
    await fill(first, 'about-you', { ...born('2008-03-01'), ...home });
    const stranger = new ApplicantBrowser(store);
    expect((await stranger.open('/programs/health-careers-scholarship')).text).not.toContain(
      'Use the answers you gave before',
    );
    const form = {
      action: '/apply/health-careers-scholarship',
      fields: new URLSearchParams({ use: 'earlier' }),
    };
    const id = idIn((await stranger.submit(form)).path);
    const loaded = await loadApplication(store, id);
    expect((await readDraft(store, loaded?.key as never)).content.typed).toEqual({});
  });
});
