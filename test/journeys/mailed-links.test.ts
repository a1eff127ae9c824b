import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { goodAnswers } from '../support/scenario.ts';
import { Visitor } from '../support/visitor.ts';
import { Reviewer, waitForLinks } from './people.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

/** Sends an application through the API and answers its review links. */
async function reviewAsked(known: ReadonlySet<string>): Promise<{ id: string; links: string[] }> {
  const answer = await fetch(`${system.url}/api/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `links-${known.size}` },
    body: JSON.stringify({
      programId: 'health-careers-scholarship',
      applicant: { name: 'Ana Ruiz', email: `ana${known.size}@example.org` },
      answers: goodAnswers['health-careers-scholarship'],
    }),
  });
  expect(answer.status).toBe(201);
  const { applicationId } = (await answer.json()) as { applicationId: string };
  return { id: applicationId, links: (await waitForLinks(system, 2, known)).map(({ link }) => link) };
}

type Detail = { status: string; reviews: { status: string }[] };
async function detail(id: string) {
  const { status, reviews } = (await system.manage(`/applications/${id}`)) as Detail;
  return { status, decided: reviews.filter((review) => review.status === 'decided'), asked: reviews.length };
}

/** A robot that has opened the task and stands on a page: fresh each time, so that signing out shields nothing. */
async function robotAt(link: string, path: string): Promise<Visitor> {
  const robot = new Visitor(() => system.url);
  await robot.get(link);
  if (path === link) return robot;
  await robot.submit(/^\/review\//);
  return robot.get(path);
}

/** Presses every button of every page it can reach, typing nothing: what a thorough mail scanner does. */
async function pressEverything(link: string): Promise<number> {
  let pressed = 0;
  const seen = new Set<string>([link]);
  const toVisit = [link];
  for (let path = toVisit.pop(); path !== undefined && seen.size < 60; path = toVisit.pop()) {
    const page = await robotAt(link, path);
    const found = page.links().filter((one) => one.startsWith('/review'));
    if (/tasks\/\w+$/.test(path)) found.push(`${path}/decline`);
    for (const form of page.forms().filter(({ method }) => method === 'post')) {
      const robot = await robotAt(link, path);
      await robot.submit(new RegExp(`^${form.action.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
      expect(robot.status).toBeLessThan(500);
      pressed += 1;
      found.push(robot.at);
    }
    for (const next of found) {
      if (seen.has(next)) continue;
      seen.add(next);
      toVisit.push(next);
    }
  }
  return pressed;
}

describe('a link in a reviewer’s mail', () => {
  it('decides nothing for a scanner that fetches, runs scripts or presses buttons; the reader then decides', {
    timeout: 90_000,
  }, async () => {
    const { id, links } = await reviewAsked(new Set());
    for (const link of links)
      for (let i = 0; i < 10; i++)
        for (const method of ['HEAD', 'GET']) {
          const answer = await fetch(system.url + link, { method });
          expect(answer.status).toBe(200);
          expect(await answer.text()).not.toMatch(/Ana|ana0@example\.org/);
        }
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ baseURL: system.url, javaScriptEnabled });
      const page = await context.newPage();
      for (const link of links) for (let i = 0; i < 10; i++) await page.goto(link);
      await context.close();
    }
    for (const link of links) expect(await pressEverything(link)).toBeGreaterThan(1);
    expect(await detail(id)).toEqual({ status: 'in-review', decided: [], asked: 2 });

    for (const [i, link] of links.entries()) {
      const reader = await Reviewer.comes(system, browser, i === 0);
      await reader.opens(link);
      await reader.records(4);
      await reader.opens(link);
      await reader.context.close();
    }
    const after = await detail(id);
    expect(after.status).toBe('reviewed');
    expect(after.decided).toHaveLength(2);
    for (const link of links) await pressEverything(link);
    expect(await detail(id)).toEqual(after);
  });
});
