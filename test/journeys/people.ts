import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectNoAxeViolations } from '../support/browser.ts';
import { answersInvitation, nominationTyped } from '../support/invited.ts';
import type { RunningSystem } from '../support/running-system.ts';
import { Visitor } from '../support/visitor.ts';

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

const looked = new Set<string>();

/**
 * Checks the page somebody is on: no axe violation, and nothing wider than the window. The same page again, with the
 * same outline and only other ids in its address, is not checked twice in one story; `kind` asks axe once for all pages that
 * are made of the same parts.
 */
export async function look(page: Page, scripts = true, as: 'outline' | 'kind' = 'outline'): Promise<void> {
  // Axe is a script itself: where none may run, the same pages are checked by the people who have them.
  if (!scripts) return;
  const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(Number(wider), `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
  const seen = `${page.viewportSize()?.width} ${as === 'kind' ? await kindOf(page) : await outlineOf(page)}`;
  if (looked.has(seen)) return;
  looked.add(seen);
  await expectNoAxeViolations(page);
}

/** A page by its address and its words. */
async function outlineOf(page: Page): Promise<string> {
  const words = await page.locator('h1, h2, h3, label, legend, .govuk-error-message').allTextContents();
  const address = new URL(page.url()).pathname.replaceAll(/(app|tsk)_\w+|review\/[\w-]{22}/g, '*');
  return `${address} ${words.join('|').replaceAll(/\s+/g, ' ')}`;
}

/** A page by what it is made of, whatever the words are: the same parts in the same places. */
const kindOf = (page: Page): Promise<string> =>
  page.evaluate(`[...new Set([...document.querySelectorAll('main *')].map((one) =>
    one.parentElement.nodeName + '>' + one.nodeName + '.' + one.className))].sort().join(' ')`);

/** What a form's controls hold for answers, by control name. */
export function typedFrom(answers: Readonly<Record<string, unknown>>): Map<string, string> {
  const typed = new Map<string, string>();
  const put = (path: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (typeof value === 'boolean') {
      typed.set(path, value ? 'yes' : 'no');
      return;
    }
    if (Array.isArray(value)) {
      for (const [i, one] of value.entries()) put(`${path}-${i}`, one);
      return;
    }
    if (typeof value === 'object') {
      const parts = value as Record<string, unknown>;
      if (typeof parts['amount'] === 'string' && 'currency' in parts) {
        typed.set(path, parts['amount']);
        return;
      }
      for (const [name, part] of Object.entries(parts)) put(`${path}-${name}`, part);
      return;
    }
    const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value));
    if (!date) {
      typed.set(path, String(value));
      return;
    }
    typed.set(`${path}-year`, date[1] ?? '');
    typed.set(`${path}-month`, String(Number(date[2])));
    typed.set(`${path}-day`, String(Number(date[3])));
  };
  for (const [id, value] of Object.entries(answers)) put(id, value);
  return typed;
}

/** Types what belongs into a page's controls, adding rows of a list as needed. */
export async function fillPage(page: Page, typed: ReadonlyMap<string, string>): Promise<void> {
  for (;;) {
    const wanted = await missingRow(page, typed);
    if (!wanted) break;
    await Promise.all([
      page.waitForEvent('load'),
      page.locator(`button[name=action][value="add:${wanted}"]`).click(),
    ]);
  }
  const names = new Set(await namesOf(page, 'main [name]'));
  for (const [name, value] of typed) {
    // Of several choices each has the question's own name: `kinds-0` stands for one box of `kinds`.
    const box = name.replace(/-\d+$/, '');
    if (!names.has(name) && names.has(box))
      await page.locator(`main [name="${box}"][value="${value}"]`).check();
    if (!names.has(name)) continue;
    const first = page.locator(`main [name="${name}"]`).first();
    const [tag, type] = await first.evaluate((element) => [element.nodeName, element.getAttribute('type')]);
    if (type === 'radio' || type === 'checkbox')
      await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (tag === 'SELECT') await first.selectOption(value);
    else await first.fill(value);
  }
}

/** A list whose next row is wanted and not there yet. */
async function missingRow(page: Page, typed: ReadonlyMap<string, string>): Promise<string | undefined> {
  const rowsIn = (names: readonly string[], list: string) =>
    new Set(names.flatMap((name) => new RegExp(`^${list}-(\\d+)`).exec(name)?.[1] ?? [])).size;
  for (const button of await page.locator('button[name=action][value^="add:"]').all()) {
    const list = ((await button.getAttribute('value')) ?? '').slice('add:'.length);
    const shown = await namesOf(page, `main [name^="${list}-"]`);
    if (rowsIn([...typed.keys()], list) > rowsIn(shown, list)) return list;
  }
  return undefined;
}

const namesOf = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((all) => all.map((element) => element.getAttribute('name') ?? ''));

async function person(
  system: RunningSystem,
  browser: Browser,
  options: { viewport: typeof phone; javaScript?: boolean; language?: string },
) {
  const context = await browser.newContext({
    viewport: options.viewport,
    baseURL: system.url,
    javaScriptEnabled: options.javaScript ?? true,
    locale: options.language === 'es' ? 'es-US' : 'en-US',
  });
  context.setDefaultTimeout(20_000);
  return { context, page: await context.newPage() };
}

/** Somebody who applies, on a phone. */
export class Applicant {
  readonly system: RunningSystem;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly name: string;
  readonly email: string;
  /** `/applications/app_…`, once they have begun. */
  own = '';

  private constructor(
    system: RunningSystem,
    context: BrowserContext,
    page: Page,
    who: { name: string; email: string },
  ) {
    this.system = system;
    this.context = context;
    this.page = page;
    this.name = who.name;
    this.email = who.email;
  }

  static async comes(
    system: RunningSystem,
    browser: Browser,
    who: { name: string; email: string; language?: string },
  ): Promise<Applicant> {
    const language = who.language ?? 'en';
    const { context, page } = await person(system, browser, { viewport: phone, language });
    return new Applicant(system, context, page, who);
  }

  /** From the front page to the confirmation. */
  async applies(title: string, answers: Readonly<Record<string, unknown>>): Promise<void> {
    const { page } = this;
    await page.goto('/');
    await look(page);
    await page.getByRole('link', { name: title }).click();
    await look(page);
    await page.locator('form[action^="/apply/"] button').first().click();
    await page.waitForURL(/\/pages\//);
    this.own = new URL(page.url()).pathname.replace(/\/pages\/.*/, '');
    const nominator = { name: 'Graciela Ortiz', email: `nominator-of-${this.email}` };
    const typed = typedFrom({ name: this.name, email: this.email, nominator, ...answers });
    while (!page.url().endsWith('/check')) {
      await look(page);
      await this.fills(typed);
      await this.sends(`form[action*="/pages/"]`);
    }
    await look(page);
    await othersAnswer(this.system, page, this.own);
    const declaration = page.locator('form[action$="/submit"] input[type=checkbox]');
    if ((await declaration.count()) > 0) await declaration.first().check();
    await this.sends('form[action$="/submit"]');
    expect(page.url()).toMatch(/\/submitted$/);
    await look(page);
  }

  /** Types what belongs into the page's controls, adding rows of a list as needed. */
  async fills(typed: ReadonlyMap<string, string>): Promise<void> {
    await fillPage(this.page, typed);
  }

  /** Presses the main button of a form and waits for where it leads. */
  async sends(form: string): Promise<void> {
    await Promise.all([
      this.page.waitForEvent('load'),
      this.page
        .locator(
          `${form} button:not([name=action]), ${form} button[name=action][value=continue]:not([aria-hidden])`,
        )
        .last()
        .click(),
    ]);
  }

  /** Opens an address of their own, proving the e-mail address with the mailed code where it is asked. */
  async opens(path: string): Promise<void> {
    const { page } = this;
    await page.goto(path);
    await look(page);
    if ((await page.locator('form[action$="/code"]').count()) === 0) return;
    const before = (await this.system.inbox(this.email)).filter(
      (mail) => /\b\d{6}\b/.test(mail.subject + mail.text) && /code|código/i.test(mail.subject),
    ).length;
    await this.sends('form[action$="/code"]');
    await look(page);
    const mail = await this.system.mail(this.email, /code|código/i, before);
    const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? '';
    await page.locator('input[name=code]').fill(code);
    await this.sends('form[action$="/enter"]');
    await look(page);
  }

  /** What the status page's heading and text say. */
  async status(): Promise<string> {
    await this.opens(this.own);
    return ((await this.page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
  }

  async accepts(): Promise<void> {
    await this.opens(`${this.own}/offer`);
    const signature = this.page.locator('form[action$="/offer/accept"] input[name=signature]');
    if ((await signature.count()) > 0) await signature.fill(this.name);
    await this.page.locator('form[action$="/offer/accept"] input[type=checkbox]').check();
    await this.sends('form[action$="/offer/accept"]');
    await look(this.page);
  }

  async declines(): Promise<void> {
    await this.opens(`${this.own}/offer/decline`);
    await this.sends('form[action$="/offer/decline"]');
    await look(this.page);
  }
}

/**
 * Where an application waits for somebody else: has them asked, lets them answer by their link, and comes back to the
 * check of all answers. Whom the form named is asked; the mail's address is read off the page.
 */
export async function othersAnswer(
  system: RunningSystem,
  page: Page,
  own: string,
  see: () => Promise<void> = () => look(page),
): Promise<void> {
  if ((await page.locator('#waiting').count()) === 0) return;
  await page.goto(`${own}/people`);
  await see();
  const ask = page.locator('form[action$="/now"] button');
  await Promise.all([page.waitForEvent('load'), ask.click()]);
  await see();
  const shown = (await page.locator('.govuk-summary-list .app-breaks').allTextContents()).map((one) =>
    one.trim(),
  );
  for (const email of shown) await answersInvitation(system, email, nominationTyped);
  await page.goto(`${own}/check`);
  expect(await page.locator('#waiting').count()).toBe(0);
}

/** Somebody who reviews, from the links in their mail. */
export class Reviewer {
  readonly page: Page;
  readonly context: BrowserContext;

  readonly scripts: boolean;

  private constructor(context: BrowserContext, page: Page, scripts: boolean) {
    this.scripts = scripts;
    this.context = context;
    this.page = page;
  }

  static async comes(system: RunningSystem, browser: Browser, javaScript = true): Promise<Reviewer> {
    const { context, page } = await person(system, browser, { viewport: phone, javaScript });
    return new Reviewer(context, page, javaScript);
  }

  /** Opens a mailed link up to the task's page. */
  async opens(link: string): Promise<void> {
    const { page } = this;
    await page.goto(link);
    await look(page, this.scripts);
    await Promise.all([
      page.waitForEvent('load'),
      page.locator(`form[action^="/review/"] button`).first().click(),
    ]);
    await look(page, this.scripts);
  }

  /** Says that the task is not for them, with a reason. */
  async givesBack(): Promise<void> {
    const { page } = this;
    await page.goto(`${new URL(page.url()).pathname}/decline`);
    await look(page, this.scripts);
    await page.locator('main input[type=radio]').first().check();
    await Promise.all([page.waitForEvent('load'), page.locator('main form button').last().click()]);
    await look(page, this.scripts);
  }

  /** Scores every criterion the same, with a comment, and records; or sends the sheet of an interview. */
  async records(score: number, arrives = /\/recorded$/): Promise<void> {
    const { page } = this;
    for (const radio of await page.locator(`main input[type=radio][value="${score}"]`).all())
      await radio.check();
    for (const box of await page.locator('main textarea').all())
      await box.fill('This is what the file shows.');
    await page.locator('input[name=decision][value=record]').check();
    await Promise.all([page.waitForEvent('load'), page.getByRole('button').last().click()]);
    expect(page.url()).toMatch(arrives);
    await look(page, this.scripts);
  }
}

/** Somebody who runs programs, signed in at a desk. */
export class Manager {
  readonly system: RunningSystem;
  readonly context: BrowserContext;
  readonly page: Page;

  private constructor(system: RunningSystem, context: BrowserContext, page: Page) {
    this.system = system;
    this.context = context;
    this.page = page;
  }

  static async comes(system: RunningSystem, browser: Browser, email: string): Promise<Manager> {
    const { context, page } = await person(system, browser, { viewport: desk });
    const manager = new Manager(system, context, page);
    await manager.signsIn(email);
    return manager;
  }

  /** Signs in with the identity provider; again, when the session has run out. */
  async signsIn(email: string): Promise<void> {
    const { page } = this;
    await page.goto('/manage');
    await look(page);
    await page.getByRole('button', { name: email }).click();
    await page.waitForURL(/\/manage/);
    await look(page);
  }

  /** Opens a page and checks it. */
  async opens(path: string): Promise<string> {
    await this.page.goto(path);
    await look(this.page);
    return ((await this.page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
  }

  /** Opens a page with one decision on it and takes it. */
  async confirms(path: string, fill: (page: Page) => Promise<unknown> = async () => {}): Promise<string> {
    await this.opens(path);
    await fill(this.page);
    await Promise.all([this.page.waitForEvent('load'), this.page.locator('main form button').last().click()]);
    await look(this.page);
    return ((await this.page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
  }

  /** Closes a round and waits until its proposal is there. */
  async closes(roundId: string): Promise<void> {
    await this.confirms(`/manage/rounds/${roundId}/close`, async (page) => {
      const leave = page.locator('input[name=leave]');
      if ((await leave.count()) > 0) await leave.check();
    });
    await expect.poll(() => this.proposal(roundId), { timeout: 60_000, interval: 200 }).not.toBe('');
  }

  /** The hash of the proposal that the round's page shows; empty while there is none. */
  async proposal(roundId: string): Promise<string> {
    await this.page.goto(`/manage/rounds/${roundId}`);
    // What has loaded has the link or has it not: nothing to wait for, however slow the machine is.
    const hrefs = await this.page
      .locator('a[href*="/approve"]')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''));
    return hrefs[0] ?? '';
  }

  /** Writes down what is expected of a round. */
  async expects(roundId: string, offers: number, dollars: string): Promise<void> {
    const done = await this.confirms(`/manage/rounds/${roundId}/plan`, async (page) => {
      await page.locator('input[name=offers]').fill(String(offers));
      await page.locator('input[name=money]').fill(dollars);
    });
    expect(done).toContain(`expects ${offers} awards`);
  }

  /** Looks at the proposal and says yes to it; where it is far from what was expected, only with a reason. */
  async approves(roundId: string, reason?: string): Promise<void> {
    const path = await this.proposal(roundId);
    expect(path).toContain('/approve');
    await look(this.page);
    if (reason !== undefined) expect(await this.confirms(path)).toContain('There is a problem');
    await this.confirms(path, async (page) => {
      if (reason !== undefined) await page.locator(`input[name=reason][value=${reason}]`).check();
    });
  }
}

/** The links to our own pages in a mail. */
export const linkIn = (mail: { text: string }, path: RegExp): string =>
  [...mail.text.matchAll(/https?:\/\/\S+/g)]
    .map(([url]) => new URL(url))
    .find((url) => path.test(url.pathname))?.pathname ?? '';

/** The review links that went out for new tasks, newest first: one for each task. */
export async function reviewLinks(
  system: RunningSystem,
  known: ReadonlySet<string> = new Set(),
): Promise<{ link: string; to: string }[]> {
  const mails = await system.inbox();
  return mails
    .filter((mail) => /^(reviewer|analyst)\d@/.test(mail.to))
    .map((mail) => ({ link: linkIn(mail, /^\/review\//), to: mail.to }))
    .filter(({ link }) => link !== '' && !known.has(link));
}

/** Reviews everything that is asked in the inbox, with one score, until nothing new comes for an application's worth of tasks. */
export async function everybodyReviews(
  system: RunningSystem,
  browser: Browser,
  tasks: number,
  score: number,
  known = new Set<string>(),
): Promise<void> {
  const links = await waitForLinks(system, tasks, known);
  for (const { link } of links) {
    known.add(link);
    const reviewer = await Reviewer.comes(system, browser);
    await reviewer.opens(link);
    await reviewer.records(score);
    await reviewer.context.close();
  }
}

/** Records a review without a browser: for the many who are not the story. */
export async function quicklyReviews(system: RunningSystem, link: string, score: number): Promise<void> {
  const reader = new Visitor(() => system.url);
  await reader.get(link);
  await reader.submit(/^\/review\//);
  const names = [...reader.html.matchAll(/name="((?:score|comment)-[^"]+)"/g)].map(([, name = '']) => name);
  const values = names.map((name) => [
    name,
    name.startsWith('score-') ? String(score) : 'As the file shows.',
  ]);
  await reader.submit(/^\/review\/tasks\//, { ...Object.fromEntries(values), decision: 'record' });
  expect(reader.at).toMatch(/\/recorded$/);
}

/** Every link of each reader's latest mail, once there are as many: what they hold, told the next morning. */
export async function waitForDigests(system: RunningSystem, count: number): Promise<readonly string[]> {
  const links = async () => {
    const latest = new Map<string, string>();
    for (const mail of await system.inbox())
      if (/^(reviewer|analyst)\d+@/.test(mail.to) && !latest.has(mail.to)) latest.set(mail.to, mail.text);
    return [...latest.values()].flatMap((text) =>
      [...text.matchAll(/\/review\/[\w-]{22}(?=\s)/g)].map(([link]) => link),
    );
  };
  await expect
    .poll(links, { timeout: 25_000, interval: 200 })
    .toSatisfy((found: unknown[]) => found.length >= count);
  return links();
}

/** The next review links, once there are as many. */
export async function waitForLinks(system: RunningSystem, count: number, known: ReadonlySet<string>) {
  await expect
    .poll(() => reviewLinks(system, known), { timeout: 25_000, interval: 100 })
    .toSatisfy((links: unknown[]) => links.length >= count);
  return reviewLinks(system, known);
}
