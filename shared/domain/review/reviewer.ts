import * as z from 'zod';
import { normalEmail } from '../application/identity.ts';
import { programId, reviewerId } from '../ids.ts';
import type { Answers } from '../program/fields.ts';
import { answerAt } from '../program/paths.ts';
import type { ReviewPlan } from '../program/review-plan.ts';
import { languages } from '../text.ts';

/** A person who reads applications of a program, with what they declared. `load` counts the open tasks they hold. */
export const reviewer = z.object({
  reviewerId,
  programId,
  name: z.string(),
  email: z.string(),
  language: z.enum(languages),
  panel: z.enum(['reader', 'analyst']),
  relations: z.object({
    schools: z.array(z.string()),
    employers: z.array(z.string()),
    people: z.array(z.string()),
  }),
  load: z.int().nonnegative(),
});
export type Reviewer = z.infer<typeof reviewer>;

/** One reviewer's share of an application. Reassigning ends the task and opens another. */
export const reviewTask = z.object({
  taskId: z.string(),
  applicationId: z.string(),
  programId: z.string(),
  reviewerId: z.string(),
  /** Older links of the same task open nothing once this is raised. */
  epoch: z.int().positive(),
  status: z.enum(['open', 'decided', 'declined', 'ended']),
  assignedAt: z.string(),
  dueAt: z.string(),
  endedAt: z.string().optional(),
});
export type ReviewTask = z.infer<typeof reviewTask>;

/** True when the reviewer declared something that joins them to this application. */
export function isRelated(
  plan: ReviewPlan,
  one: Reviewer,
  applicantEmail: string,
  answers: Answers,
): boolean {
  const known = (texts: readonly string[]) => new Set(texts.map(plain));
  const people = new Set(one.relations.people.map(normalEmail));
  const own = normalEmail(applicantEmail);
  if (own === normalEmail(one.email) || people.has(own)) return true;
  return plan.excludes.some(({ relation, fields }) => {
    const declared = known(one.relations[relation]);
    return fields.some((path) => values(answerAt(answers, path)).some((value) => declared.has(plain(value))));
  });
}

const plain = (text: string) => text.trim().toLowerCase();
const values = (answer: unknown): string[] =>
  Array.isArray(answer) ? answer.flatMap(values) : typeof answer === 'string' ? [answer] : [];

/**
 * The next readers of an application: of the program's panel, without those who are related or already have or had a
 * task of it, those with the least open work first; equal loads by id, turned by the application so that nobody is
 * always first.
 */
export function choosePanel(
  candidates: readonly Reviewer[],
  wanted: number,
  barred: (one: Reviewer) => boolean,
  turn: number,
): readonly Reviewer[] {
  const free = candidates
    .filter((one) => !barred(one))
    .sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
  const turned = free.map((one, i) => ({ one, place: (i + turn) % Math.max(1, free.length) }));
  return turned
    .sort((a, b) => a.one.load - b.one.load || a.place - b.place)
    .slice(0, wanted)
    .map(({ one }) => one);
}
