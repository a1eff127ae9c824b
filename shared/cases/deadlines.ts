import { addDays, civilDateIn, instantOfLocal } from '../domain/dates.ts';

/** The last moment of the day so many days after an instant's day in a zone, as an ISO instant. */
export function endOfDay(zone: string, from: string | Date, days: number): string {
  const day = addDays(civilDateIn(zone, typeof from === 'string' ? from : from.toISOString()), days);
  return new Date(instantOfLocal(`${day}T23:59`, zone) + 59_999).toISOString();
}

/** Nine in the morning of a day, or of the day so many days from it. */
export function morningOf(zone: string, day: string, days = 0): string {
  return new Date(instantOfLocal(`${addDays(day, days)}T09:00`, zone)).toISOString();
}

/** Nine in the morning of the day so many days after an instant's day in a zone: when people are reminded. */
export function morning(zone: string, from: string, days: number): string {
  return morningOf(zone, civilDateIn(zone, from), days);
}
