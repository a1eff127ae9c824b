import { withAmounts } from './amounts.ts';
import { columnsOf } from './columns.ts';
import type { LinearSolver } from './linear.ts';
import {
  type Allocation,
  type AllocationProblem,
  type Given,
  type Goal,
  goalsOf,
  type Measure,
} from './problem.ts';
import { refilled } from './refill.ts';
import { scaled } from './scaled.ts';
import { whoWithShares } from './shares.ts';
import { verified } from './verify.ts';
import { byWholeModel, isSmall } from './whole.ts';
import { worthOf } from './worth.ts';

/** States that a proof may look at: some seconds. */
const effort = 4_000_000;

/**
 * Who gets what from which fund: the best result by the problem's goals under all its limits, and the same on every run. *Who* is
 * searched for with the smallest amounts, then *how much*. What comes out is verified in whole numbers, whatever found it. Throws where
 * that fails.
 */
export function allocate(solve: LinearSolver, problem: AllocationProblem): Allocation {
  const { problem: small, unit } = scaled(problem);
  const { given, proof } = solved(solve, small);
  const inCents = given.map((one) => one && { fund: one.fund, units: one.units * unit });
  const exact =
    proof === 'proven' || proof.goal !== 'money' ? proof : { ...proof, atMost: proof.atMost * unit };
  return { ...verified(problem, inCents), given: inCents, proof: exact };
}

function solved(solve: LinearSolver, problem: AllocationProblem): Pick<Allocation, 'given' | 'proof'> {
  const columns = columnsOf(problem);
  const nobody = problem.applicants.map(() => undefined);
  if (columns.length === 0) return { given: nobody, proof: 'proven' };
  const goal = goalsOf(problem)[0] ?? 'merit';
  const worth = worthOf(problem, columns);
  const found = worth && whoWithShares(solve, problem, columns, worth, { left: effort });
  if (found?.kind === 'proven')
    return withAmounts(solve, problem, columns, givenTo(problem, found.best.ways));
  if (isSmall(columns)) {
    const whole = byWholeModel(solve, problem, columns);
    if (whole) return { given: whole, proof: 'proven' };
  }
  const nearly = found?.kind === 'given-up' && found.best ? givenTo(problem, found.best.ways) : [];
  const given = [refilled(problem, nearly), refilled(problem)].reduce((a, b) =>
    measured(goal, verified(problem, b)) > measured(goal, verified(problem, a)) ? b : a,
  );
  const bound =
    found?.kind === 'given-up' && worth
      ? Math.floor((found.bound + 0.5) / worth.first)
      : Number.MAX_SAFE_INTEGER;
  const atMost = Math.max(0, bound - measured(goal, verified(problem, given)));
  if (atMost > 0 || found?.kind !== 'given-up' || found.bound - (found.best?.worth ?? 0) > 0.5)
    return { given, proof: { goal, atMost } };
  // Only the ranking is open, from the first place on where a better one could differ.
  const own = givenTo(problem, found.best?.ways ?? []);
  const other = givenTo(problem, found.nearly?.ways ?? []);
  const first = own.findIndex((one, a) => (one === undefined) !== (other[a] === undefined));
  return first < 0
    ? withAmounts(solve, problem, columns, own)
    : { given, proof: { goal: 'rank', atMost: own.length - first } };
}

const measured = (goal: Goal, measure: Measure): number => (goal === 'rank' ? 0 : measure[goal]);

function givenTo(
  problem: AllocationProblem,
  ways: readonly {
    readonly way: { readonly applicant: number; readonly units: number };
    readonly fund: number;
  }[],
): readonly (Given | undefined)[] {
  const given = problem.applicants.map((): Given | undefined => undefined);
  for (const { way, fund } of ways) given[way.applicant] = { fund, units: way.units };
  return given;
}
