import { divideHalfUp } from '../decimal.ts';
import { type Invitation, invitedAtMost } from '../program/phases.ts';
import { scales } from '../program/scoring-plan.ts';
import type { Context } from '../rules/read.ts';
import { computedScore } from './computed.ts';

/**
 * The score of the first phase in hundredths, 0..10000: the criteria that rank it, each with its weight as a share of
 * theirs together. Undefined where an answer does not decide one of them: nobody is ranked on a guess.
 */
export function phaseScore(context: Context, invited: Invitation): number | undefined {
  const criteria = context.program.scoring.criteria.filter(({ id }) => invited.rankedBy.includes(id));
  const scores = criteria.map((criterion) => computedScore(context, criterion));
  if (scores.some((score) => score === undefined)) return undefined;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const total = criteria.reduce((sum, { weight }, i) => sum + weight * (scores[i] ?? 0), 0);
  return Number(divideHalfUp(10_000n * BigInt(total), BigInt(weights * scales.points.best)));
}

/** Somebody on the list of the first phase. */
export interface Placed {
  readonly applicationId: string;
  /** Hundredths; undefined where the answers do not decide it. */
  readonly score: number | undefined;
}

/** Where the line falls, and who is on which side of it. */
export interface Line {
  /** Whoever has at least this many hundredths is invited. */
  readonly atLeast: number;
  readonly invited: readonly Placed[];
  readonly others: readonly Placed[];
}

/**
 * Draws the line: the best so many, and everybody who ties with the last of them. Whose score is not decided is invited
 * besides, and takes nobody's place. With fewer people than places everybody is invited.
 */
export function drawLine(all: readonly Placed[], invitation: Invitation): Line {
  const most = invitedAtMost(invitation);
  const scores = all.flatMap(({ score }) => (score === undefined ? [] : [score])).sort((a, b) => b - a);
  const atLeast = scores.length <= most ? 0 : (scores[most - 1] ?? 0);
  const best = [...all].sort(
    (a, b) => (b.score ?? -1) - (a.score ?? -1) || (a.applicationId < b.applicationId ? -1 : 1),
  );
  return {
    atLeast,
    invited: best.filter((one) => reaches(one.score, atLeast)),
    others: best.filter((one) => !reaches(one.score, atLeast)),
  };
}

/** True for whoever is invited at this line; an unknown is never a refusal. */
export const reaches = (score: number | undefined, atLeast: number): boolean =>
  score === undefined || score >= atLeast;
