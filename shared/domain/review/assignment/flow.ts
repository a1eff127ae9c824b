import { type Exchange, favourites } from './exchange.ts';
import type { Network } from './network.ts';

/** A best assignment of a network with its proof: prices under which nobody gains by a move. */
export interface Flow {
  readonly held: Uint8Array;
  readonly load: Int32Array;
  /** One price a reader, then the sink's: a reader with places left and above their least costs what the sink does. */
  readonly prices: Float64Array;
}

/** Where the flow cannot go on: this reader has too much, or the sink cannot reach those with too little. */
export interface Stuck {
  readonly kind: 'over-most' | 'under-least';
  readonly reader: number;
  readonly reached: Uint8Array;
  readonly load: Int32Array;
}

const infinite = Number.POSITIVE_INFINITY;

/**
 * The largest total under all limits, exact, by successive shortest paths between readers (the applications are only
 * the edges, which keeps the graph small): from everybody's favourites the surplus of each reader moves along the
 * cheapest chain to somebody with places left, then readers below their least draw from those above theirs. Ties go
 * to the lower index. `onStuck` may change the network's limits and say true to go on; without it there is no flow.
 */
export function bestFlow(
  net: Network,
  factor: Float64Array = new Float64Array(net.applications).fill(1),
  onStuck: (stuck: Stuck) => boolean = () => false,
): Flow | undefined {
  const exchange = favourites(net, factor);
  if (!exchange) return undefined;
  const { reviewers: m, least, most } = net;
  const { load } = exchange;
  const prices = new Float64Array(m + 1);
  const paths = pathFinder(exchange, prices, m);

  for (let r = 0; r < m; r++)
    while ((load[r] as number) > (most[r] as number)) {
      const end = paths.nearest(
        (distance) => {
          distance[r] = 0;
        },
        (u) => (load[u] as number) < (most[u] as number),
        true,
      );
      if (end >= 0) paths.follow(end);
      else if (!onStuck({ kind: 'over-most', reader: r, reached: paths.reached(), load })) return undefined;
    }
  const isBelow = (u: number) => (load[u] as number) < (least[u] as number);
  for (let r = 0; r < m; r++)
    while (isBelow(r)) {
      const end = paths.nearest(
        (distance) => {
          for (let u = 0; u < m; u++)
            if ((load[u] as number) > (least[u] as number))
              distance[u] = Math.max(0, (prices[m] as number) - (prices[u] as number));
        },
        isBelow,
        false,
      );
      if (end >= 0) paths.follow(end);
      else if (!onStuck({ kind: 'under-least', reader: r, reached: paths.reached(), load })) return undefined;
    }
  return { held: exchange.held, load, prices };
}

/** Dijkstra over the readers, dense, with prices that keep every loss at or above zero. */
function pathFinder({ loss, which, move }: Exchange, prices: Float64Array, m: number) {
  const distance = new Float64Array(m);
  const before = new Int32Array(m);
  const done = new Uint8Array(m);

  /** The nearest end from these starts; `toSink` adds what the last step to the sink costs. -1 when there is none. */
  const nearest = (
    start: (distance: Float64Array) => void,
    isEnd: (u: number) => boolean,
    toSink: boolean,
  ): number => {
    distance.fill(infinite);
    before.fill(-1);
    done.fill(0);
    start(distance);
    let [end, reach] = [-1, infinite];
    for (;;) {
      let [u, near] = [-1, infinite];
      for (let v = 0; v < m; v++)
        if (!done[v] && (distance[v] as number) < near) [u, near] = [v, distance[v] as number];
      if (u < 0 || near >= reach) break;
      done[u] = 1;
      const own = prices[u] as number;
      if (isEnd(u)) {
        const there = near + (toSink ? Math.max(0, own - (prices[m] as number)) : 0);
        if (there < reach) [end, reach] = [u, there];
      }
      for (let v = 0, at = u * m; v < m; v++, at++) {
        const cost = loss[at] as number;
        if (done[v] || cost === infinite) continue;
        const there = near + Math.max(0, cost + own - (prices[v] as number));
        if (there < (distance[v] as number)) {
          distance[v] = there;
          before[v] = u;
        }
      }
    }
    if (end < 0) return -1;
    for (let v = 0; v < m; v++) prices[v] = (prices[v] as number) + Math.min(distance[v] as number, reach);
    if (toSink) prices[m] = (prices[m] as number) + reach;
    return end;
  };

  /** Moves one application along each step of the path. */
  const follow = (end: number) => {
    const steps: [number, number, number][] = [];
    for (let v = end; (before[v] as number) >= 0; v = before[v] as number)
      steps.push([which[(before[v] as number) * m + v] as number, before[v] as number, v]);
    for (const step of steps) move(...step);
  };
  return { nearest, follow, reached: () => Uint8Array.from(done) };
}
