import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssets } from '../../../infra/constructs/assets.ts';
import { openAssets } from '../../../shared/web/assets.ts';
import { expectNoAxeViolations, openBrowser } from '../../support/browser.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { decided, reviewed, submitted } from '../../support/scenario.ts';
import { Caller, manager, startIssuer, type TestIssuer } from './managing.ts';
import { everyStage, internshipRound, proposed, scholarship, scholarshipRound } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let browser: Browser;
let site: Server;
let base: string;
const addresses: Record<string, string> = {};

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
  const ids = await everyStage(table.store);
  const twin = await reviewed(
    table.store,
    await submitted(table.store, scholarship, { email: 'twin@example.org' }),
  );
  await reviewed(table.store, await submitted(table.store, scholarship, { email: 'twin@example.org' }));
  const small = await reviewed(
    table.store,
    await submitted(table.store, 'community-business-loan', {
      answers: {
        amount: { amount: '30000.00', currency: 'USD' },
        operatingCashFlow: { amount: '60000.00', currency: 'USD' },
      },
    }),
    2,
  );
  await decided(table.store, small);
  await proposed(table.store, internshipRound);
  const one = (id: string, below = '') => `/manage/applications/${id}${below}`;
  Object.assign(addresses, {
    'the overview': '/manage',
    'the list': '/manage/applications',
    'what waits': '/manage/attention',
    'the funds': '/manage/funds',
    'a fund': '/manage/funds/internship-oakland-2027',
    'the rounds': '/manage/rounds',
    'an open round': `/manage/rounds/${scholarshipRound}`,
    'a proposal': `/manage/rounds/${internshipRound}`,
    'sending a proposal back': `/manage/rounds/${internshipRound}/reject`,
    'an ineligible application': one(ids.ineligible),
    'a reviewed loan': one(ids.loan),
    'voting on a loan': one(ids.loan, '/vote'),
    'approving a loan': one(small, '/approve'),
    'refusing a loan': one(small, '/refuse'),
    'judging an answer': one(ids.judge, '/answer'),
    'one person or two': one(twin, '/same-person'),
    'an address that is nothing': '/manage/nothing',
  });
  const folder = mkdtempSync(join(tmpdir(), 'manage-pages-'));
  await buildAssets(folder);
  const assets = openAssets(folder);
  const caller = new Caller(table.store, issuer, { assets }).signedIn(await issuer.token(manager));
  site = createServer(async (request, response) => {
    const url = request.url ?? '/';
    const asset = url.startsWith('/assets/') ? assets.serve(url.slice('/assets/'.length)) : undefined;
    if (asset) {
      response.writeHead(200, asset.headers).end(Buffer.from(asset.body, 'base64'));
      return;
    }
    const answer = await caller.get(url);
    response.writeHead(answer.statusCode, { 'content-type': 'text/html; charset=utf-8' }).end(answer.body);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  site.close();
  await table.stop();
  await issuer.stop();
});

const names = [
  'the overview',
  'the list',
  'what waits',
  'the funds',
  'a fund',
  'the rounds',
  'an open round',
  'a proposal',
  'sending a proposal back',
  'an ineligible application',
  'a reviewed loan',
  'voting on a loan',
  'approving a loan',
  'refusing a loan',
  'judging an answer',
  'one person or two',
  'an address that is nothing',
];

describe.each(['en', 'es'])('in %s', (language) => {
  test.each(names)('%s is without fault for axe and fits a screen of 320 pixels', async (name) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${base}${addresses[name]}?lang=${language}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('h1').count()).toBe(1);
    const sideways = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(sideways).toBe(0);
    await expectNoAxeViolations(page);
    await context.close();
  });
});
