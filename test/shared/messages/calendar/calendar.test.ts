import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, calendarFile } from '../../../../shared/messages/calendar/calendar.ts';

const entry: CalendarEntry = {
  uid: 'reviews-program-reader@anchor-awards',
  sequence: 3,
  startsAt: '2027-02-09T07:00:00.000Z',
  endsAt: '2027-02-09T07:59:59.999Z',
  stampedAt: '2027-02-01T17:00:00.000Z',
  summary: 'Reviews due',
};
const unfolded = (file: string) => file.replaceAll('\r\n ', '');
const lineOf = (file: string, name: string) =>
  unfolded(file)
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);
const read = (value: string) =>
  value.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

describe('a calendar file', () => {
  it('holds one entry with its number, in UTC', () => {
    const file = calendarFile(entry, 'PUBLISH');
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(lineOf(file, 'METHOD')).toBe('PUBLISH');
    expect(lineOf(file, 'SEQUENCE')).toBe('3');
    expect(lineOf(file, 'DTSTART')).toBe('20270209T070000Z');
    expect(lineOf(file, 'DTEND')).toBe('20270209T075959Z');
    expect(lineOf(file, 'STATUS')).toBe('CONFIRMED');
  });

  it('takes the same entry out again', () => {
    const file = calendarFile({ ...entry, sequence: 4 }, 'CANCEL');
    expect([lineOf(file, 'METHOD'), lineOf(file, 'STATUS'), lineOf(file, 'UID')]).toEqual([
      'CANCEL',
      'CANCELLED',
      entry.uid,
    ]);
  });

  it('keeps any text whole: no line above 75 octets, nothing that ends a line or begins another property', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (summary) => {
        const file = calendarFile({ ...entry, summary, description: summary }, 'PUBLISH');
        const lines = file.split('\r\n');
        expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
        expect(lines.some((line) => /[\r\n]/.test(line))).toBe(false);
        expect(unfolded(file).split('\r\n')).toHaveLength(17);
        const wanted = summary.replace(/\r\n|\r/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '');
        expect(read(lineOf(file, 'SUMMARY') ?? '')).toBe(wanted);
      }),
    );
  });
});
