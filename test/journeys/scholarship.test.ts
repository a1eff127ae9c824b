import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { nominationTyped } from '../support/invited.ts';
import { readPdf } from '../support/read-pdf.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { goodAnswers } from '../support/scenario.ts';
import {
  Applicant,
  everybodyReviews,
  linkIn,
  Manager,
  quicklyReviews,
  Reviewer,
  typedFrom,
  waitForDigests,
  waitForLinks,
} from './people.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const title = 'Health Careers Scholarship';
const round = 'health-careers-scholarship~2027';
const answers = goodAnswers['health-careers-scholarship'];
const { gpa, ...withoutGpa } = answers;
const known = new Set<string>();

/** The rest of the round: applications that come in through the API and are scored lower. */
async function othersApply(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const answer = await fetch(`${system.url}/api/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `other-${i}` },
      body: JSON.stringify({
        programId: 'health-careers-scholarship',
        applicant: { name: `Other ${i}`, email: `other${i}@example.org` },
        answers,
      }),
    });
    expect(answer.status).toBe(201);
    ids.push(((await answer.json()) as { applicationId: string }).applicationId);
  }
  return ids;
}

describe('a scholarship', () => {
  let ana: Applicant;
  let luz: Applicant;

  it('is applied for on a phone, and reviewed, though one reader gives it back', {
    timeout: 300_000,
  }, async () => {
    ana = await Applicant.comes(system, browser, { name: 'Ana Ruiz', email: 'ana@example.org' });
    await ana.applies(title, answers);
    // The nomination was asked for by link before the application could be sent; its text is nowhere of hers.
    expect(await system.mail('nominator-of-ana@example.org', /asks for your help/)).toBeTruthy();
    const receipt = await system.mail(ana.email, /We have your application/);
    expect(linkIn(receipt, /^\/applications\//)).toBe(ana.own);
    const [first] = await waitForLinks(system, 2, known);
    const reader = await Reviewer.comes(system, browser);
    await reader.opens(first?.link ?? '');
    await reader.givesBack();
    await reader.context.close();
    known.add(first?.link ?? '');
    // Another reader has the task now; the link of the one who gave it back opens nothing.
    await everybodyReviews(system, browser, 2, 5, known);
    expect(await ana.status()).toMatch(/review/i);
    await ana.opens(`${ana.own}/people`);
    expect(await ana.page.content()).not.toContain(nominationTyped.character);
    const file = (await system.manage(ana.own)) as { people: { answers: Record<string, unknown> }[] };
    expect(file.people[0]?.answers['character']).toBe(nominationTyped.character);
  });

  it('asks for what is missing, and goes on with the answer', { timeout: 300_000 }, async () => {
    luz = await Applicant.comes(system, browser, { name: 'Luz Peña', email: 'luz@example.org' });
    await luz.applies(title, withoutGpa);
    const asked = await system.mail(luz.email, /missing/);
    expect(asked.text).toContain('grade point average');
    await luz.opens(`${luz.own}/missing`);
    await luz.fills(typedFrom({ gpa }));
    await luz.sends('form[action$="/missing"]');
    await everybodyReviews(system, browser, 2, 4, known);
    expect(await luz.status()).toMatch(/review/i);
  });

  it('refuses with the specific reason, in the mail and on the page', { timeout: 300_000 }, async () => {
    const kim = await Applicant.comes(system, browser, { name: 'Kim Lee', email: 'kim@example.org' });
    await kim.applies(title, { ...answers, gpa: { value: '2.495', scale: '4.0', weighted: true } });
    const refusal = await system.mail(kim.email, /decision|qualify/i, 0);
    expect(refusal.text).toContain('2.50');
    expect(await kim.status()).toContain('2.50');
  });

  it('is released by two people, accepted, and what lapses goes to the waiting list', {
    timeout: 300_000,
  }, async () => {
    // Twenty awards fit the fund: with Ana and Luz ahead, the last of twenty others waits.
    await othersApply(20);
    const count = async (status: string) =>
      (
        (await system.manage(
          `/applications?program=health-careers-scholarship&limit=100&status=${status}`,
        )) as { items: unknown[] }
      ).items.length;
    await expect.poll(() => count('in-review'), { timeout: 60_000 }).toBe(20);
    // Whoever was told of one today is told of the others tomorrow, in one mail.
    await system.advance('P2D');
    const links = await waitForDigests(system, 40);
    for (let i = 0; i < links.length; i += 8)
      await Promise.all(links.slice(i, i + 8).map((link) => quicklyReviews(system, link, 3)));
    const morgan = await Manager.comes(system, browser, 'manager@example.org');
    await expect.poll(() => count('reviewed'), { timeout: 60_000 }).toBe(22);
    await morgan.expects(round, 5, '25,000');
    await morgan.closes(round);
    // Whoever just missed: what they lost to stands beside their place.
    expect(await morgan.opens(`/manage/rounds/${round}`)).toMatch(
      /\$[\d,.]+ left, \$[\d,.]+ needed\. The lowest score it pays is \d+\.\d\d/,
    );
    // Four times as many as was written down: the brake holds until they say why.
    await morgan.approves(round, 'more-people');
    expect((await system.inbox(ana.email)).filter((mail) => /offer/i.test(mail.subject))).toHaveLength(0);
    const avery = await Manager.comes(system, browser, 'approver@example.org');
    await avery.approves(round, 'plan-was-wrong');
    const offer = await system.mail(ana.email, /offer/i);
    expect(offer.text).toContain('$10,000');
    await ana.opens(`${ana.own}/offer?lang=es`);
    await ana.accepts();
    expect(await ana.page.locator('main').textContent()).toContain('Usted aceptó');
    const letter = await ana.page.locator('a[href*="/letter.pdf"]').first().getAttribute('href');
    const file = await ana.context.request.get(letter ?? '');
    expect(file.headers()['content-type']).toBe('application/pdf');
    const pdf = await readPdf(await file.body());
    expect(pdf.language).toBe('es-US');
    expect(pdf.pages[0]?.text).toContain('Ana Ruiz');
    expect(pdf.marked).toBe(true);
    await ana.opens(`${ana.own}?lang=en`);
    expect(await ana.status()).toMatch(/accepted/i);
    await system.mail(luz.email, /offer/i);
    const onTheList = async () =>
      (
        (await system.manage('/applications?program=health-careers-scholarship&status=waitlisted')) as {
          items: { applicationId: string }[];
        }
      ).items;
    // Decisions are released in batches: the first offers are mailed while the last are still being written.
    await expect.poll(async () => (await onTheList()).length, { timeout: 60_000 }).toBe(2);
    const waitlisted = await onTheList();

    await system.advance('P3W');
    expect(await luz.status()).toMatch(/ended|no longer/i);
    const after = (await system.manage(
      '/applications?program=health-careers-scholarship&status=offered',
    )) as {
      items: { applicationId: string }[];
    };
    expect(after.items.map((one) => one.applicationId).sort()).toEqual(
      waitlisted.map((one) => one.applicationId).sort(),
    );
    const funds = (await system.manage('/funds')) as {
      items: { fundId: string; [figure: string]: unknown }[];
    };
    expect(funds.items.find((one) => one.fundId === 'health-careers-2027')).toMatchObject({
      accepted: 1_000_000,
    });
  });
});
