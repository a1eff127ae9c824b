import type { Language } from '../domain/text.ts';

/** Spanish as it is written in the United States: 1,234.56 and $, the figures people there type and read. */
export const locales = { en: 'en-US', es: 'es-US' } as const satisfies Record<Language, string>;

/** Dollars and cents from integer cents: `$1,250.00`. Exact, however large. */
export function formatMoney(cents: bigint | number, language: Language): string {
  const value = BigInt(cents);
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  const decimal = `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return formatAmount(decimal, language);
}

/** Dollars and cents from the decimal text of an answer: `1250.00` as `$1,250.00`. */
export function formatAmount(amount: string, language: Language): string {
  return numberFormat(language, { style: 'currency', currency: 'USD' }).format(amount as `${number}`);
}

/** A number with its thousands apart. A decimal text keeps all its digits. */
export function formatNumber(value: number | bigint | string, language: Language): string {
  return numberFormat(language, { maximumFractionDigits: 20 }).format(value as number | bigint | `${number}`);
}

/** A civil date, `2027-02-08`, written out: "February 8, 2027". */
export function formatDay(date: string, language: Language): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  return dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** An instant as the clocks of `zone` show it, with the zone's short name: "February 8, 2027 at 5:00 PM PST". */
export function formatMoment(instant: string, language: Language, zone: string): string {
  return dateFormat(language, momentIn(zone)).format(Date.parse(instant));
}

/** The same to the second. */
export function formatExactMoment(instant: string, language: Language, zone: string): string {
  return dateFormat(language, { ...momentIn(zone), second: '2-digit' }).format(Date.parse(instant));
}

const momentIn = (timeZone: string): Intl.DateTimeFormatOptions => ({
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone,
  timeZoneName: 'short',
});

/** The time of day as the clocks of `zone` show it: "5:00 PM". */
export const formatClock = (instant: string, language: Language, zone: string): string =>
  dateFormat(language, { timeStyle: 'short', timeZone: zone }).format(new Date(instant));

/** What people call a zone: "Pacific Time". */
export const formatZone = (language: Language, zone: string): string =>
  dateFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(new Date(0))
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone;

/** "a, b, and c" in the language. */
export function formatList(items: readonly string[], language: Language, type: 'and' | 'or' = 'and'): string {
  const style = type === 'and' ? 'conjunction' : 'disjunction';
  return cached(
    `list ${language} ${type}`,
    () => new Intl.ListFormat(locales[language], { type: style }),
  ).format(items);
}

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `number ${language} ${JSON.stringify(options)}`;
  return cached(key, () => new Intl.NumberFormat(locales[language], options));
}

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${language} ${JSON.stringify(options)}`;
  return cached(key, () => new Intl.DateTimeFormat(locales[language], options));
}

// Making a formatter costs a hundred times what using it does.
const made = new Map<string, unknown>();
function cached<T>(key: string, make: () => T): T {
  let value = made.get(key) as T | undefined;
  if (value === undefined) {
    value = make();
    made.set(key, value);
  }
  return value;
}
