import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Expectation } from '../../../../shared/domain/round/comparison.ts';

const people = (count: number, prefix = 'a') => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const list = (offers: number, units: number) => ({ offers, units, offered: people(offers) });
const plan = (offers: number, units: number): Expectation => ({ source: 'plan', offers, units });

describe('a list beside what was expected', () => {
  it.each([
    ['the same', list(24, 6_000_000), plan(24, 6_000_000), false],
    ['a quarter more, exactly', list(30, 7_500_000), plan(24, 6_000_000), false],
    ['more than a quarter more awards', list(31, 6_000_000), plan(24, 6_000_000), true],
    ['more than a quarter less money', list(24, 4_000_000), plan(24, 6_000_000), true],
    ['two awards more where three were expected', list(5, 300_000), plan(3, 200_000), false],
    ['the money of ten where two were expected', list(3, 1_000_000), plan(2, 200_000), true],
    ['something where nothing was expected', list(3, 1), plan(0, 0), true],
    ['nothing where nothing was expected', list(0, 0), plan(0, 0), false],
    ['nothing where much was expected', list(0, 0), plan(24, 6_000_000), true],
    ['5,500 letters where 250 were expected', list(5_500, 62_500_000), plan(250, 62_500_000), true],
  ])('%s', (_, now, expected, unusual) => {
    expect(compare(now, expected).unusual).toBe(unusual);
  });

  it('names who is on one of two lists only, and brakes where more than a tenth changed', () => {
    const earlier = (offered: string[]): Expectation => ({
      source: 'earlier-list',
      offers: offered.length,
      units: 100,
      offered,
    });
    const now = { offers: 30, units: 100, offered: people(30) };
    const three = compare(now, earlier([...people(27), 'x', 'y', 'z']));
    expect(three).toMatchObject({ joined: ['a27', 'a28', 'a29'], left: ['x', 'y', 'z'], unusual: false });
    expect(compare(now, earlier([...people(26), 'w', 'x', 'y', 'z'])).unusual).toBe(true);
    expect(compare(now, earlier(people(30))).unusual).toBe(false);
  });

  it('is never unusual beside itself, and says nothing is left out or new', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(10_000_000), (offers, units) => {
        const now = list(offers, units);
        const beside = compare(now, { source: 'earlier-list', ...now });
        expect(beside).toMatchObject({ unusual: false, joined: [], left: [], offersPercent: 0 });
      }),
    );
  });
});
