import type { AllocationProblem } from './problem.ts';

const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));

/**
 * The same problem in the largest unit that every amount is a whole number of: $500 rather than cents. What is left in a fund below that
 * unit could pay nobody, but for amounts that may be raised. Where an amount may go up to just below the start of a cap, it stays in cents.
 */
export function scaled(problem: AllocationProblem): {
  readonly problem: AllocationProblem;
  readonly unit: number;
} {
  const { funds, applicants, caps } = problem;
  const awards = applicants.flatMap((one) => one.awards);
  const fixed = awards.every(({ least, most }) => least === most);
  const upToCap = awards.some(({ least, most }) =>
    caps.some(({ atLeast }) => atLeast !== undefined && least < atLeast && atLeast <= most),
  );
  if (upToCap) return { problem, unit: 1 };
  const unit = [
    ...awards.flatMap(({ least, most }) => [least, most]),
    ...(fixed ? [] : [...funds.map(({ free }) => free), ...caps.map(({ atLeast }) => atLeast ?? 0)]),
  ].reduce((a, b) => common(a, b), 0);
  if (unit <= 1) return { problem, unit: 1 };
  return {
    unit,
    problem: {
      ...problem,
      funds: funds.map((one) => ({ ...one, free: Math.floor(one.free / unit) })),
      applicants: applicants.map((one) => ({
        ...one,
        awards: one.awards.map(({ fund, least, most }) => ({ fund, least: least / unit, most: most / unit })),
      })),
      caps: caps.map((cap) =>
        cap.atLeast === undefined ? cap : { ...cap, atLeast: Math.ceil(cap.atLeast / unit) },
      ),
    },
  };
}
