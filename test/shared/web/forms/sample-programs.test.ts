import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../../../shared/domain/program/answers.ts';
import type { Answers } from '../../../../shared/domain/program/fields.ts';
import { applicantFields } from '../../../../shared/domain/program/paths.ts';
import { languages } from '../../../../shared/domain/text.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { parseDraft, readPage, renderPage } from '../../../../shared/web/forms/index.ts';
import { validAnswer } from '../../../support/valid-answers.ts';
import { formOf, idsOf } from '../support/browser-form.ts';

const asOf = '2026-11-21';

describe.each(loadSamples().programs.map((program) => [program.id, program] as const))('%s', (_, program) => {
  // Files have pages of their own, which send them without the form.
  const asked = applicantFields(program).filter(({ type }) => type !== 'document');
  const answers = Object.fromEntries(asked.map((field) => [field.id, validAnswer(field)]));
  const pages = program.pages.filter(({ fields }) => fields.some((field) => asked.includes(field)));
  const { answers: expected, errors } = parseDraft(program, answers, 'en', asOf);

  test('takes a sample answer to each of its questions', () => {
    expect(errors).toEqual([]);
    expect(parseAnswers(program, expected, 'en', asOf)).toEqual({ ok: true, answers: expected });
  });

  test.each(languages)('gives the same answers back from every page in %s', (language) => {
    let kept: Answers = {};
    for (const page of pages) {
      const context = { program, answers: { ...answers, ...kept }, asOf };
      const drawn = renderPage({
        ...context,
        page,
        errors: [],
        language,
        csrf: 't',
        version: 1,
        action: '/',
        progress: { step: 1, of: 2 },
      });
      expect(idsOf(drawn).size).toBeGreaterThan(0);
      const read = readPage(page, formOf(drawn), language, context);
      expect(read.errors).toEqual([]);
      kept = { ...kept, ...read.draft };
    }
    expect(parseDraft(program, kept, language, asOf)).toEqual({ answers: expected, errors: [] });
  });

  test('asks nothing twice of somebody who leaves out only what may come later', () => {
    const now = Object.fromEntries(
      asked.flatMap((field) => (field.later || field.optional ? [] : [[field.id, answers[field.id]]])),
    );
    expect(parseDraft(program, now, 'es', asOf).errors).toEqual([]);
  });
});
