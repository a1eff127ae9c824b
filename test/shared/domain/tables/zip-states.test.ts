import { expect, it } from 'vitest';
import { stateOfPostalCode } from '../../../../shared/domain/tables/zip-states.ts';

it.each([
  ['94601', 'CA'],
  ['96199-0001', 'CA'],
  ['96201', undefined],
  ['97201', 'OR'],
  ['98101', 'WA'],
  ['89101', 'NV'],
  ['00901', 'PR'],
  ['00802', 'VI'],
  ['01001', 'MA'],
  ['05501', 'MA'],
  ['20001', 'DC'],
  ['20101', 'VA'],
  ['73301', 'TX'],
  ['99999', 'AK'],
  ['00000', undefined],
  ['9460', undefined],
])('the postal code %s lies in %s', (code, state) => {
  expect(stateOfPostalCode(code)).toBe(state);
});

it('every code lies in one state at most', () => {
  const found = Array.from({ length: 1000 }, (_, prefix) =>
    stateOfPostalCode(`${String(prefix).padStart(3, '0')}00`),
  );
  expect(new Set(found.filter((state) => state !== undefined)).size).toBe(54);
});
