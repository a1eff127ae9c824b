import { divideHalfUp } from '../decimal.ts';
import type { TranchePlan } from '../program/after-award-plan.ts';
import { centsOfAmount } from '../program/amount.ts';

/**
 * Cents of each part of an award; together they are the award exactly. Of shares, what has been paid after each part is
 * its share of the whole, rounded half up to the cent: so no cent is lost or made, and none drifts to the end. Fixed
 * amounts are paid as far as the award reaches; the last part takes the rest.
 */
export function trancheCents(totalCents: number, parts: readonly TranchePlan['part'][]): readonly number[] {
  let hundredths = 0n;
  let before = 0;
  return parts.map((part) => {
    if (!('share' in part)) {
      const cents =
        'rest' in part ? totalCents - before : Math.min(centsOfAmount(part.amount), totalCents - before);
      before += cents;
      return cents;
    }
    hundredths += hundredthsOf(part.share);
    const until = Number(divideHalfUp(BigInt(totalCents) * hundredths, 10_000n));
    const cents = until - before;
    before = until;
    return cents;
  });
}

/** A percentage in hundredths of a percent: `12.5` is 1250. */
function hundredthsOf(share: string): bigint {
  const [whole = '0', part = ''] = share.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
}

/** What is paid of a part for the days attended of those held, rounded half up to the cent. More than all is all. */
export function proratedCents(cents: number, attended: number, held: number): number {
  if (!Number.isSafeInteger(held) || held < 1) throw new RangeError('days held');
  if (!Number.isSafeInteger(attended) || attended < 0) throw new RangeError('days attended');
  return attended >= held ? cents : Number(divideHalfUp(BigInt(cents) * BigInt(attended), BigInt(held)));
}
