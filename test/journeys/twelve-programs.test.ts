import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../shared/domain/program/schema.ts';
import type { Language } from '../../shared/domain/text.ts';
import { loadSamples } from '../../shared/programs/load.ts';
import { pdf } from '../shared/documents/make-files.ts';
import { openBrowser } from '../support/browser.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { validAnswers } from '../support/valid-answers.ts';
import { answersPage, focusOf, pressed, tabTo } from './keyboard.ts';
import { fillPage, look, othersAnswer, typedFrom } from './people.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});

interface Way {
  readonly width: 320 | 1280;
  readonly scripts: boolean;
  readonly language: Language;
}
const wide = { width: 1280 } as const;
const narrow = { width: 320 } as const;

/** Every way there is: `WAYS=all npx vitest run test/journeys/twelve-programs.test.ts` walks each program by each of them. */
const everyWay: readonly Way[] = [narrow, wide].flatMap((size) =>
  [true, false].flatMap((scripts) =>
    (['en', 'es'] as const).map((language) => ({ ...size, scripts, language })),
  ),
);

/**
 * Every third program by another way in an ordinary run, so that each width, language and kind is walked; every program by
 * every way where that is asked for. Every page of every program is asked for without a browser in `every-program.test.ts`.
 */
const waysOf = (index: number): readonly Way[] =>
  process.env['WAYS'] === 'all' ? everyWay : everyWay.filter((_, at) => index % 3 === 0 && at === index % 8);

const { programs } = loadSamples();
const walks = programs.flatMap((program, index) => waysOf(index).map((way) => ({ program, way })));

describe('Each program is applied for from the front page to the receipt', () => {
  it('all twelve are there', () => {
    expect(programs).toHaveLength(12);
  });

  it.each(
    walks.map(({ program, way }) => ({
      program,
      way,
      name: `${program.id}, ${way.width} px, ${way.language}, scripts ${way.scripts ? 'on' : 'off'}`,
    })),
  )('$name', { timeout: 240_000 }, async ({ program, way }) => {
    const context = await browser.newContext({
      // The narrow one is what a window of 1280 by 1024 shows at 400 %.
      viewport: { width: way.width, height: way.width === 320 ? 256 : 900 },
      baseURL: system.url,
      javaScriptEnabled: way.scripts,
      locale: way.language === 'es' ? 'es-US' : 'en-US',
    });
    context.setDefaultTimeout(15_000);
    await walk(context, program, way);
    await context.close();
  });
});

async function walk(context: BrowserContext, program: Program, way: Way): Promise<void> {
  const page = await context.newPage();
  // Axe looks at every page where every way is walked; else at each kind of page.
  const see = () => look(page, way.scripts, process.env['WAYS'] === 'all' ? 'outline' : 'kind');
  const email = `${program.id}.${way.width}.${way.language}.${way.scripts}@example.org`;
  await page.goto('/');
  await see();
  await page.getByRole('link', { name: program.title[way.language], exact: true }).click();
  await see();
  await page.locator('form[action^="/apply/"] button').first().click();
  await page.waitForURL(/\/pages\//);
  const nominator = { name: 'Graciela Ortiz', email: `nominator-of-${email}` };
  const typed = typedFrom({ name: 'Zoë Núñez-Ōta', email, nominator, ...validAnswers(program) });
  for (let i = 0; i < 30 && !page.url().endsWith('/check'); i++) {
    await see();
    if (page.url().includes('/documents/')) await addFile(page, way);
    await fillPage(page, typed);
    await goOn(page);
  }
  await see();
  const own = new URL(page.url()).pathname.replace(/\/check$/, '');
  await othersAnswer(system, page, own, see);
  expect(await page.locator('html').getAttribute('lang')).toBe(way.language);
  await page.locator('form[action$="/submit"] input[type=checkbox]').first().check();
  await Promise.all([page.waitForEvent('load'), page.locator('form[action$="/submit"] button').click()]);
  expect(page.url()).toMatch(/\/submitted$/);
  await see();
  const receipt = await system.mail(email, /./);
  expect(receipt.text).toContain(program.title[way.language]);
}

/** Sends a file from the page that takes it: chosen there by a script, or by way of a page of its own without one. */
async function addFile(page: Page, { scripts }: Way): Promise<void> {
  const file = { name: 'transcript.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) };
  const kind = page.locator('form#add input[name=kind]');
  if (scripts) {
    await page.locator('form#add input[type=file]').setInputFiles(file);
    await page.locator('.app-files__file').first().waitFor();
    return;
  }
  if ((await kind.first().getAttribute('type')) === 'radio') await kind.first().check();
  await Promise.all([page.waitForEvent('load'), page.locator('form#add button').click()]);
  await page.locator('input[type=file]').setInputFiles(file);
  await Promise.all([page.waitForEvent('load'), page.locator('main form button').click()]);
  expect(page.url()).toContain('sent=doc_');
}

/** Saves the page; staying on it says what is wrong. */
async function goOn(page: Page): Promise<void> {
  const before = page.url();
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('main form button[name=action][value=continue]:not([aria-hidden])').click(),
  ]);
  if (page.url() !== before) return;
  throw new Error(`${before} stays: ${(await page.locator('main').textContent()) ?? ''}`);
}

