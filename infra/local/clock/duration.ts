import { Temporal } from 'temporal-polyfill';

const longest = Temporal.Duration.from({ years: 10 });

/** The far end of an advance, or why the text is no duration the clock can move by. */
export type DurationReading =
  | { readonly kind: 'until'; readonly epochMs: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads an ISO 8601 duration (`P3D`, `PT20M`, `P1M`) as a calendar move from `fromMs`, in UTC. */
export function readDuration(text: string, fromMs: number): DurationReading {
  const from = Temporal.Instant.fromEpochMilliseconds(Math.ceil(fromMs)).toZonedDateTimeISO('UTC');
  try {
    const duration = Temporal.Duration.from(text);
    if (duration.sign < 0) return { kind: 'refused', reason: 'the clock never goes back' };
    if (Temporal.Duration.compare(duration, longest, { relativeTo: from }) > 0)
      return { kind: 'refused', reason: 'the clock moves ten years at a time at most' };
    return { kind: 'until', epochMs: from.add(duration).epochMilliseconds };
  } catch (error) {
    if (error instanceof RangeError)
      return { kind: 'refused', reason: 'not an ISO 8601 duration such as P3D or PT20M' };
    throw error;
  }
}
