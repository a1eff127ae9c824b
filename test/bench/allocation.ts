import { allocate } from '../../shared/domain/allocation/allocate.ts';
import type { AllocationProblem, Measure } from '../../shared/domain/allocation/problem.ts';
import { refilled } from '../../shared/domain/allocation/refill.ts';
import { verified } from '../../shared/domain/allocation/verify.ts';
import { linearSolver } from '../../shared/solver/highs.ts';
import { Random } from '../support/generated/random.ts';
import { highsAllocation } from '../support/highs-allocation.ts';
import { randomAllocation, type Shape } from '../support/random-allocation.ts';
import type { Figure } from './figure.ts';

const large = { applicants: 1000, funds: 40, money: 40 } as const;
const coarse = { ...large, step: 250_000, asked: [1, 10] } as const;
const fine = { ...large, step: 25_000, asked: [10, 100] } as const;
/** `percent`: a cap at the higher half of the amounts; `hundredths`: merits that are no multiples of half a point; `near`: not held to a proof. */
const shapes: readonly (Shape & {
  readonly name: string;
  readonly percent?: number;
  readonly hundredths?: boolean;
  readonly near?: boolean;
})[] = [
  { ...coarse, name: 'amounts of a published scale', scale: [1, 2, 4, 8] },
  { ...coarse, name: 'amounts asked in steps of $2,500' },
  { ...coarse, name: 'the same, half of them may be given half', partial: 50 },
  { ...coarse, name: 'the same as asked, merits to the hundredth', hundredths: true },
  { ...coarse, name: 'the same, at most 25 % at the higher amounts', percent: 25 },
  { ...coarse, name: 'the same, at most 15 % at the higher amounts', percent: 15 },
  { ...fine, name: 'indivisible amounts in steps of $250', near: true },
];
const rounds = 3;
const seconds = 5;
/** Percent of the merit that an unproven result may be from the best. */
const near = 0.5;
/** What a plain model is given before it is told to stop. */
const patience = 20;

function drawn(
  { name, percent, hundredths, near: _, ...shape }: (typeof shapes)[number],
  seed: number,
): AllocationProblem {
  const problem = randomAllocation(new Random(seed), shape);
  const more = new Random(seed + 1000);
  const atLeast = shape.step * Math.ceil((shape.asked[0] + shape.asked[1]) / 2);
  return {
    ...problem,
    applicants: hundredths
      ? problem.applicants
          .map((one) => ({ ...one, merit: one.merit + more.below(50) }))
          .toSorted((a, b) => b.merit - a.merit)
      : problem.applicants,
    caps: percent === undefined ? [] : [{ id: 'higher', atLeast, limit: { percent } }],
  };
}

/** A large round, exactly and beside plain ranking; and the time of a plain model of the same in highs, which is told to stop. */
export async function measure(): Promise<Figure[]> {
  const solve = await linearSolver();
  allocate(
    solve,
    randomAllocation(new Random(99), { ...large, applicants: 50, funds: 5, step: 1, asked: [1, 3] }),
  );
  return [...shapes.flatMap((shape) => exact(shape)), beside()];

  function exact(shape: (typeof shapes)[number]): Figure[] {
    const results = Array.from({ length: rounds }, (_, i) => {
      const problem = drawn(shape, i + 1);
      const from = performance.now();
      const found = allocate(solve, problem);
      return { found, took: (performance.now() - from) / 1000, plain: verified(problem, refilled(problem)) };
    });
    const slowest = Math.max(...results.map(({ took }) => took));
    const proven = results.filter(({ found }) => found.proof === 'proven').length;
    const open = results.map(({ found }) =>
      found.proof === 'proven' || found.proof.goal !== 'merit' ? 0 : (100 * found.proof.atMost) / found.merit,
    );
    const what = `allocation, ${shape.applicants} x ${shape.funds}, ${shape.name}`;
    return [
      {
        what,
        figure: `${proven} of ${rounds} proven, slowest ${slowest.toFixed(1)} s${proven < rounds ? `; at most ${Math.max(...open).toFixed(3)} % from the best` : ''}`,
        // Steps so fine that nearly every fund could be filled to the last dollar are not always proven: how near it is, is held instead.
        ...(shape.near
          ? {
              limit: `within ${near} % of the best, at most ${seconds} s`,
              holds: slowest <= seconds && Math.max(...open) <= near,
            }
          : { limit: `proven, at most ${seconds} s`, holds: slowest <= seconds && proven === rounds }),
      },
      {
        what: `${what}: beside plain ranking`,
        figure: `merit ${gain(results, 'merit')}, awards ${gain(results, 'awards')}, money ${gain(results, 'money')}`,
      },
    ];
  }

  function beside(): Figure {
    const problem = randomAllocation(new Random(1), { ...coarse, scale: [1, 2, 4, 8] });
    let from = performance.now();
    const found = allocate(solve, problem);
    const ours = performance.now() - from;
    from = performance.now();
    const theirs = highsAllocation({ ...problem, goals: ['merit'] }, { seconds: patience, onlyFirst: true });
    const ratio = (performance.now() - from) / ours;
    const merit = ((100 * (theirs.values.merit ?? 0)) / found.merit).toFixed(2);
    return {
      what: 'allocation: a plain model in highs / ours, merit alone',
      figure: `${ratio.toFixed(0)} x the time${theirs.status === 'Optimal' ? '' : ` and then stopped (${theirs.status})`}, ${merit} % of the merit`,
    };
  }
}

const gain = (results: readonly { found: Measure; plain: Measure }[], what: keyof Measure): string => {
  const sum = (of: 'found' | 'plain') => results.reduce((all, one) => all + one[of][what], 0);
  const percent = 100 * (sum('found') / sum('plain') - 1);
  return `${percent < 0 ? '-' : '+'}${Math.abs(percent).toFixed(1)} %`;
};
