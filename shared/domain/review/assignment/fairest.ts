import { atLeast, type Budget, type Floored } from './at-least.ts';
import { bestFlow } from './flow.ts';
import { ceiling, totalsOf } from './narrow.ts';
import type { Network } from './network.ts';

/** The largest smallest application total, with an assignment that has it and what could be at most. */
export interface Fairest {
  readonly best: Floored;
  readonly atMost: number;
}

/**
 * The largest possible smallest application total. No total can be over the smallest sum of anybody's best readers, nor
 * over the mean. Between what was found and what was not ruled out it climbs by thirds, with a share of the budget for
 * each try; a floor that was neither reached nor ruled out is tried again with a larger share when nothing else is left.
 */
export function fairest(net: Network, budget: Budget, lowest?: number): Fairest | undefined {
  const flow = bestFlow(net);
  if (!flow) return undefined;
  const totals = totalsOf(net, flow.held);
  const total = totals.reduce((sum, one) => sum + one, 0);
  let best: Floored = { held: flow.held, total, smallest: totals.reduce((a, b) => Math.min(a, b), total) };
  let atMost = Math.floor(total / Math.max(1, net.applications));
  for (let a = 0; a < net.applications; a++) atMost = Math.min(atMost, ceiling(net, a));
  let high = atMost;
  let share = Math.ceil(budget.flows / 12);
  while (best.smallest < atMost && budget.flows > 0) {
    const floor = best.smallest + Math.ceil((high - best.smallest) / 3);
    const own = { flows: Math.min(share, budget.flows) };
    budget.flows -= own.flows;
    const tried = atLeast(net, { floor, goal: 'any', budget: own, lowest });
    budget.flows += Math.max(0, own.flows);
    if (tried.best) best = tried.best;
    else if (tried.bound === Number.NEGATIVE_INFINITY) atMost = floor - 1;
    high = tried.best ? high : floor - 1;
    if (high > best.smallest) continue;
    high = atMost;
    share *= 4;
  }
  return { best, atMost: Math.max(atMost, best.smallest) };
}
