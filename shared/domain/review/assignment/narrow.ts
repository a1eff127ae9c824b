import { type Network, pairState } from './network.ts';

/**
 * What follows for one application from "at least `floor`": a pair that cannot be part of such a panel falls out, one
 * that every such panel contains stands. False when there is no such panel. Works on `may`.
 */
export function narrow(net: Network, a: number, floor: number, may: Uint8Array): boolean {
  const { reviewers: m, worth, need } = net;
  const free: number[] = [];
  let [sum, left] = [0, need[a] as number];
  for (let at = a * m; at < (a + 1) * m; at++)
    if (may[at] === pairState.always) {
      sum += worth[at] as number;
      left--;
    } else if (may[at] === pairState.free) free.push(at);
  if (left < 0 || free.length < left) return false;
  free.sort((x, y) => (worth[y] as number) - (worth[x] as number));
  for (let i = 0; i < left; i++) sum += worth[free[i] as number] as number;
  if (sum < floor) return false;
  const weakest = left > 0 ? (worth[free[left - 1] as number] as number) : Number.POSITIVE_INFINITY;
  const next = free.length > left ? (worth[free[left] as number] as number) : Number.NEGATIVE_INFINITY;
  free.forEach((at, i) => {
    const own = worth[at] as number;
    if (i >= left && sum - weakest + own < floor) may[at] = pairState.never;
    else if (i < left && sum - own + next < floor) may[at] = pairState.always;
  });
  return true;
}

/** The same for every application. */
export function narrowAll(net: Network, floor: number, may: Uint8Array): boolean {
  for (let a = 0; a < net.applications; a++) if (!narrow(net, a, floor, may)) return false;
  return true;
}

/** The largest total an application can have at all: what its best readers add up to. */
export function ceiling(net: Network, a: number): number {
  const { reviewers: m, worth, may, need } = net;
  const free: number[] = [];
  let [sum, left] = [0, need[a] as number];
  for (let at = a * m; at < (a + 1) * m; at++)
    if (may[at] === pairState.always) {
      sum += worth[at] as number;
      left--;
    } else if (may[at] === pairState.free) free.push(worth[at] as number);
  free.sort((x, y) => y - x);
  for (let i = 0; i < left; i++) sum += free[i] ?? 0;
  return sum;
}

/** What each application's readers add up to. */
export function totalsOf(net: Network, held: Uint8Array): Int32Array {
  const totals = new Int32Array(net.applications);
  for (let a = 0, at = 0; a < net.applications; a++)
    for (let r = 0; r < net.reviewers; r++, at++)
      if (held[at]) totals[a] = (totals[a] as number) + (net.worth[at] as number);
  return totals;
}
