import { type Field, innerFields, type SimpleField } from '../../domain/program/fields.ts';
import type { Typed } from './types.ts';

/**
 * What stands in a field's boxes, from whichever is kept of it: the draft as typed, or the answer in the API's shape.
 * Reading the result gives the same answer again.
 */
export function typedOf(field: Field | SimpleField, kept: unknown): Typed | undefined {
  if (kept === undefined || kept === null) return undefined;
  switch (field.type) {
    case 'text':
    case 'decimal':
    case 'integer':
    case 'choice':
      return scalar(kept);
    case 'yes-no':
      return typeof kept === 'boolean' ? (kept ? 'yes' : 'no') : scalar(kept);
    case 'declaration':
      return kept === true ? 'yes' : scalar(kept);
    case 'money':
      return scalar(isObject(kept) ? kept['amount'] : kept);
    case 'date': {
      const parts = typeof kept === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(kept) : null;
      if (parts === null) return texts(kept);
      return { year: parts[1] ?? '', month: String(Number(parts[2])), day: String(Number(parts[3])) };
    }
    case 'address':
      return texts(kept);
    case 'choices':
      return Array.isArray(kept) ? kept.flatMap((one) => scalar(one) ?? []) : undefined;
    case 'ranked':
      return Array.isArray(kept) ? kept.map((place) => scalar(place) ?? '') : undefined;
    case 'document':
      return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : undefined;
    case 'group':
    case 'person':
      return isObject(kept) ? typedObject(innerFields(field), kept) : undefined;
    case 'list': {
      if (!Array.isArray(kept)) return undefined;
      const only = field.fields[0];
      return kept.map((item) => {
        if (field.plain && only) return typedOf(only, item) ?? '';
        return isObject(item) ? typedObject(field.fields, item) : {};
      });
    }
  }
}

function typedObject(fields: readonly SimpleField[], kept: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const typed = typedOf(field, kept[field.id]);
      return typed === undefined ? [] : [[field.id, typed]];
    }),
  );
}

function scalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function texts(value: unknown): Typed | undefined {
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === 'string')) as Typed;
}

/** True for an object that is no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of one control; empty where there is none. */
export function textAt(typed: Typed | undefined, part?: string | number): string {
  if (part === undefined) return typeof typed === 'string' ? typed : '';
  return textAt(partOf(typed, part));
}

/** One part of what stands in several boxes. */
export function partOf(typed: Typed | undefined, part: string | number): Typed | undefined {
  if (Array.isArray(typed)) return typed[Number(part)];
  return isObject(typed) ? (typed[part] as Typed | undefined) : undefined;
}

/** True when nothing but white space was typed anywhere. A country is filled in for people, so it does not count. */
export function isBlank(typed: Typed | undefined): boolean {
  if (typed === undefined) return true;
  if (typeof typed === 'string') return typed.trim() === '';
  if (Array.isArray(typed)) return typed.every((part) => isBlank(part));
  return Object.entries(typed).every(([name, part]) => name === 'country' || isBlank(part));
}
