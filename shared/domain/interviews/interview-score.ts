import { divideHalfUp } from '../decimal.ts';
import type { InterviewPlan } from '../program/interview-plan.ts';
import type { Context } from '../rules/read.ts';
import { hundredthsOf, type ReaderScores, scoreApplication } from '../scoring/score.ts';
import { type InterviewSeat, sits } from './interview.ts';

/**
 * An application with the interview's criteria in the place of the readers': everything that scores, checks or draws a rubric works
 * on it as it is. One score is enough for a part, since anybody on the panel may be unsure of it.
 */
export function interviewContext<C extends Context>(context: C, { criteria }: InterviewPlan): C {
  const { program } = context;
  return {
    ...context,
    program: {
      ...program,
      scoring: { ...program.scoring, criteria: [...criteria] },
      review: { ...program.review, readers: 1 },
    },
  };
}

/** What an interview has come to. */
export type InterviewState =
  /** Somebody on the panel is still to send their sheet. */
  | { readonly kind: 'waits' }
  /** Hundredths, and how many sheets it is the mean of. */
  | { readonly kind: 'scored'; readonly score: number; readonly sheets: number }
  /** Too few sheets, and none to come; or a part that nobody could judge. */
  | { readonly kind: 'short'; readonly why: 'sheets' | 'unsure' };

/**
 * Scored once the quorum of sheets that count is in and nobody else is waited for: all have answered or left, or the day on which
 * sheets are due is over. A sheet that did not come is not in the mean; it is never a zero.
 */
export function interviewState(
  context: Context,
  plan: InterviewPlan,
  seats: readonly Pick<InterviewSeat, 'status'>[],
  sheets: readonly ReaderScores[],
  isDue: boolean,
): InterviewState {
  const waited = seats.some(({ status }) => status === 'open');
  const possible = seats.filter(sits).length >= plan.quorum;
  if (sheets.length < plan.quorum)
    return waited && possible && !isDue ? { kind: 'waits' } : { kind: 'short', why: 'sheets' };
  if (waited && !isDue) return { kind: 'waits' };
  const scored = scoreApplication(interviewContext(context, plan), sheets);
  return scored.kind === 'scored'
    ? { kind: 'scored', score: hundredthsOf(scored.score), sheets: sheets.length }
    : { kind: 'short', why: 'unsure' };
}

/**
 * The score that ranks somebody who was interviewed, in hundredths: both parts as they are shown, weighted, rounded half up once. So
 * anybody can work it out again from a page.
 */
export function finalScore(reading: number, interviewed: number, weight: number): number {
  const sum = BigInt(reading) * BigInt(100 - weight) + BigInt(interviewed) * BigInt(weight);
  return Number(divideHalfUp(sum, 100n));
}
