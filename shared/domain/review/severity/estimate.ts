import { type ScaleName, scales } from '../../program/scoring-plan.ts';
import { type Eigen, eigenOf } from './eigen.ts';
import { type Link, linksOf } from './links.ts';
import { type Points, unitsOf } from './points.ts';
import { type Variance, varianceOf } from './variance.ts';

/** What one reader said of an application. */
export interface Reading {
  readonly reviewerId: string;
  readonly points: Points;
}

/** A reviewed application of a round. */
export interface ReadApplication {
  readonly applicationId: string;
  /** The score that stands, the mean over its readers, in hundredths. */
  readonly score: number;
  /** Percent of the score that the readers decide; the rest is worked out from the answers. */
  readonly weight: number;
  readonly readings: readonly Reading[];
}

/** A made-up application that reviewers scored for practice: it has no score, but it links those who scored it. */
export interface ReadSample {
  readonly sampleId: string;
  readonly readings: readonly Reading[];
}

/** Two ends, in hundredths: the true value lies between them in 95 of 100 cases. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface ApplicationFigures {
  readonly applicationId: string;
  /** Who read it, in order of their ids. */
  readonly readers: readonly string[];
  /** The score that stands. Hundredths, like everything here. */
  readonly raw: number;
  /** What its readers together gave too much, as far as can be told: raw - adjusted, unless the scale ends before. */
  readonly correction: number;
  readonly adjusted: number;
  /** Of the adjusted score, within the scale; undefined where no two readers shared enough to know how sure a score is. */
  readonly interval: Interval | undefined;
}

export interface ReviewerFigures {
  readonly reviewerId: string;
  /** Applications they have read, practice not counted. */
  readonly reviews: number;
  /** Hundredths by which they score higher (on ranks: worse) than others would, drawn towards 0 where little is known. */
  readonly shift: number;
  /** Undefined where readers do not differ more than chance explains. */
  readonly interval: Interval | undefined;
  readonly link: Link;
}

export interface SeverityEstimate {
  /** Standard deviation of the readers' shifts, in hundredths; 0 where chance explains the differences. */
  readonly between: number;
  /** Standard deviation of a single reading, in hundredths. */
  readonly noise: number;
  /** In order of their ids. */
  readonly applications: readonly ApplicationFigures[];
  readonly reviewers: readonly ReviewerFigures[];
}

/**
 * Works out by how much each reviewer scores higher or lower than others, and every score without that.
 *
 * A reading = quality of the application + shift of the reviewer + noise. Qualities may be anything, so only what
 * several people said about the same application counts: whoever is given strong applications is not taken for lenient.
 * Shifts come from a distribution round 0 whose width is estimated (`variance.ts`), so a shift is drawn towards 0 the more,
 * the fewer applications speak for it (best linear unbiased prediction); where readers differ no more than by chance all
 * are 0. Intervals are about what all the round's readers together would say, and take into account who is compared with whom.
 * Estimated in floating point in one fixed order, whatever the order given, and rounded half away from zero to hundredths once.
 */
export function estimateSeverity(
  scale: ScaleName,
  applications: readonly ReadApplication[],
  samples: readonly ReadSample[] = [],
): SeverityEstimate {
  const sorted = [...applications].sort((a, b) => byText(a.applicationId, b.applicationId));
  const rows = [
    ...sorted.map(({ readings }) => rowOf(readings)),
    ...[...samples].sort((a, b) => byText(a.sampleId, b.sampleId)).map(({ readings }) => rowOf(readings)),
  ].filter(({ readers }) => readers.length > 0);
  const reviewers = [...new Set(rows.flatMap(({ readers }) => readers))].sort(byText);
  const fit = fitted(rows, reviewers);
  const links = linksOf(
    reviewers,
    rows.map(({ readers }) => readers),
  );
  const counts = new Map<string, number>();
  for (const { reviewerId } of sorted.flatMap(({ readings }) => readings))
    counts.set(reviewerId, (counts.get(reviewerId) ?? 0) + 1);
  return {
    between: rounded(Math.sqrt(fit.between)),
    noise: rounded(Math.sqrt(fit.noise)),
    applications: sorted.map((one) => applicationFigures(scale, one, fit)),
    reviewers: reviewers.map((reviewerId) => {
      const shift = rounded(fit.shift([reviewerId]));
      const most = 100 * unitsOf(scale);
      const margin = fit.between > 0 ? fit.margin(fit.doubt([reviewerId])) : undefined;
      return {
        reviewerId,
        reviews: counts.get(reviewerId) ?? 0,
        shift,
        interval: margin === undefined ? undefined : around(shift, rounded(margin), -most, most),
        link: links.get(reviewerId) ?? 'alone',
      };
    }),
  };
}

function applicationFigures(scale: ScaleName, one: ReadApplication, fit: Fit): ApplicationFigures {
  const { applicationId, score, weight } = one;
  const { readers } = rowOf(one.readings);
  const [least, most] = [100 * scales[scale].min, scale === 'points' ? 10_000 : 100 * scales.ranks.max];
  const share = weight / 100;
  const correction = readers.length === 0 ? 0 : rounded(share * fit.shift(readers));
  const within = (value: number) => Math.min(most, Math.max(least, value));
  const margin =
    readers.length === 0 ? undefined : fit.margin(fit.noise / readers.length + fit.doubt(readers));
  return {
    applicationId,
    readers,
    raw: score,
    correction,
    adjusted: within(score - correction),
    interval:
      margin === undefined ? undefined : around(score - correction, rounded(share * margin), least, most),
  };
}

