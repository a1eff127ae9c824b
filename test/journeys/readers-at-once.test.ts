import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../shared/domain/program/schema.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { openBrowser } from '../support/browser.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { validAnswers } from '../support/valid-answers.ts';
import { linkIn, Manager, quicklyReviews } from './people.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const program = loadSamples().programs.find(({ id }) => id === 'community-grant') as Program;
const round = '/manage/rounds/community-grant~2027';
const readers = `${round}/readers`;

async function applies(n: number): Promise<string> {
  const answer = await fetch(`${system.url}/api/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `grant-${n}` },
    body: JSON.stringify({
      programId: program.id,
      applicant: { name: `Person ${n}`, email: `person${n}@example.org` },
      answers: { ...validAnswers(program), organizationName: `Group Number ${n}` },
    }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { applicationId: string }).applicationId;
}

describe('a grant whose readers are given out all at once', () => {
  it('waits for the closing, has its readers worked out and sent by a manager, and is read', {
    timeout: 300_000,
  }, async () => {
    const ids = await Promise.all([1, 2, 3].map(applies));
    const waiting = async (status: string) =>
      (
        (await system.manage(`/applications?program=${program.id}&status=${status}`)) as {
          items: { applicationId: string }[];
        }
      ).items.length;
    await expect.poll(() => waiting('in-review'), { timeout: 60_000 }).toBe(3);
    const early = await Manager.comes(system, browser, 'manager@example.org');
    expect(await early.opens(readers)).toContain('The round takes applications until');
    await early.context.close();
    await system.advance('P19W');
    const owner = await system.mail(program.contact.email, /./);
    expect(owner.text).toContain('wait for readers');

    const morgan = await Manager.comes(system, browser, 'manager@example.org');
    await morgan.confirms(readers);
    const reads = () => morgan.opens(readers);
    await expect.poll(reads, { timeout: 60_000, interval: 300 }).toContain('That is proven.');
    // One reader is kept away from one of them, so that it is worked out once more.
    await morgan.confirms(`${readers}/of/${ids[0]}`, async (page) => {
      await page.locator('select[name=reader]').selectOption('granter4');
      await page.locator('input[name=what][value=forbid]').check();
    });
    expect(await reads()).toContain('Work it out again before you send.');
    await morgan.confirms(readers);
    await expect.poll(reads, { timeout: 60_000, interval: 300 }).toContain('One pair is kept apart by hand.');
    const send = await morgan.page.locator('a[href*="/readers/send"]').getAttribute('href');
    await morgan.confirms(send ?? '');
    await expect
      .poll(reads, { timeout: 60_000, interval: 300 })
      .toContain('No application waits for readers.');

    await system.advance('PT2M');
    const sent = (await system.inbox()).filter(({ to }) => to.startsWith('granter'));
    // Everybody has one mail with all of theirs.
    expect(new Set(sent.map(({ to }) => to)).size).toBe(sent.length);
    const links = sent.flatMap(({ text }) =>
      [...text.matchAll(/\/review\/[\w-]{22}(?=\s)/g)].map(([link]) => link),
    );
    expect(links).toHaveLength(9);
    expect(linkIn(sent[0] ?? { text: '' }, /^\/review\//)).not.toBe('');
    for (const link of links) await quicklyReviews(system, link, 4);
    await expect.poll(() => waiting('reviewed'), { timeout: 60_000 }).toBe(3);
  });

  it('is tried out with less money, and given out of several funds as well as can be', {
    timeout: 120_000,
  }, async () => {
    const morgan = await Manager.comes(system, browser, 'manager@example.org');
    const thought = await morgan.confirms(`${round}/what-if`, (page) =>
      page.locator('input[name="fund-community-grant-2027"]').fill('0'),
    );
    expect(thought).toContain('Community grant fund 2027: $0.00 to give');
    expect(thought).toContain('Only a try-out.');
    expect(await morgan.confirms(morgan.page.url())).toContain('What you expect is written down.');
    await morgan.closes('community-grant~2027');
    const list = await morgan.opens(round);
    expect(list).toContain('The try-out that was taken as the plan');
    expect(list).toContain('No better list exists under these limits.');
    expect(list).toContain('Going down the list as far as the money reaches');
    expect(list).toContain('Food fund 2027: only for “Projects about food”');
  });
});
