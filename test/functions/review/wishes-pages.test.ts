import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssets } from '../../../infra/constructs/assets.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { type Assets, openAssets } from '../../../shared/web/assets.ts';
import { expectNoAxeViolations, openBrowser } from '../../support/browser.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers } from '../../support/scenario.ts';
import { asksBefore, waiting } from '../../support/waiting.ts';
import { applicationInReview, known, linkTo, Visitor } from './reviewing.ts';

const id = 'health-careers-scholarship';
const fields = ['nursing', 'medicine', 'allied-health', 'public-health', 'pharmacy'];
let table: TestTable;
let browser: Browser;
let assets: Assets;
let tasks: readonly ReviewTask[];
const sites: Server[] = [];

beforeAll(async () => {
  table = await startTestTable();
  const { store } = table;
  await seedSamples(store, [id]);
  ({ tasks } = await applicationInReview(store, id, goodAnswers[id]));
  await asksBefore(store, id);
  const all = Array.from({ length: 22 }, (_, i) => ({
    answers: { ...goodAnswers[id], careerField: fields[i % 5] },
    language: i % 4 === 0 ? ('es' as const) : ('en' as const),
  }));
  await waiting(store, id, all);
  const folder = mkdtempSync(join(tmpdir(), 'wishes-pages-'));
  await buildAssets(folder);
  assets = openAssets(folder);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  for (const site of sites) site.close();
  await table.stop();
});

/** The reviewers' pages as the reader of a task has them, at an address of this machine. */
async function siteOf(task: ReviewTask): Promise<string> {
  const visitor = new Visitor(table.store, assets);
  await visitor.post(`/review/${await linkTo(table.store, task)}`);
  const site = createServer(async (request, response) => {
    const url = request.url ?? '/';
    const asset = url.startsWith('/assets/') ? assets.serve(url.slice('/assets/'.length)) : undefined;
    if (asset) {
      response.writeHead(200, asset.headers).end(Buffer.from(asset.body, 'base64'));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = request.method === 'POST' ? Buffer.concat(chunks).toString('utf8') : undefined;
    const answer = await visitor.send(request.method ?? 'GET', url, body);
    const to = answer.headers?.['location'];
    const headers = to === undefined ? {} : { location: String(to) };
    response.writeHead(answer.statusCode, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(answer.body);
  });
  sites.push(site);
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}

async function isFaultless(page: Page, language: string): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  expect(await page.locator('h1').count()).toBe(1);
  const sideways = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(sideways).toBe(0);
  await expectNoAxeViolations(page);
}

describe.each(['en', 'es'])('in %s', (language) => {
  test('a reviewer says what they would like to read with a keyboard, on a screen of 320 pixels, and axe finds no fault', async () => {
    const base = await siteOf(known(tasks[language === 'en' ? 0 : 1]));
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${base}/review/me/wishes?lang=${language}`);
    // The second page has few of them, and everything else that the first one has.
    await page.locator('.govuk-pagination__next a').click();
    await isFaultless(page, language);
    await page.locator('main button[type=submit]').click();
    await isFaultless(page, language);
    // The message leads to the question.
    await page.locator('.govuk-error-summary a').click();
    expect(await page.evaluate<string>('document.activeElement.name')).toMatch(/^bid-/);
    await page.keyboard.press('Space');
    const second = page.locator('main fieldset').nth(1).locator('input').nth(3);
    await second.focus();
    await page.keyboard.press('Space');
    await page.locator('main button[type=submit]').click();
    await page.waitForURL(/done=saved/);
    await isFaultless(page, language);
    // The first answer stands in the form; the second is a plain sentence now.
    expect(await page.locator('main input:checked').getAttribute('value')).toBe('want');
    expect(await page.locator('main fieldset').count()).toBe(1);
    expect(await page.locator('.app-criterion h2').count()).toBe(1);
    await context.close();
  });
});
