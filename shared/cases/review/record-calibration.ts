import type { Program } from '../../domain/program/schema.ts';
import { mayBeGivenTasks, type Sample, sampleContext } from '../../domain/review/calibration.ts';
import type { Reviewer } from '../../domain/review/reviewer.ts';
import { criteriaForReaders, type ReaderScores } from '../../domain/scoring/score.ts';
import { referenceTables } from '../../domain/tables/reference-tables.ts';
import { listPractice, practiceWrite } from '../../store/practice.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';

export type PracticeRecorded =
  | { readonly kind: 'recorded' }
  /** Done before: whoever has seen what was expected does not score the same again. */
  | { readonly kind: 'already' };

/**
 * Records what a reviewer scored of a made-up application, once and for all: their scores help to compare readers, and a
 * second try would only repeat what they were shown after the first. The scores are complete and on the scale.
 */
export async function recordCalibration(
  store: Store,
  program: Program,
  { reviewerId }: Pick<Reviewer, 'reviewerId'>,
  sample: Sample,
  scores: ReaderScores,
): Promise<PracticeRecorded> {
  const asked = criteriaForReaders(sampleContext(program, sample, referenceTables)).map(({ id }) => id);
  const kept = Object.fromEntries(Object.entries(scores).filter(([id]) => asked.includes(id)));
  const one = { reviewerId, sampleId: sample.id, at: nowIso(store), scores: kept };
  const { kind } = await transact(store, [practiceWrite(program.id, one)]);
  return { kind: kind === 'done' ? 'recorded' : 'already' };
}

/** The reviewers who may be given tasks now: where practice is required, those who have done all of it. */
export async function readyReviewers(
  store: Store,
  program: Program,
  all: readonly Reviewer[],
): Promise<readonly Reviewer[]> {
  if (!program.review.calibration?.required) return all;
  const done = await listPractice(store, program.id);
  return all.filter(({ reviewerId }) =>
    mayBeGivenTasks(
      program.review,
      done.filter((one) => one.reviewerId === reviewerId),
    ),
  );
}
