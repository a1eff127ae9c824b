import { postalCodeOf } from '../postal-code.ts';
import { inServiceArea } from '../service-area.ts';
import { stateCode } from '../state-code.ts';
import { centsOfWire, type Exact, exactInteger, exactOf, unitsOf } from './units.ts';

/** What generated code reads answers with: own properties only, and nothing that has not the type its field has. */

/** An own property; undefined for none, and for null. */
export function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key] ?? undefined;
}

export type NumberType = 'money' | 'decimal' | 'integer';

/** A number as a fraction; money in dollars. */
export function exact(raw: unknown, type: NumberType): Exact | undefined {
  switch (type) {
    case 'money': {
      const cents = centsOfWire(raw);
      return Number.isNaN(cents) ? undefined : { n: BigInt(cents), decimals: 2 };
    }
    case 'decimal':
      return typeof raw === 'string' ? exactOf(raw) : undefined;
    case 'integer':
      return Number.isSafeInteger(raw) ? exactInteger(raw as number) : undefined;
  }
}

/** A number as units of a scale; NaN where it is not known. */
export function number(raw: unknown, type: NumberType, scale: number): number {
  const value = exact(raw, type);
  return value ? unitsOf(value, scale) : Number.NaN;
}

/** Money whose slot counts cents: the way most amounts are read. */
export const cents = centsOfWire;

/** A whole number whose slot counts ones. */
export const integer = (raw: unknown): number => (Number.isSafeInteger(raw) ? (raw as number) : Number.NaN);

/** A short decimal without a detour: up to fifteen digits fit a double. */
export function decimal(raw: unknown, scale: number): number {
  if (typeof raw !== 'string') return Number.NaN;
  if (raw.length > 15) return number(raw, 'decimal', scale);
  let value = 0;
  let fraction = -1;
  const negative = raw.charCodeAt(0) === 45;
  for (let at = negative ? 1 : 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === 46 && fraction < 0 && at > (negative ? 1 : 0)) fraction = 0;
    else if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      if (fraction >= 0) fraction++;
    } else return Number.NaN;
  }
  if (fraction === 0 || raw.length === (negative ? 1 : 0)) return Number.NaN;
  const digits = Math.max(fraction, 0);
  if (digits > scale || value * 10 ** (scale - digits) > Number.MAX_SAFE_INTEGER)
    return number(raw, 'decimal', scale);
  const units = value * 10 ** (scale - digits);
  return negative && units !== 0 ? -units : units;
}

export const text = (raw: unknown): string | undefined => (typeof raw === 'string' ? raw : undefined);
export const state = (raw: unknown): string | undefined =>
  typeof raw === 'string' ? stateCode(raw) : undefined;
export const postal = (raw: unknown): string | undefined =>
  typeof raw === 'string' ? postalCodeOf(raw) : undefined;
export const truth = (raw: unknown): boolean | undefined => (typeof raw === 'boolean' ? raw : undefined);

export function several(raw: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  return raw.every((one) => typeof one === 'string' || Number.isSafeInteger(one)) ? raw : undefined;
}

/** Whether an address lies in the area; undefined where that is not known. */
export function area(raw: unknown, serviceArea: Parameters<typeof inServiceArea>[0]): boolean | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const inside = inServiceArea(serviceArea, raw as Record<string, unknown>);
  return inside === 'unknown' ? undefined : inside === 'true';
}

export const any = (given: readonly unknown[], wanted: readonly unknown[]): boolean =>
  wanted.some((one) => given.includes(one));
export const all = (given: readonly unknown[], wanted: readonly unknown[]): boolean =>
  wanted.every((one) => given.includes(one));
