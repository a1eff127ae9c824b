import { canonicalJson } from '../canonical-json.ts';
import type { RuleVerdict, Verdict } from '../rules/verdict.ts';

/**
 * What a verdict comes to where appeals were granted. A failed rule no longer counts once a person has decided about just
 * that failure, seen on the same facts; on other facts it counts as before, and may be appealed again.
 */
export function outcomeAfter(verdict: Verdict, granted: readonly Verdict[]): Verdict['outcome'] {
  if (verdict.outcome !== 'ineligible') return verdict.outcome;
  const overruled = new Set(granted.flatMap(failuresOf).map(asSeen));
  if (failuresOf(verdict).some((one) => !overruled.has(asSeen(one)))) return 'ineligible';
  return verdict.ask.length + verdict.judge.length > 0 ? 'unknown' : 'eligible';
}

/** The rules that decided against an applicant. */
export const failuresOf = ({ rules }: Verdict): readonly RuleVerdict[] =>
  rules.filter(({ kind, outcome }) => kind === 'hard' && outcome === 'fail');

const asSeen = ({ id, whenTrace, trace }: RuleVerdict): string => canonicalJson({ id, whenTrace, trace });
