import { longestTermMonths, monthlyPaymentCents } from '../loan.ts';
import { exact, type NumberType } from './answers-in.ts';
import { dayPlace, daysFrom, monthsFrom, yearsFrom } from './days.ts';
import {
  compare,
  type Exact,
  exactInteger,
  exactOf,
  plus,
  quotient,
  scaled,
  times,
  type Units,
  unitsOf,
  unknown,
} from './units.ts';

/** The facts of the rule language in whole numbers; each answers units of the scale it is given, NaN while it is not known. */

const zero = exactInteger(0);
const five = exactInteger(5);
const hundred = exactInteger(100);

/** Full years from a day of birth to a day, in units. */
export function ageAt(born: unknown, day: number, factor: number): Units {
  const from = dayPlace(born);
  return Number.isNaN(from) || from > day ? unknown : scaled(yearsFrom(from, day), factor);
}

export const monthsOperating = (since: unknown, day: number, factor: number): Units =>
  scaled(monthsFrom(dayPlace(since), day), factor);

export const daysBetween = (from: unknown, to: unknown, factor: number): Units =>
  scaled(daysFrom(dayPlace(from), dayPlace(to)), factor);

export type GradeRow = { readonly atLeast: Exact; readonly points: Exact };

export function gpaOnFour(value: unknown, of: unknown, rows: readonly GradeRow[], scale: number): Units {
  if (of !== '4.0' && of !== '5.0' && of !== '100') return unknown;
  const given = exact(value, 'decimal');
  if (!given || given.n < 0n || compare(given, of === '100' ? hundred : five) > 0) return unknown;
  if (of === '4.0') return unitsOf(given, scale);
  if (of === '5.0') return unitsOf(quotient(times(given, 4n), five), scale);
  const row = rows.find(({ atLeast }) => compare(given, atLeast) >= 0);
  return row ? unitsOf(row.points, scale) : unknown;
}

export type DscrInputs = {
  readonly cashFlow: unknown;
  readonly existing: unknown;
  readonly amount: unknown;
  readonly months: unknown;
};

export function dscr({ cashFlow, existing, amount, months }: DscrInputs, rate: string, scale: number): Units {
  const flow = exact(cashFlow, 'money');
  const service = exact(existing, 'money');
  const principal = exact(amount, 'money');
  const term = exact(months, 'integer');
  if (!flow || !service || !principal || !term || principal.n <= 0n) return unknown;
  if (term.n < 1n || term.n > longestTermMonths) return unknown;
  const payment = monthlyPaymentCents(Number(principal.n), rate, Number(term.n));
  const total = plus(service, { n: BigInt(payment) * 12n, decimals: 2 });
  return total.n > 0n ? unitsOf(quotient(flow, total), scale) : unknown;
}

/** The row of a table for a size, in dollars. */
export type RowOf = (size: number) => Exact | undefined;

export function percentOfTable(amount: unknown, size: unknown, rowOf: RowOf, scale: number): Units {
  const dollars = exact(amount, 'money');
  const people = exact(size, 'integer');
  const row = people && rowOf(Number(people.n));
  if (!dollars || !row || row.n <= 0n) return unknown;
  return unitsOf(quotient(times(dollars, 100n), row), scale);
}

/** Two numbers, each of the type its field has. */
export function percentOf(
  part: unknown,
  whole: unknown,
  types: readonly [NumberType, NumberType],
  scale: number,
): Units {
  const some = exact(part, types[0]);
  const all = exact(whole, types[1]);
  if (!some || !all || all.n <= 0n || some.n < 0n || compare(some, all) > 0) return unknown;
  return unitsOf(quotient(times(some, 100n), all), scale);
}

export function total(values: readonly unknown[], types: readonly NumberType[], scale: number): Units {
  let sum = zero;
  for (let at = 0; at < values.length; at++) {
    const value = exact(values[at], types[at] ?? 'decimal');
    if (!value) return unknown;
    sum = plus(sum, value);
  }
  return unitsOf(sum, scale);
}

/** Whether a row surely counts (2), surely does not (0), or is in doubt (1). */
export type Counts = (row: unknown, day: number) => number;

const isRow = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item);

export function countRows(items: unknown, counts: Counts, day: number, factor: number): Units {
  if (!Array.isArray(items)) return unknown;
  let count = 0;
  for (const item of items as readonly unknown[]) {
    const truth = isRow(item) ? counts(item, day) : 1;
    if (truth === 1) return unknown;
    if (truth === 2) count++;
  }
  return scaled(count, factor);
}

/** One number of each row that counts, added up. */
export function sumRows(
  items: unknown,
  counts: Counts,
  day: number,
  value: (row: unknown) => Exact | undefined,
  scale: number,
): Units {
  if (!Array.isArray(items)) return unknown;
  let sum = zero;
  for (const item of items as readonly unknown[]) {
    const truth = isRow(item) ? counts(item, day) : 1;
    if (truth === 1) return unknown;
    if (truth === 0) continue;
    const one = value(item);
    if (!one) return unknown;
    sum = plus(sum, one);
  }
  return unitsOf(sum, scale);
}

/** A number of a document, which the publishing checks have seen. */
export function documentNumber(text: string): Exact {
  const found = exactOf(text);
  if (!found) throw new RangeError('not a number in a rule');
  return found;
}
