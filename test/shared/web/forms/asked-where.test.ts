import { describe, expect, test } from 'vitest';
import { ownQuestions } from '../../../../functions/intake/qualify/questions.ts';
import { answersJsonSchema, parseAnswers } from '../../../../shared/domain/program/answers.ts';
import type { Field, Page } from '../../../../shared/domain/program/fields.ts';
import { missingFields } from '../../../../shared/domain/program/missing.ts';
import { applicantFields } from '../../../../shared/domain/program/paths.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { checkAnswers, readPage, renderPage, reviewerView } from '../../../../shared/web/forms/index.ts';
import { validAnswer } from '../../../support/valid-answers.ts';
import { formOf, idsOf } from '../support/browser-form.ts';

const asOf = '2026-11-25';

/** Where a question, or its answer, can come to light. */
type Place = 'form' | 'read' | 'check' | 'schema' | 'api' | 'beforehand' | 'missing' | 'reviewer';

/** Where a question may still appear once it is flagged so; everywhere else it must be gone. */
const flags = {
  'asked in an invited phase': { flag: { askedAt: 'supplement' }, may: ['reviewer'] },
  'asked after an offer': { flag: { askedAt: 'after-offer' }, may: [] },
  'set by an analyst': { flag: { setBy: 'analyst' }, may: [] },
  'about who somebody is': {
    flag: { demographic: true, optional: true, askedAt: 'application' },
    may: ['form', 'read', 'check', 'schema', 'api'],
  },
} as const satisfies Record<string, { flag: Partial<Field>; may: readonly Place[] }>;

function placesOf(program: Program, page: Page, field: Field, sent: URLSearchParams): Place[] {
  const own: Page = { ...page, fields: [field] };
  const one: Program = { ...program, pages: [own] };
  const value = validAnswer(field);
  const answers = { [field.id]: value };
  const context = { program: one, answers: {}, asOf };
  const places: Record<Place, boolean> = {
    form: [...idsOf(drawn(one, own, {})).keys()].some(
      (id) => id === field.id || id.startsWith(`${field.id}-`),
    ),
    read: Object.hasOwn(readPage(own, sent, 'en', context).draft, field.id),
    check: String(checkAnswers({ ...context, answers }, 'en', undefined)).includes('<dt'),
    schema: JSON.stringify(answersJsonSchema(one, 'en')).includes(`"${field.id}":`),
    api: parseAnswers(one, answers, 'en', asOf).ok,
    beforehand: ownQuestions(one).length > 0,
    missing: missingFields(one, {}, asOf).length > 0,
    reviewer: reviewerView(one, answers).pages.length > 0,
  };
  return (Object.keys(places) as Place[]).filter((place) => places[place]);
}

const drawn = (program: Program, page: Page, answers: Record<string, unknown>) =>
  renderPage({
    ...{ program, page, answers, asOf, language: 'en', errors: [], csrf: 't', version: 0, action: '/' },
  });

describe.each(loadSamples().programs.map((program) => [program.id, program] as const))('%s', (_, program) => {
  const asked = program.pages.flatMap((page) =>
    page.fields.map((field) => {
      const plain: Field = {
        ...field,
        askedAt: 'pre-check',
        shownWhen: undefined,
        blind: false,
        demographic: false,
      };
      const own: Page = { ...page, fields: [plain] };
      const sent = formOf(drawn({ ...program, pages: [own] }, own, { [field.id]: validAnswer(field) }));
      return { page, plain, sent, before: placesOf(program, page, plain, sent) };
    }),
  );

  test('shows each of its questions in the form, the schema and to readers while nothing forbids it', () => {
    expect(asked.length).toBeGreaterThan(5);
    for (const { plain, before } of asked)
      expect(before, plain.id).toEqual(expect.arrayContaining(['form', 'check', 'schema', 'reviewer']));
  });

  test('asks for a tax number only after an award, unless buyers pay by it', () => {
    const taxNumber = /tax (number|id)|social security|\b(EIN|ITIN|SSN)\b/i;
    const before = applicantFields(program).filter(
      ({ type, label }) => type === 'text' && taxNumber.test(label.en),
    );
    expect(before.map(({ id }) => id)).toEqual(program.award.kind === 'registry' ? ['taxId'] : []);
  });

  test.each(Object.entries(flags))(
    'shows no question, were it %s, where it may not',
    (_name, { flag, may }) => {
      for (const { page, plain, sent, before } of asked) {
        const allowed = before.filter((place) => (may as readonly Place[]).includes(place));
        const flagged = { ...plain, ...flag } as Field;
        expect(placesOf(program, page, flagged, sent), plain.id).toEqual(allowed);
      }
    },
  );
});
