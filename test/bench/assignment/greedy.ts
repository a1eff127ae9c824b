import type { AssignmentProblem } from '../../../shared/domain/review/assignment/problem.ts';

/** What most would write: the best pairs first, as long as both sides have places. Totals by application. */
export function greedy({ needs, reviewers, suitability }: AssignmentProblem): readonly number[] {
  const m = reviewers.length;
  const left = [...needs];
  const places = reviewers.map(({ most }) => most);
  const totals = needs.map(() => 0);
  const pairs = Array.from(suitability.keys()).filter((at) => (suitability[at] ?? -1) >= 0);
  pairs.sort((x, y) => (suitability[y] ?? 0) - (suitability[x] ?? 0) || x - y);
  for (const at of pairs) {
    const [a, r] = [Math.floor(at / m), at % m];
    if ((left[a] ?? 0) === 0 || (places[r] ?? 0) === 0) continue;
    left[a] = (left[a] ?? 0) - 1;
    places[r] = (places[r] ?? 0) - 1;
    totals[a] = (totals[a] ?? 0) + (suitability[at] ?? 0);
  }
  return totals;
}
