import type { ReadApplication } from '../../shared/domain/review/severity/estimate.ts';
import { meanHundredths } from '../../shared/domain/review/severity/points.ts';
import type { Random } from './generated/random.ts';

/** How a made-up round is read. Standard deviations in points of 100. */
export interface RoundShape {
  readonly applications: number;
  readonly reviewers: number;
  readonly readers: number;
  readonly quality: number;
  readonly bias: number;
  readonly noise: number;
}

export interface SimulatedRound {
  readonly applications: readonly ReadApplication[];
  /** What the applications are really worth, in the same order. */
  readonly qualities: readonly number[];
  /** By how much each reviewer really scores higher. */
  readonly biases: ReadonlyMap<string, number>;
}

/** A normal deviate (Box and Muller). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** A round of applications of known worth, read by reviewers of known bias, those with the fewest applications first. */
export function simulatedRound(random: Random, shape: RoundShape): SimulatedRound {
  const people = Array.from({ length: shape.reviewers }, (_, i) => ({
    id: `rev_${String(i).padStart(3, '0')}`,
    bias: shape.bias * normal(random),
    load: 0,
  }));
  const qualities = Array.from({ length: shape.applications }, () => 60 + shape.quality * normal(random));
  const applications = qualities.map((quality, i): ReadApplication => {
    const panel = people
      .map((one) => ({ one, turn: one.load + random.next() }))
      .sort((a, b) => a.turn - b.turn)
      .slice(0, shape.readers)
      .map(({ one }) => one);
    for (const one of panel) one.load++;
    // A rubric gives whole steps and ends somewhere, like a person's.
    const step = (value: number) => Math.min(100, Math.max(0, Math.round(value / 4) * 4));
    const readings = panel.map(({ id, bias }) => ({
      reviewerId: id,
      points: { top: step(quality + bias + shape.noise * normal(random)), bottom: 1 },
    }));
    const score = meanHundredths(readings.map(({ points }) => points));
    return { applicationId: `app_${String(i).padStart(4, '0')}`, score, weight: 100, readings };
  });
  return { applications, qualities, biases: new Map(people.map(({ id, bias }) => [id, bias])) };
}

/** Spearman's correlation: of the places, equal values sharing theirs. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  return pearson(places(a), places(b));
}

/** How many of the best `count` by `given` are among the best `count` by `truth`. */
export function topHits(given: readonly number[], truth: readonly number[], count: number): number {
  const best = (values: readonly number[]) =>
    values
      .map((value, i) => ({ value, i }))
      .sort((x, y) => y.value - x.value || x.i - y.i)
      .slice(0, count)
      .map(({ i }) => i);
  const right = new Set(best(truth));
  return best(given).filter((i) => right.has(i)).length;
}

function places(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((x, y) => x - y);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [i, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, i);
    last.set(value, i);
  }
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2);
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [x, y] = [mean(a), mean(b)];
  const products = (p: readonly number[], q: readonly number[], mp: number, mq: number) =>
    p.reduce((sum, one, i) => sum + (one - mp) * ((q[i] ?? 0) - mq), 0);
  return products(a, b, x, y) / Math.sqrt(products(a, a, x, x) * products(b, b, y, y));
}
