import { civilDateIn } from '../../../domain/dates.ts';
import type { Program } from '../../../domain/program/schema.ts';
import { type Conflict, conflictsOf, isBarred, isClear } from '../../../domain/review/conflict.ts';
import { capacityOf, type Reviewer, takesTasks } from '../../../domain/review/reviewer.ts';
import { type Suitability, suitabilityOf } from '../../../domain/review/suitability.ts';
import { listReviewers } from '../../../store/reviewers.ts';
import { nowIso, type Store } from '../../../store/table.ts';
import { readyReviewers } from '../record-calibration.ts';
import type { Known } from '../what-is-known.ts';
import type { Opened } from './waiting.ts';

/** Everybody of a program's panel who could be given applications now, in the order of their ids. */
export async function panelReaders(store: Store, program: Program): Promise<readonly Reviewer[]> {
  const today = civilDateIn(program.zone, nowIso(store));
  const ready = await readyReviewers(store, program, await listReviewers(store, program.id));
  return ready
    .filter((one) => one.panel === program.review.panel && takesTasks(one, today))
    .sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
}

/** How many more somebody may be given. */
export const placesLeft = (one: Reviewer, { review }: Program): number =>
  Math.max(0, capacityOf(one, review.load).most - one.load);

/** How well a reader suits an application, with what gave the points. */
export const suitabilityFor = (reviewer: Reviewer, one: Opened, known: Known): Suitability => {
  const { applicationId, language } = one.application;
  return suitabilityOf(one.program.review.suitability, {
    reviewer,
    application: { answers: one.answers, language },
    ...known(reviewer.reviewerId, applicationId),
  });
};

/** What joins a reader to an application: what is declared or found, and what they said when they were asked beforehand. */
export const stakesOf = (reviewer: Reviewer, one: Opened): readonly Conflict[] =>
  conflictsOf(one.program.review, one.program, reviewer, one.file);

/** True where nothing joins them; or where a manager looked into what may, and it is not sure. */
export const mayRead = (reviewer: Reviewer, one: Opened, overruled = false): boolean => {
  const stakes = stakesOf(reviewer, one);
  return overruled ? !isBarred(stakes) : isClear(stakes);
};
