const SHAPE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/**
 * A timestamp as the service reads it: ISO-8601 extended, with seconds and an offset, every part in range.
 * Epoch milliseconds (finer digits dropped), undefined for anything else. `Date.parse` alone is laxer.
 */
export function parseTimestamp(text: string): number | undefined {
  const parts = SHAPE.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const inRange =
    between(month, 1, 12) &&
    between(day, 1, daysInMonth) &&
    between(hour, 0, 23) &&
    between(minute, 0, 59) &&
    between(second, 0, 59);
  if (!inRange) return undefined;
  const at = Date.parse(text.replace(/\.\d+/, `.${(parts[7] ?? '').padEnd(3, '0').slice(0, 3)}`));
  return Number.isNaN(at) ? undefined : at;
}

function between(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && value >= low && value <= high;
}
