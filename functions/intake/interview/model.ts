import { offeredSlots } from '../../../shared/cases/interviews/offered-slots.ts';
import { type Interview, mayMove, type Slot } from '../../../shared/domain/interviews/interview.ts';
import type { InterviewPlan } from '../../../shared/domain/program/interview-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Held } from '../../../shared/http/applicant-session.ts';
import { openWords, readInterview } from '../../../shared/store/interviews.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';

/** An application's interview, as its applicant sees it. */
export interface InterviewModel {
  readonly application: Held['loaded']['application'];
  readonly program: Program;
  readonly plan: InterviewPlan;
  readonly interview: Interview;
  readonly needs: string;
  readonly csrf: string;
  /** `late`: the date has passed, and only the office can give more time. */
  readonly state: Interview['status'] | 'late';
  /** A booked time can still be changed. */
  readonly movable: boolean;
}

/** Reads it; undefined for whoever was not invited. */
export async function readInterviewModel(store: Store, held: Held): Promise<InterviewModel | undefined> {
  const { application, key } = held.loaded;
  if (application.status === 'draft') return undefined;
  const interview = await readInterview(store, application.applicationId);
  const { program } = await programOf(store, application);
  const plan = program.review.interview;
  if (!interview || !plan) return undefined;
  const now = nowIso(store);
  return {
    ...{ application, program, plan, interview },
    needs: openWords(key, interview.needs),
    csrf: held.browser.session.csrf,
    state: interview.status === 'invited' && interview.answerBy < now ? 'late' : interview.status,
    movable:
      interview.status === 'booked' &&
      mayMove(interview.appointment, program.zone, now) &&
      (application.status === 'reviewed' || application.status === 'in-review'),
  };
}

/** The times they may pick now. */
export const slotsFor = (store: Store, { loaded }: Held, program: Program): Promise<readonly Slot[]> =>
  offeredSlots(store, loaded, program);
