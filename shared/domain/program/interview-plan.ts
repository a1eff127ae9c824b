import * as z from 'zod';
import { localizedText } from '../text.ts';
import { reviewerCriterion } from './scoring-plan.ts';

/** An interview by invitation within a round, on top of what the readers scored. Nobody need be invited. */
export const interviewPlan = z.strictObject({
  minutes: z.int().min(5).max(240),
  /** How many people sit on a panel, and how many score sheets it takes. */
  panel: z.int().min(1).max(7),
  quorum: z.int().min(1).max(7),
  /** Days an invited applicant has to pick a time. */
  answerDays: z.int().min(1).max(60),
  /** Days after the interview by which the sheets are due. */
  sheetDays: z.int().min(1).max(14).default(2),
  /** Percent of the final score; the readers' score is the rest. */
  weight: z.int().min(1).max(100),
  /** The program's own words to whoever is invited: what it is like, and how to prepare. */
  how: localizedText,
  criteria: z.array(reviewerCriterion).min(1),
});
export type InterviewPlan = z.infer<typeof interviewPlan>;
