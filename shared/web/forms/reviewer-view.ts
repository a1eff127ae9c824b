import type { Answers, Field, SimpleField } from '../../domain/program/fields.ts';
import type { LocalizedText } from '../../domain/text.ts';
import { isObject } from './typed.ts';
import type { FormProgram } from './types.ts';

/** What a reviewer may read of an application: pages of fields with their answers, and nothing else. */
export interface ReviewerView {
  readonly pages: readonly {
    readonly id: string;
    readonly title: LocalizedText;
    readonly rows: readonly { readonly field: Field; readonly value: unknown }[];
  }[];
}

/**
 * Builds a reviewer's view out of what is allowed: fields that applicants set and that are not blind, their own parts
 * likewise. What is not named here does not exist in the result, so that a new kind of secret is never shown by default.
 */
export function reviewerView(program: FormProgram, answers: Answers): ReviewerView {
  return {
    pages: program.pages.flatMap((page) => {
      const rows = page.fields.flatMap((field) => {
        const allowed = allowedField(field);
        if (allowed === undefined || !Object.hasOwn(answers, field.id)) return [];
        const value = allowedValue(allowed, answers[field.id]);
        return value === undefined ? [] : [{ field: allowed, value }];
      });
      return rows.length === 0 ? [] : [{ id: page.id, title: page.title, rows }];
    }),
  };
}

function isAllowed(field: Field | SimpleField): boolean {
  return !field.blind && !field.demographic && field.setBy === 'applicant' && field.askedAt !== 'after-offer';
}

function allowedField(field: Field): Field | undefined {
  if (!isAllowed(field)) return undefined;
  if (field.type !== 'group' && field.type !== 'list') return field;
  const fields = field.fields.filter(isAllowed);
  return fields.length === 0 ? undefined : { ...field, fields };
}

function allowedValue(field: Field, value: unknown): unknown {
  if (field.type === 'group') return isObject(value) ? allowedParts(field.fields, value) : undefined;
  if (field.type !== 'list') return value;
  if (!Array.isArray(value)) return undefined;
  return field.plain ? value : value.map((item) => (isObject(item) ? allowedParts(field.fields, item) : {}));
}

function allowedParts(
  fields: readonly SimpleField[],
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.flatMap((field) => (Object.hasOwn(value, field.id) ? [[field.id, value[field.id]]] : [])),
  );
}
