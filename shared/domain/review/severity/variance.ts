import type { Eigen } from './eigen.ts';

/** What of the differences between readers of the same applications is theirs, and what is chance. Squares of the scale's units. */
export interface Variance {
  /** How much readers differ from each other throughout; 0 where chance explains what is seen. */
  readonly between: number;
  /** How much one reading differs from another beyond that. */
  readonly noise: number;
}

/**
 * Differences that chance alone brings about in one round of about thirty are not taken for the readers' (a normal deviate;
 * the test's statistic is a little skewed, by simulation 2 to 5 rounds of 100 without any difference pass it).
 */
const chance = 2.054;
const steps = 100;

/**
 * Splits the squares of all differences from the applications' means by restricted maximum likelihood. Along each
 * eigenvector of the readers' design the data have variance noise + value x between; `along` holds the squares there
 * divided by the eigenvalue, `rest` what no reader's shift explains. Halving an interval a fixed number of times finds the
 * ratio of the two; a ratio that chance explains is cut to zero, so that without differences nothing is adjusted.
 */
export function varianceOf(
  values: Eigen['values'],
  along: readonly number[],
  rest: number,
  freedom: number,
): Variance {
  const total = rest + sum(along);
  if (freedom < 1 || total <= 0) return { between: 0, noise: 0 };
  const noiseAt = (ratio: number) =>
    (rest + sum(along.map((z, k) => z / (1 + ratio * (values[k] ?? 0))))) / freedom;
  // The derivative of -2 log likelihood by the ratio, noise put at its best for it.
  const slope = (ratio: number) =>
    sum(values.map((value) => value / (1 + ratio * value))) -
    sum(along.map((z, k) => (z * (values[k] ?? 0)) / (1 + ratio * (values[k] ?? 0)) ** 2)) / noiseAt(ratio);
  if (!beyondChance(values, along, total, freedom) || slope(0) >= 0) return { between: 0, noise: noiseAt(0) };
  let [low, high] = [1e-9, 1e6];
  for (let step = 0; step < steps; step++) {
    const middle = Math.sqrt(low * high);
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  const ratio = Math.sqrt(low * high);
  return { between: ratio * noiseAt(ratio), noise: noiseAt(ratio) };
}

/**
 * The score test of "no reader differs": the share of the squares that lies along the readers, against its mean and
 * standard deviation if there were nothing but noise (moments of a ratio of quadratic forms in normal variables).
 */
function beyondChance(values: Eigen['values'], along: readonly number[], total: number, freedom: number) {
  const share = sum(along.map((z, k) => z * (values[k] ?? 0))) / total;
  const [first, second] = [sum(values), sum(values.map((value) => value * value))];
  const mean = first / freedom;
  const spread = (2 * (freedom * second - first * first)) / (freedom * freedom * (freedom + 2));
  return spread > 0 && share - mean > chance * Math.sqrt(spread);
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
