import type { Column } from './columns.ts';
import { overdrawn } from './fits.ts';
import { type LinearSolver, lpText, type Term } from './linear.ts';
import type { AllocationProblem } from './problem.ts';

/** A limit on which ways are chosen, whichever fund then pays: `factor` of each column, together at most `bound`. */
export interface Limit {
  /** The funds whose money it is about; none for a cap. */
  readonly funds?: readonly number[];
  readonly factors: ReadonlyMap<number, number>;
  readonly bound: number;
}

/** What only these funds may pay is at most what they have. */
export function fundLimit(
  columns: readonly Column[],
  free: readonly number[],
  funds: readonly number[],
): Limit {
  const own = new Set(funds);
  return {
    funds,
    factors: new Map(
      columns.flatMap((column, c) =>
        column.funds.every((f) => own.has(f)) ? [[c, column.least] as const] : [],
      ),
    ),
    bound: funds.reduce((sum, f) => sum + (free[f] ?? 0), 0),
  };
}

/** The caps: so many awards of a kind, or so large a part of all. */
export const capLimits = (problem: AllocationProblem, columns: readonly Column[]): readonly Limit[] =>
  problem.caps.map(({ limit }, cap) => {
    const under = (column: Column) => column.caps.includes(cap);
    if ('most' in limit)
      return {
        bound: limit.most,
        factors: new Map(columns.flatMap((one, c) => (under(one) ? [[c, 1] as const] : []))),
      };
    return {
      bound: 0,
      factors: new Map(columns.map((one, c) => [c, (under(one) ? 100 : 0) - limit.percent] as const)),
    };
  });

export interface Priced {
  readonly limits: readonly Limit[];
  /** What a unit of each limit is worth; never negative. */
  readonly prices: readonly number[];
  /** So many of the limits, the first ones, lie each inside the next. */
  readonly chain: number;
}

/**
 * The prices of the limits when awards may be cut up: those that bind and no others. Sets of funds that such a result would overdraw
 * are found by flows and added, until there are none.
 */
export function priced(
  solve: LinearSolver,
  columns: readonly Column[],
  value: readonly number[],
  free: readonly number[],
  known: readonly Limit[],
): Priced {
  const limits = [...known];
  const seen = new Set<string>();
  for (;;) {
    const answer = solve(relaxed(columns, value, limits));
    if (answer.status !== 'optimal') throw new Error(`Prices were not found: ${answer.status}`);
    const loads = columns.map(({ least, funds }, c) => ({ units: least * answer.value(`x${c}`), funds }));
    const short = overdrawn(
      loads.filter(({ units }) => units > 1e-9),
      free,
    );
    const name = short?.join() ?? '';
    if (short === undefined || seen.has(name))
      return chained(columns, free, {
        limits,
        prices: limits.map((_, r) => Math.max(0, answer.price(`r${r}`))),
      });
    seen.add(name);
    limits.push(fundLimit(columns, free, short));
  }
}

/**
 * The same bound, or a better one, from sets of funds that lie one inside the other: each fund's price is what its sets cost
 * together, and the sets are those of the funds at or above a price. A set inside another is settled before it, so that a search has to
 * remember one sum instead of one for each set. Caps stay as they are.
 */
function chained(
  columns: readonly Column[],
  free: readonly number[],
  { limits, prices }: Omit<Priced, 'chain'>,
): Priced {
  const price = free.map((_, f) =>
    limits.reduce((sum, { funds }, r) => (funds?.includes(f) ? sum + (prices[r] ?? 0) : sum), 0),
  );
  const steps: number[] = [];
  for (const one of price.toSorted((a, b) => a - b)) if (one > (steps.at(-1) ?? 0) + 1e-7) steps.push(one);
  // The dearest funds are the innermost set.
  const chain = steps
    .map((from, k) => ({
      limit: fundLimit(
        columns,
        free,
        free.flatMap((_, f) => ((price[f] ?? 0) >= from - 1e-9 ? [f] : [])),
      ),
      price: from - (steps[k - 1] ?? 0),
    }))
    .reverse();
  const caps = limits.flatMap((limit, r) => (limit.funds ? [] : [{ limit, price: prices[r] ?? 0 }]));
  const all = [...chain, ...caps];
  return { limits: all.map(({ limit }) => limit), prices: all.map((one) => one.price), chain: chain.length };
}

function relaxed(columns: readonly Column[], value: readonly number[], limits: readonly Limit[]): string {
  const ways = Map.groupBy(columns.keys(), (c) => columns[c]?.applicant ?? 0);
  const terms = (all: Iterable<readonly [number, number]>): Term[] =>
    [...all].map(([c, factor]) => ({ factor, variable: `x${c}` }));
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
