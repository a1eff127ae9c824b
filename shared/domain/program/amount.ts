import * as z from 'zod';

/** Dollars and cents as a document writes them: `25000.00`. Always two decimals, so that cents are never read as dollars. */
export const amountText = z.string().regex(/^\d{1,12}\.\d{2}$/, {
  error: 'Write the amount in quotes with two decimals, like "2000.00"',
});

/** Integer cents of an amount of a document. */
export function centsOfAmount(text: string): number {
  const cents = Number(text.replace('.', ''));
  if (!/^\d{1,12}\.\d{2}$/.test(text) || !Number.isSafeInteger(cents)) throw new RangeError('not an amount');
  return cents;
}
