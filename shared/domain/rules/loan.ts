import { type Decimal, decimal, decimalsIn, divideHalfUp, dollars, plainText } from '../decimal.ts';

/** A hundred years: a longer term is a slip that a person must look at, and would take long to work out. */
export const longestTermMonths = 1200;

/**
 * The level monthly payment of a loan, in integer cents, rounded half up to the cent once, at the end:
 * P r / (1 - (1 + r)^-n) with r a twelfth of the yearly rate. Worked in whole numbers, so nothing is rounded before.
 * $50,000 at 5 % over 60 months is $943.56.
 */
export function monthlyPaymentCents(
  principalCents: number,
  annualRatePercent: string,
  months: number,
): number {
  if (!Number.isSafeInteger(principalCents) || principalCents < 0) throw new RangeError('cents');
  if (!Number.isSafeInteger(months) || months < 1) throw new RangeError('months');
  const scale = 10n ** BigInt(decimalsIn(annualRatePercent));
  const rate = BigInt(annualRatePercent.replace('.', ''));
  const principal = BigInt(principalCents);
  if (rate === 0n) return Number(divideHalfUp(principal, BigInt(months)));
  // r = rate / base; growth = (1 + r)^n = grown / flat.
  const base = 1200n * scale;
  const grown = (base + rate) ** BigInt(months);
  const flat = base ** BigInt(months);
  return Number(divideHalfUp(principal * rate * grown, base * (grown - flat)));
}

/** Dollars a year for a loan of so many dollars: twelve payments. A term below a year still counts twelve, as a yearly rate. */
export function annualDebtService(principal: Decimal, annualRatePercent: string, months: number): Decimal {
  const cents = Number(plainText(principal.times(100)));
  return dollars(monthlyPaymentCents(cents, annualRatePercent, months)).times(decimal(12));
}
