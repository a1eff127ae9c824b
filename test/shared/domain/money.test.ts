import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountOf,
  centsOf,
  formatMoney,
  moneyOf,
  parseTypedMoney,
  toWire,
} from '../../../shared/domain/money.ts';

const usd = (cents: number) => ({ cents, currency: 'USD' as const });

describe('money on the wire', () => {
  it.each([
    ['45000.00', 4_500_000],
    ['45000', 4_500_000],
    ['45000.5', 4_500_050],
    ['0.07', 7],
    ['-50.50', -5_050],
    ['-0.00', 0],
    ['999999999999.99', 99_999_999_999_999],
  ])('reads %s dollars as %d cents', (amount, cents) => {
    expect(centsOf(amount)).toBe(cents);
  });

  it.each([
    '45,000',
    '45000.001',
    '1e3',
    '',
    ' 5',
    '5 ',
    '.50',
    '5.',
    '+5',
    '0x10',
    '１２',
    'NaN',
    '9999999999999',
  ])('refuses %j', (amount) => {
    expect(centsOf(amount)).toBeUndefined();
  });

  it('takes an amount as text with its currency and nothing else', () => {
    expect(moneyOf({ amount: '12.30', currency: 'USD' })).toEqual(usd(1_230));
    expect(moneyOf({ amount: 12.3, currency: 'USD' })).toBeUndefined();
    expect(moneyOf({ amount: '12.30', currency: 'EUR' })).toBeUndefined();
    expect(moneyOf({ amount: '12.30', currency: 'USD', cents: 1_230 })).toBeUndefined();
    expect(moneyOf('12.30')).toBeUndefined();
    expect(moneyOf(1_230)).toBeUndefined();
  });

  it('survives the way to text and back, for every number of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }), (cents) => {
        expect(centsOf(amountOf(cents))).toBe(cents === 0 ? 0 : cents);
        expect(moneyOf(toWire(usd(cents)))?.cents).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });

  it('writes no minus sign before nothing', () => {
    expect([amountOf(0), amountOf(-0), amountOf(-5)]).toEqual(['0.00', '0.00', '-0.05']);
  });

  it('never writes what is not whole cents', () => {
    expect(() => amountOf(0.5)).toThrow();
    expect(() => amountOf(2 ** 53)).toThrow();
  });
});

describe('money as people type it', () => {
  it.each([
    ['45,000', 4_500_000],
    ['$45,000.50', 4_500_050],
    [' 45000 ', 4_500_000],
    ['45000', 4_500_000],
    ['$ 1,234,567.89', 123_456_789],
    ['USD 300', 30_000],
    ['45 000', 4_500_000],
    ['45\u00a0000', 4_500_000],
    ['0', 0],
    ['0.5', 50],
    ['007', 700],
    ['１２３', 12_300],
  ])('reads %j as %d cents', (text, cents) => {
    expect(parseTypedMoney(text)).toEqual(usd(cents));
  });

  it.each([
    '45.000',
    '45,00',
    '1,2345',
    '12,34,567',
    '1,234 567',
    '45k',
    '5.',
    '1.234,56',
    '--5',
    '-5',
    '',
    'about 5',
    '5 000 00',
  ])('asks again rather than guess at %j', (text) => {
    expect(parseTypedMoney(text)).toBeUndefined();
  });

  it('takes a minus sign only where an amount may be below zero', () => {
    expect(parseTypedMoney('-1,500', { negative: true })).toEqual(usd(-150_000));
    expect(parseTypedMoney('−1500.25', { negative: true })).toEqual(usd(-150_025));
    expect(parseTypedMoney('-0', { negative: true })).toEqual(usd(0));
  });

  it('never reads dollars as cents or cents as dollars, with or without separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (dollars) => {
        const grouped = dollars.toLocaleString('en-US');
        expect(parseTypedMoney(String(dollars))).toEqual(usd(dollars * 100));
        expect(parseTypedMoney(grouped)).toEqual(usd(dollars * 100));
        expect(parseTypedMoney(`$${grouped}.07`)).toEqual(usd(dollars * 100 + 7));
      }),
    );
  });

  it('is shown with its sign and two decimals, exactly', () => {
    expect(formatMoney(usd(99_999_999_999_999), 'en')).toBe('$999,999,999,999.99');
    expect(formatMoney(usd(4_500_000), 'es')).toBe('$45,000.00');
  });
});
