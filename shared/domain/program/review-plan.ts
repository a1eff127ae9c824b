import * as z from 'zod';
import { fieldPath } from '../rules/language.ts';

/** Who reads, by when, and who may not. */
export const reviewPlan = z.strictObject({
  /** How many readers each application has. */
  readers: z.int().min(1).max(5),
  /** Which list of people the panel is drawn from. */
  panel: z.enum(['reader', 'analyst']),
  dueDays: z.int().min(1).max(60),
  reminderDaysBefore: z.int().min(0).max(30),
  /** Days after the due day when the review goes to its owner. */
  escalateDaysAfter: z.int().min(0).max(30),
  /** Readers do not see each other's names or scores. */
  peersHidden: z.boolean(),
  /** A reviewer with this relation to one of these answers is left out. The applicant's own e-mail always counts as a person. */
  excludes: z.array(
    z.strictObject({
      relation: z.enum(['schools', 'employers', 'people', 'businesses']),
      fields: z.array(fieldPath).min(1),
    }),
  ),
});
export type ReviewPlan = z.infer<typeof reviewPlan>;
