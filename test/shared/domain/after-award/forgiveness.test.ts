import { describe, expect, it } from 'vitest';
import {
  addMonths,
  forgivenCents,
  forgivenessOn,
  wholeMonths,
} from '../../../../shared/domain/after-award/forgiveness.ts';
import { addDays } from '../../../../shared/domain/dates.ts';
import { Random } from '../../../support/generated/random.ts';

const loan = (cents: number) => ({ cents, paidOn: '2027-07-15', months: 60 });

describe('a loan that is forgiven over 60 months', () => {
  // Worked by hand: after m whole months m/60 of the loan, rounded half up to the cent.
  it.each([
    // $30,000.00: 500.00 a month exactly.
    [3_000_000, '2027-07-15', 0, 0, 3_000_000],
    [3_000_000, '2027-08-14', 0, 0, 3_000_000],
    [3_000_000, '2027-08-15', 1, 50_000, 2_950_000],
    // Sold in month 17: sixteen months are whole. 16 x 500.00 = 8,000.00.
    [3_000_000, '2028-11-15', 16, 800_000, 2_200_000],
    [3_000_000, '2028-12-01', 16, 800_000, 2_200_000],
    [3_000_000, '2028-12-14', 16, 800_000, 2_200_000],
    [3_000_000, '2028-12-15', 17, 850_000, 2_150_000],
    // $20,000.00: 16/60 is 5,333.333..., so 14,666.67 is left; 17/60 is 5,666.666..., so 14,333.33 is left.
    [2_000_000, '2028-12-01', 16, 533_333, 1_466_667],
    [2_000_000, '2028-12-15', 17, 566_667, 1_433_333],
    // Month 59 and the last: 59/60 of 20,000.00 is 19,666.666...
    [2_000_000, '2032-07-14', 59, 1_966_667, 33_333],
    [3_000_000, '2032-07-14', 59, 2_950_000, 50_000],
    [2_000_000, '2032-07-15', 60, 2_000_000, 0],
    [2_000_000, '2040-01-01', 60, 2_000_000, 0],
  ])(
    'of %i cents: sold on %s, %i months are whole, %i is forgiven, %i is paid back',
    (cents, on, months, forgiven, left) => {
      expect(forgivenessOn(loan(cents), on)).toEqual({
        months,
        forgivenCents: forgiven,
        leftCents: left,
        endsOn: '2032-07-15',
      });
    },
  );

  it('that is sold before it was paid is paid back whole', () => {
    expect(forgivenessOn(loan(2_000_000), '2027-07-01').leftCents).toBe(2_000_000);
  });

  it.each([
    ['2028-01-31', '2028-02-28', 0],
    ['2028-01-31', '2028-02-29', 1],
    ['2027-01-31', '2027-02-28', 1],
    ['2027-01-31', '2027-03-30', 1],
    ['2027-01-31', '2027-03-31', 2],
    ['2028-02-29', '2029-02-28', 12],
    ['2027-12-31', '2028-01-30', 0],
  ])('paid on %s: by %s %i months are whole, the last day of a short month counts', (from, to, months) => {
    expect(wholeMonths(from, to, 60)).toBe(months);
  });

  it('is forgiven by every month, never less than before, and to the cent at the end', () => {
    const random = new Random(17);
    for (let i = 0; i < 500; i++) {
      const cents = 1 + random.below(5_000_000);
      const by = Array.from({ length: 61 }, (_, month) => forgivenCents(cents, month, 60));
      expect(by[0]).toBe(0);
      expect(by[60]).toBe(cents);
      for (let month = 1; month <= 60; month++) {
        const step = (by[month] ?? 0) - (by[month - 1] ?? 0);
        expect(Math.abs(step - cents / 60)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('a day earlier than the last is still 59 months, whatever day it was paid', () => {
    for (let i = 0; i < 400; i++) {
      const paidOn = addDays('2027-01-01', i);
      const last = addMonths(paidOn, 60);
      expect(wholeMonths(paidOn, last, 60)).toBe(60);
      expect(wholeMonths(paidOn, addDays(last, -1), 60)).toBe(59);
    }
  });
});