const around = (middle: number, margin: number, least: number, most: number): Interval => ({
  low: Math.max(least, Math.min(most, middle - margin)),
  high: Math.min(most, Math.max(least, middle + margin)),
});

/** An application's readings in the order of who read it. */
interface Row {
  readonly readers: readonly string[];
  readonly values: readonly number[];
  readonly mean: number;
}

function rowOf(readings: readonly Reading[]): Row {
  const all = readings
    .map(({ reviewerId, points }) => ({ reviewerId, value: points.top / points.bottom }))
    .sort((a, b) => byText(a.reviewerId, b.reviewerId) || a.value - b.value);
  const values = all.map(({ value }) => value);
  return {
    readers: all.map(({ reviewerId }) => reviewerId),
    values,
    mean: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
  };
}

interface Fit extends Variance {
  /** The mean shift of these reviewers, in the scale's units. */
  readonly shift: (readers: readonly string[]) => number;
  /** The variance of that mean, seen from the mean of all readers: what all have in common moves no score against another. */
  readonly doubt: (readers: readonly string[]) => number;
  /** Half of a 95 % interval for a variance; undefined where nothing tells how large the noise is. */
  readonly margin: (variance: number) => number | undefined;
}

function fitted(rows: readonly Row[], reviewers: readonly string[]): Fit {
  const place = new Map(reviewers.map((one, i) => [one, i]));
  const at = (one: string) => place.get(one) ?? 0;
  const design = reviewers.map(() => reviewers.map(() => 0));
  const sums = reviewers.map(() => 0);
  let squares = 0;
  const add = (into: number[] | undefined, i: number, by: number) => {
    if (into) into[i] = (into[i] ?? 0) + by;
  };
  for (const { readers, values, mean } of rows)
    for (const [i, reader] of readers.entries()) {
      const from = (values[i] ?? 0) - mean;
      squares += from * from;
      add(sums, at(reader), from);
      add(design[at(reader)], at(reader), 1);
      for (const other of readers) add(design[at(reader)], at(other), -1 / readers.length);
    }
  const { values, vectors } = useful(eigenOf(design));
  const towards = vectors.map((vector) => dot(vector, sums));
  const along = towards.map((t, k) => (t * t) / (values[k] ?? 1));
  const freedom = rows.reduce((sum, { readers }) => sum + readers.length - 1, 0);
  const rest = Math.max(0, squares - along.reduce((sum, one) => sum + one, 0));
  // Where readings differ by rounding only, nothing differs.
  const variance = squares < 1e-12 ? { between: 0, noise: 0 } : varianceOf(values, along, rest, freedom);
  const { between, noise } = variance;
  const lambda = between > 0 ? noise / between : Number.POSITIVE_INFINITY;
  const shifts = reviewers.map((_, i) =>
    vectors.reduce((sum, v, k) => sum + ((v[i] ?? 0) * (towards[k] ?? 0)) / ((values[k] ?? 0) + lambda), 0),
  );
  const mean = (readers: readonly string[], value: (i: number) => number) =>
    readers.reduce((sum, one) => sum + value(at(one)), 0) / Math.max(1, readers.length);
  return {
    ...variance,
    shift: (readers) => mean(readers, (i) => shifts[i] ?? 0),
    doubt: (readers) => {
      // Without data the shifts' mean has the prior's variance; every direction that was compared takes some of it away.
      const all = 1 / Math.max(1, reviewers.length);
      const pairs = readers.reduce((sum, a) => sum + readers.filter((b) => b === a).length, 0);
      const prior = between * (pairs / readers.length ** 2 - all);
      const known = vectors.reduce((sum, v, k) => {
        const along = mean(readers, (i) => v[i] ?? 0) - all * v.reduce((total, one) => total + one, 0);
        const value = values[k] ?? 0;
        return sum + (along * along * between * value) / (value + lambda);
      }, 0);
      return between === 0 ? 0 : Math.max(0, prior - known);
    },
    margin: (v) =>
      freedom - vectors.length < 1 ? undefined : studentOf(freedom - vectors.length) * Math.sqrt(v),
  };
}

/** Without the directions that no shared application speaks of. */
function useful({ values, vectors }: Eigen): Eigen {
  const most = Math.max(0, ...values);
  const kept = values.map((value) => value > 1e-9 * most && value > 1e-9);
  return { values: values.filter((_, k) => kept[k]), vectors: vectors.filter((_, k) => kept[k]) };
}

/** The 97.5 % point of Student's distribution: exact for one and two degrees of freedom, by Cornish and Fisher's expansion from three on (to 0.02). */
function studentOf(freedom: number): number {
  if (freedom === 1) return 12.706;
  if (freedom === 2) return 4.303;
  const z = 1.959964;
  const [a, b] = [(z ** 3 + z) / 4, (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96];
  const c = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + a / freedom + b / freedom ** 2 + c / freedom ** 3;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);

/** Units as hundredths, half away from zero. */
const rounded = (units: number): number => {
  const size = Math.floor(Math.abs(units) * 100 + 0.5);
  return units < 0 && size > 0 ? -size : size;
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
