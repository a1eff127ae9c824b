import type { ScaleName } from '../../program/scoring-plan.ts';
import type { ReadApplication, SeverityEstimate } from './estimate.ts';
import { unitsOf } from './points.ts';

/** A reviewer whose scores differ from the others' in another way than by being higher or lower. */
export interface OddReader {
  readonly reviewerId: string;
  /**
   * `barely-varies`: gives nearly the same to everything, where the others see differences.
   * `varies-widely`: is now far above the others and now far below, on the same applications.
   */
  readonly how: 'barely-varies' | 'varies-widely';
  /** The applications this is seen from: read by others as well. */
  readonly reviews: number;
  /** Standard deviation in hundredths: of their own scores, or of their distance from the others. */
  readonly own: number;
  /** The same of the others: on the same applications, or of everybody else's distance. */
  readonly others: number;
}

/** From fewer shared applications nothing is said: with eight, chance passes either line below about once in 200 readers. */
export const enoughReviews = 8;

/** Less than a third of the others' standard deviation: of eight readings as varied as theirs, 1 in 200 by the F distribution. */
const barely = 1 / 3;

/** Where the others themselves see less than two points of 100 between applications, there is nothing to vary with. */
const leastSeen = 0.02;

/** Normal deviate that chance exceeds once in 200. */
const onceIn200 = 2.576;

/** And never for less than twice the others' variance, however many readings make it certain: it would not matter. */
const leastRatio = 2;

/**
 * Who barely varies or varies widely, by id; figures for a person to look at, not a verdict on anybody. The most striking is
 * taken out first and the others are looked at again without them, so that nobody is found for sitting beside one.
 */
export function readsOddly(
  scale: ScaleName,
  applications: readonly ReadApplication[],
  { reviewers }: Pick<SeverityEstimate, 'reviewers'>,
): readonly OddReader[] {
  const shifts = new Map(reviewers.map(({ reviewerId, shift }) => [reviewerId, shift / 100]));
  const found = new Map<string, OddReader>();
  for (;;) {
    const [most] = striking(scale, comparedIn(applications, shifts, found));
    if (!most) break;
    found.set(most.odd.reviewerId, most.odd);
  }
  return [...found.values()].sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
}

/** One reader beside the others on the applications they share; sums of squared distances from the mean. */
interface Compared {
  readonly reviewerId: string;
  readonly reviews: number;
  /** Of what they gave, of what the others gave, of how far they were from the others. */
  readonly own: number;
  readonly others: number;
  readonly away: number;
}

function comparedIn(
  applications: readonly ReadApplication[],
  shifts: ReadonlyMap<string, number>,
  without: ReadonlyMap<string, unknown>,
): readonly Compared[] {
  const seen = new Map<string, { given: number; others: number; away: number }[]>();
  for (const { readings } of [...applications].sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1))) {
    const all = readings
      .filter(({ reviewerId }) => !without.has(reviewerId))
      .map(({ reviewerId, points: { top, bottom } }) => ({
        reviewerId,
        given: top / bottom,
        quality: top / bottom - (shifts.get(reviewerId) ?? 0),
      }))
      .sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
    for (const one of all) {
      const others = all.filter(({ reviewerId }) => reviewerId !== one.reviewerId);
      if (others.length === 0) continue;
      const mean = total(others.map(({ quality }) => quality)) / others.length;
      // The others' mean is uncertain as well; scaled so that every distance has the variance of one reading.
      const away = (one.quality - mean) * Math.sqrt(others.length / (others.length + 1));
      const list = seen.get(one.reviewerId) ?? [];
      seen.set(one.reviewerId, [...list, { given: one.given, others: mean, away }]);
    }
  }
  return [...seen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reviewerId, list]) => ({
      reviewerId,
      reviews: list.length,
      own: squares(list.map(({ given }) => given)),
      others: squares(list.map(({ others }) => others)),
      away: squares(list.map(({ away }) => away)),
    }));
}

/** Everybody past a line, the farthest past it first. */
function striking(scale: ScaleName, all: readonly Compared[]) {
  const freedomOf = ({ reviews }: Compared) => reviews - 1;
  const [away, freedom] = [total(all.map((one) => one.away)), total(all.map(freedomOf))];
  return all
    .filter(({ reviews }) => reviews >= enoughReviews)
    .flatMap((one): readonly { readonly odd: OddReader; readonly past: number }[] => {
      const { reviewerId, reviews } = one;
      const own = deviation(one.own, freedomOf(one));
      const others = deviation(one.others, freedomOf(one));
      if (others >= leastSeen * unitsOf(scale) && own < barely * others) {
        const odd: OddReader = {
          reviewerId,
          how: 'barely-varies',
          reviews,
          own: hundredths(own),
          others: hundredths(others),
        };
        return [{ odd, past: own === 0 ? Number.POSITIVE_INFINITY : (barely * others) / own }];
      }
      const rest = freedom - freedomOf(one);
      if (rest < 1) return [];
      const [far, usual] = [deviation(one.away, freedomOf(one)), deviation(away - one.away, rest)];
      const line = usual * Math.sqrt(Math.max(leastRatio, chanceRatio(freedomOf(one))));
      if (far <= line) return [];
      const odd: OddReader = {
        reviewerId,
        how: 'varies-widely',
        reviews,
        own: hundredths(far),
        others: hundredths(usual),
      };
      return [{ odd, past: line === 0 ? Number.POSITIVE_INFINITY : far / line }];
    })
    .sort((a, b) => b.past - a.past || (a.odd.reviewerId < b.odd.reviewerId ? -1 : 1));
}

/** The ratio of variances that chance exceeds once in 200 readers (Wilson and Hilferty's approximation of chi square). */
const chanceRatio = (freedom: number): number =>
  (1 - 2 / (9 * freedom) + onceIn200 * Math.sqrt(2 / (9 * freedom))) ** 3;

/** Squares of the distances from the mean. */
function squares(all: readonly number[]): number {
  const mean = total(all) / Math.max(1, all.length);
  return total(all.map((one) => (one - mean) ** 2));
}

const deviation = (sum: number, freedom: number): number => Math.sqrt(Math.max(0, sum) / freedom);
const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
const hundredths = (units: number): number => Math.floor(units * 100 + 0.5);
