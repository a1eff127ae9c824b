import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { compile } from 'sass';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../shared/http/security.ts';
import { expectNoAxeViolations, openBrowser } from '../../support/browser.ts';
import { galleryPages } from './support/gallery.ts';

const root = new URL('../../../', import.meta.url);
const assets = { href: (name: string) => `/assets/${name}`, serve: () => undefined };
const english = galleryPages(assets);
const spanish = galleryPages(assets, 'es');
const names = Object.keys(english);

let server: Server;
let browser: Browser;
let address: string;
let sent: string[] = [];

beforeAll(async () => {
  const styles = fileURLToPath(new URL('shared/web/styles/app.scss', root));
  const { css } = compile(styles, {
    loadPaths: [fileURLToPath(new URL('node_modules', root))],
    quietDeps: true,
  });
  const script = readFileSync(new URL('shared/web/scripts/app.js', root));
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (path === '/assets/app.css') return response.setHeader('content-type', 'text/css').end(css);
    if (path === '/assets/app.js') return response.setHeader('content-type', 'text/javascript').end(script);
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      if (request.method === 'POST') sent.push(body);
      const [, language, name = ''] = path.split('/');
      const page = { en: english, es: spanish }[language ?? '']?.[name];
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', contentSecurityPolicy);
      response.end(String(page ?? '<!DOCTYPE html><title>Saved</title>'));
    });
    return response;
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await new Promise((closed) => server?.close(closed));
});

async function withPage(
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context: BrowserContext = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(page);
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
  } finally {
    await context.close();
  }
}

describe.each([
  ['a desktop, in English', 'en', { width: 1280, height: 900 }],
  ['a small phone, or a desktop at 400 %, in Spanish', 'es', { width: 320, height: 640 }],
])('on %s', (_, language, viewport) => {
  test.each(names)(
    '%s has no fault that axe finds, nothing sticks out, and the policy is kept',
    async (name) => {
      await withPage({ viewport }, async (page) => {
        await page.goto(`${address}/${language}/${name}`);
        await expectNoAxeViolations(page);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width).toBeLessThanOrEqual(viewport.width);
      });
    },
  );
});

test('a fault is found and told with the element that has it', async () => {
  await withPage({}, async (page) => {
    await page.goto(`${address}/en/front`);
    await page.evaluate(`document.querySelector('main h1').style.color = '#eeeeee'`);
    await expect(expectNoAxeViolations(page)).rejects.toThrow(/^axe found 1 .*\ncolor-contrast: .*h1/);
  });
});

test('every stop of the keyboard can be seen, the skip link first', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    for (const name of ['front', 'form-studies', 'manage', 'review']) {
      await page.goto(`${address}/en/${name}`);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#main-content');
      const stops = new Set<string>();
      for (let stop = 0; stop < 60; stop++) {
        const seen = (await page.evaluate(focusMark)) as {
          who: string;
          marked: boolean;
          inSight: boolean;
        } | null;
        if (seen === null || stops.has(seen.who)) break;
        stops.add(seen.who);
        expect(seen, `${name}: ${seen.who}`).toMatchObject({ marked: true, inSight: true });
        await page.keyboard.press('Tab');
      }
      expect(stops.size).toBeGreaterThan(4);
    }
  });
});

/** Compares how the element in focus, or the label that draws it, looks with and without focus. */
const focusMark = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const drawn = () => [element, element.nextElementSibling].flatMap((one) => one ? [null, '::before'].map((pseudo) => {
    const style = getComputedStyle(one, pseudo);
    return [style.outlineStyle, style.outlineColor, style.outlineWidth, style.boxShadow, style.backgroundColor, style.borderColor].join();
  }) : []).join('|');
  const box = element.getBoundingClientRect();
  const focused = drawn();
  const all = [...document.querySelectorAll('*')];
  const who = element.tagName + '#' + element.id + '@' + all.indexOf(element);
  element.blur();
  const blurred = drawn();
  element.focus({ preventScroll: true });
  return { who, marked: focused !== blurred, inSight: box.width > 0 && box.bottom > 0 && box.top < innerHeight };
})()`;

test('a fault in the summary leads to its control', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await withPage({ javaScriptEnabled }, async (page) => {
      await page.goto(`${address}/en/form-about-errors`);
      const link = page.locator('.govuk-error-summary a').nth(1);
      await link.click();
      if (javaScriptEnabled) await page.locator('#dateOfBirth-month:focus').waitFor();
      else expect(new URL(page.url()).hash).toBe('#dateOfBirth-month');
    });
  }
});

test('with scripts the summary has the focus and the words are counted', async () => {
  await withPage({}, async (page) => {
    await page.goto(`${address}/en/form-about-errors`);
    await page.locator('.govuk-error-summary:focus').waitFor();
    await page.goto(`${address}/es/form-studies`);
    await page.locator('#motivation').fill('una '.repeat(301));
    await page.getByText('Le sobra 1 palabra').first().waitFor();
    await page.locator('#motivation').fill('una '.repeat(299));
    await page.getByText('Le queda 1 palabra').first().waitFor();
  });
});

test('without scripts the form is sent by the Enter key to go on, and by its buttons to change rows', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    sent = [];
    await page.goto(`${address}/en/form-money`);
    await page.locator('#activities-0').press('Enter');
    await page.waitForURL('**/save');
    await page.goto(`${address}/en/form-money`);
    await page.getByRole('button', { name: 'Remove Activity 2' }).click();
    await page.waitForURL('**/save');
    await page.goto(`${address}/en/form-money`);
    await page.getByRole('button', { name: 'Add another: owner' }).click();
    await page.waitForURL('**/save');
    expect(sent.map((body) => new URLSearchParams(body).get('action'))).toEqual([
      'continue',
      'remove:activities:1',
      'add:owners',
    ]);
    expect(new URLSearchParams(sent[0]).get('activities-1')).toBe('School paper');
  });
});
