import {
  type Answers,
  type Field,
  type FieldOfType,
  innerFields,
  type SimpleField,
} from '../../program/fields.ts';
import { allFields } from '../../program/paths.ts';
import type { Program } from '../../program/schema.ts';

/** Why an answer cannot be compared: the draft has no such question, asks another kind of answer, or offers it no more. */
export const lossReasons = ['gone', 'changed', 'not-offered'] as const;
export type LossReason = (typeof lossReasons)[number];
export type Loss = { readonly why: LossReason; readonly field: string };

type AnyField = Field | SimpleField;

/** Takes answers that were given to one version over to another, and names those that say nothing there. */
export type CarryOver = (answers: Answers) => { readonly answers: Answers; readonly lost: readonly Loss[] };

/**
 * How answers to `before` are read under `draft`. Words, hints and limits of a question may differ: an essay that is longer
 * than a new limit is still that essay. Who somebody is goes over under neither version's flag.
 */
export function carryOver(before: Program, draft: Program): CarryOver {
  const old = byId(allFields(before));
  const now = byId(allFields(draft));
  return (answers) => {
    const lost: Loss[] = [];
    const kept = Object.entries(answers).flatMap(([id, value]): [string, unknown][] => {
      const [was, is] = [old.get(id), now.get(id)];
      if (was?.demographic || is?.demographic || value === undefined) return [];
      const taken = taking(id, was, is, value);
      lost.push(...taken.lost);
      return taken.value === undefined ? [] : [[id, taken.value]];
    });
    return { answers: Object.fromEntries(kept), lost };
  };
}

type Taken = { readonly value: unknown; readonly lost: readonly Loss[] };
const none = (why: LossReason, field: string): Taken => ({ value: undefined, lost: [{ why, field }] });

function taking(path: string, was: AnyField | undefined, is: AnyField | undefined, value: unknown): Taken {
  if (!is) return none('gone', path);
  if (was && !sameKind(was, is)) return none('changed', path);
  if (!offered(is, value)) return none('not-offered', path);
  if (is.type === 'list') return takingRows(path, is, value);
  if (is.type !== 'group' || was?.type !== 'group' || !isRecord(value)) return { value, lost: [] };
  const [old, now] = [byId(innerFields(was)), byId(innerFields(is))];
  const parts = Object.entries(value).map(
    ([id, part]) => [id, taking(`${path}.${id}`, old.get(id), now.get(id), part)] as const,
  );
  const kept = parts.flatMap(([id, part]) => (part.value === undefined ? [] : [[id, part.value] as const]));
  return {
    value: kept.length > 0 ? Object.fromEntries(kept) : undefined,
    lost: parts.flatMap(([, part]) => part.lost),
  };
}

/** A row is one answer: where one column holds what is not offered any more, the list is not what it was. */
function takingRows(path: string, { fields, plain }: FieldOfType<'list'>, value: unknown): Taken {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const columns = byId(fields);
  const [only] = fields;
  const cells = rows.flatMap((row): readonly (readonly [string, unknown])[] => {
    if (plain && only) return [[only.id, row]];
    return isRecord(row) ? Object.entries(row) : [];
  });
  for (const [id, cell] of cells) {
    const column = columns.get(id);
    if (column && !offered(column, cell)) return none('not-offered', path);
  }
  const gone = new Set(cells.flatMap(([id]) => (columns.has(id) ? [] : [id])));
  return { value, lost: [...gone].map((id) => ({ why: 'gone', field: `${path}.${id}` })) };
}

/** True where an answer to one may be read as an answer to the other: dollars a year are no dollars a month. */
function sameKind(was: AnyField, is: AnyField): boolean {
  if (was.type !== is.type || was.setBy !== is.setBy) return false;
  if (was.type === 'money' && is.type === 'money') return was.per === is.per && was.currency === is.currency;
  if (was.type === 'decimal' && is.type === 'decimal') return was.unit === is.unit;
  if (was.type !== 'list' || is.type !== 'list') return true;
  const old = byId(was.fields);
  // A row is one answer: where a column means something else, so does the row.
  return (
    was.plain === is.plain &&
    is.fields.every((column) => {
      const same = old.get(column.id);
      return same === undefined || sameKind(same, column);
    })
  );
}

/** True unless something was chosen that is not there to be chosen any more. */
function offered(field: AnyField, value: unknown): boolean {
  if (field.type !== 'choice' && field.type !== 'choices' && field.type !== 'ranked') return true;
  const options = field.options.map((option) => option.value);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return chosen.every((one) => options.some((option) => option === one));
}

const byId = <F extends AnyField>(fields: readonly F[]): ReadonlyMap<string, F> =>
  new Map(fields.map((field) => [field.id, field]));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
