import type { Column } from './columns.ts';
import { overdrawn } from './fits.ts';
import { type LinearSolver, lpText, type Term } from './linear.ts';
import { type AllocationProblem, allowed } from './problem.ts';

/** A limit on which ways are chosen, whichever fund then pays: `factors` of columns, together at most `bound`. */
export interface Limit {
  readonly factors: ReadonlyMap<number, number>;
  readonly bound: number;
}

/** What can be paid by these funds alone, at most what they have. */
export function fundLimit(
  ways: readonly { readonly funds: readonly number[]; readonly units: number }[],
  free: readonly number[],
  funds: readonly number[],
): Limit {
  const own = new Set(funds);
  return {
    factors: new Map(
      ways.flatMap((way, w) => (way.funds.every((f) => own.has(f)) ? [[w, way.units] as const] : [])),
    ),
    bound: funds.reduce((sum, f) => sum + (free[f] ?? 0), 0),
  };
}

/** The caps where at least so many awards are made: a percentage is then so many whole awards. */
export function capLimits(
  { caps }: AllocationProblem,
  columns: readonly Column[],
  awards: number,
): readonly Limit[] {
  const limits = caps.map((own, cap) => ({
    bound: allowed(own, awards),
    factors: new Map(columns.flatMap((one, c) => (one.caps.includes(cap) ? [[c, 1] as const] : []))),
  }));
  if (awards === 0) return limits;
  return [...limits, { bound: -awards, factors: new Map(columns.map((_, c) => [c, -1])) }];
}

/** The caps as they are when awards may be cut up: a percentage of the awards that are made, to the last part. */
export const looseCaps = ({ caps }: AllocationProblem, columns: readonly Column[]): readonly Limit[] =>
  caps.map(({ limit }, cap) =>
    'most' in limit
      ? {
          bound: limit.most,
          factors: new Map(columns.flatMap((one, c) => (one.caps.includes(cap) ? [[c, 1] as const] : []))),
        }
      : {
          bound: 0,
          factors: new Map(
            columns.map((one, c) => [c, (one.caps.includes(cap) ? 100 : 0) - limit.percent] as const),
          ),
        },
  );

export interface Prices {
  /** No result is worth more. */
  readonly bound: number;
  /** What a unit of each fund is worth, and one more of each cap; never negative. */
  readonly funds: readonly number[];
  readonly caps: readonly number[];
  /** How many awards there are where they may be cut up. */
  readonly awards: number;
}

/**
 * Prices of funds and caps when awards may be cut up. Sets of funds that such a result would overdraw are found by flows and added to
 * `sets`, until there are none. Undefined where nothing holds the caps.
 */
export function priced(
  solve: LinearSolver,
  columns: readonly Column[],
  worth: readonly number[],
  free: readonly number[],
  caps: readonly Limit[],
  sets: (readonly number[])[],
): Prices | undefined {
  const ways = columns.map(({ funds, least }) => ({ funds, units: least }));
  const seen = new Set(sets.map((set) => set.join()));
  const limits = sets.map((set) => fundLimit(ways, free, set));
  // Large numbers would be reckoned with less exactly.
  const scale = Math.max(1, ...worth) / 10_000;
  const value = worth.map((one) => one / scale);
  for (;;) {
    const answer = solve(relaxed(columns, value, [...caps, ...limits]));
    if (answer.status === 'infeasible') return undefined;
    if (answer.status !== 'optimal') throw new Error(`Prices were not found: ${answer.status}`);
    const loads = ways.map(({ units, funds }, c) => ({ units: units * answer.value(`x${c}`), funds }));
    const short = overdrawn(
      loads.filter(({ units }) => units > 1e-9),
      free,
    );
    if (short !== undefined && !seen.has(short.join())) {
      seen.add(short.join());
      sets.push(short);
      limits.push(fundLimit(ways, free, short));
      continue;
    }
    const price = (row: number) => Math.max(0, answer.price(`r${row}`) * scale);
    return {
      bound: answer.objective * scale,
      caps: caps.map((_, r) => price(r)),
      funds: free.map((_, f) =>
        sets.reduce((sum, set, s) => (set.includes(f) ? sum + price(caps.length + s) : sum), 0),
      ),
      awards: columns.reduce((sum, _, c) => sum + answer.value(`x${c}`), 0),
    };
  }
}

function relaxed(columns: readonly Column[], value: readonly number[], limits: readonly Limit[]): string {
  const ways = Map.groupBy(columns.keys(), (c) => columns[c]?.applicant ?? 0);
  const terms = (all: Iterable<readonly [number, number]>): Term[] =>
    [...all].flatMap(([c, factor]) => (factor === 0 ? [] : [{ factor, variable: `x${c}` }]));
  return lpText({
    goal: columns.map((_, c) => ({ factor: value[c] ?? 0, variable: `x${c}` })),
    rows: [
      ...limits.map(({ factors, bound }, r) => ({
        name: `r${r}`,
        terms: terms(factors),
        sense: '<=' as const,
        bound,
      })),
      ...[...ways]
        .filter(([, own]) => own.length > 1)
        .map(([a, own]) => ({
          ...{ name: `a${a}`, sense: '<=' as const, bound: 1 },
          terms: terms(own.map((c) => [c, 1] as const)),
        })),
    ],
    bounds: columns.map((_, c) => ({ variable: `x${c}`, from: 0, to: 1 })),
  });
}
