import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoAxeViolations, openBrowser } from '../../../support/browser.ts';
import { mailOf, servePages } from './pages-server.ts';

let browser: Browser;
let server: Awaited<ReturnType<typeof servePages>>;
const mails = [mailOf()];

beforeAll(async () => {
  browser = await openBrowser();
  server = await servePages(mails);
  await server.begin('one');
  await server.begin('lost', true);
  const link = `${server.origin}/_local/clock?from=mail`;
  mails.push(
    mailOf({
      id: 'hostile',
      subject: '<script>document.title="taken"</script>',
      text: `Visit ${link}`,
      html: `<script>parent.document.title='taken'</script><meta http-equiv="refresh" content="0;url=/taken">
        <form action="/_local/clock" method="post"><button name="advance" value="P1D">x</button></form>
        <a href="${link}" style="position: fixed; inset: 0; background: #eee">Open</a></iframe><script>alert(1)</script>`,
    }),
  );
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(path: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}${path}`);
  return page;
}

const paths = [
  '/',
  '/inbox',
  '/inbox?to=nobody@example.org',
  '/inbox/mail-1',
  '/inbox/hostile',
  '/inbox/none',
  '/clock',
]
  .concat(
    '/executions',
    '/executions?status=RUNNING',
    '/executions/one',
    '/executions/lost',
    '/executions/none',
  )
  .map((path) => `/_local${path}`);

test.each(paths)('%s is without fault for axe, and fits a phone of 320 pixels', async (path) => {
  const page = await open(path);
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await page.context().close();
});

test('a hostile mail runs nothing, and its link leaves the frame when it is pressed', async () => {
  const page = await open('/_local/inbox/hostile');
  page.on('dialog', () => expect.unreachable('a script ran'));
  expect(await page.title()).toContain('<script>document.title="taken"</script>');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    '<script>document.title="taken"</script>',
  );
  const frame = await page.locator('iframe').boundingBox();
  await page.mouse.click((frame?.x ?? 0) + 60, (frame?.y ?? 0) + 60);
  await page.waitForURL('**/_local/clock?from=mail');
  await page.context().close();
});

test('a link of a mail can be followed from the list below it', async () => {
  const page = await open('/_local/inbox');
  await page.getByRole('link', { name: '<script>' }).click();
  await page.getByRole('link', { name: '/_local/clock?from=mail' }).click();
  await page.waitForURL('**/_local/clock?from=mail');
  await page.context().close();
});

test('the execution page shows the current state in the graph, the facts and the history', async () => {
  const page = await open('/_local/executions/one');
  const image = page.getByRole('img', { name: 'The states of sample' });
  expect(await image.textContent()).toContain('Wait, here now');
  expect(await image.textContent()).toContain('It is in Both, Wait here now.');
  await page.getByText('Current state').waitFor();
  expect(await page.getByRole('row', { name: 'Wait state entered: Wait here' }).count()).toBe(1);
  await page.context().close();
});

test('the clock moves by a button without scripts, and says why it did not', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.origin}/_local/clock`);
  await page.getByRole('button', { name: '1 day' }).click();
  await page.getByRole('main').getByText('Wed 2 Sept 2026, 12:00:00 UTC').waitFor();
  await page.getByLabel('Another duration').fill('<b>soon</b>');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toContain('not an ISO 8601 duration');
  expect(await page.getByLabel('Another duration').inputValue()).toBe('<b>soon</b>');
  await context.close();
});
