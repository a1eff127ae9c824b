import { type CivilDate, isCivilDate } from '../dates.ts';
import { decimal, decimalOf, dollars } from '../decimal.ts';
import { moneyOf } from '../money.ts';
import type { Answers, Field, SimpleField } from '../program/fields.ts';
import { shown } from '../program/missing.ts';
import { type AddressPart, addressParts, answerAt, type Located, locate } from '../program/paths.ts';
import type { Program } from '../program/schema.ts';
import type { ReferenceTables } from '../tables/reference-tables.ts';
import { postalCodeOf } from './postal-code.ts';
import { stateCode } from './state-code.ts';
import { askFor, type Known, leaveToPerson, numberValue, type Value } from './value.ts';

/** What conditions and facts look at. */
export type Context = {
  readonly program: Program;
  readonly answers: Answers;
  /** The day of submission in the program's zone. */
  readonly asOf: CivilDate;
  readonly tables: ReferenceTables;
  /** Where one row of a list is judged: paths then name the row's own fields, and what is missing is asked for by the list. */
  readonly row?: { readonly list: string; readonly answers: Answers };
};

/** The typed value of an answer. A missing one is asked for; one that has not its field's type goes to a person. */
export function readField(context: Context, path: string): Value {
  if (context.row) return readRowField(context, context.row, path);
  const located = locate(context.program, path);
  if (!located) throw new RangeError(`rule over an unknown field: ${path}`);
  const raw = answerAt(context.answers, path);
  if (raw === undefined) return missing(context, path, located);
  const known = located.part ? partOf(located.part, raw) : knownOf(located.field, raw);
  return known ?? leaveToPerson(path);
}

function readRowField(
  { program }: Context,
  { list, answers }: NonNullable<Context['row']>,
  path: string,
): Value {
  const [first = '', second] = path.split('.');
  const field = locate(program, `${list}.${first}`)?.field;
  const part = addressParts.find((name) => name === second);
  if (!field || (second !== undefined && !part))
    throw new RangeError(`rule over an unknown field: ${list}.${path}`);
  const raw = answerAt(answers, path);
  if (raw === undefined) return field.setBy === 'analyst' ? leaveToPerson(list) : askFor(list);
  return (part ? partOf(part, raw) : knownOf(field, raw)) ?? leaveToPerson(list);
}

/** A missing answer is asked of the applicant, by its group where nothing of that was given; others can only be judged. */
function missing(context: Context, path: string, { top, field }: Located): Value {
  if (top.setBy === 'analyst' || field.setBy === 'analyst') return leaveToPerson(path);
  const hidden = [top, field].some((one) => shown(one, context.answers, context.asOf) === 'hidden');
  if (hidden) return leaveToPerson(path);
  return askFor(answerAt(context.answers, top.id) === undefined || top.type === 'address' ? top.id : path);
}

/** A raw answer in its field's type, or `undefined` where it does not fit (answers are parsed before they are stored). */
export function knownOf(field: Field | SimpleField, raw: unknown): Known | undefined {
  switch (field.type) {
    case 'money': {
      const money = moneyOf(raw);
      return money && numberValue(dollars(money.cents));
    }
    case 'decimal': {
      const number = typeof raw === 'string' ? decimalOf(raw) : undefined;
      return number && numberValue(number);
    }
    case 'integer':
      return typeof raw === 'number' && Number.isSafeInteger(raw) ? numberValue(decimal(raw)) : undefined;
    case 'date':
      return typeof raw === 'string' && isCivilDate(raw) ? { kind: 'date', date: raw } : undefined;
    case 'yes-no':
    case 'declaration':
      return typeof raw === 'boolean' ? { kind: 'truth', truth: raw } : undefined;
    case 'choice':
      // Of what its options are: a number where text was offered is no answer to the question.
      if (typeof field.options[0]?.value !== 'number') return textOf(raw);
      return typeof raw === 'number' && Number.isSafeInteger(raw) ? numberValue(decimal(raw)) : undefined;
    case 'text':
      return textOf(raw);
    case 'address':
      return typeof raw === 'object' && raw !== null
        ? { kind: 'address', address: raw as Record<string, unknown> }
        : undefined;
    case 'choices':
    case 'ranked':
      return severalOf(raw);
    case 'person':
    case 'group':
    case 'list':
    case 'document':
      return undefined;
  }
}

function severalOf(raw: unknown): Known | undefined {
  if (!Array.isArray(raw)) return undefined;
  const values = raw.filter((one) => typeof one === 'string' || Number.isSafeInteger(one));
  return values.length === raw.length ? { kind: 'several', values } : undefined;
}

/** A part of an address as text; a state by its postal code, so that "Oregon" is "OR", and a postal code by its place. */
function partOf(part: AddressPart, raw: unknown): Known | undefined {
  if (typeof raw !== 'string') return undefined;
  if (part === 'stateOrProvince') return textOf(stateCode(raw));
  return textOf(part === 'postalCode' ? postalCodeOf(raw) : raw);
}

function textOf(raw: unknown): Known | undefined {
  return typeof raw === 'string' ? { kind: 'text', text: raw } : undefined;
}
