import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { goodAnswers } from '../support/scenario.ts';
import { Visitor } from '../support/visitor.ts';
import { look, Reviewer, waitForLinks } from './people.ts';

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

/** The same by a browser that runs scripts and clicks: every button of the task's pages, one fresh window for each. */
async function clickEverything(link: string): Promise<number> {
  let clicked = 0;
  const enter = async () => {
    const context = await browser.newContext({ baseURL: system.url });
    const page = await context.newPage();
    await page.goto(link);
    await press(page, 'form[action^="/review/"] button');
    return { context, page, task: new URL(page.url()).pathname.replace(/\/recorded$/, '') };
  };
  for (const below of ['', '/decline', '/recorded', '/undo', '/review']) {
    for (let n = 0; ; n++) {
      const { context, page, task } = await enter();
      await page.goto(below === '/review' ? below : `${task}${below}`);
      const buttons = page.locator('main form button');
      const all = await buttons.count();
      if (n < all) {
        await buttons.nth(n).click();
        await page.waitForLoadState();
        clicked += 1;
      }
      await context.close();
      if (n + 1 >= all) break;
    }
  }
  return clicked;
}

async function press(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(button).first().click()]);
}

async function fill(page: Page, score: string): Promise<void> {
  for (const radio of await page.locator(`main input[type=radio][value="${score}"]`).all())
    await radio.check();
  for (const box of await page.locator('main textarea').all()) await box.fill('Something else.');
  await page.locator('input[name=decision][value=record]').check();
}

describe('a link in a reviewer’s mail', () => {
  it('decides nothing for a scanner that fetches, runs scripts or presses buttons; the reader then decides', {
    timeout: 180_000,
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
    expect(await clickEverything(links[0] ?? '')).toBeGreaterThan(3);
    expect(await detail(id)).toEqual({ status: 'in-review', decided: [], asked: 2 });

    const [first = '', second = ''] = links;
    // Two windows: the one that is sent counts, the other is told so.
    const reader = await Reviewer.comes(system, browser);
    await reader.opens(first);
    const other = await reader.context.newPage();
    await other.goto(reader.page.url());
    await reader.records(4);
    await fill(other, '2');
    await Promise.all([other.waitForEvent('load'), other.getByRole('button').last().click()]);
    expect(other.url()).toContain('/recorded?again=1');
    await reader.opens(first);
    await reader.context.close();

    // In Spanish: a conflict, after which a forwarded link opens nothing.
    const related = await Reviewer.comes(system, browser);
    await related.page.goto(`${system.url}/review?lang=es`);
    await related.opens(second);
    await related.page.locator('input[name=decision][value=conflict]').check();
    await Promise.all([related.page.waitForEvent('load'), related.page.getByRole('button').last().click()]);
    await look(related.page);
    expect(await related.page.locator('html').getAttribute('lang')).toBe('es');
    await related.context.close();
    const forwarded = await Reviewer.comes(system, browser);
    await forwarded.opens(second);
    expect(await forwarded.page.locator('textarea').count()).toBe(0);
    await forwarded.context.close();

    // Whoever is asked instead saves, comes back by the same link, sends, takes it back, and sends again.
    const [{ link: third } = { link: '' }] = await waitForLinks(system, 1, new Set(links));
    const instead = await Reviewer.comes(system, browser, false);
    await instead.opens(third);
    await instead.page.locator('main textarea').first().fill('So far.');
    await press(instead.page, 'button[formaction]');
    await look(instead.page, false);
    await instead.opens(third);
    expect(await instead.page.locator('main textarea').first().inputValue()).toBe('So far.');
    await instead.records(4);
    await instead.page.goto(instead.page.url().replace('/recorded', '/undo'));
    await look(instead.page, false);
    await instead.page.locator('input[name=takeBack][value=yes]').check();
    await press(instead.page, 'main form button');
    expect(await instead.page.locator('main textarea').first().inputValue()).toBe(
      'This is what the file shows.',
    );
    await instead.records(4);
    await instead.context.close();
    const after = await detail(id);
    expect(after.status).toBe('reviewed');
    expect(after.decided).toHaveLength(2);
    expect(after.asked).toBe(3);
    for (const link of [...links, third]) await pressEverything(link);
    expect(await detail(id)).toEqual(after);
  });
});
