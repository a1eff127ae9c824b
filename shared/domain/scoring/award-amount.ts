import { moneyOf } from '../money.ts';
import { centsOfAmount } from '../program/amount.ts';
import type { AwardPlan, AwardPlanOf } from '../program/award-plan.ts';
import { answerAt } from '../program/paths.ts';
import { judge } from '../rules/condition.ts';
import type { Context } from '../rules/read.ts';

/** Cents of the amount that was asked, at most the cap. */
export function askedCents(context: Context, plan: AwardPlanOf<'round-asked'>): number {
  return Math.min(answeredCents(context, plan.amountField), centsOfAmount(plan.atMost));
}

/** Cents by the published table: the base, and each addition whose condition holds; it never counts an unknown as a no. */
export function tableCents(context: Context, { amount }: AwardPlanOf<'first-come'>): number {
  return amount.plus.reduce((sum, row) => {
    const { truth } = judge(context, row.when);
    if (truth === 'unknown') throw new RangeError('an amount that hangs on a missing answer');
    return truth === 'true' ? sum + centsOfAmount(row.amount) : sum;
  }, centsOfAmount(amount.base));
}

/** What the next in line is given out of the plan's one fund: cents where money is given out, one where it is a seat. */
export function unitsFor(
  context: Context,
  plan: Exclude<AwardPlan, { kind: 'registry' | 'round-slots' | 'round-funds' }>,
): number {
  switch (plan.kind) {
    case 'round-money':
      return centsOfAmount(plan.tiers.at(-1)?.amount ?? '');
    case 'round-asked':
      return askedCents(context, plan);
    case 'rolling-loan':
      return answeredCents(context, plan.amountField);
    case 'first-come':
      return tableCents(context, plan);
    case 'round-seats':
      return 1;
  }
}

function answeredCents(context: Context, field: string): number {
  const money = moneyOf(answerAt(context.answers, field));
  if (!money) throw new RangeError('an award without an amount');
  return Number(money.cents);
}
