import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { answersInvitation } from '../support/invited.ts';
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

const round = 'youth-internship~2027';
const guardian = { name: 'Rosa Núñez', email: 'rosa@example.org', consent: true };

describe('an internship, in Spanish', () => {
  it('is applied for by somebody of seventeen with a guardian, and accepted at the first place they named', {
    timeout: 300_000,
  }, async () => {
    const jose = await Applicant.comes(system, browser, {
      name: 'José Núñez',
      email: 'jose@example.org',
      language: 'es',
    });
    const answers = { ...goodAnswers['youth-internship'], dateOfBirth: '2010-04-03', grade: 10, guardian };
    await jose.applies('Prácticas de Verano para Jóvenes', answers);
    const receipt = await system.mail(jose.email, /solicitud/i);
    expect(receipt.text).toContain('José Núñez');
    await everybodyReviews(system, browser, 2, 4);

    const morgan = await Manager.comes(system, browser, 'manager@example.org');
    await expect
      .poll(
        async () => (await system.manage('/programs/youth-internship/summary')) as { applications?: unknown },
        { timeout: 60_000 },
      )
      .toBeTruthy();
    const file = await morgan.opens(`/manage${jose.own}`);
    expect(file).toContain('José Núñez');
    await morgan.closes(round);
    await morgan.approves(round);
    const avery = await Manager.comes(system, browser, 'approver@example.org');
    await avery.approves(round);

    const offer = await system.mail(jose.email, /oferta|ofrecemos|lugar|cupo/i);
    expect(offer.text).toContain('Oakland');
    // Still under age: his own word is not enough, and the page says whose is missing.
    await jose.opens(`${jose.own}/offer`);
    expect(await jose.page.locator('form[action$="/offer/accept"]').count()).toBe(0);
    expect(await jose.page.locator('#waiting').textContent()).toMatch(/menor de edad/);
    await answersInvitation(system, guardian.email, { decision: 'agreed' });
    await system.mail(jose.email, /respuesta/i);
    await jose.accepts();
    const after = (await system.manage(`${jose.own}`)) as { status: string };
    expect(after.status).toBe('accepted');
    const audit = (await system.manage(`${jose.own}/audit`)) as { verified: boolean; events: unknown[] };
    expect(audit.verified).toBe(true);
    for (const path of [
      '/manage',
      '/manage/applications',
      '/manage/funds',
      '/manage/rounds',
      `/manage/rounds/${round}`,
      '/manage/attention',
      `/manage${jose.own}`,
    ])
      await morgan.opens(path);
  });
});
