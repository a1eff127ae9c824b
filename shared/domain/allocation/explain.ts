import { allocate } from './allocate.ts';
import type { LinearSolver } from './linear.ts';
import { type Allocation, type AllocationProblem, allowed, counts, type Measure } from './problem.ts';

/** What stands between somebody and an award, in each fund that may pay them. Units and merits as in the problem. */
export interface Lost {
  readonly funds: readonly {
    readonly fund: number;
    /** What is left in it. */
    readonly left: number;
    /** The smallest amount that they could be given out of it. */
    readonly least: number;
    /** The lowest merit it pays; undefined where it pays nobody. */
    readonly lowest: number | undefined;
  }[];
  /** Ids of caps that are full, where one is what keeps them out of a fund that has the money. */
  readonly caps: readonly string[];
}

/** Of everybody who is left out and whom some fund may pay: what they lost to. Undefined for all others. */
export function lossesIn(problem: AllocationProblem, { given }: Allocation): readonly (Lost | undefined)[] {
  const { applicants, funds, caps } = problem;
  const used = funds.map(() => 0);
  const lowest = funds.map((): number | undefined => undefined);
  const under = caps.map(() => 0);
  let awards = 0;
  given.forEach((one, a) => {
    if (!one) return;
    awards += 1;
    used[one.fund] = (used[one.fund] ?? 0) + one.units;
    lowest[one.fund] = Math.min(lowest[one.fund] ?? Number.POSITIVE_INFINITY, applicants[a]?.merit ?? 0);
    caps.forEach((cap, c) => {
      if (counts(cap, a, one)) under[c] = (under[c] ?? 0) + 1;
    });
  });
  const left = funds.map(({ free }, f) => free - (used[f] ?? 0));
  // One award more is one more of those a share is taken of.
  const full = caps.map((cap, c) => (under[c] ?? 0) + 1 > allowed(cap, awards + 1));
  return applicants.map((applicant, a) => {
    if (given[a] || applicant.awards.length === 0) return undefined;
    const own = applicant.awards.map(({ fund, least }) => ({
      ...{ fund, least, left: left[fund] ?? 0, lowest: lowest[fund] },
    }));
    const within = own.filter((one) => one.least <= one.left);
    const names = within.flatMap(({ fund, least }) =>
      caps.flatMap((cap, c) => (full[c] && counts(cap, a, { fund, units: least }) ? [cap.id] : [])),
    );
    return { funds: own, caps: [...new Set(names)] };
  });
}

/** The best result with somebody in it who is left out of the best one: what it has less, and who goes without for them. */
export interface WithOne extends Measure {
  readonly without: readonly number[];
}

/**
 * What would have to be given up to fund `one`: exactly, by working the round out again with them in it. Undefined where they can be
 * funded in no way at all, or the best way was not found for certain.
 */
export function withOne(
  solve: LinearSolver,
  problem: AllocationProblem,
  found: Allocation,
  one: number,
): WithOne | undefined {
  const { problem: changed, at } = putFirst(problem, one);
  const other = allocate(solve, changed);
  if (other.proof !== 'proven' || !other.given[at.indexOf(one)]) return undefined;
  const funded = new Set(at.filter((_, place) => other.given[place]));
  const merit = [...funded].reduce((sum, a) => sum + (problem.applicants[a]?.merit ?? 0), 0);
  return {
    merit: found.merit - merit,
    awards: found.awards - other.awards,
    money: found.money - other.money,
    without: [...problem.applicants.keys()].filter((a) => found.given[a] && !funded.has(a)),
  };
}

/** The problem in which to fund `one` comes before everything else; `at` says who stands at each place of it. */
function putFirst(
  problem: AllocationProblem,
  one: number,
): { readonly problem: AllocationProblem; readonly at: readonly number[] } {
  const all = [...problem.applicants.keys()];
  if (problem.goals[0] === 'rank' || problem.goals.length === 0) {
    const at = [one, ...all.filter((a) => a !== one)];
    return { at, problem: { ...problem, applicants: at.flatMap((a) => problem.applicants[a] ?? []) } };
  }
  // More awards come before more merit where that is the goal: each award is worth more than all merit together.
  const total = problem.applicants.reduce((sum, { merit }) => sum + merit, 1);
  const each = problem.goals[0] === 'awards' ? total : 0;
  const first = each * problem.applicants.length + total;
  return {
    at: all,
    problem: {
      ...problem,
      goals: ['merit', 'rank', ...(problem.goals.includes('money') ? (['money'] as const) : [])],
      applicants: problem.applicants.map((applicant, a) => ({
        ...applicant,
        merit: applicant.merit + each + (a === one ? first : 0),
      })),
    },
  };
}
