import { centsOf, moneyOf, toWire } from '../money.ts';
import type { AwardPlanOf } from '../program/award-plan.ts';
import { answerAt } from '../program/paths.ts';
import { withAnswer } from './candidates.ts';
import { judgeRules } from './evaluate.ts';
import { type Comparison, operatorNames } from './language.ts';
import { comparisonsOf } from './looked-at.ts';
import type { Context } from './read.ts';

/**
 * The largest amount, in cents, below what was asked, at which every hard rule passes: what a lender can offer instead of a refusal.
 * The term stays as asked. Nothing where no smaller amount would pass, or where something else fails or is unknown.
 *
 * The limits that rules set to the amount cut it into stretches; within one only what is worked out of it varies, and that gets
 * better as the amount falls, because the debt service does. So the highest stretch whose lowest amount passes holds the answer, which
 * halving finds to the cent.
 */
export function counterOffer(
  context: Context,
  { amountField }: AwardPlanOf<'rolling-loan'>,
): number | undefined {
  const asked = moneyOf(answerAt(context.answers, amountField))?.cents;
  if (asked === undefined || asked < 2) return undefined;
  const passes = (cents: number) => {
    const answers = withAnswer(context.answers, amountField, toWire({ cents, currency: 'USD' }));
    return judgeRules({ ...context, answers }).every(
      ({ verdict }) => verdict.kind !== 'hard' || verdict.outcome === 'pass',
    );
  };
  if (passes(asked)) return undefined;
  let above = asked;
  for (const lowest of lowestOfStretches(context, amountField, asked)) {
    if (lowest < above && passes(lowest)) return largestFrom(lowest, above, passes);
    above = Math.min(above, lowest);
  }
  return undefined;
}

/** The lowest amount of each stretch below what was asked, from the top down. */
function lowestOfStretches({ program }: Context, amountField: string, asked: number): readonly number[] {
  const limits = program.rules
    .flatMap(comparisonsOf)
    .filter(({ field }) => field === amountField)
    .flatMap(limitsOf)
    .flatMap((limit) => centsOf(limit) ?? []);
  const starts = [1, ...limits.flatMap((cents) => [cents, cents + 1])].filter(
    (cents) => cents > 0 && cents < asked,
  );
  return [...new Set(starts)].sort((a, b) => b - a);
}

const limitsOf = (comparison: Comparison): readonly string[] =>
  operatorNames.flatMap((name) => {
    const limit = comparison[name];
    return limit === undefined || limit === true ? [] : [limit].flat().map(String);
  });

/** From an amount that passes up to one that does not: the last that does. */
function largestFrom(lowest: number, above: number, passes: (cents: number) => boolean): number {
  let fits = lowest;
  let fails = above;
  while (fails - fits > 1) {
    const middle = fits + Math.floor((fails - fits) / 2);
    if (passes(middle)) fits = middle;
    else fails = middle;
  }
  return fits;
}
