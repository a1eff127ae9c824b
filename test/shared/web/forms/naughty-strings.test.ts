import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../../../shared/domain/program/fields.ts';
import { checkAnswers, readPage, renderPage } from '../../../../shared/web/forms/index.ts';
import { formOf } from '../support/browser-form.ts';
import { descendants, parseHtml, textOf } from '../support/parse-html.ts';
import { pages, program } from '../support/sample-program.ts';

const file = new URL('../../../../../shared/data/naughty-strings.json', import.meta.url);
const asOf = '2026-11-21';
const context = { program, answers: {}, asOf };

// The folder of shared data is beside the repository on some machines only; without it these tests are skipped.
describe.skipIf(!existsSync(file))('naughty strings', () => {
  const strings = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
  const names = pages
    .flatMap((page) => [...formOf(draw(page, {})).keys()])
    .filter((name) => !['csrf', 'version'].includes(name));

  test('there are some, and controls to put them in', () => {
    expect(strings.length).toBeGreaterThan(400);
    expect(names.length).toBeGreaterThan(20);
  });

  test.each(pages.map((page) => [page.id, page] as const))(
    'in every control of %s are kept as typed, read or refused',
    (_, page) => {
      for (const naughty of strings) {
        const typed = new URLSearchParams(names.map((name): [string, string] => [name, naughty]));
        // Through the wire: what cannot be written as UTF-8 arrives as U+FFFD.
        const sent = new URLSearchParams(typed.toString());
        const read = readPage(page, sent, 'en', context);
        const drawn = renderPage({
          ...context,
          answers: read.draft,
          page,
          errors: read.errors,
          language: 'en',
          csrf: 't',
          version: 1,
          action: '/',
          progress: { step: 1, of: 3 },
        });
        const again = readPage(page, formOf(drawn), 'en', context);
        // A NUL cannot stand in HTML, nor a line break in a box of one line: those are refused or gone, never half kept.
        if (!/[\0\r\n]/.test(naughty))
          expect(again.draft).toEqual(withoutLostChoices(read.draft, again.draft));
        for (const error of read.errors)
          expect(naughty.length > 12 && error.detail.includes(naughty)).toBe(false);
      }
    },
  );

  test('as answers are read exactly, and shown as text', () => {
    const [about, studies] = pages as readonly [Page, Page, Page];
    for (const naughty of strings.filter(
      (text) => text.trim() !== '' && text.isWellFormed() && !/[\0\r]/.test(text),
    )) {
      const one = readPage(about, new URLSearchParams({ fullName: naughty }), 'en', context);
      const many = readPage(studies, new URLSearchParams({ motivation: naughty }), 'en', context);
      if (one.errors.some(({ pointer }) => pointer === '/answers/fullName')) {
        expect([...naughty].length).toBeGreaterThan(200);
        continue;
      }
      expect(one.answers['fullName']).toBe(naughty);
      expect(many.answers['motivation']).toBe(naughty);
      const answers = { ...one.answers, ...many.answers };
      const page = parseHtml(String(checkAnswers({ ...context, answers }, 'en', undefined)));
      const shown = descendants(page)
        .filter(({ name }) => name === 'dd')
        .map(textOf);
      expect(shown.filter((text) => text === naughty)).toHaveLength(2);
    }
  });

  test('that cannot be stored are refused in words', () => {
    const [about] = pages as readonly [Page, Page, Page];
    for (const bad of ['a\0b', 'a\ud800b']) {
      const form = new URLSearchParams();
      form.get = (name: string) => (name === 'fullName' ? bad : null);
      expect(readPage(about, form, 'en', context).errors.map(({ pointer }) => pointer)).toContain(
        '/answers/fullName',
      );
    }
  });
});

function draw(page: Page, answers: object) {
  const filled = { owners: [{}], activities: [''], ...answers };
  return renderPage({
    ...context,
    answers: filled,
    page,
    errors: [],
    language: 'en',
    csrf: 't',
    version: 1,
    action: '/',
    progress: { step: 1, of: 3 },
  });
}

/** A radio, a box to tick or a list of options that never offered what was sent stays unchosen when drawn again. */
function withoutLostChoices(read: unknown, again: unknown): unknown {
  // The country of an address starts with the one most people choose.
  if (again === 'US' && String(read).trim() === '') return again;
  if (typeof read === 'string')
    return typeof again === 'string' && again === '' ? '' : again === undefined ? undefined : read;
  if (Array.isArray(read))
    return read.map((item, index) => withoutLostChoices(item, (again as unknown[] | undefined)?.[index]));
  if (typeof read !== 'object' || read === null) return again;
  const other = (again ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(read).flatMap(([key, value]) =>
      key in other ? [[key, withoutLostChoices(value, other[key])]] : [],
    ),
  );
}
