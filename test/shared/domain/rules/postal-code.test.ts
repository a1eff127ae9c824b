import { describe, expect, it } from 'vitest';
import { judge } from '../../../../shared/domain/rules/condition.ts';
import { postalCodeOf } from '../../../../shared/domain/rules/postal-code.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { home, intern } from '../../programs/eligible-answers.ts';
import { internship } from '../../programs/samples.ts';

describe('A postal code', () => {
  it.each([
    ['94801', '94801'],
    [' 94801 ', '94801'],
    ['94801-1234', '94801'],
    ['948011234', '94801'],
    ['V5K 0A1', 'V5K 0A1'],
    ['9480', '9480'],
    ['94801-12', '94801-12'],
  ])('%j is compared as %j', (text, code) => {
    expect(postalCodeOf(text)).toBe(code);
  });

  it('is the same place in a condition, however many of its digits somebody knows', () => {
    const holds = (postalCode: string) =>
      judge(
        {
          program: internship,
          answers: { ...intern, address: { ...home, postalCode } },
          asOf: '2026-11-23',
          tables: referenceTables,
        },
        { field: 'address.postalCode', in: ['94801', '94804'] },
      ).truth;
    expect(holds('94804')).toBe('true');
    expect(holds('94804-2207')).toBe('true');
    expect(holds('94805')).toBe('false');
  });
});
