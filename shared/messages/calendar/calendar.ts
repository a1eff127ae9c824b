/** One entry of a calendar. The same `uid` with a higher `sequence` replaces what a calendar holds of it (RFC 5546, 3.2.1). */
export interface CalendarEntry {
  readonly uid: string;
  /** Counts up with every change. */
  readonly sequence: number;
  /** ISO instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** When this was written. */
  readonly stampedAt: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  /** A page, with nothing personal in its address. */
  readonly url?: string | undefined;
  /** An appointment, which takes the time up; otherwise somebody who is busy then is still free. */
  readonly busy?: boolean;
}

/**
 * A calendar file of one entry (RFC 5545): put into a calendar, changed there or taken out again. It has no alarm and asks for
 * no answer: mails remind, and the pages take answers.
 */
export function calendarFile(entry: CalendarEntry, method: 'PUBLISH' | 'CANCEL'): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Anchor Awards//EN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${stamp(entry.stampedAt)}`,
    `DTSTART:${stamp(entry.startsAt)}`,
    `DTEND:${stamp(entry.endsAt)}`,
    `SUMMARY:${escaped(entry.summary)}`,
    ...(entry.description === undefined ? [] : [`DESCRIPTION:${escaped(entry.description)}`]),
    ...(entry.location === undefined ? [] : [`LOCATION:${escaped(entry.location)}`]),
    ...(entry.url === undefined ? [] : [`URL:${entry.url}`]),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${entry.busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** `20270208T170000Z`. */
const stamp = (instant: string) => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Text as a value: backslash, separators and line breaks (3.3.11); other control characters have no place in one. */
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[^\P{Cc}\t]/gu, '');

/** At most 75 octets a line, never cut within a letter; a line that goes on begins with a space (3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
