import { Temporal } from 'temporal-polyfill';
import { TemplateError } from '../template/template-error.ts';

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

type Fits = (value: number) => boolean;

function field(text: string, low: number, high: number, names: readonly string[], whole: string): Fits {
  const number = (part: string): number => {
    const named = names.indexOf(part.toUpperCase());
    const value = named >= 0 ? named + 1 : Number(part);
    if (!/^\d+$/.test(part) && named < 0) throw new TemplateError(`${whole}: ${part} is not known here`);
    if (value < low || value > high)
      throw new TemplateError(`${whole}: ${part} is not within ${low}-${high}`);
    return value;
  };
  const parts = text.split(',').map((part): Fits => {
    const [range = '', step] = part.split('/');
    const [from, to] = range === '*' || range === '?' ? [low, high] : range.split('-').map(number);
    const first = from ?? low;
    const last = to ?? (step === undefined ? first : high);
    const every = step === undefined ? 1 : number(step);
    return (value) => value >= first && value <= last && (value - first) % every === 0;
  });
  return (value) => parts.some((fits) => fits(value));
}

/** The next moment (epoch ms) after the given one, or undefined when there is none. */
export type Next = (afterMs: number) => number | undefined;

/**
 * Reads the six fields of an AWS cron expression (minutes, hours, day of month, month, day of week with Sunday = 1,
 * year). `L`, `W` and `#` are refused.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function cron(fields: string, timeZone: string): Next {
  const whole = `cron(${fields})`;
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== 6) throw new TemplateError(`${whole} has not got six fields`);
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = parts;
  const isMinute = field(minutes, 0, 59, [], whole);
  const isHour = field(hours, 0, 23, [], whole);
  const isDay = field(days, 1, 31, [], whole);
  const isMonth = field(months, 1, 12, monthNames, whole);
  const isWeekday = field(weekdays, 1, 7, dayNames, whole);
  const isYear = field(years, 1970, 2199, [], whole);

  function within(date: Temporal.PlainDate, afterMs: number): number | undefined {
    for (let hour = 0; hour < 24; hour += 1) {
      if (!isHour(hour)) continue;
      for (let minute = 0; minute < 60; minute += 1) {
        if (!isMinute(minute)) continue;
        const at = date.toZonedDateTime({ timeZone, plainTime: { hour, minute } });
        // A time the clocks skip that day does not exist, and nothing runs at it.
        if (at.hour === hour && at.minute === minute && at.epochMilliseconds > afterMs)
          return at.epochMilliseconds;
      }
    }
    return undefined;
  }

  return (afterMs) => {
    const start = Temporal.Instant.fromEpochMilliseconds(Math.floor(afterMs)).toZonedDateTimeISO(timeZone);
    const end = start.toPlainDate().add({ years: 8 });
    for (
      let date = start.toPlainDate();
      Temporal.PlainDate.compare(date, end) < 0;
      date = date.add({ days: 1 })
    ) {
      const isDue =
        isYear(date.year) && isMonth(date.month) && isDay(date.day) && isWeekday((date.dayOfWeek % 7) + 1);
      const found = isDue ? within(date, afterMs) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
}
