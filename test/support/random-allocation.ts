import type { AllocationProblem, Award, Cap, Goal } from '../../shared/domain/allocation/problem.ts';
import type { Random } from './generated/random.ts';

export interface Shape {
  readonly applicants: number;
  readonly funds: number;
  /** Units that every amount and every fund is a multiple of. */
  readonly step: number;
  /** The smallest and the largest amount, in steps. */
  readonly asked: readonly [number, number];
  /** Percent of all that is asked. */
  readonly money: number;
  /** Amounts that are asked, in steps, where there is a published scale. */
  readonly scale?: readonly number[];
  /** Percent of those who ask that may be given less. */
  readonly partial?: number;
}

const counties = 8;
const topics = 6;

/** A round as donors make it: each fund for a county, a topic, both or anybody; each project in one county about one or two topics. */
export function randomAllocation(
  random: Random,
  shape: Shape,
  more: { readonly caps?: boolean; readonly goals?: readonly Goal[] } = {},
): AllocationProblem {
  const { step } = shape;
  const donors = Array.from({ length: shape.funds }, () => ({
    county: random.chance(35) ? -1 : random.below(counties),
    topic: random.chance(35) ? -1 : random.below(topics),
    weight: 30 + random.below(200),
  }));
  const people = Array.from({ length: shape.applicants }, (_, i) => {
    const [county, about] = [random.below(counties), [random.below(topics), random.below(topics)]];
    const asked = step * (shape.scale ? random.pick(shape.scale) : random.between(...shape.asked));
    const least = random.chance(shape.partial ?? 0) ? step * Math.ceil(asked / step / 2) : asked;
    const awards: Award[] = donors.flatMap((donor, fund) =>
      (donor.county < 0 || donor.county === county) && (donor.topic < 0 || about.includes(donor.topic))
        ? [{ fund, least, most: asked }]
        : [],
    );
    return { id: `app_${i}`, merit: 4000 + 50 * random.below(121), awards };
  });
  const all = people.reduce((sum, { awards }) => sum + (awards[0]?.most ?? 0), 0);
  const weights = donors.reduce((sum, { weight }) => sum + weight, 0);
  const funds = donors.map(({ weight }, f) => ({
    id: `fund_${f}`,
    free: step * Math.round((all * shape.money * weight) / weights / step / 100),
  }));
  return {
    funds,
    applicants: people.toSorted((a, b) => b.merit - a.merit),
    caps: more.caps ? capsOf(random, shape) : [],
    goals: more.goals ?? ['merit', 'rank', 'money'],
  };
}

function capsOf(random: Random, { step, asked, funds }: Shape): Cap[] {
  const higher = step * Math.ceil((asked[0] + asked[1]) / 2);
  const all: Cap[] = [
    { id: 'higher', atLeast: higher, limit: { percent: random.pick([25, 34, 50]) } },
    { id: 'of-one-fund', funds: [random.below(funds)], limit: { most: random.between(1, 2) } },
  ];
  return random.some(all);
}
