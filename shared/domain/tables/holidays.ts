import { addDays, type CivilDate, weekdayOf } from '../dates.ts';
import type { ReviewPlan } from '../program/review-plan.ts';

/**
 * Holidays of the federal government of the United States (5 U.S.C. 6103), by rule, so that no year is missing. One that falls
 * on a Saturday is kept the Friday before, on a Sunday the Monday after (Executive Order 11582).
 */
const fixed = ['01-01', '06-19', '07-04', '11-11', '12-25'] as const;

/** Months and the which-th Monday (1) or Thursday (4) of them; -1 is the last. */
const floating = [
  { month: 1, weekday: 1, which: 3 },
  { month: 2, weekday: 1, which: 3 },
  { month: 5, weekday: 1, which: -1 },
  { month: 9, weekday: 1, which: 1 },
  { month: 10, weekday: 1, which: 2 },
  { month: 11, weekday: 4, which: 4 },
] as const;

/** The days of a year on which federal holidays are kept. New Year's Day of the next year may be kept in this one. */
export function federalHolidays(year: number): ReadonlySet<CivilDate> {
  const kept = [...fixed.map((day) => `${year}-${day}`), `${year + 1}-01-01`].map((day) => {
    const weekday = weekdayOf(day);
    return weekday === 6 ? addDays(day, -1) : weekday === 7 ? addDays(day, 1) : day;
  });
  const moved = floating.map(({ month, weekday, which }) => nth(year, month, weekday, which));
  return new Set([...kept, ...moved].filter((day) => day.startsWith(String(year))));
}

function nth(year: number, month: number, weekday: number, which: number): CivilDate {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const start = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
  if (which > 0) return addDays(start, 7 * (which - 1));
  const fifth = addDays(start, 28);
  return fifth.slice(0, 7) === first.slice(0, 7) ? fifth : addDays(start, 21);
}

/** True on a day that is neither Saturday, Sunday nor a holiday of the calendar. */
export function isWorkingDay(day: CivilDate, calendar: ReviewPlan['holidays']): boolean {
  if (weekdayOf(day) > 5) return false;
  return calendar === 'none' || !federalHolidays(Number(day.slice(0, 4))).has(day);
}

/** The day itself, or the next working day after it. */
export function workingDayFrom(day: CivilDate, calendar: ReviewPlan['holidays']): CivilDate {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1);
  return found;
}
