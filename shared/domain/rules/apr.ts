/** Nobody means a yearly rate above this many percent: a slip that a person must look at. */
const highestPercent = 100_000;

/**
 * The annual percentage rate in hundredths of a percent, exactly rounded half up: the actuarial method of Regulation Z
 * (12 CFR 1026, Appendix J), for monthly payments of which the first is due a month after the money is paid out.
 *
 * The rate is the one at which an account that begins with the amount financed and receives these payments ends at nothing. What
 * is left in such an account grows with its rate, so halving finds the two hundredths between which the true rate lies. The account is kept in
 * whole numbers (each month multiplied by the rate's denominator), so no digit is lost on the way.
 */
export function aprHundredths(financedCents: number, payments: readonly number[]): number {
  if (!Number.isSafeInteger(financedCents) || financedCents < 1) throw new RangeError('amount financed');
  if (payments.length === 0 || payments.some((cents) => !Number.isSafeInteger(cents) || cents < 0))
    throw new RangeError('payments');
  const paid = payments.reduce((sum, cents) => sum + cents, 0);
  if (paid < financedCents) throw new RangeError('less is paid back than was lent');
  const isBelowHalfAbove = (hundredths: number) => leftOver(financedCents, payments, hundredths) > 0n;
  let below = -1;
  let above = 1;
  while (!isBelowHalfAbove(above)) {
    below = above;
    above *= 2;
    if (above > highestPercent * 100) throw new RangeError('rate');
  }
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isBelowHalfAbove(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/** What is left, up to a positive factor, in an account that charges half a hundredth of a percent a year more than given. */
function leftOver(financedCents: number, payments: readonly number[], hundredths: number): bigint {
  // A month's rate is (hundredths + 1/2) / 10,000 / 12.
  const base = 240_000n;
  const growth = base + BigInt(2 * hundredths + 1);
  let owed = BigInt(financedCents);
  let scale = 1n;
  for (const cents of payments) {
    scale *= base;
    owed = owed * growth - BigInt(cents) * scale;
  }
  return owed;
}
