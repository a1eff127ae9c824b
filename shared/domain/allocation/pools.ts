import type { Column } from './columns.ts';
import type { Limit } from './rows.ts';

/** Who is to be funded: the ways there are, what each is worth, and what a unit of each limit costs. */
export interface Question {
  readonly applicants: number;
  readonly columns: readonly Column[];
  /** By column, in whole numbers: the goals that come before the ranking, as one. */
  readonly worth: readonly number[];
  /** By column: what decides where the same people are funded. */
  readonly after: readonly number[];
  readonly free: readonly number[];
  /** By fund, never negative. */
  readonly prices: readonly number[];
  /** Limits on how many, with their prices. */
  readonly caps: readonly (Limit & { readonly price: number })[];
}

/** Funds that cost the same and are looked at as one purse. */
export interface Pool {
  readonly funds: readonly number[];
  readonly price: number;
  readonly free: number;
}

/** One way to fund somebody out of one pool. */
export interface Way {
  readonly applicant: number;
  readonly column: number;
  readonly pool: number;
  readonly units: number;
  readonly funds: readonly number[];
  readonly worth: number;
  readonly after: number;
  /** What is left of the worth when the limits on how many have been paid for; and the money too. */
  readonly value: number;
  readonly gain: number;
}

/** A question in which funds are put together into pools, the cheapest first. */
export interface Frame {
  readonly question: Question;
  readonly pools: readonly Pool[];
  readonly ways: readonly Way[];
  /** By applicant: indexes of their ways. */
  readonly own: readonly (readonly number[])[];
  /** No result is worth more. */
  readonly bound: number;
}

/** Prices that differ by less are one: a part of the dearest. */
const alike = 1e-7;

/**
 * Funds of one price that somebody could be paid from in turn are one pool. Within a pool it does not matter to the bound who pays;
 * between pools each price step costs, so that most people have one pool that may pay them.
 */
export function frameOf(question: Question): Frame {
  const { columns, free, caps, applicants } = question;
  const price = evened(question.prices);
  const group = grouped(question, price);
  const pools = [...new Set(group)]
    .map((root) => free.flatMap((_, f) => (group[f] === root ? [f] : [])))
    .map((funds) => ({
      funds,
      price: price[funds[0] ?? 0] ?? 0,
      free: funds.reduce((sum, f) => sum + (free[f] ?? 0), 0),
    }))
    .sort((a, b) => a.price - b.price || (a.funds[0] ?? 0) - (b.funds[0] ?? 0));
  const poolOf = new Map(pools.flatMap(({ funds }, p) => funds.map((f) => [f, p] as const)));
  const all = columns.flatMap((column, c): Way[] => {
    const [worth, after] = [question.worth[c] ?? 0, question.after[c] ?? 0];
    const value = caps.reduce((rest, cap) => rest - cap.price * (cap.factors.get(c) ?? 0), worth);
    return [...Map.groupBy(column.funds, (f) => poolOf.get(f) ?? 0)].map(([pool, funds]) => ({
      ...{ applicant: column.applicant, column: c, pool, units: column.least, funds, worth, after, value },
      gain: value - (pools[pool]?.price ?? 0) * column.least,
    }));
  });
  const ways = withoutWorse(all, columns);
  const own: number[][] = Array.from({ length: applicants }, () => []);
  ways.forEach(({ applicant }, w) => {
    own[applicant]?.push(w);
  });
  const bound =
    pools.reduce((sum, pool) => sum + pool.price * pool.free, 0) +
    caps.reduce((sum, cap) => sum + cap.price * cap.bound, 0) +
    own.reduce((sum, of) => sum + Math.max(0, ...of.map((w) => ways[w]?.gain ?? 0)), 0);
  return { question, pools, ways, own, bound };
}

/** Prices in which what differs by a rounding is the same. */
function evened(prices: readonly number[]): readonly number[] {
  const step = alike * Math.max(1, ...prices);
  const levels: number[] = [];
  for (const price of prices.toSorted((a, b) => a - b))
    if (levels.length === 0 || price > (levels.at(-1) ?? 0) + step) levels.push(price);
  return prices.map((price) => levels.findLast((level) => level <= price) ?? 0);
}

/** By fund: the first fund of its group. */
function grouped({ columns }: Question, price: readonly number[]): readonly number[] {
  const first = price.map((_, f) => f);
  const root = (f: number): number => (first[f] === f ? f : root(first[f] ?? f));
  for (const { funds } of columns)
    for (const same of Map.groupBy(funds, (f) => price[f]).values())
      for (const f of same) {
        const [a, b] = [root(f), root(same[0] ?? f)];
        first[Math.max(a, b)] = Math.min(a, b);
      }
  return first.map((_, f) => root(f));
}

/** Leaves out ways of somebody that another one of theirs always stands in for. */
function withoutWorse(ways: readonly Way[], columns: readonly Column[]): readonly Way[] {
  const of = Map.groupBy(ways, ({ applicant, pool }) => `${applicant},${pool}`);
  return [...of.values()].flatMap((same) =>
    same.filter(
      (way, i) =>
        !same.some((other, k) => {
          const better = standsIn(other, way, columns);
          return k !== i && better && (k < i || !standsIn(way, other, columns));
        }),
    ),
  );
}

const standsIn = (a: Way, b: Way, columns: readonly Column[]): boolean =>
  a.units <= b.units &&
  a.worth >= b.worth &&
  a.after >= b.after &&
  b.funds.every((f) => a.funds.includes(f)) &&
  (columns[a.column]?.caps ?? []).every((cap) => columns[b.column]?.caps.includes(cap));
