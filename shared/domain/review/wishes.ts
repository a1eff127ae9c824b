import type { Program } from '../program/schema.ts';
import type { Reviewer } from './reviewer.ts';

/** True where a reviewer is asked what they would like to read: readers are assigned at the end of a round, and wishes count. */
export const asksForWishes = (
  { review }: Pick<Program, 'review'>,
  { panel, status }: Pick<Reviewer, 'panel' | 'status'>,
): boolean =>
  review.assignment.when === 'round-close' &&
  review.suitability.bids > 0 &&
  panel === review.panel &&
  status === 'active';

/** As many letters as a name of an application has that only one reviewer knows. */
const letters = 8;
/** Without those that look alike. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A name to be read and typed, out of a digest in hex. */
export const nameOfDigest = (hex: string): string =>
  Array.from(
    { length: letters },
    (_, i) => alphabet[Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16) % 32],
  ).join('');
