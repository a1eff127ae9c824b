import { decimal } from '../decimal.ts';
import { centsOfAmount } from '../program/amount.ts';
import type { AuthorityTier, AwardPlanOf } from '../program/award-plan.ts';
import type { Criterion } from '../program/scoring-plan.ts';
import type { Context } from '../rules/read.ts';
import type { LocalizedText } from '../text.ts';
import { type ReaderScores, type Score, scoreApplication } from './score.ts';

/** A reason of an adverse-action notice: a factor that was used and weighed against, never "did not reach the score". */
export type RefusalReason = {
  readonly criterion: string;
  readonly code: string;
  readonly text: LocalizedText;
};

export type LoanDecision =
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'approve'; readonly score: Score }
  | { readonly kind: 'refuse'; readonly score: Score; readonly reasons: readonly RefusalReason[] };

/** At most this many reasons are told (Reg B, 12 CFR 1002.9 and its commentary). */
const mostReasons = 4;

/** The published matrix: the weighted rank below the program's line is an approval. */
export function decideLoan(
  context: Context,
  plan: AwardPlanOf<'rolling-loan'>,
  readers: readonly ReaderScores[],
): LoanDecision {
  const scored = scoreApplication(context, readers);
  if (scored.kind === 'incomplete') return scored;
  const { score, means } = scored;
  if (decimal(score).lt(plan.approveBelow)) return { kind: 'approve', score };
  return {
    kind: 'refuse',
    score,
    reasons: refusalReasons(context.program.scoring.criteria, means, plan.approveBelow),
  };
}

/** The factors ranked at the line or worse, heaviest weighted contribution first; equal ones in the document's order. */
export function refusalReasons(
  criteria: readonly Criterion[],
  means: Readonly<Record<string, string>>,
  line: string,
): readonly RefusalReason[] {
  return criteria
    .flatMap((criterion) => {
      const rank = decimal(means[criterion.id] ?? '');
      if (!criterion.refusal || rank.lt(line)) return [];
      const { code, text } = criterion.refusal;
      return [{ weight: rank.times(criterion.weight), reason: { criterion: criterion.id, code, text } }];
    })
    .sort((a, b) => b.weight.cmp(a.weight))
    .slice(0, mostReasons)
    .map(({ reason }) => reason);
}

/** Who may approve this amount: the lowest tier that reaches it; `undefined` above the highest. */
export function authorityFor(
  plan: AwardPlanOf<'rolling-loan'>,
  amountCents: number,
): AuthorityTier | undefined {
  return [...plan.authority]
    .sort((a, b) => centsOfAmount(a.upTo) - centsOfAmount(b.upTo))
    .find((tier) => amountCents <= centsOfAmount(tier.upTo));
}
