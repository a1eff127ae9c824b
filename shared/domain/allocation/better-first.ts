import { type AllocationProblem, allowed, counts, type Given } from './problem.ts';

/**
 * The same people out of the same funds with the same money together, and of it the better ranked have as much as they may: what somebody
 * has above their least goes to whoever stands before them in the same fund, as far as the caps allow.
 */
export function betterFirst(
  { applicants, caps }: AllocationProblem,
  given: readonly (Given | undefined)[],
): readonly (Given | undefined)[] {
  const units = given.map((one) => one?.units ?? 0);
  const starts = caps.flatMap(({ atLeast }) => (atLeast === undefined ? [] : [atLeast]));
  const awards = given.filter((one) => one !== undefined).length;
  const most = caps.map((cap) => allowed(cap, awards));
  const total = caps.map(() => 0);
  given.forEach((one, a) => {
    caps.forEach((cap, c) => {
      if (one && counts(cap, a, one)) total[c] = (total[c] ?? 0) + 1;
    });
  });
  /** How much more often each cap counts two people when so much goes from one to the other. */
  const changes = (better: number, worse: number, fund: number, move: number) =>
    caps.map((cap) => {
      const both = (add: number) =>
        Number(counts(cap, better, { fund, units: (units[better] ?? 0) + add })) +
        Number(counts(cap, worse, { fund, units: (units[worse] ?? 0) - add }));
      return both(move) - both(0);
    });
  for (const people of byFund(given)) {
    const award = (a: number) => applicants[a]?.awards.find(({ fund }) => fund === given[a]?.fund);
    people.forEach((better, i) => {
      for (const worse of people.slice(i + 1).toReversed()) {
        const [mine, theirs] = [award(better), award(worse)];
        const [has, other] = [units[better] ?? 0, units[worse] ?? 0];
        if (!mine || !theirs) continue;
        const room = Math.min(mine.most - has, other - theirs.least);
        // All of it; what makes them change places; up to just below a start; down to just below one.
        const moves = [
          room,
          other - has,
          ...starts.flatMap((start) => [start - 1 - has, other - (start - 1)]),
        ].filter((move) => move > 0 && move <= room);
        const best = moves
          .filter((move) =>
            changes(better, worse, mine.fund, move).every(
              (by, c) => by <= 0 || (total[c] ?? 0) + by <= (most[c] ?? 0),
            ),
          )
          .reduce((a, b) => Math.max(a, b), 0);
        changes(better, worse, mine.fund, best).forEach((by, c) => {
          total[c] = (total[c] ?? 0) + by;
        });
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
