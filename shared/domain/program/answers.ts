import * as z from 'zod';
import type { CivilDate } from '../dates.ts';
import type { Language } from '../text.ts';
import { answerMessages as messages } from './answer-messages.ts';
import { fieldSchema } from './field-schema.ts';
import type { Answers, Field } from './fields.ts';
import { applicantFields } from './paths.ts';
import type { Program } from './schema.ts';

export { fieldSchema } from './field-schema.ts';

/** What is wrong with one answer: a JSON pointer from the request's top, and what to do, in the person's language. */
export type AnswerError = { readonly pointer: string; readonly detail: string };

export type ParsedAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly errors: readonly AnswerError[] };

/**
 * Answers as the API takes them. Every field may be missing (a missing fact becomes a question after submission); inside
 * a group that is there, the parts that are not optional are required. What an analyst sets is unknown to it.
 */
export function answersSchema(
  program: Pick<Program, 'pages'>,
  language: Language = 'en',
  today?: CivilDate,
): z.ZodType<Answers> {
  const known = schemas.get(program.pages) ?? new Map<string, z.ZodType<Answers>>();
  schemas.set(program.pages, known);
  const key = `${language} ${today ?? ''}`;
  const schema = known.get(key) ?? buildSchema(program, language, today);
  known.set(key, schema);
  return schema;
}

/** Building a schema costs far more than using it, and a published program's pages never change. */
const schemas = new WeakMap<Program['pages'], Map<string, z.ZodType<Answers>>>();

function buildSchema(
  program: Pick<Program, 'pages'>,
  language: Language,
  today: CivilDate | undefined,
): z.ZodType<Answers> {
  const shape = Object.fromEntries(
    applicantFields(program).map((field) => [field.id, sentSchema(field, language, today).optional()]),
  );
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? messages.unknownField[language] : messages.object[language],
  });
}

/** Documents are not sent with the answers: what stands here is refused with a word on how to send them. */
function sentSchema(field: Field, language: Language, today: CivilDate | undefined): z.ZodType {
  if (field.type !== 'document') return fieldSchema(field, language, today);
  return z
    .never({ error: messages.documents[language] })
    .meta({ title: field.label[language], description: messages.documents[language] });
}

/** Parses answers of unknown shape; amounts come back with two decimals, all other text exactly as sent. */
export function parseAnswers(
  program: Pick<Program, 'pages'>,
  input: unknown,
  language: Language,
  today?: CivilDate,
): ParsedAnswers {
  const parsed = answersSchema(program, language, today).safeParse(input);
  if (parsed.success) return { ok: true, answers: parsed.data };
  return { ok: false, errors: answerErrors(parsed.error, ['answers']) };
}

/** A zod error as pointers below `at`, one for each unknown key; of several faults of one answer the first, which explains the rest. */
export function answerErrors(error: z.ZodError, at: readonly PropertyKey[]): readonly AnswerError[] {
  const found = new Map<string, AnswerError>();
  for (const issue of error.issues) {
    const path = [...at, ...issue.path];
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    for (const pointer of keys.map(pointerOf))
      if (!found.has(pointer)) found.set(pointer, { pointer, detail: issue.message });
  }
  return [...found.values()];
}

/** JSON Pointer (RFC 6901). */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The same shape as JSON Schema 2020-12, for callers; refinements that JSON Schema cannot say stay with the server. */
export function answersJsonSchema(
  program: Pick<Program, 'pages'>,
  language: Language = 'en',
): Record<string, unknown> {
  return z.toJSONSchema(answersSchema(program, language), {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
  }) as Record<string, unknown>;
}
