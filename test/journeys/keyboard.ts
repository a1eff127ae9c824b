import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What has the focus. */
interface Focus {
  readonly tag: string;
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly href: string;
  readonly checked: boolean;
  /** An outline or shadow says where the focus is. */
  readonly marked: boolean;
  /** It is not wholly outside the window (WCAG 2.2, 2.4.11). */
  readonly inSight: boolean;
}

/** Reads what has the focus. */
export const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(`(() => {
    const e = document.activeElement;
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    // A radio button's mark is on the circle drawn beside it.
    const drawn = e.nextElementSibling && getComputedStyle(e.nextElementSibling, '::before');
    return {
      tag: e.nodeName, type: e.type ?? '', name: e.name ?? '', value: e.value ?? '',
      text: (e.textContent ?? '').trim(), href: e.getAttribute('href') ?? '', checked: e.checked === true,
      marked: style.outlineStyle !== 'none' || style.boxShadow !== 'none' || (drawn ? drawn.boxShadow !== 'none' : false),
      inSight: box.bottom > 0 && box.top < innerHeight,
    };
  })()`);

/** Goes on with the Tab key until something fits; everything passed on the way says that it has the focus. */
export async function tabTo(page: Page, fits: (focus: Focus) => boolean): Promise<Focus> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    if (focus.tag !== 'BODY') {
      expect(focus.marked, `${focus.tag} ${focus.name} ${focus.text} on ${page.url()} shows its focus`).toBe(
        true,
      );
      expect(focus.inSight, `${focus.tag} ${focus.name} ${focus.text} on ${page.url()} is in sight`).toBe(
        true,
      );
    }
    if (fits(focus)) return focus;
  }
  throw new Error(`not reached by the Tab key on ${page.url()}`);
}

/** Presses Enter, and waits for where it leads. */
export const pressed = (page: Page) => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);

/** Answers whatever comes under the Tab key, up to the button that goes on. */
export async function answersPage(page: Page, typed: ReadonlyMap<string, string>): Promise<void> {
  const wanted = (name: string, value: string) =>
    typed.get(name) === value || [...typed].some(([key, one]) => key.startsWith(`${name}-`) && one === value);
  for (;;) {
    const focus = await tabTo(page, ({ tag }) => /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(tag));
    const answer = typed.get(focus.name);
    if (focus.tag === 'BUTTON') {
      if (focus.value === 'continue') return;
    } else if (focus.type === 'radio') {
      for (let i = 0; i < 20 && (await focusOf(page)).value !== answer; i++)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
    } else if (focus.type === 'checkbox') {
      if (!focus.checked && wanted(focus.name, focus.value)) await page.keyboard.press('Space');
    } else if (focus.tag === 'SELECT') {
      const label = await page.locator(`main [name="${focus.name}"] option[value="${answer}"]`).textContent();
      if (answer !== undefined && answer !== focus.value) await page.keyboard.type(label ?? '');
    } else if (answer !== undefined && focus.value === '') await page.keyboard.type(answer);
  }
}
