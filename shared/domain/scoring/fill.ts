import { centsOfAmount } from '../program/amount.ts';
import type { AmountTier } from '../program/award-plan.ts';

export type MoneyFill = {
  /** Best first, with the amount in cents. */
  readonly offers: readonly { readonly applicationId: string; readonly cents: number }[];
  /** Everybody else, best first. */
  readonly waitlist: readonly string[];
  readonly totalCents: number;
};

/**
 * Gives a fund's free money to the best ranked: the largest number of awards whose total fits. Of N awards each higher
 * amount goes to at most its share of N, rounded down; the best ranked have the highest amounts, the rest the last tier's.
 * The total never falls as N grows, so the first N that does not fit ends the search.
 */
export function fillMoney(
  ranked: readonly string[],
  freeCents: number,
  tiers: readonly AmountTier[],
): MoneyFill {
  let amounts: readonly number[] = [];
  for (let count = 1; count <= ranked.length; count++) {
    const next = amountsFor(count, tiers);
    if (sum(next) > freeCents) break;
    amounts = next;
  }
  return {
    offers: ranked
      .slice(0, amounts.length)
      .map((applicationId, index) => ({ applicationId, cents: amounts[index] ?? 0 })),
    waitlist: ranked.slice(amounts.length),
    totalCents: sum(amounts),
  };
}

/** The amounts in cents of so many awards, highest first. */
export function amountsFor(count: number, tiers: readonly AmountTier[]): readonly number[] {
  const amounts: number[] = [];
  for (const { amount, sharePercent } of tiers) {
    const most = sharePercent === undefined ? count : Math.floor((count * sharePercent) / 100);
    const size = Math.min(most, count - amounts.length);
    for (let i = 0; i < size; i++) amounts.push(centsOfAmount(amount));
  }
  return amounts;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Gives a fund's free money to the best ranked, each exactly what they asked. Where an amount no longer fits, it is
 * passed over, or nobody below it is given anything, as the program published.
 */
export function fillAsked(
  ranked: readonly { readonly applicationId: string; readonly cents: number }[],
  freeCents: number,
  whenShort: 'skip' | 'stop',
): MoneyFill {
  const offers: { applicationId: string; cents: number }[] = [];
  const waitlist: string[] = [];
  let totalCents = 0;
  for (const { applicationId, cents } of ranked) {
    const ended = whenShort === 'stop' && waitlist.length > 0;
    if (ended || totalCents + cents > freeCents) {
      waitlist.push(applicationId);
      continue;
    }
    totalCents += cents;
    offers.push({ applicationId, cents });
  }
  return { offers, waitlist, totalCents };
}
