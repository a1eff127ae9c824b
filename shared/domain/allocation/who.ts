import { type Reach, reachOf, tiny } from './core.ts';
import { exactly } from './exactly.ts';
import { mostUnits, wasteOf } from './filling.ts';
import { overdrawn } from './fits.ts';
import { packed } from './pack.ts';
import { type Frame, frameOf, type Question, type Way } from './pools.ts';
import { fundLimit } from './rows.ts';
import { type Chosen, type Effort, search, type WayLimit } from './search.ts';

/** A way for each who is funded, and the fund that pays. */
export interface Placed {
  readonly worth: number;
  readonly ways: readonly { readonly way: Way; readonly fund: number }[];
}

export type Who =
  | { readonly kind: 'proven'; readonly best: Placed }
  /** No result is worth so much as was asked for. */
  | { readonly kind: 'none' }
  /**
   * It took too much. `best` may overdraw funds a little; no result is worth more than `bound`, and none of the same worth is better ranked
   * than `nearly`, where that is worth as much.
   */
  | {
      readonly kind: 'given-up';
      readonly best: Placed | undefined;
      readonly bound: number;
      readonly nearly?: Placed | undefined;
    };

/** States that are kept at first, and how many times more where that was not enough to be sure. */
const widths: readonly number[] = [300, 5_000];

/** What was learned about a frame: what a result has to hold beside the pools' money. */
interface Learned {
  /** Sets of funds that could not pay what only they may pay. */
  readonly sets: Map<string, readonly number[]>;
  /** Funds that could not be filled whole. */
  readonly checks: number[];
  /** Ways of one pool that do not go whole into its funds all together. */
  readonly unfit: (readonly number[])[];
}

/**
 * The best that is worth at least `floor`, with a fund for each. Pools are filled as if each were one fund; where those chosen cannot be
 * paid by the single funds after all, what it fails at is learned, and the search is done again.
 */
export function who(question: Question, floor: number, effort: Effort): Who {
  const frame = frameOf(question);
  const learned: Learned = { sets: new Map(), checks: [], unfit: [] };
  let top = Number.POSITIVE_INFINITY;
  /** The most that something is worth which was left out without proof that it does not fit. */
  let unsure = Number.NEGATIVE_INFINITY;
  let [nearly, doubted]: (Placed | undefined)[] = [];
  while (effort.left > 0) {
    const found = bestOf(frame, learned, { top, floor }, effort);
    if (found.kind === 'none') {
      if (unsure === Number.NEGATIVE_INFINITY) return found;
      break;
    }
    if (found.kind === 'given-up') top = Math.min(top, found.bound);
    if (!found.best) break;
    const placed = placedBy(frame, found.best, effort);
    if (found.kind === 'given-up') {
      nearly ??= placed;
      break;
    }
    top = placed.worth;
    if (placed.unfit.length === 0) {
      if (unsure === Number.NEGATIVE_INFINITY) return { kind: 'proven', best: placed };
      return { kind: 'given-up', best: placed, bound: unsure, nearly: doubted };
    }
    nearly ??= placed;
    for (const { pool, sure } of placed.unfit)
      if (!learn(frame, found.best, pool, learned) && !sure) {
        doubted ??= placed;
        unsure = Math.max(unsure, placed.worth);
      }
  }
  return { kind: 'given-up', best: nearly, bound: Math.max(top, unsure) };
}

/** Learns why those chosen do not go whole into a pool's funds; false where no reason was found, and they are left out all the same. */
function learn(
  { question: { free }, pools, ways }: Frame,
  { ways: chosen }: Chosen,
  pool: number,
  learned: Learned,
): boolean {
  const { funds, free: all } = pools[pool] ?? { funds: [], free: 0 };
  const own = chosen.filter((w) => ways[w]?.pool === pool);
  const loads = own.flatMap((w) => ways[w] ?? []);
  const spare = all - loads.reduce((sum, { units }) => sum + units, 0);
  const wastes = funds
    .filter((f) => (free[f] ?? 0) <= mostUnits)
    .map((fund) => ({
      fund,
      waste: wasteOf(
        free[fund] ?? 0,
        loads.flatMap(({ funds: could, units }) =>
          could.includes(fund) ? [{ units, only: could.length === 1 }] : [],
        ),
      ),
    }))
    .filter(({ waste }) => waste > 0)
    .toSorted((a, b) => b.waste - a.waste);
  let wasted = 0;
  const more: number[] = [];
  for (const { fund, waste } of wastes) {
    wasted += waste;
    if (!learned.checks.includes(fund)) more.push(fund);
    if (wasted > spare) break;
  }
  if (wasted > spare && more.length > 0) {
    learned.checks.push(...more);
    return true;
  }
  learned.unfit.push(own);
  return false;
}

type Found =
  | { readonly kind: 'best'; readonly best: Chosen }
  | { readonly kind: 'none' }
  | { readonly kind: 'given-up'; readonly best: Chosen | undefined; readonly bound: number };

