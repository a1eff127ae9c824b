import type { Answers, Field, Page } from '../../../shared/domain/program/fields.ts';
import { shown } from '../../../shared/domain/program/missing.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { stateOfPostalCode } from '../../../shared/domain/tables/zip-states.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { typedFrom } from '../../../shared/web/forms/form-data.ts';
import { type FormError, parseDraft } from '../../../shared/web/forms/index.ts';
import { isBlank } from '../../../shared/web/forms/typed.ts';
import type { Typed } from '../../../shared/web/forms/types.ts';
import { ownQuestions, putBeforehand, type Question } from './questions.ts';

/**
 * What was typed so far, by question, as its boxes were sent. The form carries it from page to page; nothing of it is kept
 * here, and it is read anew, and trusted as little, each time.
 */
export type AnswersSent = ReadonlyMap<string, URLSearchParams>;

/** The hidden field that carries one question's boxes. */
export const carriedName = (key: string): string => `a.${key}`;

/** What a form carries, with the boxes of the question it asks; a question that was left empty or skipped is not in it. */
export function answersSent(questions: readonly Question[], form: URLSearchParams): AnswersSent {
  const skipped = form.get('action') === 'skip';
  const sent = new Map<string, URLSearchParams>();
  for (const { key, field } of questions) {
    const here = form.get('at') === key;
    const boxes = here ? boxesOf(field.id, form) : new URLSearchParams(form.get(carriedName(key)) ?? '');
    if (here && skipped) continue;
    if (!isBlank(typedAt(field, boxes))) sent.set(key, boxes);
  }
  return sent;
}

function boxesOf(id: string, form: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...form].filter(([name]) => name === id || name.startsWith(`${id}-`)));
}

/** What stands in a question's boxes. */
export const typedAt = (field: Field, boxes: URLSearchParams): Typed | undefined =>
  typedFrom(putBeforehand(field), [field.id], boxes);

/** The answer in a question's boxes, as far as it can be read. */
export interface AnswerRead {
  readonly value?: unknown;
  readonly errors: readonly FormError[];
}

/** Reads one question. Of an address only its postal code is known, and with it the state, in the United States. */
export function readAnswer(
  field: Field,
  boxes: URLSearchParams,
  language: Language,
  asOf: string,
): AnswerRead {
  const put = putBeforehand(field);
  const page: Page = { id: 'question', title: field.label, fields: [put] };
  const { answers, errors } = parseDraft(
    { pages: [page] },
    { [field.id]: typedFrom(put, [field.id], boxes) },
    language,
    asOf,
  );
  const value = answers[field.id];
  if (field.type !== 'address' || errors.length > 0) return { value, errors };
  const code = /^\s*(\d{5})(?:-\d{4})?\s*$/.exec(String(value))?.[1];
  if (code) {
    const state = stateOfPostalCode(code);
    return {
      value: { ...(state ? { stateOrProvince: state } : {}), postalCode: code, country: 'US' },
      errors: [],
    };
  }
  const detail = pageTexts(language)('qualify.zipWrong');
  return { errors: [{ pointer: `/answers/${field.id}`, fieldId: field.id, detail }] };
}

/** What one program's own fields make of everything that was typed; what it does not ask of this person is left out. */
export function answersFor(
  program: Program,
  questions: readonly Question[],
  sent: AnswersSent,
  language: Language,
  asOf: string,
): Answers {
  const answers: Record<string, unknown> = {};
  for (const { field } of ownQuestions(program)) {
    const boxes = boxesFor(program, field, questions, sent);
    if (!boxes || shown(field, answers, asOf) === 'hidden') continue;
    const { value } = readAnswer(field, boxes, language, asOf);
    if (value !== undefined) answers[field.id] = value;
  }
  return answers;
}

/** The boxes of one program's field, whichever question they were typed at. */
export function boxesFor(
  program: Program,
  field: Field,
  questions: readonly Question[],
  sent: AnswersSent,
): URLSearchParams | undefined {
  const question = questions.find(
    ({ field: { id }, programs }) => id === field.id && programs.some((one) => one.id === program.id),
  );
  return question && sent.get(question.key);
}
