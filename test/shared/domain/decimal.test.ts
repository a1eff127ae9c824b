import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimal,
  decimalOf,
  decimalsIn,
  divideHalfUp,
  dollars,
  plainText,
  roundedHalfUp,
} from '../../../shared/domain/decimal.ts';

describe('decimals', () => {
  it.each(['1e3', '.5', '5.', ' 2', '2,5', '', '+1', 'NaN', 'Infinity', '0x1', '１'])(
    'refuses %j',
    (text) => {
      expect(decimalOf(text)).toBeUndefined();
    },
  );

  it('compares 2.495 with 2.50 exactly, without rounding', () => {
    expect(decimal('2.495').lt('2.50')).toBe(true);
    expect(decimal('2.50').eq('2.5')).toBe(true);
  });

  it('cuts an endless quotient, so that it never reaches a limit it is below', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (a, b) => {
        const limit = decimal('1.10');
        const quotient = decimal(a).div(decimal(b));
        expect(quotient.gte(limit)).toBe(100n * BigInt(a) >= 110n * BigInt(b));
      }),
    );
  });

  it.each([
    ['2.345', 2, '2.35'],
    ['-2.345', 2, '-2.35'],
    ['2.3449999', 2, '2.34'],
    ['0.005', 2, '0.01'],
    ['-0.001', 2, '0.00'],
    ['1', 2, '1.00'],
  ])('rounds %s half up to %d decimals: %s', (text, decimals, expected) => {
    expect(roundedHalfUp(decimal(text), decimals)).toBe(expected);
  });

  it.each([
    [7n, 2n, 4n],
    [-7n, 2n, -4n],
    [5n, 4n, 1n],
    [0n, 3n, 0n],
    [6n, 4n, 2n],
  ])('divides %d by %d half up: %d', (a, b, expected) => {
    expect(divideHalfUp(a, b)).toBe(expected);
  });

  it('has no division by nothing and no text with an exponent', () => {
    expect(() => divideHalfUp(1n, 0n)).toThrow();
    expect(plainText(decimal('0.000000000001'))).toBe('0.000000000001');
    expect(plainText(decimal(10n ** 20n))).toBe('100000000000000000000');
    expect(plainText(dollars(-5))).toBe('-0.05');
  });

  it('counts the digits after the point as written', () => {
    expect([decimalsIn('2'), decimalsIn('2.50'), decimalsIn('2.495')]).toEqual([0, 2, 3]);
  });
});
