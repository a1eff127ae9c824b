import type { Answers, Field, Page } from '../../domain/program/fields.ts';
import { applicantFields, isOnForm } from '../../domain/program/paths.ts';
import { type Language, languages } from '../../domain/text.ts';
import { typedFrom } from './form-data.ts';
import { type FieldReading, type ReadScope, readField } from './read-field.ts';
import { isBlank, typedOf } from './typed.ts';
import type { FormAction, FormContext, FormError, FormProgram, PageReading, Typed } from './types.ts';

/**
 * Reads a page that was sent. The draft holds everything as typed; answers hold what could be understood; faults are told
 * only to somebody who means to go on.
 */
export function readPage(
  page: Page,
  form: URLSearchParams,
  language: Language,
  context: FormContext,
): PageReading {
  const action = actionOf(form, page);
  const fields = page.fields.filter(isOnForm);
  const draft: Record<string, unknown> = {};
  for (const field of fields) {
    const typed = typedFrom(field, [field.id], form);
    if (typed !== undefined)
      draft[field.id] = field.type === 'list' ? rowsAfter(field, typed, action) : typed;
  }
  const others = Object.fromEntries(
    Object.entries(context.answers).filter(
      ([id]) => !fields.some((field) => field.id === id && field.type !== 'document'),
    ),
  );
  const whole = parseDraft(context.program, { ...others, ...draft }, language, context.asOf);
  const own = new Set(fields.map((field) => field.id));
  return {
    draft,
    answers: Object.fromEntries(Object.entries(whole.answers).filter(([id]) => own.has(id))),
    errors: action.kind === 'continue' ? whole.errors.filter((error) => own.has(topOf(error))) : [],
    action,
  };
}

/**
 * Makes answers in the API's shapes of a draft, whichever of its fields are raw and whichever parsed already. Every fault of
 * every page is told, those of empty required fields too. What is no field of the program is left out.
 */
export function parseDraft(
  program: FormProgram,
  draft: Answers,
  language: Language,
  asOf: string,
): { readonly answers: Answers; readonly errors: readonly FormError[] } {
  const known = settledAnswers(program, draft, language, asOf);
  return readAll(applicantFields(program), draft, { language, asOf, known });
}

/** The answers that hold, hidden ones left out: hiding one may hide another in turn, so this goes on until nothing changes. */
function settledAnswers(program: FormProgram, draft: Answers, language: Language, asOf: string): Answers {
  const fields = applicantFields(program);
  const unconditional = fields.map((field) => ({ ...field, shownWhen: undefined }));
  let known = readAll(unconditional as Field[], draft, { language, asOf, known: {} }).answers;
  for (let round = 0; round < fields.length; round++) {
    const next = readAll(fields, draft, { language, asOf, known }).answers;
    if (Object.keys(next).length === Object.keys(known).length) return next;
    known = next;
  }
  return known;
}

function readAll(
  fields: readonly Field[],
  draft: Answers,
  scope: ReadScope,
): { answers: Answers; errors: FormError[] } {
  const answers: Record<string, unknown> = {};
  const errors: FormError[] = [];
  for (const field of fields) {
    const kept = Object.hasOwn(draft, field.id) ? draft[field.id] : undefined;
    const reading: FieldReading = readField(field, [field.id], typedOf(field, kept), scope);
    errors.push(...reading.errors);
    if (reading.value !== undefined) answers[field.id] = reading.value;
  }
  return { answers, errors };
}

/** The top-level field an error belongs to. */
export function topOf(error: FormError): string {
  return error.pointer.split('/')[2] ?? '';
}

function actionOf(form: URLSearchParams, page: Page): FormAction {
  const [kind, list = '', row = ''] = (form.get('action') ?? 'continue').split(':');
  if (kind === 'leave' || kind === 'keep') return { kind };
  if (kind === 'files' && page.fields.some((field) => field.type === 'document' && field.id === list))
    return { kind, field: list };
  const to = languages.find((one) => one === list);
  if (kind === 'language' && to) return { kind, to };
  const known = page.fields.some((field) => field.type === 'list' && field.id === list);
  if (kind === 'add' && known) return { kind, list };
  if (kind === 'remove' && known && /^\d{1,3}$/.test(row)) return { kind, list, item: Number(row) };
  return { kind: 'continue' };
}

/** A new row is empty; on the way on, rows that hold nothing are dropped. */
function rowsAfter(field: Extract<Field, { type: 'list' }>, typed: Typed, action: FormAction): Typed {
  if (!Array.isArray(typed)) return typed;
  const rows = typed as readonly Typed[];
  if (action.kind === 'continue' || action.kind === 'leave') return rows.filter((row) => !isBlank(row));
  if (!('list' in action) || action.list !== field.id) return rows;
  if (action.kind === 'remove') return rows.filter((_, index) => index !== action.item);
  return rows.length >= field.max ? rows : [...(rows.length === 0 ? [''] : rows), ''];
}
