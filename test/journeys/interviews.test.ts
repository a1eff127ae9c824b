import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { goodAnswers } from '../support/scenario.ts';
import { Applicant, linkIn, look, Manager, quicklyReviews, Reviewer, waitForLinks } from './people.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const round = 'youth-internship~2027';
const own = `/manage/rounds/${round}/interviews`;
const eve = 'eve@example.org';

/** Somebody who sent their application by a program of their own. */
async function sent(name: string, email: string, language: 'en' | 'es'): Promise<string> {
  const answer = await fetch(`${system.url}/api/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': email },
    body: JSON.stringify({
      programId: 'youth-internship',
      applicant: { name, email, language },
      answers: goodAnswers['youth-internship'],
    }),
  });
  expect(answer.status).toBe(201);
  return `/applications/${((await answer.json()) as { applicationId: string }).applicationId}`;
}
const statusOf = async (id: string) => ((await system.manage(id)) as { status: string }).status;

describe('an interview', () => {
  it('is offered by a manager, picked in Spanish on a phone, scored by its panel, and ranks whoever had one first', {
    timeout: 300_000,
  }, async () => {
    const known = new Set<string>();
    const ids: string[] = [];
    // The one who is not invited reads better on paper.
    for (const [name, email, language, score] of [
      ['Ana Vega', 'ana@example.org', 'en', 5],
      ['Eva Núñez', eve, 'es', 3],
    ] as const) {
      ids.push(await sent(name, email, language));
      for (const { link } of await waitForLinks(system, 2, known)) {
        known.add(link);
        await quicklyReviews(system, link, score);
      }
      await expect.poll(() => statusOf(ids.at(-1) ?? ''), { timeout: 60_000 }).toBe('reviewed');
    }

    const morgan = await Manager.comes(system, browser, 'manager@example.org');
    const day = new Date(Date.now() + 3 * 86_400_000);
    await morgan.confirms(`${own}/new`, async (page) => {
      await page.locator('[name=day-year]').fill(String(day.getUTCFullYear()));
      await page.locator('[name=day-month]').fill(String(day.getUTCMonth() + 1));
      await page.locator('[name=day-day]').fill(String(day.getUTCDate()));
      await page.locator('[name=from]').fill('9:00');
      await page.locator('[name=to]').fill('10:30');
      await page.locator('[name=breakMinutes]').fill('10');
      await page.locator('[name=place]').fill('Room 210, 500 Main Street');
      for (const one of ['reviewer7', 'reviewer8']) await page.locator(`[name=panel][value=${one}]`).check();
    });
    await morgan.confirms(`${own}/invite`, async (page) => {
      await page.locator('[name=how][value=ticked]').check();
      await page.locator(`[name=ticked][value="${(ids[1] ?? '').split('/').at(-1)}"]`).check();
    });
    await Promise.all([
      morgan.page.waitForEvent('load'),
      morgan.page.locator('main form button').last().click(),
    ]);

    const invitation = await system.mail(eve, /entrevista/i);
    expect(invitation.text).toMatch(/Si no elige/);
    const eva = await Applicant.comes(system, browser, { name: 'Eva Núñez', email: eve, language: 'es' });
    eva.own = ids[1] ?? '';
    await eva.opens(linkIn(invitation, /\/interview$/) || `${eva.own}/interview`);
    await eva.page.locator('input[name=slot]').first().check();
    await Promise.all([eva.page.waitForEvent('load'), eva.page.locator('main form button').last().click()]);
    await look(eva.page);
    expect(await eva.page.locator('main').textContent()).toContain('Room 210, 500 Main Street');
    expect((await system.mail(eve, /reservada|entrevista/i, 1)).text).toContain('Room 210');

    // Before it has begun there is nothing to send.
    const asked = await system.mail('reviewer7@example.org', /interview/i);
    const link = linkIn(asked, /^\/review\/interviews\/open\//);
    const early = await Reviewer.comes(system, browser);
    await early.opens(link);
    expect(await early.page.locator('input[name=decision]').count()).toBe(0);
    await system.advance('P4D');
    for (const email of ['reviewer7@example.org', 'reviewer8@example.org']) {
      const mail = await system.mail(email, /interview/i);
      const panel = await Reviewer.comes(system, browser);
      await panel.opens(linkIn(mail, /^\/review\/interviews\/open\//));
      await panel.records(4, /\/sent$/);
      await panel.context.close();
    }
    // The session of four days ago is over.
    await morgan.signsIn('manager@example.org');
    expect(await morgan.opens(own)).toMatch(/Eva Núñez.*80\.00/);
    await morgan.closes(round);
    const proposal = await morgan.opens(`/manage/rounds/${round}`);
    // 60 % of 62.00 and 40 % of 80.00: behind on paper, and before whoever was not met.
    expect(proposal).toContain('Eva NúñezPlace1Score69.20readers 62.00, interview 80.00');
    expect(proposal).toContain('Ana VegaPlace2Score98.00not interviewed');
    const { verified } = (await system.manage(`${eva.own}/audit`)) as { verified: boolean };
    expect(verified).toBe(true);
  });
});
