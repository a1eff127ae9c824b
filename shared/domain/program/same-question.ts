import { canonicalJson } from '../canonical-json.ts';
import { hashOf } from '../hash.ts';
import { type Field, innerFields, type SimpleField } from './fields.ts';

/**
 * What makes a question the same in two programs: its name, its kind, its options and its words. An `address` that asks where
 * somebody lives is not the `address` that asks where a business works. Hints, limits and parts that
 * nobody has to fill in may differ.
 */
function essence(field: Field | SimpleField): Record<string, unknown> {
  return {
    id: field.id,
    type: field.type,
    label: field.label.en,
    options: 'options' in field ? field.options.map(({ value }) => value) : null,
    per: 'per' in field ? field.per : null,
    unit: 'unit' in field ? field.unit : null,
    parts: innerFields(field)
      .filter((part) => !part.optional)
      .map(essence),
  };
}

/** True where an answer to one is an answer to the other. */
export function sameQuestion(a: Field, b: Field): boolean {
  return canonicalJson(essence(a)) === canonicalJson(essence(b));
}

/** A short name that only the same question has: `address4f09a2c1`. */
export function questionName(field: Field): string {
  return `${field.id}${hashOf(essence(field)).slice(0, 8)}`;
}
