import { decimal } from '../decimal.ts';
import { centsOfAmount } from '../program/amount.ts';
import type { AuthorityTier, AwardPlanOf, RollingPlan } from '../program/award-plan.ts';
import { type Criterion, type ScaleName, scales } from '../program/scoring-plan.ts';
import type { Context } from '../rules/read.ts';
import type { LocalizedText } from '../text.ts';
import { type ReaderScores, type Score, scoreApplication } from './score.ts';

/** A reason of an adverse-action notice: a factor that was used and weighed against, never "did not reach the score". */
export type RefusalReason = {
  readonly criterion: string;
  readonly code: string;
  readonly text: LocalizedText;
};

export type LineDecision =
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'approve'; readonly score: Score }
  | { readonly kind: 'refuse'; readonly score: Score; readonly reasons: readonly RefusalReason[] };

/** At most this many reasons are told (Reg B, 12 CFR 1002.9 and its commentary). */
const mostReasons = 4;

/** By the published line: a weighted rank below it, or a weighted score in points that reaches it, is an approval. */
export function decideByLine(
  context: Context,
  plan: RollingPlan,
  readers: readonly ReaderScores[],
): LineDecision {
  const scored = scoreApplication(context, readers);
  if (scored.kind === 'incomplete') return scored;
  const { score, means } = scored;
  const { scale, criteria } = context.program.scoring;
  const line = lineOf(plan, scale);
  const approved = scale === 'ranks' ? decimal(score).lt(line) : decimal(score).gte(line);
  if (approved) return { kind: 'approve', score };
  return { kind: 'refuse', score, reasons: refusalReasons(criteria, means, line, scale) };
}

/** The line of a plan on its scale; the publishing checks see to it that there is one. */
function lineOf(plan: RollingPlan, scale: ScaleName): string {
  const below = plan.kind === 'rolling-loan' ? plan.approveBelow : undefined;
  const line = scale === 'ranks' ? below : plan.approveAtLeast;
  if (line === undefined) throw new RangeError('a plan without a line on its scale');
  return line;
}

/**
 * The factors that weighed against, heaviest first, equal ones in the document's order: on ranks those at the line or
 * worse, by what they added; on points those below the line's share of the best score, by what they lost.
 */
export function refusalReasons(
  criteria: readonly Criterion[],
  means: Readonly<Record<string, string>>,
  line: string,
  scale: ScaleName = 'ranks',
): readonly RefusalReason[] {
  const { best } = scales[scale];
  return criteria
    .flatMap((criterion) => {
      const mean = decimal(means[criterion.id] ?? '');
      const against = scale === 'ranks' ? mean.gte(line) : mean.times(100).lt(decimal(line).times(best));
      if (!criterion.refusal || !against) return [];
      const { code, text } = criterion.refusal;
      const share = scale === 'ranks' ? mean : decimal(best).minus(mean);
      return [{ weight: share.times(criterion.weight), reason: { criterion: criterion.id, code, text } }];
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
