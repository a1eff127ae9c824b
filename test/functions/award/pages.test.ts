import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lapseOffer } from '../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readFund } from '../../../shared/store/funds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  decided,
  reviewed,
  type SampleProgram,
  statusOf,
  submitted,
  threePrograms,
} from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor } from '../support/applicant-browser.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, threePrograms);
});
afterAll(() => table.stop());

const plans = {
  'youth-internship': { fundId: 'internship-san-jose-2027', units: 1, unit: 'slot', site: 'san-jose' },
  'health-careers-scholarship': { fundId: 'health-careers-2027', units: 500_000, unit: 'money' },
} as const;

/** An offer that stands open, and the browser of its applicant. */
async function offered(program: SampleProgram) {
  const answers = { amount: { amount: '20000.00', currency: 'USD' }, termMonths: 36 };
  const loan = program === 'community-business-loan';
  const id = await submitted(store, program, loan ? { answers } : {});
  await reviewed(store, id, loan ? 2 : 4);
  if (loan) await decided(store, id);
  else await makeOffer(store, id, { ...plans[program], from: 'free' }, { kind: 'system', id: 'round' });
  expect((await statusOf(store, id)).status).toBe('offered');
  const browser = new ApplicantBrowser(store);
  const form = new URLSearchParams({ code: await codeFor(store, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return { id, browser, page: await browser.open(`/applications/${id}/offer`) };
}

describe('An offer', () => {
  it('of a place says which, what comes with it, by when, and what silence does', async () => {
    const { page } = await offered('youth-internship');
    expect(page.heading).toBe('You have an offer');
    expect(page.text).toContain('San José');
    expect(page.text).toContain('work permit');
    expect(page.text).toContain('Answer by November 28, 2026 at 11:59 PM PST');
    expect(page.text).toContain('goes to the next person');
  });

  it('of money says how much', async () => {
    expect((await offered('health-careers-scholarship')).page.text).toContain('$5,000.00');
  });

  it('of a loan says payment, rate, number of payments, interest and total, exactly', async () => {
    const { page } = await offered('community-business-loan');
    for (const shown of ['$20,000.00', '5 % a year', '$599.42', '36', 'Year 3 (12 payments)'])
      expect(page.text).toContain(shown);
    const total = /You pay back in all\$([\d,]+\.\d\d)/.exec(page.text)?.[1]?.replaceAll(',', '');
    expect(Math.abs(Number(total) - 36 * 599.42)).toBeLessThan(0.36);
  });

  it('is in Spanish for somebody who reads Spanish', async () => {
    const { id, browser } = await offered('youth-internship');
    const page = await browser.open(`/applications/${id}/offer?lang=es`);
    expect(page.heading).toBe('Tiene una oferta');
    expect(page.text).toContain('Conteste a más tardar el 28 de noviembre de 2026');
  });
});

describe('Accepting', () => {
  it('needs the ticked consent', async () => {
    const { id, browser, page } = await offered('youth-internship');
    const again = await browser.submit(page.form(/accept/));
    expect(again.status).toBe(422);
    expect(again.links.some(({ href }) => href === '#consent')).toBe(true);
    expect((await statusOf(store, id)).status).toBe('offered');
  });

  it('is recorded once, and shown with what was accepted and when, however often it is sent', async () => {
    const before = (await readFund(store, 'internship-san-jose-2027'))?.accepted ?? 0;
    const { id, browser, page } = await offered('youth-internship');
    const accepted = await browser.submit(page.form(/accept/), { consent: 'yes' });
    expect(accepted.heading).toBe('You accepted the offer');
    expect(accepted.text).toContain('San José');
    table.clock.advance({ hours: 1 });
    const replay = await browser.submit(page.form(/accept/), { consent: 'yes' });
    expect(replay.text).toBe(accepted.text);
    expect((await statusOf(store, id)).status).toBe('accepted');
    expect((await readFund(store, 'internship-san-jose-2027'))?.accepted).toBe(before + 1);
    expect((await browser.open(`/applications/${id}/offer/decline`)).heading).toBe('You accepted the offer');
  });

  it('is not possible from another site, nor with a guessed token', async () => {
    const { id, browser, page } = await offered('youth-internship');
    const forged = new URLSearchParams({ consent: 'yes', csrf: 'guessed' });
    expect((await browser.send('POST', page.form(/accept/).action, forged)).statusCode).toBe(403);
    expect((await statusOf(store, id)).status).toBe('offered');
  });

  it('is too late after the date, whether the clock ended the offer or not', async () => {
    const { id, browser, page } = await offered('youth-internship');
    const now = table.clock.now().toISOString();
    const application = await statusOf(store, id);
    if (application.status !== 'offered') throw new Error('not offered');
    const over = Date.parse(application.offer.answerBy) + 1;
    table.clock.moveTo(new Date(over).toISOString());
    const confirm = await browser.submit(page.form(/accept/), { consent: 'yes' });
    expect(confirm.heading).toBe('Confirm it is you');
    const enter = await browser.submit(confirm.form(/\/code$/));
    const late = await browser.submit(enter.form(/enter/), { code: await codeFor(store, id) });
    expect(late.path).toBe(`/applications/${id}/offer`);
    expect(late.heading).toBe('This offer has ended');
    expect(late.text).toContain('It was open until');
    await lapseOffer(store, id);
    expect((await browser.open(`/applications/${id}/offer`)).text).toBe(late.text);
    expect((await statusOf(store, id)).status).toBe('lapsed');
    table.clock.moveTo(now);
  });
});

describe('Declining', () => {
  it('asks first, frees what was offered, and says so afterwards', async () => {
    const { id, browser, page } = await offered('health-careers-scholarship');
    const free = (await readFund(store, 'health-careers-2027'))?.free ?? 0;
    const link = page.links.find(({ text }) => text === 'I do not want this offer');
    const confirm = await browser.open(link?.href ?? '');
    expect((await statusOf(store, id)).status).toBe('offered');
    const declined = await browser.submit(confirm.form(/decline/));
    expect(declined.heading).toBe('You declined the offer');
    expect((await readFund(store, 'health-careers-2027'))?.free).toBe(free + 500_000);
    expect((await browser.submit(confirm.form(/decline/))).heading).toBe('You declined the offer');
    expect((await browser.submit(page.form(/accept/), { consent: 'yes' })).heading).toBe(
      'You declined the offer',
    );
    expect((await statusOf(store, id)).status).toBe('declined');
  });
});

describe('Without an open offer', () => {
  it('there is nothing to answer: the status page says what stands', async () => {
    const id = await submitted(store, 'youth-internship');
    const browser = new ApplicantBrowser(store);
    const form = new URLSearchParams({ code: await codeFor(store, id) });
    await browser.send('POST', `/applications/${id}/code/enter`, form);
    for (const path of ['/offer', '/offer/decline'])
      expect((await browser.open(`/applications/${id}${path}`)).path).toBe(`/applications/${id}`);
  });

  it('because the application was withdrawn, it says that', async () => {
    const { id, browser } = await offered('youth-internship');
    await withdraw(store, id);
    expect((await browser.open(`/applications/${id}/offer`)).heading).toBe('This application was withdrawn');
  });
});
