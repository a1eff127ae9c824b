import { type AllocationProblem, type Award, counts } from './problem.ts';

/** One way to fund somebody: amounts from `least` to `most` out of any of `funds`, falling under the same caps throughout. */
export interface Column {
  readonly applicant: number;
  readonly least: number;
  readonly most: number;
  readonly funds: readonly number[];
  readonly caps: readonly number[];
}

/**
 * Every way to fund everybody, by applicant. An amount that may fall under a cap or not is two ways; funds that may pay the same are
 * one. What no fund could pay is left out.
 */
export function columnsOf(problem: AllocationProblem): readonly Column[] {
  return problem.applicants.flatMap(({ awards }, applicant) => {
    const ways = new Map<string, Column & { funds: number[] }>();
    for (const award of awards)
      for (const part of partsOf(problem, award)) {
        const caps = problem.caps.flatMap((cap, c) =>
          counts(cap, applicant, { fund: part.fund, units: part.least }) ? [c] : [],
        );
        const name = [part.least, part.most, ...caps].join();
        const same = ways.get(name);
        if (same) same.funds.push(part.fund);
        else ways.set(name, { applicant, least: part.least, most: part.most, caps, funds: [part.fund] });
      }
    return [...ways.values()].map((way) => ({ ...way, funds: way.funds.toSorted((a, b) => a - b) }));
  });
}

/** An award's amounts, parted where a cap begins to count. */
function partsOf({ funds, caps }: AllocationProblem, { fund, least, most }: Award): readonly Award[] {
  const highest = Math.min(most, funds[fund]?.free ?? 0);
  if (highest < least) return [];
  const starts = caps
    .flatMap(({ atLeast }) =>
      atLeast !== undefined && atLeast > least && atLeast <= highest ? [atLeast] : [],
    )
    .toSorted((a, b) => a - b);
  const from = [least, ...new Set(starts)];
  return from.map((start, i) => ({ fund, least: start, most: (from[i + 1] ?? highest + 1) - 1 }));
}
