import { divideHalfUp } from '../../decimal.ts';
import { type Criterion, type ScaleName, scales } from '../../program/scoring-plan.ts';
import type { ReaderScores } from '../../scoring/score.ts';

/** A value in the units of a scale (0..100 on points, 1..7 on ranks) as an exact fraction of whole numbers. */
export interface Points {
  readonly top: number;
  /** Positive. */
  readonly bottom: number;
}

/**
 * What one reader says of an application on the whole: their scores, weighted over the criteria that they scored. Nothing
 * where they scored none: a missing score is never counted as zero.
 */
export function readerPoints(
  scale: ScaleName,
  criteria: readonly Criterion[],
  scores: ReaderScores,
): Points | undefined {
  const given = criteria.filter(({ id }) => Object.hasOwn(scores, id));
  const weight = weightOf(given);
  if (weight === 0) return undefined;
  const sum = given.reduce((total, one) => total + one.weight * (scores[one.id] ?? 0), 0);
  return scale === 'points'
    ? { top: 100 * sum, bottom: weight * scales.points.best }
    : { top: sum, bottom: weight };
}

/** Percent of the whole score that these criteria decide. */
export const weightOf = (criteria: readonly Pick<Criterion, 'weight'>[]): number =>
  criteria.reduce((sum, { weight }) => sum + weight, 0);

/** How many units lie between the worst and the best of a scale. */
export const unitsOf = (scale: ScaleName): number =>
  scale === 'points' ? 100 : scales.ranks.max - scales.ranks.min;

/** Points as hundredths, rounded half up. */
export const hundredths = ({ top, bottom }: Points): number =>
  Number(divideHalfUp(100n * BigInt(top), BigInt(bottom)));

/** The mean of several readers, exact until it is rounded half up to hundredths. */
export function meanHundredths(all: readonly Points[]): number {
  const common = all.reduce((product, { bottom }) => lcm(product, BigInt(bottom)), 1n);
  const sum = all.reduce((total, { top, bottom }) => total + BigInt(top) * (common / BigInt(bottom)), 0n);
  return Number(divideHalfUp(100n * sum, common * BigInt(Math.max(1, all.length))));
}

/** How far the readers of one application are apart. */
export type Spread =
  | { readonly kind: 'too-few' }
  | {
      readonly kind: 'within' | 'over';
      /** Between the highest and the lowest, in hundredths of a point of 100, rounded half up. */
      readonly range: number;
    };

/**
 * Whether the readers of an application are so far apart that another is asked: more than `limit` points of 100 between
 * the highest and the lowest, compared exactly (on ranks six ranks are 100 points). Every valid score goes on counting
 * after the other reader as well, the far one too: nobody can know beforehand which of them is right.
 */
export function spreadOver(scale: ScaleName, readers: readonly Points[], limit: number): Spread {
  const sorted = [...readers].sort(comparePoints);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high || sorted.length < 2) return { kind: 'too-few' };
  const units = BigInt(unitsOf(scale));
  const top = BigInt(high.top) * BigInt(low.bottom) - BigInt(low.top) * BigInt(high.bottom);
  const bottom = BigInt(high.bottom) * BigInt(low.bottom) * units;
  return {
    kind: 100n * top > BigInt(limit) * bottom ? 'over' : 'within',
    range: Number(divideHalfUp(10_000n * top, bottom)),
  };
}

const comparePoints = (a: Points, b: Points): number => a.top * b.bottom - b.top * a.bottom;

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
