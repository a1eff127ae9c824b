import { divideHalfUp } from '../decimal.ts';
import type { Criterion } from '../program/scoring-plan.ts';
import { type ScaleName, scales } from '../program/scoring-plan.ts';
import type { Context } from '../rules/read.ts';
import { computedScore } from './computed.ts';

/** One reader's scores by criterion. */
export type ReaderScores = Readonly<Record<string, number>>;

/** Text with two decimals: 0.00..100.00 on points, 1.00 (best)..7.00 on ranks. */
export type Score = string;

export type Scored =
  | {
      readonly kind: 'scored';
      readonly score: Score;
      /** Mean of each criterion over the readers, with four decimals: ties are broken on these. */
      readonly means: Readonly<Record<string, string>>;
    }
  /** Criteria that somebody still has to score; a missing score is never counted as zero. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

/** What the readers score: their own criteria, and a computed one where the answers do not decide it. */
export function criteriaForReaders(context: Context): readonly Criterion[] {
  return context.program.scoring.criteria.filter(
    (criterion) => criterion.source.by === 'reviewer' || computedScore(context, criterion) === undefined,
  );
}

export type ReviewFault = {
  readonly criterion: string;
  readonly fault: 'missing' | 'off-scale' | 'comment-needed';
};

/**
 * What is wrong with one reader's scores; empty where each part has a score or the word that they are not sure, at least one
 * a score, and every needed comment is there.
 */
export function reviewFaults(
  context: Context,
  scores: ReaderScores,
  comments: Readonly<Record<string, string>>,
  notSure: readonly string[] = [],
): readonly ReviewFault[] {
  const { min, max } = scales[context.program.scoring.scale];
  return criteriaForReaders(context).flatMap(({ id, source }): readonly ReviewFault[] => {
    const score = own(scores, id);
    if (score === undefined)
      return notSure.includes(id) && Object.keys(scores).length > 0
        ? []
        : [{ criterion: id, fault: 'missing' }];
    if (!Number.isSafeInteger(score) || score < min || score > max)
      return [{ criterion: id, fault: 'off-scale' }];
    const needed = source.by === 'reviewer' && source.commentRequiredAt.includes(score);
    return needed && !own(comments, id)?.trim() ? [{ criterion: id, fault: 'comment-needed' }] : [];
  });
}

/** What one criterion adds to the score. */
export type ScorePart = {
  readonly criterion: Criterion;
  /** `answers`: worked out by the published table or rules, whoever reads. */
  readonly by: 'readers' | 'answers';
  /** The scores that count, one of each reader or the one worked out; fewer than wanted while somebody still has to score. */
  readonly scores: readonly number[];
  readonly complete: boolean;
};

/**
 * Every criterion with the scores that count for it. One reader of several may be unsure of a part: the others' scores count
 * then, one fewer than the program has readers, at least one; and nobody's silence is a zero.
 */
export function scoreParts(context: Context, readers: readonly ReaderScores[]): readonly ScorePart[] {
  const wanted = context.program.review.readers;
  return context.program.scoring.criteria.map((criterion) => {
    const computed = computedScore(context, criterion);
    const given = computed === undefined ? readers.map((scores) => own(scores, criterion.id)) : [computed];
    const scores = given.filter((score) => score !== undefined);
    const complete = scores.length >= Math.max(1, Math.min(given.length, wanted) - 1);
    return { criterion, by: computed === undefined ? 'readers' : 'answers', scores, complete };
  });
}

/** The mean of a complete part, with four decimals. */
export const meanOf = ({ scores }: Pick<ScorePart, 'scores'>): string =>
  fixed(divideHalfUp(10_000n * sumOf(scores), BigInt(scores.length)), 4);

/** What a complete part adds to the score, with four decimals; rounded for reading only, since the sum is rounded as a whole. */
export function addedBy(
  { criterion, scores }: Pick<ScorePart, 'criterion' | 'scores'>,
  scale: ScaleName,
): string {
  const units = 10_000n * BigInt(criterion.weight) * sumOf(scores);
  return fixed(divideHalfUp(units, BigInt(scores.length) * wholeOf(scale)), 4);
}

/**
 * The weighted score over all readers: the mean of each criterion, weighted, on points as a share of the best score. Whole
 * numbers throughout, rounded half up to two decimals once, at the end: the one rounding rule of scores.
 */
export function scoreApplication(context: Context, readers: readonly ReaderScores[]): Scored {
  const parts = scoreParts(context, readers);
  const missing = parts.filter(({ complete }) => !complete);
  if (missing.length > 0)
    return { kind: 'incomplete', missing: missing.map(({ criterion }) => criterion.id) };
  // Every mean over the same denominator keeps the sum in whole numbers.
  const common = parts.reduce((all, { scores }) => lcm(all, BigInt(scores.length)), 1n);
  const total = parts.reduce((sum, { criterion, scores }) => {
    return sum + BigInt(criterion.weight) * sumOf(scores) * (common / BigInt(scores.length));
  }, 0n);
  return {
    kind: 'scored',
    score: fixed(divideHalfUp(100n * total, common * wholeOf(context.program.scoring.scale)), 2),
    means: Object.fromEntries(parts.map((part) => [part.criterion.id, meanOf(part)])),
  };
}

/** What a weight of 100 is divided by, so that the best of everything is 100.00 points, or a weighted rank is a rank. */
const wholeOf = (scale: ScaleName): bigint => BigInt(scale === 'points' ? scales.points.best : 100);

function own<T>(values: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

const sumOf = (scores: readonly number[]): bigint => scores.reduce((sum, score) => sum + BigInt(score), 0n);

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

function fixed(units: bigint, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Whole hundredths as a score: 8750 is `87.50`. */
export const scoreOfHundredths = (hundredths: number): Score => fixed(BigInt(hundredths), 2);

/** A score as whole hundredths, for order and indexes: `87.50` is 8750. */
export function hundredthsOf(score: Score): number {
  return Number(score.replace('.', ''));
}
