import { describe, expect, test } from 'vitest';
import type { Answers, Page } from '../../../../shared/domain/program/fields.ts';
import { languages } from '../../../../shared/domain/text.ts';
import { parseDraft, readPage, renderPage } from '../../../../shared/web/forms/index.ts';
import { formOf, idsOf } from '../support/browser-form.ts';
import { answers } from '../support/gallery.ts';
import { pages, program } from '../support/sample-program.ts';

const asOf = '2026-11-21';
const context = { program, answers, asOf };
const render = (page: Page, kept: Answers, language: 'en' | 'es' = 'en') =>
  renderPage({
    ...context,
    answers: kept,
    page,
    errors: [],
    language,
    csrf: 'token',
    version: 4,
    action: '/save',
    progress: { step: 1, of: 3 },
  });
const onlyOf = (page: Page, from: Answers) =>
  Object.fromEntries(page.fields.flatMap(({ id }) => (id in from ? [[id, from[id]]] : [])));

describe.each(languages)('in %s', (language) => {
  test.each(pages.map((page) => [page.id, page] as const))(
    'the page %s gives back the answers it was drawn with',
    (_, page) => {
      const sent = formOf(render(page, answers, language));
      const read = readPage(page, sent, language, context);
      expect(read.errors).toEqual([]);
      expect(read.answers).toEqual(onlyOf(page, answers));
      expect(read.action).toEqual({ kind: 'continue' });

      const again = formOf(render(page, { ...answers, ...read.draft }, language));
      expect(again.toString()).toBe(sent.toString());
    },
  );

  test('drafts of all pages together are the answers', () => {
    const drafts = pages.map(
      (page) => readPage(page, formOf(render(page, answers, language)), language, context).draft,
    );
    const whole = parseDraft(program, Object.assign({}, ...drafts), language, asOf);
    expect(whole).toEqual({ answers, errors: [] });
    expect(parseDraft(program, whole.answers, language, asOf)).toEqual(whole);
  });

  test.each(pages.map((page) => [page.id, page] as const))(
    'every fault of an empty page %s leads to a control that names it',
    (_, page) => {
      const empty = { program, answers: { dateOfBirth: '2010-01-01' }, asOf };
      const { errors } = readPage(page, new URLSearchParams(), language, empty);
      expect(errors.length).toBeGreaterThan(0);
      const drawn = renderPage({
        ...empty,
        page,
        errors,
        language,
        csrf: 't',
        version: 1,
        action: '/',
        progress: { step: 1, of: 3 },
      });
      const ids = idsOf(drawn);
      for (const error of errors) {
        const control = ids.get(error.fieldId);
        expect(['input', 'select', 'textarea'], error.pointer).toContain(control?.name);
        expect(String(drawn)).toContain(`href="#${error.fieldId}"`);
      }
      for (const element of ids.values()) {
        for (const id of (element.attributes['aria-describedby'] ?? '').split(' ').filter(Boolean)) {
          expect([...ids.keys()]).toContain(id);
        }
      }
    },
  );
});

test('the form carries its token, its version and where it goes', () => {
  const page = pages[0] as Page;
  const sent = formOf(render(page, {}));
  expect(sent.get('csrf')).toBe('token');
  expect(sent.get('version')).toBe('4');
  expect(String(render(page, {}))).toContain('action="/save" method="post"');
});

test('a text that starts with a line break keeps it', () => {
  const page = pages[1] as Page;
  const motivation = '\n\nfirst line\n  second line  \n';
  const sent = formOf(render(page, { ...answers, motivation }));
  expect(readPage(page, sent, 'en', context).answers['motivation']).toBe(motivation);
});
