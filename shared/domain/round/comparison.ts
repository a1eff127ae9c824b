import * as z from 'zod';
import { instant } from '../application/application.ts';

/** What a round comes to: how many awards, and what they take together: cents or places. */
export const totals = z.strictObject({ offers: z.int().nonnegative(), units: z.int().nonnegative() });
export type Totals = z.infer<typeof totals>;

/** What a manager expects of a round, written down before it is allocated. */
export const roundPlanned = totals.extend({
  by: z.string(),
  name: z.string(),
  at: instant,
  /** Where a list that was thought is what they expect: who is on it. */
  offered: z.array(z.string()).optional(),
});
export type RoundPlanned = z.infer<typeof roundPlanned>;

/** Where an expectation comes from: somebody wrote it down or took it from a list that was thought, the year before, an earlier list of this very round. */
export type ExpectationSource = 'plan' | 'what-if' | 'last-year' | 'earlier-list';

/** What was expected, and of a list also who was on it. */
export interface Expectation extends Totals {
  readonly source: ExpectationSource;
  /** Ids of the applications that an earlier list, or one that was thought, offered something. */
  readonly offered?: readonly string[];
}

/** A proposal beside one expectation. Changes are whole percent, towards zero; undefined where nothing was expected. */
export interface Comparison {
  readonly source: ExpectationSource;
  readonly expected: Totals;
  readonly offersPercent: number | undefined;
  readonly unitsPercent: number | undefined;
  /** Of another list: who is on this one only, and who is on that one only. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly unusual: boolean;
}

/** Beyond this many percent a difference is unusual, unless it is only of one or two awards. */
export const unusualPercent = 25;
const fewAwards = 2;
/** So much of an earlier list may change without a word, in percent of it. */
const unusualTurnover = 10;

/** Sets a proposal beside what was expected of it. `offered`: ids of those who would get something. */
export function compare(
  now: Totals & { readonly offered: readonly string[] },
  expected: Expectation,
): Comparison {
  const offersPercent = percentOf(now.offers, expected.offers);
  const unitsPercent = percentOf(now.units, expected.units);
  const [is, was] = [new Set(now.offered), new Set(expected.offered ?? now.offered)];
  const joined = now.offered.filter((id) => !was.has(id));
  const left = [...was].filter((id) => !is.has(id));
  const turnover = Math.max(joined.length, left.length);
  const fewOffers = Math.abs(now.offers - expected.offers) <= fewAwards;
  // As much as one or two awards of the expected size.
  const fewUnits = Math.abs(now.units - expected.units) * expected.offers <= fewAwards * expected.units;
  const unusual =
    (!fewOffers && beyond(offersPercent)) ||
    (!fewUnits && beyond(unitsPercent)) ||
    (turnover > fewAwards && turnover * 100 > was.size * unusualTurnover);
  const { offers, units, source } = expected;
  return { source, expected: { offers, units }, offersPercent, unitsPercent, joined, left, unusual };
}

function percentOf(now: number, expected: number): number | undefined {
  if (expected === 0) return now === 0 ? 0 : undefined;
  return Math.trunc(((now - expected) * 100) / expected);
}

/** Something where nothing was expected is unusual by any measure. */
const beyond = (percent: number | undefined): boolean =>
  percent === undefined || Math.abs(percent) > unusualPercent;

/** Why an unusual result is right all the same, as whoever approves it says. */
export const unusualReasons = [
  'more-money',
  'less-money',
  'more-people',
  'fewer-people',
  'new-rules',
  'plan-was-wrong',
] as const;
export type UnusualReason = (typeof unusualReasons)[number];
