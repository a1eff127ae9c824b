import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstInstantOfLocal, instantOfLocal, localOfInstant } from '../../../../shared/domain/dates.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import {
  extendedTo,
  invitedWindow,
  isLater,
  windowOf,
  windowState,
} from '../../../../shared/domain/program/window.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';

const scholars = loadSamples().programs.find(({ id }) => id === 'two-phase-scholars') as Program;

describe('The two phases of two-phase-scholars', () => {
  it.each([
    ['the first, in winter', scholars, '2027-02-09T01:00:59.999Z'],
    ['the second, in summer', invitedWindow(scholars) ?? scholars, '2027-04-01T00:00:59.999Z'],
  ])('%s: 17:00:59.999 in Los Angeles is in time, 17:01:00.000 is not', (_, window, last) => {
    const at = Date.parse(last);
    expect(localOfInstant(last, 'America/Los_Angeles').slice(11)).toBe('17:00');
    expect(windowState(window, at)).toBe('open');
    expect(windowState(window, at + 1)).toBe('closed');
  });

  it('the second opens to the millisecond', () => {
    const second = invitedWindow(scholars) ?? scholars;
    const { opensAt } = windowOf(second);
    expect([opensAt - 1, opensAt].map((at) => windowState(second, at))).toEqual(['not-yet-open', 'open']);
  });
});

/** Zones on both sides of the equator, with a half hour of saving, without any, and beyond the date line. */
const zones = [
  'America/Los_Angeles',
  'America/New_York',
  'America/Phoenix',
  'Europe/Lisbon',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'UTC',
];
const pad = (n: number) => String(n).padStart(2, '0');
/** A third of the days are those on which clocks change somewhere, at the hours in which they do. */
const local = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 1439 }),
    )
    .map(
      ([month, day, minute]) =>
        `2027-${pad(month)}-${pad(day)}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`,
    ),
  fc
    .tuple(
      fc.constantFrom(
        '2027-03-14',
        '2027-11-07',
        '2027-03-28',
        '2027-10-31',
        '2027-04-04',
        '2027-10-03',
        '2027-09-26',
      ),
      fc.integer({ min: 0, max: 239 }),
    )
    .map(([day, minute]) => `${day}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`),
);
const zone = fc.constantFrom(...zones);
const program = (zoneName: string, closesAt: string) => ({
  zone: zoneName,
  window: { opensAt: '2020-01-01T00:00', closesAt },
});

describe('A closing time, in any zone and on any day', () => {
  it('is open to the last millisecond of its minute, and closed at the next', () => {
    fc.assert(
      fc.property(zone, local, (zoneName, closesAt) => {
        const { closesAt: at = 0, endsAt = 0 } = windowOf(program(zoneName, closesAt));
        expect(endsAt - at).toBe(60_000);
        expect(windowState(program(zoneName, closesAt), endsAt - 1)).toBe('open');
        expect(windowState(program(zoneName, closesAt), endsAt)).toBe('closed');
      }),
      { numRuns: 1000 },
    );
  });

  it('is never before a moment at which the clock on the wall still shows that time', () => {
    fc.assert(
      fc.property(zone, local, (zoneName, closesAt) => {
        const { closesAt: at = 0, endsAt = 0 } = windowOf(program(zoneName, closesAt));
        const shown = localOfInstant(at, zoneName);
        // In the hour that is skipped the wall never shows it: the same number of minutes later is meant.
        expect(shown >= closesAt).toBe(true);
        for (const later of [30, 60, 120]) {
          const then = localOfInstant(endsAt - 1 + later * 60_000, zoneName);
          expect(then > closesAt || shown > closesAt).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('an opening is the first time the wall shows it, and never after a closing at the same time', () => {
    fc.assert(
      fc.property(zone, local, (zoneName, at) => {
        expect(firstInstantOfLocal(at, zoneName)).toBeLessThanOrEqual(instantOfLocal(at, zoneName));
      }),
    );
    expect(firstInstantOfLocal('2027-11-07T01:30', 'America/Los_Angeles')).toBe(
      Date.parse('2027-11-07T08:30:00Z'),
    );
    expect(firstInstantOfLocal('2027-03-14T02:30', 'America/Los_Angeles')).toBe(
      Date.parse('2027-03-14T10:30:00Z'),
    );
  });
});

describe('An extension, in any zone and on any day', () => {
  it('never shortens, and holds exactly where it is later', () => {
    fc.assert(
      fc.property(zone, local, local, (zoneName, closesAt, given) => {
        const before = program(zoneName, closesAt);
        const after = extendedTo(before, given);
        const [was = 0, is = 0] = [windowOf(before).endsAt, windowOf(after).endsAt];
        expect(is).toBeGreaterThanOrEqual(was);
        expect(after.window.closesAt).toBe(isLater(before, given) ? given : closesAt);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a window without an end changes nothing', () => {
    const open = { zone: 'UTC', window: { opensAt: '2027-01-01T00:00' } };
    expect(extendedTo(open, '2027-06-01T00:00')).toBe(open);
  });
});
