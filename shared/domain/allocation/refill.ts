import { type AllocationProblem, allowed, counts, type Given } from './problem.ts';

/**
 * Plain ranking: each in turn, the best first, has the smallest amount that may be given them out of the fund with most left, if that
 * holds all caps; afterwards each, in the same order, as much more as there is. Kept as it is for whoever is in `before` with a fund:
 * a result that is nearly right is completed.
 */
export function refilled(
  problem: AllocationProblem,
  before: readonly (Given | undefined)[] = [],
): readonly (Given | undefined)[] {
  const { applicants } = problem;
  const wanted = before.flatMap((one, a) => (one ? [a] : []));
  const first = new Set(wanted);
  const order = [...wanted, ...[...applicants.keys()].filter((a) => !first.has(a))];
  const state = new Filling(problem);
  // As it is, as far as it holds: of a fund that is overdrawn the last in rank go elsewhere, or without.
  for (const a of wanted) {
    const one = before[a];
    if (one) state.keep(a, one);
  }
  // A share of all awards grows with them: whoever it kept out may come in later.
  let more = true;
  while (more) {
    more = false;
    for (const a of order) if (!state.given[a] && state.place(a)) more = true;
  }
  for (const a of applicants.keys()) state.raise(a);
  return state.given;
}

class Filling {
  readonly given: (Given | undefined)[];
  readonly #left: number[];
  readonly #under: number[];
  readonly #problem: AllocationProblem;
  #awards = 0;

  constructor(problem: AllocationProblem) {
    this.#problem = problem;
    this.given = problem.applicants.map(() => undefined);
    this.#left = problem.funds.map(({ free }) => free);
    this.#under = problem.caps.map(() => 0);
  }

  keep(a: number, one: Given): void {
    if (one.units <= (this.#left[one.fund] ?? 0) && this.#holds(a, one, 1)) this.#give(a, one);
  }

  place(a: number): boolean {
    const ways = (this.#problem.applicants[a]?.awards ?? [])
      .filter(({ fund, least }) => least <= (this.#left[fund] ?? 0))
      .toSorted((x, y) => (this.#left[y.fund] ?? 0) - (this.#left[x.fund] ?? 0) || x.fund - y.fund);
    const way = ways.find(({ fund, least }) => this.#holds(a, { fund, units: least }, 1));
    if (!way) return false;
    this.#give(a, { fund: way.fund, units: way.least });
    return true;
  }

  raise(a: number): void {
    const one = this.given[a];
    const way = this.#problem.applicants[a]?.awards.find(({ fund }) => fund === one?.fund);
    if (!one || !way) return;
    const most = Math.min(way.most, one.units + (this.#left[one.fund] ?? 0));
    // Up to where a cap that has no place left begins to count.
    const stops = this.#problem.caps.flatMap(({ atLeast }) =>
      atLeast !== undefined && atLeast > one.units && atLeast <= most ? [atLeast - 1] : [],
    );
    this.#take(a, one);
    const units = [most, ...stops.toSorted((x, y) => y - x)].find((to) =>
      this.#holds(a, { fund: one.fund, units: to }, 1),
    );
    this.#give(a, { fund: one.fund, units: units ?? one.units });
  }

  #holds(a: number, one: Given, more: number): boolean {
    return this.#problem.caps.every(
      (cap, c) => !counts(cap, a, one) || (this.#under[c] ?? 0) + 1 <= allowed(cap, this.#awards + more),
    );
  }

  #give(a: number, one: Given): void {
    this.given[a] = one;
    this.#change(a, one, 1);
  }

  #take(a: number, one: Given): void {
    this.given[a] = undefined;
    this.#change(a, one, -1);
  }

  #change(a: number, one: Given, by: 1 | -1): void {
    this.#awards += by;
    this.#left[one.fund] = (this.#left[one.fund] ?? 0) - by * one.units;
    this.#problem.caps.forEach((cap, c) => {
      if (counts(cap, a, one)) this.#under[c] = (this.#under[c] ?? 0) + by;
    });
  }
}
