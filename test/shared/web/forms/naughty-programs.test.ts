import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../../shared/domain/program/fields.ts';
import { applicantFields } from '../../../../shared/domain/program/paths.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { checkAnswers, readPage, renderPage, reviewerView } from '../../../../shared/web/forms/index.ts';
import { formOf } from '../support/browser-form.ts';
import { descendants, parseHtml } from '../support/parse-html.ts';

const file = new URL('../../../../../shared/data/naughty-strings.json', import.meta.url);
const strings = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
const asOf = '2026-11-25';
/** Each page is filled so many times, every control with another string each time. */
const times = 32;

/** What a page may be made of: nothing typed may add to it. */
const elementsOf = (markup: string) =>
  descendants(parseHtml(markup))
    .map(({ name }) => name)
    .filter((name) => /^(script|img|svg|iframe|object|embed|style|link|meta|base|form|input|a)$/.test(name))
    .toSorted();

describe.skipIf(strings.length === 0)(
  'Naughty strings in every control of every program (skipped where ../shared/data is not there)',
  () => {
    it.each(loadSamples().programs.map((program) => [program.id, program] as const))(
      '%s keeps, reads or refuses each, and shows it as text',
      (_, program) => {
        const context = { program, asOf, answers: {} };
        const common = { ...context, language: 'es', csrf: 't', version: 1, action: '/' } as const;
        let next = 0;
        let met = 0;
        for (const page of program.pages.filter(isAsked)) {
          const empty = String(renderPage({ ...common, page, errors: [] }));
          const names = [
            ...formOf(renderPage({ ...common, page, answers: rowsFor(page), errors: [] })).keys(),
          ];
          const controls = [...new Set([...names, ...choiceNames(page)])].filter(
            (name) => name !== 'csrf' && name !== 'version',
          );
          for (let i = 0; i < times && controls.length > 0; i++) {
            const typed = controls.map((name): [string, string] => [
              name,
              strings[next++ % strings.length] ?? '',
            ]);
            met += typed.length;
            const read = readPage(
              page,
              new URLSearchParams(new URLSearchParams(typed).toString()),
              'es',
              context,
            );
            const drawn = String(
              renderPage({
                ...common,
                page,
                answers: { ...rowsFor(page), ...read.draft },
                errors: read.errors,
              }),
            );
            const links = read.errors.map(() => 'a');
            expect(elementsOf(drawn).filter((name) => name !== 'input')).toEqual(
              [...elementsOf(empty), ...links].filter((name) => name !== 'input').toSorted(),
            );
            const shown = String(
              checkAnswers({ ...context, answers: { ...read.draft, ...read.answers } }, 'es', undefined),
            );
            expect(elementsOf(shown)).toEqual([]);
            expect(() => reviewerView(program, read.answers)).not.toThrow();
            for (const { detail } of read.errors)
              expect(typed.some(([, text]) => text.length > 12 && detail.includes(text))).toBe(false);
          }
        }
        expect(met).toBeGreaterThan(strings.length);
      },
    );
  },
);

const isAsked = (page: Page) => applicantFields({ pages: [page] }).some(({ type }) => type !== 'document');

/** A row in every list, so that its controls are on the page. */
const rowsFor = (page: Page) =>
  Object.fromEntries(page.fields.flatMap((field) => (field.type === 'list' ? [[field.id, [{}]]] : [])));

/** Buttons that nobody pressed send nothing: their questions are named here. */
const choiceNames = (page: Page) =>
  applicantFields({ pages: [page] }).flatMap(({ type, id }) =>
    ['yes-no', 'choice', 'choices', 'declaration'].includes(type) ? [id] : [],
  );
