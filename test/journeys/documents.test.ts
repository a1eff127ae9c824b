import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docx, pdf } from '../shared/documents/make-files.ts';
import { expectNoAxeViolations, openBrowser } from '../support/browser.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

/** A new application of a program, and the page of its files. */
async function filesOf(page: Page, program: string, field: string): Promise<string> {
  await page.goto(`${system.url}/programs/${program}`);
  await page.locator('form[action^="/apply/"] button').first().click();
  const own = /\/applications\/app_\w+/.exec(page.url())?.[0];
  const address = `${system.url}${own}/documents/${field}`;
  await page.goto(address);
  return address;
}
const shot = async (page: Page, name: string) => {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

describe('Sending files', () => {
  it('with scripts: several at once, with what became of each, and none of them lost to a kill', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await filesOf(page, 'community-grant', 'budgetFile');
    await shot(page, 'files-empty');
    await expectNoAxeViolations(page);
    await page
      .locator('#choose-files')
      .setInputFiles([file('Budget 2027.docx', docx()), file('cv.pdf', Buffer.from(eicar))]);
    await page.getByText('cv.pdf').first().waitFor();
    await page.locator('.govuk-tag--green').waitFor();
    await page.locator('.govuk-tag--red').waitFor();
    expect(await page.locator('#files').textContent()).toMatch(/Budget 2027\.docx\s*Received/);
    expect(await page.locator('#files').textContent()).toContain('We found a virus in the file');
    await expectNoAxeViolations(page);
    await shot(page, 'files-wide');
    await page.setViewportSize({ width: 360, height: 800 });
    await shot(page, 'files-narrow');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Budget 2027.docx', exact: true }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/ 1\.docx$/);
  });

  it('without scripts, and through the end of the process between sending and checking', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const page = await context.newPage();
    const address = await filesOf(page, 'community-grant', 'budgetFile');
    await page.getByLabel('PDF').check();
    await page.getByRole('button', { name: 'Choose the file' }).click();
    await shot(page, 'files-send');
    await page.locator('input[type=file]').setInputFiles(file('Budget.pdf', pdf()));
    await page.getByRole('button', { name: 'Send the file' }).click();
    expect(await page.locator('h1').textContent()).toBe('Your budget as a file');
    expect(await page.locator('main').textContent()).toContain('Your file has arrived');
    await system.kill();
    await system.startAgain();
    await expect
      .poll(async () => (await page.goto(address)) && (await page.locator('#files').textContent()), {
        timeout: 20_000,
      })
      .toMatch(/Budget\.pdf\s*Received/);
  });
});
