import type { Column } from './columns.ts';
import { type AllocationProblem, type Goal, goalsOf } from './problem.ts';

/** What the goals before the ranking come to in one number, by column; and what decides after it. */
export interface Worth {
  readonly worth: readonly number[];
  readonly after: readonly number[];
  /** What one unit of the first goal is worth. */
  readonly first: number;
}

/** Sums up to this are exact, fractions of prices included. */
const exact = 2 ** 46;

/**
 * Undefined where the goals are no sum: where the ranking comes first, or how much is given comes before who it is given to and is not
 * settled by that; or where the numbers are too large to be one.
 */
export function worthOf(problem: AllocationProblem, columns: readonly Column[]): Worth | undefined {
  const goals = goalsOf(problem);
  const before = goals.slice(0, goals.indexOf('rank'));
  const fixed = columns.every(({ least, most }) => least === most);
  if (before.length === 0 || (before.includes('money') && !fixed)) return undefined;
  let worth = columns.map(() => 0);
  let factor = 1;
  let first = 1;
  // Each goal counts more than all that come after it can come to together.
  for (const goal of before.toReversed()) {
    worth = worth.map((sum, c) => sum + factor * countsFor(problem, goal, columns[c]));
    first = factor;
    factor *= mostOf(problem, goal) + 1;
  }
  if (factor > exact) return undefined;
  const money = fixed && !before.includes('money') && goals.includes('money');
  return { worth, first, after: columns.map(({ least }) => (money ? least : 0)) };
}

function countsFor({ applicants }: AllocationProblem, goal: Goal, column: Column | undefined): number {
  if (goal === 'merit') return applicants[column?.applicant ?? -1]?.merit ?? 0;
  return goal === 'awards' ? 1 : (column?.least ?? 0);
}

function mostOf({ applicants, funds }: AllocationProblem, goal: Goal): number {
  if (goal === 'merit') return applicants.reduce((sum, { merit }) => sum + merit, 0);
  return goal === 'awards' ? applicants.length : funds.reduce((sum, { free }) => sum + free, 0);
}