/** The best that sets of funds could pay. `top`: no result is worth more. What is wanted is lowered until something is found. */
function bestOf(
  frame: Frame,
  learned: Learned,
  { top, floor }: { readonly top: number; readonly floor: number },
  effort: Effort,
): Found {
  const { sets, checks } = learned;
  let reach = reachFrom(frame, Math.max(1, frame.bound * 1e-5));
  let bound = Math.min(top, reach.bound);
  const least = Math.max(1, frame.bound * 1e-5, (reach.bound - bound) / 20);
  let lower = 0;
  let wide = 0;
  let reached: Chosen | undefined;
  for (;;) {
    const target = reached?.worth ?? Math.max(floor, bound - lower);
    if (frame.bound - target > reach.spare) reach = reachFrom(frame, 2 * (frame.bound - target));
    const limits = limitsOf(frame, learned);
    const width = widths[wide] ?? Number.POSITIVE_INFINITY;
    const outcome = search({ frame, reach, limits, checks }, target, width, effort);
    if (outcome.kind === 'too-much') return { kind: 'given-up', best: reached, bound };
    const { best, forgotten } = outcome;
    if (best) {
      const more = overdrawnSets(frame, best).filter((set) => !sets.has(set.join()));
      for (const set of more) sets.set(set.join(), set);
      if (more.length > 0) continue;
      reached = best;
      if (forgotten < best.worth - tiny) return { kind: 'best', best };
      wide += 1;
    } else if (forgotten === Number.NEGATIVE_INFINITY) {
      if (target <= floor) return { kind: 'none' };
      bound = target;
      lower = Math.max(least, lower * 2);
    } else if (reached || target <= floor) wide += 1;
    else lower = Math.max(least, lower * 2);
  }
}

function reachFrom(frame: Frame, least: number): Reach {
  for (let spare = least; ; spare *= 2) {
    const reach = reachOf(frame, spare);
    if (reach) return reach;
  }
}

/** The caps and what was learned, by way. */
function limitsOf({ question, pools, ways }: Frame, { sets, unfit }: Learned): readonly WayLimit[] {
  const caps = question.caps.map(({ bound, price, factors }) => ({
    ...{ bound, price },
    factors: new Map(
      ways.flatMap(({ column }, w) => {
        const factor = factors.get(column) ?? 0;
        return factor === 0 ? [] : [[w, factor] as const];
      }),
    ),
  }));
  const ofSets = [...sets.values()].map((set) => ({
    ...fundLimit(ways, question.free, set),
    ...{ price: 0, pool: pools.findIndex(({ funds }) => funds.includes(set[0] ?? -1)) },
  }));
  // Neither they all together nor anybody more.
  const ofUnfit = unfit.map((own) => ({
    ...{ price: 0, bound: own.length - 1 },
    factors: new Map(own.map((w) => [w, 1] as const)),
  }));
  return [...caps, ...ofSets, ...ofUnfit];
}

/** Sets of funds that cannot pay what only they may pay: each as small as those chosen tie it together. */
function overdrawnSets(
  { question: { free }, ways }: Frame,
  { ways: chosen }: Chosen,
): readonly (readonly number[])[] {
  const loads = chosen.flatMap((w) => ways[w] ?? []);
  const short = overdrawn(loads, free);
  if (!short) return [];
  const own = new Set(short);
  const inside = loads.filter(({ funds }) => funds.every((f) => own.has(f)));
  const first = new Map(short.map((f) => [f, f]));
  const root = (f: number): number => (first.get(f) === f ? f : root(first.get(f) ?? f));
  for (const { funds } of inside) for (const f of funds) first.set(root(f), root(funds[0] ?? f));
  return [...Map.groupBy(short, root).values()].filter((funds) => {
    const used = inside.reduce(
      (sum, load) => sum + (funds.includes(load.funds[0] ?? -1) ? load.units : 0),
      0,
    );
    return used > funds.reduce((sum, f) => sum + (free[f] ?? 0), 0);
  });
}

/** A fund for everybody who is chosen; `unfit` are pools into whose funds they do not go whole, and whether that is certain. */
function placedBy(
  { question: { free }, pools, ways }: Frame,
  { worth, ways: chosen }: Chosen,
  effort: Effort,
): Placed & { readonly unfit: readonly { readonly pool: number; readonly sure: boolean }[] } {
  const unfit: { readonly pool: number; readonly sure: boolean }[] = [];
  const placed = pools.flatMap(({ funds }, p) => {
    const own = chosen.flatMap((w) => (ways[w]?.pool === p ? [ways[w]] : []));
    const { at, over } = packed(own, free);
    if (over.some((units) => units > 0)) {
      const exact = exactly(own, funds, free);
      effort.left -= exact.tries;
      if (exact.kind === 'fits') return own.map((way, i) => ({ way, fund: exact.at[i] ?? 0 }));
      unfit.push({ pool: p, sure: exact.kind === 'never' });
    }
    return own.map((way, i) => ({ way, fund: at[i] ?? 0 }));
  });
  return { worth, ways: placed, unfit };
}
