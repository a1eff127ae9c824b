import { assign } from '../../../shared/domain/review/assignment/assign.ts';
import { bestFlow } from '../../../shared/domain/review/assignment/flow.ts';
import { totalsOf } from '../../../shared/domain/review/assignment/narrow.ts';
import { networkOf } from '../../../shared/domain/review/assignment/network.ts';
import type { AssignmentProblem } from '../../../shared/domain/review/assignment/problem.ts';
import { randomProblem } from '../../support/random-assignments.ts';
import { greedy } from './greedy.ts';

const problem: AssignmentProblem = randomProblem(2027, {
  applications: 1000,
  reviewers: 120,
  readers: 3,
  values: 101,
  barred: 0.05,
  room: 1.1,
  least: 0.6,
});

/** Each way, made ready first: what it needs to begin (modules, the model's text) is not counted in its time. */
const ways = {
  idle: async () => () => ({ total: 0, smallest: 0 }),
  'best total': async () => () => {
    const net = networkOf(problem);
    const flow = bestFlow(net);
    return figures([...(flow ? totalsOf(net, flow.held) : [])]);
  },
  'best total, then fairest': async () => () => {
    const found = assign(problem, { prefer: 'best-total', alternates: 2 });
    return figures(found.kind === 'assigned' ? found.totals : []);
  },
  'fairest, then best total': async () => () => {
    const found = assign(problem, { prefer: 'fairest', alternates: 2 });
    return figures(found.kind === 'assigned' ? found.totals : []);
  },
  greedy: async () => () => figures(greedy(problem)),
  highs: async () => {
    const { linearOptimum } = await import('../../support/highs-assignment.ts');
    const solve = linearOptimum(problem);
    return () => figures(solve());
  },
} as const;
export type Way = keyof typeof ways;

const figures = (totals: readonly number[]) => ({
  total: totals.reduce((sum, one) => sum + one, 0),
  smallest: totals.reduce((least, one) => Math.min(least, one), 1e9),
});

const run = await ways[process.argv[2] as Way]();
const from = performance.now();
const found = run();
const time = performance.now() - from;
console.info(JSON.stringify({ ...found, time, memory: process.resourceUsage().maxRSS / 1024 }));
