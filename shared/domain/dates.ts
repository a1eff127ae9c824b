import { Temporal } from 'temporal-polyfill';

/** A day of the calendar without time or zone: `2011-06-01`. */
export type CivilDate = string;

type Parts = { readonly year: number; readonly month: number; readonly day: number };

/** The parts of a real day; `undefined` for text that is none (`2026-02-30`, `2026-2-3`). */
function partsOf(text: string): Parts | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return day >= 1 && day <= daysOf(year, month) ? { year, month, day } : undefined;
}

/** Days of a month, none for a month that there is not. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isCivilDate(text: string): boolean {
  return partsOf(text) !== undefined;
}

function partsOfKnown(text: CivilDate): Parts {
  const found = partsOf(text);
  if (!found) throw new RangeError('not a civil date');
  return found;
}

function known(text: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(partsOfKnown(text));
}

/** Negative where `a` is earlier. Four-digit years make text order the order of days. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  if (!isCivilDate(a) || !isCivilDate(b)) throw new RangeError('not a civil date');
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Full years on a day, 0 on the day of birth. A birthday is the day itself; for somebody born on 29 February it is
 * 1 March in a year without one. Negative before birth.
 */
export function ageOn(born: CivilDate, day: CivilDate): number {
  const [from, to] = [partsOfKnown(born), partsOfKnown(day)];
  const before = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (before ? 1 : 0);
}

/** Whole months from one day to another: 31 January to 28 February is none, to 1 March is one. Negative backwards. */
export function wholeMonthsBetween(from: CivilDate, to: CivilDate): number {
  const [a, b] = [partsOfKnown(from), partsOfKnown(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

export function addDays(day: CivilDate, days: number): CivilDate {
  return known(day).add({ days }).toString();
}

/** The latest birth date of somebody who is at least this old on a day: 16 by 1 June 2027 means born by 1 June 2011. */
export function bornBy(age: number, day: CivilDate): CivilDate {
  const at = known(day);
  const year = at.year - age;
  // From 29 February back to a year without one: 28 February is the last day that was a birthday by then.
  return Temporal.PlainDate.from(
    { year, month: at.month, day: at.day },
    { overflow: 'constrain' },
  ).toString();
}

/** The day it is somewhere at an instant (`2026-11-21T21:34:41Z`, or epoch milliseconds). */
export function civilDateIn(zone: string, instant: string | number): CivilDate {
  return at(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * The instant of a wall-clock time in a zone, in epoch milliseconds. A time that the clocks skip is read as the later
 * one (02:30 becomes 03:30); of a time that comes twice the second is meant, so that nobody loses an hour.
 */
export function instantOfLocal(localTime: string, zone: string): number {
  return Temporal.PlainDateTime.from(localTime).toZonedDateTime(zone, { disambiguation: 'later' })
    .epochMilliseconds;
}

/** The same for something that begins: of a time that comes twice the first is meant, so that nobody waits before an open door. */
export function firstInstantOfLocal(localTime: string, zone: string): number {
  return Temporal.PlainDateTime.from(localTime).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** The wall-clock time of an instant in a zone, to the minute: `2027-06-30T23:59`. */
export function localOfInstant(instant: string | number, zone: string): string {
  return at(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

function at(instant: string | number): Temporal.Instant {
  return typeof instant === 'number'
    ? Temporal.Instant.fromEpochMilliseconds(instant)
    : Temporal.Instant.from(instant);
}

/** Whole days from one day to another; negative backwards. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  known(from).until(known(to), { largestUnit: 'day' }).days;

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: CivilDate): number => known(day).dayOfWeek;
