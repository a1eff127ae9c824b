/**
 * A civil date as one whole number that keeps the order of days and makes whole months and years a division: months count
 * thirty-one places, years twelve months. NaN for what is no real day.
 */
export function dayPlace(raw: unknown): number {
  if (typeof raw !== 'string' || raw.length !== 10 || raw[4] !== '-' || raw[7] !== '-') return Number.NaN;
  const year = digits(raw, 0, 4);
  const month = digits(raw, 5, 7);
  const day = digits(raw, 8, 10);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  return (year * 12 + month - 1) * 31 + day - 1;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whole months from one place to another; negative backwards. */
export const monthsFrom = (from: number, to: number): number => Math.floor((to - from) / 31);

/** Full years; somebody born on 29 February has their birthday on 1 March in a year without one. */
export const yearsFrom = (from: number, to: number): number => Math.floor((to - from) / 372);

/** Days from one place to another. */
export const daysFrom = (from: number, to: number): number => dayNumber(to) - dayNumber(from);

/** Days since 1 March of the year 0, so that the leap day ends a year. */
function dayNumber(place: number): number {
  const day = place % 31;
  const months = Math.floor(place / 31);
  const fromMarch = months - 2;
  const year = Math.floor(fromMarch / 12);
  const month = fromMarch - year * 12;
  return (
    year * 365 +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    Math.floor((month * 153 + 2) / 5) +
    day
  );
}
