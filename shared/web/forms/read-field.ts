import { fieldSchema } from '../../domain/program/answers.ts';
import {
  type Answers,
  type Field,
  type FieldOfType,
  innerFields,
  type SimpleField,
} from '../../domain/program/fields.ts';
import { type Shown, shown } from '../../domain/program/missing.ts';
import type { Language } from '../../domain/text.ts';
import { pageTexts } from '../../messages/pages/index.ts';
import { controlName, firstControl, type Path, pointerOf } from './paths.ts';
import {
  type Reading,
  readAddress,
  readChoice,
  readChoices,
  readDate,
  readDecimal,
  readDeclaration,
  readInteger,
  readMoney,
  readRanked,
  readText,
  readYesNo,
} from './read-value.ts';
import { rowTitle } from './row-title.ts';
import { isBlank, partOf } from './typed.ts';
import type { FormError, Typed } from './types.ts';

/** How a field is read: in which language, on which day, and beside which other answers. */
export interface ReadScope {
  readonly language: Language;
  readonly asOf: string;
  /** Answers that conditions look at. */
  readonly known: Answers;
  /** The group or row that the field stands in, for errors: "Owner 2". */
  readonly within?: string | undefined;
}

/** An answer, if there is one, and everything that is wrong. */
export interface FieldReading {
  readonly value?: unknown;
  readonly errors: readonly FormError[];
}

/** Whether an empty field is a fault: `later` fields become a question after submission, optional ones nothing. */
type Demand = 'required' | 'may-be-empty';

/**
 * Reads one field. A field that is surely not asked of this person is dropped without a word. One whose condition cannot be
 * judged may stay empty: it becomes a question once it can.
 */
export function readField(
  field: Field | SimpleField,
  path: Path,
  typed: Typed | undefined,
  scope: ReadScope,
): FieldReading {
  const state: Shown = shown(field, scope.known, scope.asOf);
  if (state === 'hidden') return { errors: [] };
  const demand: Demand = field.optional || field.later || state === 'unknown' ? 'may-be-empty' : 'required';
  const reading = readByType(field, path, typed, scope, demand);
  if ('errors' in reading) return reading;
  if (reading.kind === 'empty') {
    return {
      errors: demand === 'required' ? [fault(field, path, [], missingText(field, scope), scope)] : [],
    };
  }
  if (reading.kind === 'wrong') {
    return { errors: reading.faults.map(({ at, detail }) => fault(field, path, at, detail, scope)) };
  }
  return judged(field, path, reading.value, scope);
}

function readByType(
  field: Field | SimpleField,
  path: Path,
  typed: Typed | undefined,
  scope: ReadScope,
  demand: Demand,
): Reading | FieldReading {
  const t = pageTexts(scope.language);
  switch (field.type) {
    case 'text':
      return readText(field, typed);
    case 'date':
      return readDate(typed, scope.language);
    case 'money':
      return readMoney(field, typed, t);
    case 'decimal':
      return readDecimal(typed, t);
    case 'integer':
      return readInteger(typed, t);
    case 'yes-no':
      return readYesNo(typed, t);
    case 'choice':
      return readChoice(field.options, typed, t);
    case 'choices':
      return readChoices(field, typed, t);
    case 'ranked':
      return readRanked(field, typed, t);
    case 'address':
      return readAddress(typed, t);
    case 'declaration':
      return readDeclaration(typed);
    case 'document':
      return isBlank(typed) ? { kind: 'empty' } : { kind: 'value', value: typed };
    case 'group':
    case 'person':
      return isBlank(typed) && demand === 'may-be-empty'
        ? { errors: [] }
        : readParts(
            innerFields(field),
            path,
            typed,
            { ...scope, within: field.label[scope.language] },
            (whole) => judged(field, path, whole, scope),
          );
    case 'list':
      return readList(field, path, typed, scope);
  }
}

/** A group, or one row of a list: an object of what its fields say. */
function readParts(
  fields: readonly SimpleField[],
  path: Path,
  typed: Typed | undefined,
  scope: ReadScope,
  finish: (value: Answers) => FieldReading,
): FieldReading {
  const errors: FormError[] = [];
  const parts: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.setBy !== 'applicant') continue;
    const reading = readField(field, [...path, field.id], partOf(typed, field.id), scope);
    errors.push(...reading.errors);
    if (reading.value !== undefined) parts[field.id] = reading.value;
  }
  if (errors.length > 0) return { errors };
  return Object.keys(parts).length === 0 ? { errors: [] } : finish(parts);
}

/** Rows that hold nothing are passed over; the others keep their place, so that a fault is shown where it stands. */
function readList(
  field: FieldOfType<'list'>,
  path: Path,
  typed: Typed | undefined,
  scope: ReadScope,
): Reading | FieldReading {
  const rows = Array.isArray(typed) ? (typed as readonly Typed[]) : [];
  const only = field.fields[0];
  const errors: FormError[] = [];
  const values: unknown[] = [];
  rows.forEach((row, index) => {
    if (isBlank(row)) return;
    const at = [...path, String(index)];
    const title = rowTitle(field, index, scope.language);
    const reading =
      field.plain && only
        ? readField({ ...only, label: { ...only.label, [scope.language]: title } }, at, row, scope)
        : readParts(field.fields, at, row, { ...scope, within: title }, (value) => ({ value, errors: [] }));
    errors.push(...reading.errors);
    if (reading.value !== undefined) values.push(reading.value);
  });
  if (errors.length > 0) return { errors };
  return values.length === 0 ? { kind: 'empty' } : { kind: 'value', value: values };
}

/** The schema has the last word on what could be read. */
function judged(field: Field | SimpleField, path: Path, value: unknown, scope: ReadScope): FieldReading {
  const parsed = fieldSchema(field, scope.language, scope.asOf).safeParse(value);
  if (parsed.success) return { value: parsed.data, errors: [] };
  return {
    errors: parsed.error.issues.map((issue) =>
      fault(field, path, issue.path.map(String), issue.message, scope),
    ),
  };
}

/** "Owner 2 – Share": enough to find the question by its words alone. */
function labelOf(field: Field | SimpleField, { language, within }: ReadScope): string {
  const label = field.label[language];
  return within === undefined ? label : `${within} – ${label}`;
}

function fault(
  field: Field | SimpleField,
  path: Path,
  at: Path,
  detail: string,
  scope: ReadScope,
): FormError {
  const to = [...path, ...at];
  return {
    pointer: pointerOf(to),
    fieldId: at.length === 0 ? firstControl(field, path) : controlName(to),
    detail,
    label: labelOf(field, scope),
  };
}

function missingText(field: Field | SimpleField, scope: ReadScope): string {
  const t = pageTexts(scope.language);
  const label = labelOf(field, scope);
  switch (field.type) {
    case 'choices':
      return t('selectSome', { label });
    case 'yes-no':
    case 'choice':
    case 'ranked':
      return t('selectField', { label });
    case 'declaration':
      return t('confirmField', { label });
    case 'list':
      return t('listNeedsOne', { label });
    case 'document':
      return t('documents.needed', { label });
    default:
      return t('enterField', { label });
  }
}
