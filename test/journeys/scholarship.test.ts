import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { goodAnswers } from '../support/scenario.ts';
import { Applicant, everybodyReviews } from './people.ts';

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
const answers = goodAnswers['health-careers-scholarship'];

describe('a scholarship', () => {
  it('is applied for, reviewed, released by two people, and accepted', { timeout: 120_000 }, async () => {
    const ana = await Applicant.comes(system, browser, { name: 'Ana Ruiz', email: 'ana@example.org' });
    await ana.applies(title, answers);
    expect((await system.mail(ana.email, /We have your application/)).text).toContain('Reference');
    await everybodyReviews(system, browser, 2, 4);
    expect(await ana.status()).toMatch(/being reviewed|review/i);
  });
});
