/**
 * Exact numbers for compiled rules, in whole numbers only and independent of the interpreter's decimal library.
 *
 * A compiled comparison works on a plain double that counts *units*: the value times ten to the power of its slot's scale, where no
 * limit has more digits than the scale. A value on that grid is a whole number; one strictly between two units is the lower one
 * and a half, so that its order against every limit stays exact; one that a double cannot count exactly is infinite, which no
 * limit is. NaN is unknown.
 */
export type Units = number;

/** A value as a fraction: `n` over ten to the power of `decimals`. */
export type Exact = { readonly n: bigint; readonly decimals: number };

export const unknown: Units = Number.NaN;

const plainDecimal = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;
const wireAmount = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Plain digits as a fraction; undefined for anything else. */
export function exactOf(text: string): Exact | undefined {
  const parts = plainDecimal.exec(text);
  if (!parts) return undefined;
  const [, sign, whole = '', fraction = ''] = parts;
  const n = BigInt(whole + fraction);
  return { n: sign ? -n : n, decimals: fraction.length };
}

export const exactInteger = (value: number): Exact => ({ n: BigInt(value), decimals: 0 });

/** Cents of an amount on the wire; NaN where it is not one. Never a part of a cent, so always whole. */
export function centsOfWire(raw: unknown): number {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return unknown;
  const { amount, currency } = raw as Record<string, unknown>;
  if (currency !== 'USD' || typeof amount !== 'string') return unknown;
  for (const key in raw) if (key !== 'amount' && key !== 'currency') return unknown;
  const parts = wireAmount.exec(amount);
  if (!parts) return unknown;
  const [, sign, dollars = '0', cents = ''] = parts;
  const value = Number(dollars) * 100 + (cents.length === 1 ? Number(cents) * 10 : Number(cents));
  return sign && value !== 0 ? -value : value;
}

/** A fraction as units of a scale. */
export function unitsOf({ n, decimals }: Exact, scale: number): Units {
  if (decimals <= scale) return asDouble(n * 10n ** BigInt(scale - decimals), false);
  const unit = 10n ** BigInt(decimals - scale);
  const cut = n / unit;
  const rest = n % unit;
  // Division cuts towards zero; units count from below.
  return asDouble(rest < 0n ? cut - 1n : cut, rest !== 0n);
}

function asDouble(units: bigint, between: boolean): Units {
  const value = Number(units);
  if (!Number.isSafeInteger(value)) return units < 0n ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return between ? value + 0.5 : value;
}

/** Safe whole numbers of one scale, as units of another that is no coarser. */
export function scaled(value: number, factor: number): Units {
  const units = value * factor;
  if (Number.isNaN(units) || Number.isSafeInteger(units)) return units;
  return unitsOf({ n: BigInt(value) * BigInt(factor), decimals: 0 }, 0);
}

/** The digits that a quotient keeps; what follows is cut, as the rule language says. */
const kept = 30;

/** One fraction by another, cut after thirty digits; the divisor is not zero. */
export function quotient(a: Exact, b: Exact): Exact {
  const numerator = a.n * 10n ** BigInt(b.decimals + kept);
  const denominator = b.n * 10n ** BigInt(a.decimals);
  return { n: numerator / denominator, decimals: kept };
}

export function plus(a: Exact, b: Exact): Exact {
  const decimals = Math.max(a.decimals, b.decimals);
  const at = ({ n, decimals: own }: Exact) => n * 10n ** BigInt(decimals - own);
  return { n: at(a) + at(b), decimals };
}

export const times = ({ n, decimals }: Exact, factor: bigint): Exact => ({ n: n * factor, decimals });

/** Negative, zero or positive. */
export function compare(a: Exact, b: Exact): number {
  const { n } = plus(a, times(b, -1n));
  return n < 0n ? -1 : n > 0n ? 1 : 0;
}
