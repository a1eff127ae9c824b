import type { AssignmentProblem } from './problem.ts';

/**
 * What it would come to if each application took its best readers as it came, with what is pinned first: the total, to see what
 * looking at all of them together is worth. Nothing where that leaves an application short.
 */
export function oneByOne({
  needs,
  reviewers,
  suitability,
  pinned = [],
  forbidden = [],
}: AssignmentProblem): number | undefined {
  const m = reviewers.length;
  const places = reviewers.map(({ most }) => most);
  const barred = new Set(forbidden.map(([a, r]) => a * m + r));
  const fixed = new Map<number, number[]>();
  let total = 0;
  for (const [a, r] of pinned) {
    fixed.set(a, [...(fixed.get(a) ?? []), r]);
    places[r] = (places[r] ?? 0) - 1;
    total += Math.max(0, suitability[a * m + r] ?? 0);
  }
  for (const [a, need] of needs.entries()) {
    const own = fixed.get(a) ?? [];
    const value = (r: number) => suitability[a * m + r] ?? -1;
    const best = [...places.keys()]
      .filter((r) => value(r) >= 0 && (places[r] ?? 0) > 0 && !own.includes(r) && !barred.has(a * m + r))
      .sort((x, y) => value(y) - value(x) || x - y)
      .slice(0, Math.max(0, need - own.length));
    if (best.length + own.length < need) return undefined;
    for (const r of best) {
      places[r] = (places[r] ?? 0) - 1;
      total += value(r);
    }
  }
  return total;
}
