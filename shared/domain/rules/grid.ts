import type { CivilDate } from '../dates.ts';
import { decimal, decimalOf, plainText } from '../decimal.ts';
import { amountOf, centsOf, moneyOf } from '../money.ts';
import type { Field, SimpleField } from '../program/fields.ts';

/** The values a field can have, as whole steps: cents, units, digits after the point, days. */
export type Grid = {
  readonly at: number;
  readonly least: number;
  readonly most: number;
  readonly valueAt: (step: number) => unknown;
  /** The step of a limit in a rule; undefined where it lies between two steps. */
  readonly stepOf: (literal: string) => number | undefined;
};

const dayLength = 86_400_000;
const dayOf = (date: CivilDate) => Date.parse(`${date}T00:00:00Z`) / dayLength;
const dateOf = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10);
/** Steps are exact whole numbers. */
const farthest = 9_000_000_000_000_000;
/** Nobody plans further ahead. */
const daysAhead = 36_525;

/** The grid of a number's or a coming day's values; undefined for what has no order. */
export function gridOf(field: Field | SimpleField, value: unknown, asOf: CivilDate): Grid | undefined {
  switch (field.type) {
    case 'money': {
      const money = moneyOf(value);
      if (!money) return undefined;
      return {
        at: money.cents,
        least: field.negative ? -99_999_999_999_999 : 0,
        most: 99_999_999_999_999,
        valueAt: (cents) => ({ amount: amountOf(cents), currency: field.currency }),
        stepOf: centsOf,
      };
    }
    case 'integer':
      if (typeof value !== 'number') return undefined;
      return { at: value, least: field.min, most: field.max, valueAt: (step) => step, stepOf: stepsOf(0) };
    case 'decimal': {
      const steps = stepsOf(field.decimals);
      const at = typeof value === 'string' ? steps(value) : undefined;
      if (at === undefined) return undefined;
      return {
        at,
        least: (field.min === undefined ? undefined : steps(field.min)) ?? -farthest,
        most: (field.max === undefined ? undefined : steps(field.max)) ?? farthest,
        valueAt: (step) => plainText(decimal(step).div(10 ** field.decimals)),
        stepOf: steps,
      };
    }
    case 'date':
      if (typeof value !== 'string') return undefined;
      return {
        at: dayOf(value),
        least: dayOf(asOf),
        most: dayOf(asOf) + daysAhead,
        valueAt: dateOf,
        stepOf: (literal) => (/^\d{4}-\d{2}-\d{2}$/.test(literal) ? dayOf(literal) : undefined),
      };
    default:
      return undefined;
  }
}

const stepsOf = (decimals: number) => (text: string) => {
  const steps = decimalOf(text)?.times(10 ** decimals);
  return steps && Number.isSafeInteger(Number(steps.toFixed())) ? Number(steps.toFixed()) : undefined;
};

/** How far a change goes, so that changes of different kinds can be set beside each other. */
export function distance(field: Field | SimpleField, from: unknown, to: unknown, asOf: CivilDate): number {
  if (field.type === 'address') return 1 + Math.abs(zip(from) - zip(to)) / 100_000;
  if (field.type === 'choices') return 1 + changesOf(from, to) / 100;
  const a = gridOf(field, from, asOf)?.at;
  const b = gridOf(field, to, asOf)?.at;
  if (a === undefined || b === undefined) return 1;
  if (field.type === 'date') return Math.abs(a - b) / 365;
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1);
}

/** How many choices were added or taken away. */
function changesOf(from: unknown, to: unknown): number {
  const [before, after] = [from, to].map((one): readonly unknown[] => (Array.isArray(one) ? one : []));
  const apart = (a: readonly unknown[] = [], b: readonly unknown[] = []) =>
    a.filter((one) => !b.includes(one)).length;
  return apart(before, after) + apart(after, before);
}

/** The first five digits of a postal code as a number, for telling which of two is nearer; NaN without them. */
export const zip = (value: unknown): number => Number(/^\d{5}/.exec(String(value))?.[0] ?? Number.NaN);
