import type { Flow } from './flow.ts';
import { type Network, pairState } from './network.ts';

/**
 * The network whose every assignment has the best total, and which has all of those (complementary slackness): a pair
 * that beats everything its application was not given stands, one that is beaten by everything it was given falls
 * out; a reader dearer than the sink stays at the least, a cheaper one at the most.
 */
export function optimalFace(net: Network, { held, prices }: Flow): Network {
  const { applications: n, reviewers: m, worth } = net;
  const may = Uint8Array.from(net.may);
  for (let a = 0; a < n; a++) {
    let [given, refused] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const value = (r: number) => (worth[a * m + r] as number) + (prices[r] as number);
    for (let r = 0; r < m; r++) {
      if (may[a * m + r] !== pairState.free) continue;
      if (held[a * m + r]) given = Math.min(given, value(r));
      else refused = Math.max(refused, value(r));
    }
    for (let r = 0; r < m; r++) {
      const at = a * m + r;
      if (may[at] !== pairState.free) continue;
      if (held[at] && value(r) > refused) may[at] = pairState.always;
      if (!held[at] && value(r) < given) may[at] = pairState.never;
    }
  }
  const sink = prices[m] as number;
  const price = (r: number) => prices[r] as number;
  return {
    ...net,
    may,
    least: net.least.map((least, r) => (price(r) < sink ? (net.most[r] as number) : least)),
    most: net.most.map((most, r) => (price(r) > sink ? Math.min(most, net.least[r] as number) : most)),
  };
}