/** One program by the keyboard alone in every run, all of them where every way is asked for. */
const byKeys: readonly string[] =
  process.env['WAYS'] === 'all' ? programs.map(({ id }) => id) : ['supplier-registry'];

describe('Without a mouse', () => {
  it.each(byKeys)(
    '%s goes from the front page to the confirmation, and the focus is always seen',
    {
      timeout: 240_000,
    },
    async (wanted) => {
      const program = loadSamples().programs.find(({ id }) => id === wanted);
      if (!program) throw new Error('it is a sample');
      const page = await (
        await browser.newContext({
          viewport: { width: 640, height: 512 },
          baseURL: system.url,
          locale: 'en-US',
        })
      ).newPage();
      await page.goto('/');
      const skip = await tabTo(page, ({ href }) => href === '#main-content');
      expect(skip.text).toBe('Skip to main content');
      await tabTo(page, ({ text }) => text === program.title.en);
      await pressed(page);
      await tabTo(page, ({ tag, text }) => tag === 'BUTTON' && text.startsWith('Start'));
      await pressed(page);
      const typed = typedFrom({
        name: 'Ana Ruiz',
        email: `keys-${wanted}@example.org`,
        nominator: { name: 'G', email: `n-${wanted}@example.org` },
        ...validAnswers(program),
      });
      for (let i = 0; i < 20 && !page.url().endsWith('/check'); i++) {
        await answersPage(page, typed);
        await pressed(page);
        expect(await page.locator('.govuk-error-summary').count(), await page.title()).toBe(0);
      }
      await othersAnswer(system, page, new URL(page.url()).pathname.replace('/check', ''), async () => {});
      await tabTo(page, ({ type }) => type === 'checkbox');
      await page.keyboard.press('Space');
      await tabTo(page, ({ tag, text }) => tag === 'BUTTON' && text === 'Send application');
      await pressed(page);
      expect(page.url()).toMatch(/\/submitted$/);
    },
  );

  it('whoever goes on with something wrong finds the summary first, and its link leads to the control', async () => {
    const page = await (await browser.newContext({ baseURL: system.url, locale: 'en-US' })).newPage();
    await page.goto('/programs/microloan');
    await tabTo(page, ({ tag, text }) => tag === 'BUTTON' && text.startsWith('Start'));
    await pressed(page);
    await tabTo(page, ({ name }) => name === 'email');
    await page.keyboard.type('nobody');
    await pressed(page);
    expect(await page.evaluate('document.activeElement.className')).toContain('govuk-error-summary');
    await tabTo(page, ({ href }) => href === '#email');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await focusOf(page)).name).toBe('email');
  });
});
