import * as z from 'zod';

/** One reviewer's share of an application. Reassigning ends the task and opens another. */
export const reviewTask = z.object({
  taskId: z.string(),
  applicationId: z.string(),
  programId: z.string(),
  reviewerId: z.string(),
  /** Older links of the same task open nothing once this is raised. */
  epoch: z.int().positive(),
  /** `voided`: it was decided, and its reader turned out to have a stake. */
  status: z.enum(['open', 'decided', 'declined', 'ended', 'voided']),
  assignedAt: z.string(),
  dueAt: z.string(),
  endedAt: z.string().optional(),
  /** Dated steps of the ladder that were set for it; none for a task of before there was one. */
  steps: z.array(z.int().nonnegative()).default([]),
});
export type ReviewTask = z.infer<typeof reviewTask>;

/** True for a task that was over by its date. */
export const isInTime = ({ endedAt, dueAt }: Pick<ReviewTask, 'endedAt' | 'dueAt'>): boolean =>
  endedAt !== undefined && endedAt <= dueAt;
