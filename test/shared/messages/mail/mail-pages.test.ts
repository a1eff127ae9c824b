import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../../../shared/domain/text.ts';
import { renderMail } from '../../../../shared/messages/mail/render-mail.ts';
import { expectNoAxeViolations, openBrowser } from '../../../support/browser.ts';
import { everySample } from './samples.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function pageOf(colorScheme: 'light' | 'dark', width: number) {
  const context = await browser.newContext({ viewport: { width, height: 700 }, colorScheme });
  return { page: await context.newPage(), close: () => context.close() };
}

test('every mail is read on the narrowest phone without scrolling sideways', async () => {
  const { page, close } = await pageOf('light', 320);
  for (const { name, data, title } of everySample)
    for (const language of languages) {
      await page.setContent(renderMail(name, data as never, language).html);
      const across = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(across, `${title} in ${language}`).toBeLessThanOrEqual(320);
    }
  await close();
});

/** Together they hold every kind of block. */
const telling = ['receipt', 'sign-in-code', 'information-request', 'offer', 'ineligible 2'];

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds no fault in a mail that is read in the ${colorScheme}`, async () => {
    const { page, close } = await pageOf(colorScheme, 375);
    for (const { name, data } of everySample.filter(({ title }) => telling.includes(title))) {
      await page.setContent(renderMail(name, data as never, 'en').html);
      await expectNoAxeViolations(page);
    }
    await close();
  });
