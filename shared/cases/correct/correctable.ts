import type { Application, ApplicationIn } from '../../domain/application/application.ts';
import { type CorrectableStatus, correctableStatuses } from '../../domain/application/status.ts';
import type { Program } from '../../domain/program/schema.ts';
import { listTasks } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { intakeState } from '../intake/intake-state.ts';

/** Why what was sent cannot be corrected (any more). */
export type NotCorrectable =
  /** Somebody has recorded a review, or the decision is further on. */
  'review-begun' | 'closed' | 'not-yet-open' | 'not-sent';

/** True for an application in a status in which what was sent may still be corrected. */
export const isCorrectable = (application: Application): application is ApplicationIn<CorrectableStatus> =>
  correctableStatuses.some((status) => status === application.status);

/**
 * Whether an applicant may correct what was sent, received at an instant: while the program takes applications, and until
 * the first review is recorded. A reader who has only opened the file reads the new answers instead.
 */
export async function whyNotCorrectable(
  store: Store,
  program: Program,
  application: Application,
  receivedAt: string = nowIso(store),
): Promise<NotCorrectable | undefined> {
  if (application.status === 'draft' || application.status === 'withdrawn') return 'not-sent';
  if (!isCorrectable(application)) return 'review-begun';
  const state = await intakeState(store, program, {
    receivedAt,
    applicationId: application.applicationId,
  });
  if (state !== 'open') return state;
  const tasks = await listTasks(store, application.applicationId);
  return tasks.some((task) => task.status === 'decided') ? 'review-begun' : undefined;
}
