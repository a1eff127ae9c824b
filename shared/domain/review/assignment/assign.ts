import { atLeast, type Budget } from './at-least.ts';
import { fairest } from './fairest.ts';
import { bestFlow } from './flow.ts';
import { totalsOf } from './narrow.ts';
import { type Network, networkOf } from './network.ts';
import { optimalFace } from './optimal-face.ts';
import type { Assigned, AssignmentProblem, Infeasible, Preference, Proof } from './problem.ts';
import { shortagesOf } from './shortages.ts';

export interface AssignOptions {
  readonly prefer: Preference;
  /** How many alternates each application keeps. */
  readonly alternates?: number;
  /** How many flows the search for the fairest may work out before it says what it could not prove. */
  readonly flows?: number;
}

/**
 * Readers for every application, or why there are none. The total of `best-total` is always proven the best; what
 * needs a search (a largest smallest total is NP-hard) says so when it was given up. Same input, same answer: ties go
 * to the lower index.
 */
export function assign(problem: AssignmentProblem, options: AssignOptions): Assigned | Infeasible {
  const net = networkOf(problem);
  const flow = bestFlow(net);
  if (!flow) return { kind: 'infeasible', shortages: shortagesOf(problem) };
  const budget: Budget = { flows: options.flows ?? patience(net) };
  if (options.prefer === 'best-total') {
    const total = sum(totalsOf(net, flow.held));
    const fair = fairest(optimalFace(net, flow), budget, total);
    const smallest = fair ? proofOf(fair.best.smallest, fair.atMost) : 'proven';
    return described(net, fair?.best.held ?? flow.held, options, { total: 'proven', smallest });
  }
  const fair = fairest(net, budget);
  if (!fair) return described(net, flow.held, options, { total: 'proven', smallest: 'proven' });
  const { best, bound } = atLeast(net, { floor: fair.best.smallest, goal: 'best', budget, known: fair.best });
  const chosen = best ?? fair.best;
  return described(net, chosen.held, options, {
    smallest: proofOf(chosen.smallest, fair.atMost),
    total: proofOf(chosen.total, bound),
  });
}

/** Flows worth some seconds, whatever the size: a flow takes about as long as the network has pairs. */
const patience = ({ applications, reviewers }: Network) =>
  Math.max(40, Math.min(50_000, Math.round(4e6 / Math.max(1, applications * reviewers))));

const proofOf = (found: number, atMost: number): Proof => (found >= atMost ? 'proven' : { atMost });
const sum = (numbers: Int32Array) => numbers.reduce((all, one) => all + one, 0);

function described(
  net: Network,
  held: Uint8Array,
  options: AssignOptions,
  proof: Assigned['proof'],
): Assigned {
  const { applications: n, reviewers: m } = net;
  const panels = Array.from({ length: n }, (_, a) =>
    [...held.subarray(a * m, (a + 1) * m).entries()].filter(([, has]) => has).map(([r]) => r),
  );
  const loads = new Int32Array(m);
  for (const panel of panels) for (const r of panel) loads[r] = (loads[r] as number) + 1;
  const totals = totalsOf(net, held);
  return {
    kind: 'assigned',
    panels,
    totals: [...totals],
    total: sum(totals),
    smallest: n === 0 ? 0 : totals.reduce((least, one) => Math.min(least, one)),
    loads: [...loads],
    alternates: panels.map((_, a) => alternatesOf(net, held, loads, a, options.alternates ?? 0)),
    proof,
  };
}

/** The next best for an application who have places left; of two equal ones whoever has less to read. */
function alternatesOf(
  net: Network,
  held: Uint8Array,
  loads: Int32Array,
  a: number,
  wanted: number,
): number[] {
  const { reviewers: m, worth, may, most } = net;
  const free: number[] = [];
  for (let r = 0; wanted > 0 && r < m; r++)
    if (!held[a * m + r] && may[a * m + r] === 0 && (loads[r] as number) < (most[r] as number)) free.push(r);
  const value = (r: number) => worth[a * m + r] as number;
  const load = (r: number) => loads[r] as number;
  return free.sort((x, y) => value(y) - value(x) || load(x) - load(y) || x - y).slice(0, wanted);
}
