import { describe, expect, it } from 'vitest';
import { inServiceArea } from '../../../../shared/domain/rules/service-area.ts';
import { home } from '../../programs/eligible-answers.ts';

const area = { postalCodes: [{ from: '94000', to: '96199' }] };
const at = (change: object) => inServiceArea(area, { ...home, ...change });

describe('the service area', () => {
  it.each([
    ['94000', 'true'],
    ['96199', 'true'],
    ['94601-1234', 'true'],
    ['946011234', 'true'],
    [' 94601 ', 'true'],
    ['93999', 'false'],
    ['96200', 'false'],
    ['10001', 'false'],
    ['9460', 'unknown'],
    ['94601 Oakland', 'unknown'],
    ['', 'unknown'],
    ['９４６０１', 'unknown'],
  ])('postal code %j: %s', (postalCode, truth) => {
    expect(at({ postalCode })).toBe(truth);
  });

  it.each(['PO Box 12', 'P.O. Box 12', 'p o box 12', 'Post Office Box 9', 'Apartado Postal 7'])(
    '%s does not show where somebody lives, so a person looks',
    (street1) => {
      expect(at({ street1 })).toBe('unknown');
      expect(at({ street1, postalCode: '10001' })).toBe('false');
    },
  );

  it('may be several ranges', () => {
    const two = { postalCodes: [...area.postalCodes, { from: '97200', to: '97299' }] };
    expect(inServiceArea(two, { ...home, postalCode: '97201' })).toBe('true');
    expect(inServiceArea(two, { ...home, postalCode: '97300' })).toBe('false');
  });

  it('a street that only sounds like one is fine', () => {
    expect(at({ street1: '5 Boxwood Lane', street2: 'c/o Harbor Shelter' })).toBe('true');
  });

  it('another country’s postal codes say nothing about ours', () => {
    expect(at({ country: 'MX' })).toBe('unknown');
    for (const country of ['US', 'us', 'USA', 'United States', 'Estados Unidos'])
      expect(at({ country })).toBe('true');
  });
});
