import { type Field, innerFields, type SimpleField } from '../../domain/program/fields.ts';
import { addressParts, controlName, dateParts, type Path } from './paths.ts';
import type { Typed } from './types.ts';

/** Picks a field's boxes out of a form that was sent. Nothing where the form holds none of them. */
export function typedFrom(field: Field | SimpleField, path: Path, form: URLSearchParams): Typed | undefined {
  switch (field.type) {
    case 'date':
      return parts(path, dateParts, form);
    case 'address':
      return parts(
        path,
        addressParts.map(({ part }) => part),
        form,
      );
    case 'ranked':
      return Array.from({ length: field.pick }, (_, place) => one([...path, String(place)], form) ?? '');
    // Never typed: it follows from the documents of the application.
    case 'document':
      return undefined;
    case 'choices':
      return form.getAll(controlName(path)).filter((typed) => typed !== '');
    case 'group':
    case 'person':
      return typedFields(innerFields(field), path, form);
    case 'list': {
      const only = field.fields[0];
      return Array.from({ length: rows(path, field.max, form) }, (_, row) => {
        const at = [...path, String(row)];
        return field.plain && only ? (typedFrom(only, at, form) ?? '') : typedFields(field.fields, at, form);
      });
    }
    default:
      return one(path, form);
  }
}

function typedFields(fields: readonly SimpleField[], path: Path, form: URLSearchParams): Typed {
  return Object.fromEntries(
    fields
      .filter((field) => field.setBy === 'applicant')
      .flatMap((field) => {
        const typed = typedFrom(field, [...path, field.id], form);
        return typed === undefined ? [] : [[field.id, typed]];
      }),
  );
}

function parts(path: Path, names: readonly string[], form: URLSearchParams): Typed | undefined {
  const found = names.flatMap((name) => {
    const typed = one([...path, name], form);
    return typed === undefined ? [] : [[name, typed] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Browsers send line breaks as CR LF whatever was typed; the text itself has LF. */
function one(path: Path, form: URLSearchParams): string | undefined {
  return form.get(controlName(path))?.replaceAll('\r\n', '\n');
}

/** How many rows of a list the form holds. One more than the most allowed is enough to say that it is too many. */
function rows(path: Path, max: number, form: URLSearchParams): number {
  const prefix = `${controlName(path)}-`;
  let count = 0;
  for (const name of form.keys()) {
    const row = name.startsWith(prefix) ? /^\d{1,4}/.exec(name.slice(prefix.length))?.[0] : undefined;
    if (row !== undefined) count = Math.max(count, Number(row) + 1);
  }
  return Math.min(count, max + 1);
}
