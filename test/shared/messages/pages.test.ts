import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/domain/text.ts';
import { formatMessage } from '../../../shared/messages/format.ts';
import { en } from '../../../shared/messages/pages/en.ts';
import { es } from '../../../shared/messages/pages/es.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatDay, formatList, formatMoment, formatMoney } from '../../../shared/messages/values.ts';

const keys = Object.keys(en) as (keyof typeof en)[];
const valuesIn = (message: string) =>
  [...message.matchAll(/\{\$([\w-]+)([^}]*)\}/g)].map(([, name = '', rest = '']) => ({
    name,
    use: rest.trim().split(' ')[0] ?? '',
  }));

/** A value of the kind that the message's function reads. */
function sample(use: string): string | number {
  if (use === ':day') return '2027-02-08';
  if (use === ':moment') return '2027-02-09T01:00:00.000Z';
  return use.startsWith(':') ? 3 : 'x';
}

describe.each(keys)('%s', (key) => {
  test.each(languages)('formats in %s and leaves no brace or dollar name behind', (language) => {
    const source = { en, es }[language][key];
    const uses = valuesIn(source);
    const values = Object.fromEntries(
      uses.map(({ name }) => [
        name,
        sample(uses.find((one) => one.name === name && one.use !== '')?.use ?? ''),
      ]),
    );
    const text = formatMessage(language, source, values);
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/[{}\u2068\u2069]|\$[a-z]/);
  });

  test('needs the same values in both languages', () => {
    const names = (message: string) => [...new Set(valuesIn(message).map(({ name }) => name))].sort();
    expect(names(es[key])).toEqual(names(en[key]));
  });
});

test('a key belongs to one area', async () => {
  const folder = new URL('../../../shared/messages/pages/', import.meta.url);
  const files = readdirSync(folder).filter((name) => /^[\w-]+\.en\.ts$/.test(name));
  const areas = (await Promise.all(files.map((name) => import(new URL(name, folder).href)))).flatMap(
    (area: Record<string, object>) => Object.values(area).flatMap((texts) => Object.keys(texts)),
  );
  expect(areas.length).toBe(new Set(areas).size);
  expect(areas.length).toBe(keys.length);
});

test('plural forms follow the language', () => {
  expect(pageTexts('en')('wordLimit', { count: 1 })).toBe('You can write up to 1 word');
  expect(pageTexts('en')('wordLimit', { count: 1250 })).toBe('You can write up to 1,250 words');
  expect(pageTexts('es')('wordLimit', { count: 1 })).toBe('Puede escribir hasta 1 palabra');
  expect([1, 2, 3, 4, 11, 21].map((place) => pageTexts('en')('place', { place }))).toEqual([
    '1st choice',
    '2nd choice',
    '3rd choice',
    '4th choice',
    '11th choice',
    '21st choice',
  ]);
});

test('a message that lacks a value is a fault, not half a sentence', () => {
  expect(() => formatMessage('en', 'Hello {$name}', {})).toThrow();
  expect(() => formatMessage('en', 'Hello {$name', {})).toThrow();
});

test('values are put in as they are, whatever they hold', () => {
  expect(formatMessage('en', 'Hello {$name}', { name: '<b>{$x} |}} ' })).toBe('Hello <b>{$x} |}} ');
});

test('money, days and moments are written out', () => {
  expect(formatMessage('en', '{$a :money} by {$d :day}', { a: 4_500_050, d: '2027-02-08' })).toBe(
    '$45,000.50 by February 8, 2027',
  );
  expect(formatMessage('es', '{$a :money}, {$d :day}', { a: 4_500_050n, d: '2027-02-08' })).toBe(
    '$45,000.50, 8 de febrero de 2027',
  );
  expect(
    formatMessage('en', '{$i :moment zone=|America/Los_Angeles|}', { i: '2027-02-09T01:00:00.000Z' }),
  ).toMatch(/^February 8, 2027 at 5:00\sPM PST$/);
});

test('an amount keeps every cent however large it is', () => {
  expect(formatMoney(9_007_199_254_740_993n, 'en')).toBe('$90,071,992,547,409.93');
  expect(formatMoney(-5, 'en')).toBe('-$0.05');
  expect(formatMoney(0, 'es')).toBe('$0.00');
});

test('a civil day is the same day everywhere, and a moment names its zone', () => {
  expect(formatDay('2028-02-29', 'en')).toBe('February 29, 2028');
  expect(formatMoment('2027-06-30T23:59:00.000Z', 'es', 'America/Los_Angeles')).toContain('PDT');
  expect(formatList(['a', 'b', 'c'], 'es', 'or')).toBe('a, b o c');
});
