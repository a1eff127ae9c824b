import { bestFlow } from './flow.ts';
import { narrow, narrowAll, totalsOf } from './narrow.ts';
import { type Network, pairState } from './network.ts';

/** How many flows a search may still work out: counted, not timed, so that the same input gives the same answer. */
export interface Budget {
  flows: number;
}

/** An assignment in which every application has at least the floor, as good as the search could make it. */
export interface Floored {
  readonly held: Uint8Array;
  readonly total: number;
  readonly smallest: number;
}

export interface Search {
  readonly best: Floored | undefined;
  /** No assignment at this floor has a larger total; below every total when there is none at all. */
  readonly bound: number;
}

/** Weights are whole numbers of 1/unit, so that every bound is exact. */
const unit = 4096;

export interface SearchOptions {
  readonly floor: number;
  /** `any`: the first assignment found will do. */
  readonly goal: 'best' | 'any';
  readonly budget: Budget;
  /** No assignment that keeps the floor can have a smaller total: a bound below it proves there is none. */
  readonly lowest?: number | undefined;
  /** An assignment that keeps the floor, to be improved on. */
  readonly known?: Floored;
}

/**
 * The best total under "every application has at least `floor`", by branch and bound. The bound of a node weighs the
 * applications below the floor more (Lagrange): the flow is exact for weights, and no assignment that keeps the floor
 * can beat what it gives less the price of the floor.
 */
export function atLeast(net: Network, options: SearchOptions): Search {
  const { floor, goal, budget, lowest = floor * net.applications } = options;
  let best = options.known;
  /** The largest bound of a node that was given up. */
  let open = Number.NEGATIVE_INFINITY;
  const { applications: n, reviewers: m, worth } = net;

  const node = (may: Uint8Array, before: Float64Array, inherited: number): void => {
    if (goal === 'any' && best) return;
    const here = { ...net, may };
    const weight = Float64Array.from(before);
    let bound = inherited;
    let last: { held: Uint8Array; totals: Int32Array } | undefined;
    let step = 1;
    const rounds = may === root ? 80 : 12;
    let stale = 0;
    for (let i = 0; i < rounds; i++) {
      if (budget.flows-- <= 0) {
        open = Math.max(open, bound);
        return;
      }
      const factor = Float64Array.from(weight, (one) => one + unit);
      const flow = bestFlow(here, factor);
      if (!flow) return;
      const totals = totalsOf(net, flow.held);
      let [value, total, short, smallest, slope] = [0, 0, 0, Number.POSITIVE_INFINITY, 0];
      for (let a = 0; a < n; a++) {
        const own = totals[a] as number;
        total += own;
        value += (factor[a] as number) * own - floor * (weight[a] as number);
        smallest = Math.min(smallest, own);
        const gap = floor - own;
        short += Math.max(0, gap);
        if (gap > 0 || (weight[a] as number) > 0) slope += gap * gap;
      }
      const limit = Math.floor(value / unit);
      if (limit < bound) [bound, stale] = [limit, 0];
      else if (++stale >= 3) [step, stale] = [step / 2, 0];
      if (short === 0 && (!best || total > best.total)) best = { held: flow.held, total, smallest };
      if (bound < lowest || (best && (goal === 'any' || bound <= best.total))) return;
      last = { held: flow.held, totals };
      if (slope === 0) break;
      const target = best ? best.total : bound - short;
      const length = (step * Math.max(unit, value - target * unit)) / slope;
      let moved = false;
      for (let a = 0; a < n; a++) {
        const own = weight[a] as number;
        const next = Math.max(0, Math.round(own + length * (floor - (totals[a] as number))));
        if (next !== own) moved = true;
        weight[a] = next;
      }
      if (!moved) break;
    }
    if (!last) return;
    const at = branchPair(here, last.held, last.totals, weight, floor);
    if (at < 0) {
      open = Math.max(open, bound);
      return;
    }
    const a = Math.floor(at / m);
    for (const state of [pairState.never, pairState.always]) {
      if (best && bound <= best.total) return;
      const child = Uint8Array.from(may);
      child[at] = state;
      if (narrow(net, a, floor, child)) node(child, weight, bound);
    }
  };

  const root = Uint8Array.from(net.may);
  if (narrowAll(net, floor, root)) {
    let roof = 0;
    for (let at = 0; at < worth.length; at++) roof += worth[at] as number;
    node(root, new Float64Array(n), roof);
  }
  return { best, bound: Math.max(open, best?.total ?? Number.NEGATIVE_INFINITY) };
}

/** The pair to decide next: of the application furthest from the floor, of what it may still give up, the least suitable. */
function branchPair(
  { applications: n, reviewers: m, worth, may }: Network,
  held: Uint8Array,
  totals: Int32Array,
  weight: Float64Array,
  floor: number,
): number {
  let [found, most] = [-1, Number.NEGATIVE_INFINITY];
  for (let a = 0; a < n; a++) {
    const gap = floor - (totals[a] as number);
    const urgency = gap > 0 ? 1e12 * gap : (weight[a] as number) * -gap;
    if (urgency <= most || urgency === 0) continue;
    let pair = -1;
    for (let at = a * m; at < (a + 1) * m; at++)
      if (
        held[at] &&
        may[at] === pairState.free &&
        (pair < 0 || (worth[at] as number) < (worth[pair] as number))
      )
        pair = at;
    if (pair >= 0) [found, most] = [pair, urgency];
  }
  if (found >= 0) return found;
  for (let at = 0; at < held.length; at++) if (held[at] && may[at] === pairState.free) return at;
  return -1;
}
