import { type Network, pairState } from './network.ts';

/**
 * Who holds what, and for every two readers r and s the application that moves from r to s at the least loss. Kept up
 * to date move by move: a move of one application touches the rows of those who hold it and little else.
 */
export interface Exchange {
  /** 1 where the reader has the application. */
  readonly held: Uint8Array;
  readonly load: Int32Array;
  /** Loss of the cheapest move from r to s; infinite where there is none. */
  readonly loss: Float64Array;
  /** The application it moves. */
  readonly which: Int32Array;
  move(application: number, from: number, to: number): void;
}

/**
 * Starts with everybody's favourites: the pairs that stand and the best free ones, whatever the loads. Nothing when an
 * application has too few readers. `factor` weighs each application's suitabilities.
 */
export function favourites(net: Network, factor: Float64Array): Exchange | undefined {
  const { applications: n, reviewers: m, worth, may, need } = net;
  const held = new Uint8Array(n * m);
  const load = new Int32Array(m);
  const mine: number[][] = Array.from({ length: m }, () => []);
  const loss = new Float64Array(m * m).fill(Number.POSITIVE_INFINITY);
  const which = new Int32Array(m * m).fill(-1);
  const place = (a: number, r: number) => {
    held[a * m + r] = 1;
    load[r] = (load[r] as number) + 1;
    if (may[a * m + r] === pairState.free) mine[r]?.push(a);
  };

  for (let a = 0; a < n; a++) {
    let left = need[a] as number;
    for (let r = 0; r < m; r++)
      if (may[a * m + r] === pairState.always) {
        place(a, r);
        left--;
      }
    for (; left > 0; left--) {
      let best = -1;
      for (let r = 0; r < m; r++) {
        const at = a * m + r;
        if (may[at] !== pairState.free || held[at]) continue;
        if (best < 0 || (worth[at] as number) > (worth[a * m + best] as number)) best = r;
      }
      if (best < 0) return undefined;
      place(a, best);
    }
  }

  /** Tells everybody that r may pass a on. */
  const offer = (a: number, r: number) => {
    const own = worth[a * m + r] as number;
    const by = factor[a] as number;
    for (let s = 0; s < m; s++) {
      const at = a * m + s;
      if (held[at] || may[at] !== pairState.free) continue;
      const cost = by * (own - (worth[at] as number));
      if (cost < (loss[r * m + s] as number)) {
        loss[r * m + s] = cost;
        which[r * m + s] = a;
      }
    }
  };
  /** Looks for the cheapest move from r to s again. */
  const search = (r: number, s: number) => {
    let [best, by] = [Number.POSITIVE_INFINITY, -1];
    for (const a of mine[r] ?? []) {
      const at = a * m + s;
      if (held[at] || may[at] !== pairState.free) continue;
      const cost = (factor[a] as number) * ((worth[a * m + r] as number) - (worth[at] as number));
      if (cost < best) [best, by] = [cost, a];
    }
    loss[r * m + s] = best;
    which[r * m + s] = by;
  };
  for (let r = 0; r < m; r++) for (const a of mine[r] ?? []) offer(a, r);

  const move = (a: number, from: number, to: number) => {
    held[a * m + from] = 0;
    held[a * m + to] = 1;
    load[from] = (load[from] as number) - 1;
    load[to] = (load[to] as number) + 1;
    const left = mine[from] as number[];
    left[left.indexOf(a)] = left.at(-1) as number;
    left.pop();
    mine[to]?.push(a);
    for (let s = 0; s < m; s++) if (which[from * m + s] === a) search(from, s);
    offer(a, to);
    for (let h = 0; h < m; h++) {
      const at = a * m + h;
      if (!held[at] || h === to || may[at] !== pairState.free) continue;
      if (which[h * m + to] === a) search(h, to);
      const cost = (factor[a] as number) * ((worth[at] as number) - (worth[a * m + from] as number));
      if (cost < (loss[h * m + from] as number)) {
        loss[h * m + from] = cost;
        which[h * m + from] = a;
      }
    }
  };
  return { held, load, loss, which, move };
}
