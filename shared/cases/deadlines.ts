import { addDays, civilDateIn, instantOfLocal, localOfInstant } from '../domain/dates.ts';
import type { Due } from '../domain/effects.ts';
import { pressedAtMost } from '../domain/received.ts';
import { subjectOf } from '../store/keys.ts';

/** The last moment of the day so many days after an instant's day in a zone, as an ISO instant. */
export function endOfDay(zone: string, from: string | Date, days: number): string {
  const day = addDays(civilDateIn(zone, typeof from === 'string' ? from : from.toISOString()), days);
  return endOfDayOf(zone, day);
}

/** The last moment of a day. */
export const endOfDayOf = (zone: string, day: string): string =>
  new Date(instantOfLocal(`${day}T23:59`, zone) + 59_999).toISOString();

/** Nine in the morning of a day, or of the day so many days from it. */
export function morningOf(zone: string, day: string, days = 0): string {
  return new Date(instantOfLocal(`${addDays(day, days)}T09:00`, zone)).toISOString();
}

/** Nine in the morning of the day so many days after an instant's day in a zone: when people are reminded. */
export function morning(zone: string, from: string, days: number): string {
  return morningOf(zone, civilDateIn(zone, from), days);
}

/**
 * When the clock looks at an answer that was due: later than the date that was told, by as long as an answer that was
 * sent in time may be under way. What was received after the date is too late all the same.
 */
export const answerDue = (applicationId: string, answerBy: string): Due => ({
  kind: 'information-deadline',
  subject: subjectOf.application(applicationId),
  ref: 'request',
  at: new Date(Date.parse(answerBy) + pressedAtMost).toISOString(),
});

/** The date of an answer as a window, so that it is extended like any other: its last minute counts. */
export const answerWindow = (zone: string, answerBy: string) => ({
  zone,
  window: { opensAt: '1970-01-01T00:00', closesAt: localOfInstant(answerBy, zone) },
});
