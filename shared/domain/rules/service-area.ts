import type { Program } from '../program/schema.ts';
import { postalCodeOf } from './postal-code.ts';
import type { Truth } from './verdict.ts';

const unitedStates = new Set([
  'US',
  'USA',
  'UNITED STATES',
  'UNITED STATES OF AMERICA',
  'ESTADOS UNIDOS',
  'EE.UU.',
]);
const postOfficeBox = /\bp\.?\s*o\.?\s*box\b|\bpost office box\b|\bapartado postal\b/iu;

/**
 * Whether an address lies in the service area. Decided by the first five digits of the postal code; a post office box says
 * where mail goes, not where somebody lives or works, and a code or country we cannot read says nothing: unknown. So is an
 * address on the far side of a street on the edge, which is written in too many ways to decide by its letters, and a postal code
 * there without a street.
 */
export function inServiceArea(
  area: Omit<Program['serviceArea'], 'title'>,
  address: Readonly<Record<string, unknown>>,
): Truth {
  const text = (part: string) => (typeof address[part] === 'string' ? address[part].trim() : '');
  if (!unitedStates.has(text('country').toUpperCase())) return 'unknown';
  const code = postalCodeOf(text('postalCode'));
  if (!/^\d{5}$/.test(code)) return 'unknown';
  if (!area.postalCodes.some(({ from, to }) => from <= code && code <= to)) {
    const edge = area.boundaryStreets?.some(
      ({ name, postalCodes }) =>
        postalCodes.includes(code) &&
        (text('street1') === '' || comparable(text('street1')).includes(comparable(name))),
    );
    return edge ? 'unknown' : 'false';
  }
  return postOfficeBox.test(`${text('street1')}\n${text('street2')}`) ? 'unknown' : 'true';
}

const comparable = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
