import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { internForm } from '../functions/intake/fill-in.ts';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { Visitor } from '../support/visitor.ts';

let system: RunningSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const form = { ...internForm, 'address-country': 'US' };
const seed = Number(process.env['SEED'] ?? Date.now() % 100_000);

/** Turns of the event loop: somewhere between a request that was hardly begun and one that is answered. */
async function someTurns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** What of the form is asked on the page that somebody is on. */
const typedOn = (visitor: Visitor, all: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => visitor.html.includes(`name="${name}"`)));

const boxOf = (visitor: Visitor, control: string) =>
  new RegExp(`name="${control}"[^>]*value="([^"]*)"`).exec(visitor.html)?.[1] ??
  new RegExp(`<textarea[^>]*name="${control}"[^>]*>([^<]*)`).exec(visitor.html)?.[1];

describe(`A runtime that is killed while a draft is filled in (SEED=${seed})`, () => {
  it('loses at most the page in hand, and overwrites nothing without showing both', async () => {
    const ana = new Visitor(() => system.url);
    await ana.get('/programs/youth-internship');
    await ana.submit(/^\/apply\//);
    const own = /^\/applications\/[^/]+/.exec(ana.at)?.[0] ?? '';
    const kept: { readonly at: string; readonly control: string; readonly value: string }[] = [];
    // During the page about herself, between the next two, and during one of those after.
    const during = new Set([0, 3]);
    const between = new Set([2]);
    for (let page = 0; /\/pages\//.test(ana.at); page++) {
      const at = ana.at;
      const typed = typedOn(ana, form);
      const [control = '', value = ''] =
        Object.entries(typed).find(([name]) => /^(name|motivation|address-street1)$/.test(name)) ?? [];
      if (during.has(page)) {
        const pressed = ana.submit(/\/pages\//, typed).then(
          () => 'answered',
          () => 'cut off',
        );
        await someTurns((seed * (page + 7)) % 400);
        await system.kill();
        await pressed;
        await system.startAgain();
        const look = new Visitor(() => system.url);
        await look.get('/');
        expect(look.status).toBe(200);
        if (ana.at === at) {
          // The form in her hand is sent again, as it stands: saved or not, it is no conflict with itself.
          await ana.submit(/\/pages\//, typed);
          expect(ana.status, ana.text().slice(0, 300)).toBe(200);
        }
        expect(ana.at).not.toBe(at);
      } else await ana.submit(/\/pages\//, typed);
      if (control) kept.push({ at, control, value });
      if (between.has(page)) {
        await system.kill();
        await system.startAgain();
      }
      expect(page, `stays on ${ana.at}: ${ana.text().slice(0, 300)}`).toBeLessThan(12);
    }
    const check = ana.at;
    expect(kept.length).toBeGreaterThan(1);
    for (const { at, control, value } of kept) {
      await ana.get(at);
      expect(boxOf(ana, control), `${control} on ${at}`).toBe(value);
    }

    // Two windows on one page, and the power goes between them.
    const { at, control } = kept.find((one) => one.control === 'motivation') ??
      kept[0] ?? { at: '', control: '' };
    await ana.get(at);
    const staleHtml = ana.html;
    await ana.submit(/\/pages\//, { ...typedOn(ana, form), [control]: 'From the first window' });
    await system.kill();
    await system.startAgain();
    await ana.get(at);
    ana.html = staleHtml;
    await ana.submit(/\/pages\//, { ...typedOn(ana, form), [control]: 'From the second window' });
    expect(ana.status).toBe(409);
    expect(ana.text()).toContain('From the first window');
    expect(ana.text()).toContain('From the second window');
    await ana.get(at);
    expect(boxOf(ana, control)).toBe('From the first window');

    await ana.get(check);
    await ana.submit(/\/submit$/, { declaration: 'yes' });
    expect(ana.at).toBe(`${own}/submitted`);
  }, 90_000);
});
