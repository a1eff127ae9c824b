import type { Language } from './text.ts';

/** An amount of money in integer minor units, so that nothing is ever lost or rounded on the way. */
export type Money = { readonly cents: number; readonly currency: 'USD' };

/** Dollars and a currency on the wire, the shape CommonGrants uses: `{"amount":"45000.00","currency":"USD"}`. */
export type WireMoney = { amount: string; currency: 'USD' };

const wireAmount = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Cents of a wire amount; `undefined` where it is not one (`"45,000"`, `"1e3"`, `"10.005"`, `" 5"`). */
export function centsOf(amount: string): number | undefined {
  const parts = wireAmount.exec(amount);
  if (!parts) return undefined;
  const [, sign, dollars = '0', cents = ''] = parts;
  const value = Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
  return sign && value !== 0 ? -value : value;
}

/** Dollars as text, never a number, and nothing besides. Not a schema: rules ask it of every amount they look at. */
function isWire(value: unknown): value is WireMoney {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { amount, currency } = value as Record<string, unknown>;
  return typeof amount === 'string' && currency === 'USD';
}

/** Money of a wire value of unknown shape, or `undefined`. */
export function moneyOf(value: unknown): Money | undefined {
  if (!isWire(value)) return undefined;
  const cents = centsOf(value.amount);
  return cents === undefined ? undefined : { cents, currency: 'USD' };
}

/** Dollars with exactly two decimals: 4500000 cents are `45000.00`. */
export function amountOf(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError('cents are a safe integer');
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function toWire(money: Money): WireMoney {
  return { amount: amountOf(money.cents), currency: money.currency };
}

/**
 * What people type in a box for dollars: `45000`, `45,000`, `$45,000.50`, `45 000`. A separator counts only where
 * thousands go and a decimal point only before one or two digits at the end, so `45.000`, `45,00` and `1,2345` are
 * refused rather than guessed. Never reads a number of cents. `undefined` where it is not an amount.
 */
export function parseTypedMoney(
  text: string,
  options: { readonly negative?: boolean } = {},
): Money | undefined {
  const parts = /^(-|−)?\s?(?:\$|USD|US\$)?\s?((?:\d{1,3}(?:[, ]\d{3})+)|\d+)(?:\.(\d{1,2}))?$/iu.exec(
    text.normalize('NFKC').trim(),
  );
  if (!parts) return undefined;
  const [, sign, whole = '', cents = ''] = parts;
  if (sign && !options.negative) return undefined;
  if (whole.includes(',') && whole.includes(' ')) return undefined;
  const digits = whole.replace(/[, ]/g, '').replace(/^0+(?=\d)/, '');
  const value = centsOf(cents ? `${digits}.${cents}` : digits);
  return value === undefined ? undefined : { cents: sign && value !== 0 ? -value : value, currency: 'USD' };
}

const formats: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }),
  es: new Intl.NumberFormat('es-US', { style: 'currency', currency: 'USD' }),
};

/** For reading: `$45,000.00`. Formats the decimal text itself, so that no float is involved. */
export function formatMoney(money: Money, language: Language): string {
  return formats[language].format(amountOf(money.cents) as Intl.StringNumericLiteral);
}
