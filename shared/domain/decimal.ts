import Big from 'big.js';

/**
 * Exact decimals. Division is the one operation that can need an endless number of digits: it keeps 30 and cuts the
 * rest, so a quotient compares with any limit of up to 30 decimals exactly as the true value would (cutting keeps order).
 */
const Exact = Big();
Exact.DP = 30;
Exact.RM = 0;
Exact.strict = false;
Exact.NE = -100;
Exact.PE = 100;

export type Decimal = Big;

const plain = /^-?\d{1,30}(\.\d{1,30})?$/;

/** A decimal of plain digits, `2.495` or `-3`; `undefined` for anything else (`1e3`, `.5`, ` 2`, `2,5`). */
export function decimalOf(text: string): Decimal | undefined {
  return plain.test(text) ? Exact(text) : undefined;
}

/** A decimal that is known to be one: an integer, or text of the program document. Throws otherwise. */
export function decimal(value: number | string | bigint): Decimal {
  const found = decimalOf(String(value));
  if (!found) throw new RangeError('not a plain decimal');
  return found;
}

/** Exact dollars of integer cents. */
export function dollars(cents: number): Decimal {
  return Exact(cents).div(100);
}

/** How many digits stand after the point: `2.50` has 2. */
export function decimalsIn(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

/** Plain text with all its digits, never an exponent and never trailing zeros. */
export function plainText(value: Decimal): string {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
}

/** Text with so many decimals, rounded half up (away from zero): the one rounding of scores and shown percentages. */
export function roundedHalfUp(value: Decimal, decimals: number): string {
  const text = value.toFixed(decimals, 1);
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
}

/** Half-up quotient of two whole numbers, the denominator positive: 7/2 is 4, -7/2 is -4. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('a positive denominator');
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}
