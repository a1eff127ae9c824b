import { describe, expect, it } from 'vitest';
import { windowOf, windowState } from '../../../../shared/domain/program/window.ts';

const zone = 'America/Los_Angeles';
const at = (instant: string) => Date.parse(instant);

describe('a program’s window', () => {
  const program = { zone, window: { opensAt: '2027-01-04T09:00', closesAt: '2027-03-31T17:00' } };

  it.each([
    ['2027-01-04T16:59:59.999Z', 'not-yet-open'],
    ['2027-01-04T17:00:00.000Z', 'open'],
    ['2027-04-01T00:00:00.000Z', 'open'],
    ['2027-04-01T00:00:59.999Z', 'open'],
    ['2027-04-01T00:01:00.000Z', 'closed'],
  ])(
    'at %s it is %s: the closing minute still counts, and the offset of the day is used',
    (instant, state) => {
      expect(windowState(program, at(instant))).toBe(state);
    },
  );

  it('without an end it stays open', () => {
    const rolling = { zone, window: { opensAt: '2027-01-04T09:00' } };
    expect(windowState(rolling, at('2099-01-01T00:00:00Z'))).toBe('open');
    expect(windowOf(rolling)).toEqual({ opensAt: at('2027-01-04T17:00:00Z') });
  });

  it('a closing time in the skipped hour is the later one, so that nobody loses an hour', () => {
    const spring = { zone, window: { opensAt: '2027-01-04T09:00', closesAt: '2027-03-14T02:30' } };
    expect(windowOf(spring).closesAt).toBe(at('2027-03-14T10:30:00Z'));
    const autumn = { zone, window: { opensAt: '2027-01-04T09:00', closesAt: '2027-11-07T01:30' } };
    expect(windowOf(autumn).closesAt).toBe(at('2027-11-07T09:30:00Z'));
  });
});
