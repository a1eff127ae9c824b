import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDates, weekdayOf } from '../../../../shared/domain/dates.ts';
import type { LadderStep } from '../../../../shared/domain/program/review-plan.ts';
import { dueDay, stepsFor } from '../../../../shared/domain/review/ladder.ts';
import { federalHolidays, isWorkingDay } from '../../../../shared/domain/tables/holidays.ts';

const ladder: LadderStep[] = [
  { do: 'remind', days: -4 },
  { do: 'remind', days: 0 },
  { do: 'hand-over', days: 2 },
  { do: 'tell-manager', days: 4 },
];
const plan = { ladder, holidays: 'us-federal' as const, dueDays: 14 };
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2020-01-01', n));

describe('working days', () => {
  // The published list of the Office of Personnel Management.
  it.each([
    [
      '2026',
      '2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25',
    ],
    [
      '2027',
      '2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-31',
    ],
  ])('of %s leave out the federal holidays', (year, days) => {
    expect([...federalHolidays(Number(year))].sort()).toEqual(days.split(' '));
  });

  it('a date falls on none of a weekend or holiday, and is moved by at most four days', () => {
    fc.assert(
      fc.property(day, (asked) => {
        const due = dueDay(plan, asked);
        expect(isWorkingDay(due, 'us-federal')).toBe(true);
        expect(compareDates(due, addDays(asked, 14))).toBeGreaterThanOrEqual(0);
        expect(compareDates(due, addDays(asked, 18))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the ladder of a task', () => {
  it('says what happens on which day', () => {
    // Asked on Thanksgiving's eve; two weeks later is a Wednesday, two days after it Friday, four days Sunday.
    expect(dueDay(plan, '2026-11-25')).toBe('2026-12-09');
    expect(stepsFor(plan, '2026-12-09', '2026-11-25')).toEqual([
      { index: 0, do: 'remind', day: '2026-12-07' },
      { index: 1, do: 'remind', day: '2026-12-09' },
      { index: 2, do: 'hand-over', day: '2026-12-11' },
      { index: 3, do: 'tell-manager', day: '2026-12-14' },
    ]);
  });

  it('never loses the step that tells somebody, however late it is', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -30, max: 30 }), (due, by) => {
        const today = addDays(due, by);
        const steps = stepsFor(plan, due, today);
        expect(steps.map((step) => step.do)).toEqual(expect.arrayContaining(['hand-over', 'tell-manager']));
        for (const step of steps) {
          expect(compareDates(step.day, today)).toBeGreaterThanOrEqual(0);
          if (step.day !== today) expect(weekdayOf(step.day)).toBeLessThan(6);
        }
      }),
    );
  });
});
