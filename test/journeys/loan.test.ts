import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { goodAnswers } from '../support/scenario.ts';
import { Applicant, everybodyReviews, Manager } from './people.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const title = 'Community Business Loan';
const answers = goodAnswers['community-business-loan'];
const known = new Set<string>();

describe('a loan', () => {
  it('of $50,000 is ranked by an analyst, approved by a manager, and accepted with its payment disclosed', {
    timeout: 300_000,
  }, async () => {
    const ben = await Applicant.comes(system, browser, { name: 'Ben Cho', email: 'ben@example.org' });
    await ben.applies(title, answers);
    await everybodyReviews(system, browser, 1, 2, known);
    const morgan = await Manager.comes(system, browser, 'manager@example.org');
    await expect
      .poll(async () => ((await system.manage(ben.own)) as { status: string }).status, { timeout: 60_000 })
      .toBe('reviewed');
    await expect.poll(() => morgan.opens('/manage/attention'), { timeout: 60_000 }).toMatch(/CBL-/);
    await morgan.confirms(`/manage${ben.own}/approve`);
    const offer = await system.mail(ben.email, /offer/i);
    // The test vector: $50,000 at 5 % over 60 months.
    expect(offer.text).toContain('$943.56');
    await ben.accepts();
    expect(await ben.status()).toMatch(/accepted/i);
    const funds = (await system.manage('/funds')) as { items: { fundId: string }[] };
    expect(funds.items.find((one) => one.fundId === 'community-loans-2027')).toMatchObject({
      accepted: 5_000_000,
      offered: 0,
    });
  });

  it('that does not qualify is refused with each specific reason', { timeout: 300_000 }, async () => {
    const eva = await Applicant.comes(system, browser, { name: 'Eva Stone', email: 'eva@example.org' });
    await eva.applies(title, { ...answers, legalName: 'Stone Studio', employees: 1 });
    const refusal = await system.mail(eva.email, /decision/i);
    expect(refusal.text).toMatch(/two people/);
    expect(refusal.text).toMatch(/Equal Credit Opportunity Act/);
    expect(refusal.text).not.toMatch(/qualifying score/);
  });

  it('that ranks badly is refused for the factors that weighed most', { timeout: 300_000 }, async () => {
    const gus = await Applicant.comes(system, browser, { name: 'Gus Hill', email: 'gus@example.org' });
    await gus.applies(title, { ...answers, legalName: 'Hill Hardware' });
    await everybodyReviews(system, browser, 1, 7, known);
    const refusal = await system.mail(gus.email, /result/i);
    expect(refusal.text).toMatch(/collateral|credit|debt/i);
    expect(refusal.text).not.toMatch(/qualifying score/);
    expect(await gus.status()).toMatch(/not/i);
  });
});
