import { type Field, innerFields, type SimpleField } from '../../domain/program/fields.ts';

/** Where a value stands: `['owners', '0', 'name']`. */
export type Path = readonly string[];

/** The name of a control, and its id: field ids hold no dashes, so that the two never collide. */
export function controlName(path: Path): string {
  return path.join('-');
}

/** The JSON pointer of a value, as the API gives it. */
export function pointerOf(path: Path): string {
  return `/answers/${path.join('/')}`;
}

/** The parts of a date in the order that people in the United States write them, in either language. */
export const dateParts = ['month', 'day', 'year'] as const;

/** The parts of an address in the order they are asked, with the token browsers fill in by. */
export const addressParts = [
  { part: 'street1', autocomplete: 'address-line1', optional: false },
  { part: 'street2', autocomplete: 'address-line2', optional: true },
  { part: 'city', autocomplete: 'address-level2', optional: false },
  { part: 'stateOrProvince', autocomplete: 'address-level1', optional: false },
  { part: 'postalCode', autocomplete: 'postal-code', optional: false },
  { part: 'country', autocomplete: 'country', optional: false },
] as const;

/** The id of a field's first control: where its errors lead. */
export function firstControl(field: Field | SimpleField, path: Path): string {
  switch (field.type) {
    case 'date':
      return controlName([...path, dateParts[0]]);
    case 'address':
      return controlName([...path, 'street1']);
    case 'ranked':
      return controlName([...path, '0']);
    case 'group':
    case 'person': {
      const [first] = innerFields(field);
      return first ? firstControl(first, [...path, first.id]) : controlName(path);
    }
    case 'list': {
      const first = field.fields[0];
      if (!first) return controlName(path);
      return firstControl(first, field.plain ? [...path, '0'] : [...path, '0', first.id]);
    }
    default:
      return controlName(path);
  }
}
