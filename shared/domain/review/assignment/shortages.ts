import { bestFlow } from './flow.ts';
import { type Network, networkOf, pairState } from './network.ts';
import type { AssignmentProblem, Fix, Shortage } from './problem.ts';

/**
 * Why a problem has no assignment: applications with too few readers, sets of applications that compete for too few
 * places (what the flow reached without finding a place is such a set, by max-flow and min-cut), and readers who
 * cannot be given their least. Each shortage is repaired in thought before the next is looked for.
 */
export function shortagesOf(problem: AssignmentProblem): readonly Shortage[] {
  const net = networkOf(problem);
  const most = Int32Array.from(net.most);
  const least = Int32Array.from(net.least);
  const unbarred = tooFewUnbarred(net);
  const crowds: Crowd[] = [];
  const below = new Map<number, number>();
  const flow = bestFlow(net, undefined, ({ kind, reader, reached, load }) => {
    if (kind === 'under-least') {
      below.set(reader, load[reader] as number);
      net.least[reader] = load[reader] as number;
      return true;
    }
    const raised = (r: number) => (net.most[r] as number) - (most[r] as number);
    const inside = [...reached.entries()].filter(([, is]) => is).map(([r]) => r);
    const relief = inside.reduce((a, b) => (raised(b) < raised(a) ? b : a), reader);
    net.most[relief] = (net.most[relief] as number) + 1;
    join(crowds, new Set(inside));
    return true;
  });
  if (!flow) return unbarred;
  return [
    ...unbarred,
    ...crowds.map(({ reviewers }) =>
      tooFewPlaces(
        net,
        flow.held,
        most,
        [...reviewers].sort((a, b) => a - b),
      ),
    ),
    ...(below.size > 0 ? [outOfReach(below, least)] : []),
  ];
}

interface Crowd {
  readonly reviewers: Set<number>;
}

/** Sets that share a reader are one. */
function join(crowds: Crowd[], reviewers: Set<number>): void {
  for (let i = crowds.length - 1; i >= 0; i--) {
    const other = crowds[i] as Crowd;
    if (![...other.reviewers].some((one) => reviewers.has(one))) continue;
    for (const one of other.reviewers) reviewers.add(one);
    crowds.splice(i, 1);
  }
  crowds.push({ reviewers });
}

/** Takes the need of such applications down to what there is, so that the rest is looked at too. */
function tooFewUnbarred(net: Network): Shortage[] {
  const { applications: n, reviewers: m, may, need } = net;
  const found: Shortage[] = [];
  for (let a = 0; a < n; a++) {
    const unbarred = may.subarray(a * m, (a + 1) * m).filter((one) => one !== pairState.never).length;
    const needed = need[a] as number;
    if (unbarred >= needed) continue;
    need[a] = unbarred;
    const more: Fix = { kind: 'more-readers', applications: [a], readers: needed - unbarred, places: 1 };
    const fewer: Fix = { kind: 'fewer-readers', applications: [{ application: a, to: unbarred }] };
    const fixes = unbarred > 0 ? [more, fewer] : [more];
    found.push({ kind: 'too-few-unbarred', application: a, needed, unbarred, fixes });
  }
  return found;
}

/** `net` has the raised limits by now, and `held` an assignment within them. */
function tooFewPlaces(
  net: Network,
  held: Uint8Array,
  most: Int32Array,
  reviewers: readonly number[],
): Shortage {
  const { applications: n, reviewers: m, may, need } = net;
  const raises = reviewers
    .map((reviewer) => ({ reviewer, by: (net.most[reviewer] as number) - (most[reviewer] as number) }))
    .filter(({ by }) => by > 0);
  const short = raises.reduce((sum, { by }) => sum + by, 0);
  const tasks = Array.from({ length: n }, (_, a) =>
    reviewers.filter((r) => held[a * m + r] && may[a * m + r] === pairState.free),
  );
  const applications = tasks.flatMap((own, a) => (own.length > 0 ? [a] : []));
  const raise: Fix = { kind: 'raise-most', reviewers: raises };
  const more = moreReaders(net, most, reviewers, applications, tasks, short);
  const fewer = fewerReaders(need, raises, applications, tasks);
  return {
    kind: 'too-few-places',
    applications,
    reviewers,
    short,
    fixes: [raise, ...(more ? [more] : []), ...(fewer ? [fewer] : [])],
  };
}

/** How many readers with `short` places each would do: tried with the flow, since one reads an application only once. */
function moreReaders(
  net: Network,
  most: Int32Array,
  reviewers: readonly number[],
  applications: readonly number[],
  tasks: readonly (readonly number[])[],
  short: number,
): Fix | undefined {
  const widest = Math.max(...applications.map((a) => (tasks[a] as readonly number[]).length));
  const held = new Map(reviewers.map((r) => [r, 0]));
  for (const a of applications) for (const r of tasks[a] ?? []) held.set(r, (held.get(r) ?? 0) + 1);
  for (let readers = 1; readers <= widest; readers++) {
    const width = reviewers.length + readers;
    const own = applications.flatMap((a) => [
      ...reviewers.map((r) => (net.may[a * net.reviewers + r] === pairState.free ? 0 : -1)),
      ...Array<number>(readers).fill(0),
    ]);
    const part = networkOf({
      needs: applications.map((a) => (tasks[a] as readonly number[]).length),
      reviewers: Array.from({ length: width }, (_, i) => {
        const r = reviewers[i];
        if (r === undefined) return { least: 0, most: short };
        const standing = standingOf(net, r);
        return { least: 0, most: (most[r] as number) - standing };
      }),
      suitability: Int32Array.from(own),
    });
    if (bestFlow(part)) return { kind: 'more-readers', applications, readers, places: short };
  }
  return undefined;
}

function standingOf({ applications: n, reviewers: m, may }: Network, r: number): number {
  let count = 0;
  for (let a = 0; a < n; a++) if (may[a * m + r] === pairState.always) count++;
  return count;
}

/** One task fewer where a reader has one too many, spread over the applications; nobody is left without a reader. */
function fewerReaders(
  need: Int32Array,
  raises: readonly { reviewer: number; by: number }[],
  applications: readonly number[],
  tasks: readonly (readonly number[])[],
): Fix | undefined {
  const cut = new Map<number, number>();
  const left = (a: number) => (need[a] as number) - (cut.get(a) ?? 0);
  for (const { reviewer, by } of raises)
    for (let i = 0; i < by; i++) {
      const from = applications
        .filter((a) => left(a) > 1 && tasks[a]?.includes(reviewer))
        .sort((a, b) => (cut.get(a) ?? 0) - (cut.get(b) ?? 0) || left(b) - left(a) || a - b)[0];
      if (from === undefined) return undefined;
      cut.set(from, (cut.get(from) ?? 0) + 1);
      tasks = tasks.map((own, a) => (a === from ? own.filter((r) => r !== reviewer) : own));
    }
  const to = [...cut.keys()]
    .sort((a, b) => a - b)
    .map((application) => ({ application, to: left(application) }));
  return { kind: 'fewer-readers', applications: to };
}

function outOfReach(below: ReadonlyMap<number, number>, least: Int32Array): Shortage {
  const all = [...below].sort(([a], [b]) => a - b);
  return {
    kind: 'least-out-of-reach',
    reviewers: all.map(([reviewer, reached]) => ({ reviewer, least: least[reviewer] as number, reached })),
    fixes: [{ kind: 'lower-least', reviewers: all.map(([reviewer, to]) => ({ reviewer, to })) }],
  };
}
