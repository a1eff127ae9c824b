import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  bornBy,
  civilDateIn,
  compareDates,
  instantOfLocal,
  isCivilDate,
  localOfInstant,
  wholeMonthsBetween,
} from '../../../shared/domain/dates.ts';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

describe('civil dates', () => {
  it.each([
    '2026-02-30',
    '2027-02-29',
    '2026-2-3',
    '2026-13-01',
    '20260203',
    '2026-02-03T00:00',
    '',
    '２０２６-01-01',
  ])('%j is no day', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });
  it('29 February is a day in a leap year only', () => {
    expect(isCivilDate('2028-02-29')).toBe(true);
    expect(isCivilDate('2100-02-29')).toBe(false);
  });
});

describe('age', () => {
  it.each([
    ['2011-06-01', '2027-06-01', 16],
    ['2011-06-02', '2027-06-01', 15],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2009-12-31', '2010-01-01', 0],
    ['2026-11-21', '2026-11-21', 0],
    ['2026-11-22', '2026-11-21', -1],
  ])('somebody born %s is on %s %d years old', (born, on, age) => {
    expect(ageOn(born, on)).toBe(age);
  });

  it('is reached by exactly those who are born by the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), day, (age, on) => {
        const latest = bornBy(age, on);
        expect(ageOn(latest, on)).toBeGreaterThanOrEqual(age);
        expect(ageOn(addDays(latest, 1), on)).toBeLessThan(age);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never falls as days pass, and grows by one a year', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 20_000 }), (born, later) => {
        const on = addDays(born, later);
        const next = ageOn(born, addDays(on, 1)) - ageOn(born, on);
        expect([0, 1]).toContain(next);
      }),
    );
  });
});

describe('whole months', () => {
  it.each([
    ['2025-01-31', '2025-02-28', 0],
    ['2025-01-31', '2025-03-01', 1],
    ['2025-11-21', '2026-11-21', 12],
    ['2025-11-22', '2026-11-21', 11],
    ['2026-11-21', '2026-11-20', -1],
  ])('from %s to %s are %d', (from, to, months) => {
    expect(wholeMonthsBetween(from, to)).toBe(months);
  });

  it('twelve of them are a year of age', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = compareDates(a, b) <= 0 ? [a, b] : [b, a];
        expect(Math.floor(wholeMonthsBetween(from, to) / 12)).toBe(ageOn(from, to));
      }),
    );
  });
});

describe('wall-clock times in a zone', () => {
  const zone = 'America/Los_Angeles';
  it.each([
    ['2027-02-08T17:00', '2027-02-09T01:00:00.000Z', 'in winter'],
    ['2027-03-31T17:00', '2027-04-01T00:00:00.000Z', 'in summer'],
    ['2027-03-14T02:30', '2027-03-14T10:30:00.000Z', 'in the hour that is skipped, as an hour later'],
    ['2027-11-07T01:30', '2027-11-07T09:30:00.000Z', 'in the hour that comes twice, as the second'],
  ])('%s is %s (%s)', (local, instant) => {
    expect(new Date(instantOfLocal(local, zone)).toISOString()).toBe(instant);
  });

  it('the skipped hour reads as the later wall time', () => {
    expect(localOfInstant(instantOfLocal('2027-03-14T02:30', zone), zone)).toBe('2027-03-14T03:30');
  });

  it('the day is the one of the zone, not of Greenwich', () => {
    expect(civilDateIn(zone, '2027-07-01T06:59:59Z')).toBe('2027-06-30');
    expect(civilDateIn(zone, '2027-07-01T07:00:00Z')).toBe('2027-07-01');
    expect(civilDateIn('America/New_York', '2027-07-01T06:59:59Z')).toBe('2027-07-01');
  });
});
