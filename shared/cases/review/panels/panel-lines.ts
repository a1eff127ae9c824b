import { oneByOne } from '../../../domain/review/assignment/one-by-one.ts';
import type { Assigned, AssignmentProblem } from '../../../domain/review/assignment/problem.ts';
import { capacityOf, type Reviewer, readsIn } from '../../../domain/review/reviewer.ts';
import type { PanelFigures, PanelLine } from '../../../domain/round/panels.ts';
import type { Known } from '../what-is-known.ts';
import { suitabilityFor } from './pairs.ts';
import type { PanelProblem } from './panel-problem.ts';
import type { Opened } from './waiting.ts';

/** The lines, the application with the least suitable readers first: that is where a manager looks. */
export function linesOf(
  asked: PanelProblem,
  problem: AssignmentProblem,
  found: Assigned,
  known: Known,
): PanelLine[] {
  const { opened, readers } = asked;
  const pinned = new Set((problem.pinned ?? []).map(([a, r]) => a * readers.length + r));
  const one = (a: number, r: number) => {
    const reader = readers[r] as Reviewer;
    const { points, parts } = suitabilityFor(reader, opened[a] as Opened, known);
    return { reviewerId: reader.reviewerId as string, points, parts: [...parts] };
  };
  return opened
    .map(({ application }, a): PanelLine => {
      const panel = (found.panels[a] ?? []).map((r) => ({
        ...one(a, r),
        pinned: pinned.has(a * readers.length + r),
      }));
      const alternates = (found.alternates[a] ?? []).map((r) => {
        const { reviewerId, points } = one(a, r);
        return { reviewerId, points };
      });
      const { applicationId } = application;
      return {
        applicationId,
        total: found.totals[a] ?? 0,
        readers: panel.sort((x, y) => y.points - x.points || (x.reviewerId < y.reviewerId ? -1 : 1)),
        alternates,
      };
    })
    .sort((a, b) => a.total - b.total || (a.applicationId < b.applicationId ? -1 : 1));
}

/** What it comes to, in counts and points. */
export function figuresOf(
  { opened, readers, program }: PanelProblem,
  problem: AssignmentProblem,
  found: Assigned,
  lines: readonly PanelLine[],
): PanelFigures {
  const given = lines.flatMap((line) => line.readers);
  const single = oneByOne(problem);
  return {
    applications: lines.length,
    given: given.length,
    total: found.total,
    smallest: found.smallest,
    proof: found.proof,
    ...(single === undefined ? {} : { oneByOne: single }),
    inLanguage: opened.filter(({ application }, a) =>
      (found.panels[a] ?? []).every((r) => readsIn(readers[r] as Reviewer).includes(application.language)),
    ).length,
    byPoints: Array.from(
      { length: 10 },
      (_, i) => given.filter(({ points }) => Math.min(9, Math.floor(points / 10)) === i).length,
    ),
    loads: readers.map((reader, r) => ({
      reviewerId: reader.reviewerId,
      held: reader.load,
      given: found.loads[r] ?? 0,
      most: capacityOf(reader, program.review.load).most,
    })),
  };
}
