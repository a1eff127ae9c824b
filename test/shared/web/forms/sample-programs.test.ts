import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../../../shared/domain/program/answers.ts';
import type { Answers, Field, SimpleField } from '../../../../shared/domain/program/fields.ts';
import { languages } from '../../../../shared/domain/text.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { parseDraft, readPage, renderPage } from '../../../../shared/web/forms/index.ts';
import { formOf, idsOf } from '../support/browser-form.ts';

const asOf = '2026-11-21';

describe.each(loadSamples().programs.map((program) => [program.id, program] as const))('%s', (_, program) => {
  const answers = Object.fromEntries(
    program.pages.flatMap(({ fields }) => fields).map((field) => [field.id, sampleOf(field)]),
  );
  const { answers: expected, errors } = parseDraft(program, answers, 'en', asOf);

  test('takes a sample answer to each of its questions', () => {
    expect(errors).toEqual([]);
    expect(parseAnswers(program, expected, 'en', asOf)).toEqual({ ok: true, answers: expected });
  });

  test.each(languages)('gives the same answers back from every page in %s', (language) => {
    let kept: Answers = {};
    for (const page of program.pages) {
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
      program.pages
        .flatMap(({ fields }) => fields)
        .flatMap((field) => (field.later || field.optional ? [] : [[field.id, answers[field.id]]])),
    );
    expect(parseDraft(program, now, 'es', asOf).errors).toEqual([]);
  });
});

/** An answer that fits a field, whatever it is called. */
function sampleOf(field: Field | SimpleField): unknown {
  switch (field.type) {
    case 'text':
      return field.purpose === 'email'
        ? 'someone@example.org'
        : /^\p{L}/u.test(field.id) && field.maxLength < 10
          ? '238'
          : 'Some text';
    case 'date':
      return field.past ? '2009-05-31' : '2027-05-31';
    case 'money':
      return { amount: '12000.00', currency: 'USD' };
    case 'decimal':
      return field.max ?? '3';
    case 'integer':
      return field.min;
    case 'yes-no':
    case 'declaration':
      return true;
    case 'choice':
      return field.options[0]?.value;
    case 'ranked':
      return field.options.slice(0, field.pick).map(({ value }) => value);
    case 'address':
      return {
        street1: '12 Pier Road',
        city: 'Oakland',
        stateOrProvince: 'CA',
        postalCode: '94601',
        country: 'US',
      };
    case 'document':
      return [`doc_${'0'.repeat(26)}`];
    case 'group':
      return Object.fromEntries(field.fields.map((inner) => [inner.id, sampleOf(inner)]));
    case 'list': {
      const [only] = field.fields;
      return [
        field.plain && only
          ? sampleOf(only)
          : Object.fromEntries(field.fields.map((inner) => [inner.id, sampleOf(inner)])),
      ];
    }
  }
}
