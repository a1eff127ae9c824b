import { type AllocationProblem, counts, type Given } from './problem.ts';

/**
 * The same people out of the same funds with the same money together, and of it the better ranked have as much as they may: what somebody
 * has above their least goes to whoever stands before them in the same fund, unless a cap would then count an award more.
 */
export function betterFirst(
  { applicants, caps }: AllocationProblem,
  given: readonly (Given | undefined)[],
): readonly (Given | undefined)[] {
  const units = given.map((one) => one?.units ?? 0);
  const starts = caps.flatMap(({ atLeast }) => (atLeast === undefined ? [] : [atLeast]));
  /** Which caps count somebody at an amount: two amounts of one stretch between starts are counted alike. */
  const under = (a: number, fund: number, amount: number) =>
    caps.flatMap((cap, c) => (counts(cap, a, { fund, units: amount }) ? [c] : []));
  for (const people of byFund(given)) {
    const award = (a: number) => applicants[a]?.awards.find(({ fund }) => fund === given[a]?.fund);
    people.forEach((better, i) => {
      for (const worse of people.slice(i + 1).toReversed()) {
        const [mine, theirs] = [award(better), award(worse)];
        const [has, other] = [units[better] ?? 0, units[worse] ?? 0];
        if (!mine || !theirs) continue;
        const most = Math.min(mine.most - has, other - theirs.least);
        // All of it; what makes them change places; up to just below a start; down to just below one.
        const moves = [
          most,
          other - has,
          ...starts.flatMap((start) => [start - 1 - has, other - (start - 1)]),
        ].filter((move) => move > 0 && move <= most);
        const before = [...under(better, mine.fund, has), ...under(worse, theirs.fund, other)].sort();
        const best = moves
          .filter((move) => {
            const after = [
              ...under(better, mine.fund, has + move),
              ...under(worse, theirs.fund, other - move),
            ].sort();
            return noMore(after, before);
          })
          .reduce((a, b) => Math.max(a, b), 0);
        units[better] = has + best;
        units[worse] = other - best;
      }
    });
  }
  return given.map((one, a) => one && { fund: one.fund, units: units[a] ?? one.units });
}

/** Those whom each fund pays, best ranked first. */
const byFund = (given: readonly (Given | undefined)[]): readonly (readonly number[])[] => [
  ...Map.groupBy(
    [...given.keys()].filter((a) => given[a]),
    (a) => given[a]?.fund ?? -1,
  ).values(),
];

/** True where nothing is counted more often than before. Both are sorted. */
const noMore = (after: readonly number[], before: readonly number[]): boolean =>
  after.every(
    (cap) => after.filter((one) => one === cap).length <= before.filter((one) => one === cap).length,
  );
