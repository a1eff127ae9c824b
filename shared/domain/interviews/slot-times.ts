import { type CivilDate, firstInstantOfLocal, isCivilDate } from '../dates.ts';

/** The times of one day as a manager gives them: clock times of the program's zone, as `09:30`. */
export interface SlotTimes {
  readonly day: CivilDate;
  readonly from: string;
  readonly to: string;
  readonly breakMinutes: number;
}

/** More are not made at once: one transaction holds no more. */
export const mostAtOnce = 40;

export type TimesFault = 'day' | 'from' | 'to' | 'order' | 'break' | 'too-many' | 'past';

/** True for a time of day as `09:30`. */
export const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** When interviews of so many minutes begin and end: one after the other with a break, the last one over by the end. */
export function slotTimes(
  { day, from, to, breakMinutes }: SlotTimes,
  minutes: number,
  zone: string,
  now: string,
): readonly { readonly startsAt: string; readonly endsAt: string }[] | TimesFault {
  if (!isCivilDate(day)) return 'day';
  if (!isClockTime(from)) return 'from';
  if (!isClockTime(to)) return 'to';
  if (!Number.isSafeInteger(breakMinutes) || breakMinutes < 0 || breakMinutes > 240) return 'break';
  const [first, end] = [from, to].map((time) => firstInstantOfLocal(`${day}T${time}`, zone)) as [
    number,
    number,
  ];
  if (first + minutes * 60_000 > end) return 'order';
  if (first <= Date.parse(now)) return 'past';
  const step = (minutes + breakMinutes) * 60_000;
  const count = Math.floor((end - first - minutes * 60_000) / step) + 1;
  if (count > mostAtOnce) return 'too-many';
  return Array.from({ length: count }, (_, i) => ({
    startsAt: new Date(first + i * step).toISOString(),
    endsAt: new Date(first + i * step + minutes * 60_000).toISOString(),
  }));
}

/** True where two times share a moment. */
export const overlap = (
  a: { readonly startsAt: string; readonly endsAt: string },
  b: { readonly startsAt: string; readonly endsAt: string },
): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
