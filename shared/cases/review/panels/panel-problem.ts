import type { Program } from '../../../domain/program/schema.ts';
import type { AssignmentProblem, Pair } from '../../../domain/review/assignment/problem.ts';
import { capacityOf, type Reviewer } from '../../../domain/review/reviewer.ts';
import type { PanelRuling } from '../../../domain/round/panels.ts';
import type { Known } from '../what-is-known.ts';
import { mayRead, placesLeft, suitabilityFor } from './pairs.ts';
import type { Opened } from './waiting.ts';

/** What is to be solved, in the words of the round. */
export interface PanelProblem {
  readonly program: Program;
  readonly opened: readonly Opened[];
  readonly readers: readonly Reviewer[];
  readonly rulings: readonly PanelRuling[];
  /** Nothing of the round was sent before: a promised least number is to be reached now. */
  readonly first: boolean;
}

/** The same as indexes and integers, for the solver. */
export function problemOf(asked: PanelProblem, known: Known): AssignmentProblem {
  const { program, opened, readers, first } = asked;
  const pins = new Map(
    asked.rulings.map((ruling) => [`${ruling.applicationId} ${ruling.reviewerId}`, ruling]),
  );
  const suitability = new Int32Array(opened.length * readers.length);
  for (const [a, one] of opened.entries())
    for (const [r, reader] of readers.entries()) {
      const ruling = pins.get(`${one.application.applicationId} ${reader.reviewerId}`);
      suitability[a * readers.length + r] = mayRead(reader, one, ruling?.because !== undefined)
        ? suitabilityFor(reader, one, known).points
        : -1;
    }
  return {
    needs: opened.map((one) => one.program.review.readers),
    reviewers: readers.map((reader) => ({
      least: first ? Math.max(0, capacityOf(reader, program.review.load).least - reader.load) : 0,
      most: placesLeft(reader, program),
    })),
    suitability,
    ...barredPinsLeftOut(rulingsOf(asked), suitability, readers.length),
  };
}

/** The solver lets a pin stand against anything; a stake that came to light since is stronger than a manager's ruling. */
const barredPinsLeftOut = (
  { pinned, forbidden }: { pinned: readonly Pair[]; forbidden: readonly Pair[] },
  suitability: Int32Array,
  width: number,
) => ({ pinned: pinned.filter(([a, r]) => (suitability[a * width + r] ?? -1) >= 0), forbidden });

/** Rulings about whom is concerned still, by their indexes. */
export function rulingsOf({ opened, readers, rulings }: PanelProblem): { pinned: Pair[]; forbidden: Pair[] } {
  const rows = new Map(opened.map(({ application }, i) => [application.applicationId as string, i]));
  const columns = new Map(readers.map(({ reviewerId }, i) => [reviewerId as string, i]));
  const pairs = (kind: PanelRuling['kind']) =>
    rulings.flatMap((ruling): Pair[] => {
      const [a, r] = [rows.get(ruling.applicationId), columns.get(ruling.reviewerId)];
      return ruling.kind === kind && a !== undefined && r !== undefined ? [[a, r]] : [];
    });
  return { pinned: pairs('pin'), forbidden: pairs('forbid') };
}
