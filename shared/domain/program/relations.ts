import * as z from 'zod';
import type { Answers } from './fields.ts';
import { answerAt } from './paths.ts';
import type { ReviewPlan } from './review-plan.ts';

/** What a reviewer has declared: schools by the value a form uses or by name, employers by name, people by e-mail. */
export const relations = z.strictObject({
  schools: z.array(z.string()).default([]),
  employers: z.array(z.string()).default([]),
  people: z.array(z.string()).default([]),
});
export type Relations = z.infer<typeof relations>;
export type RelationKind = keyof Relations;

/** The kinds of relation that keep a reviewer from an application; empty where there is none. */
export function relationsTo(
  plan: Pick<ReviewPlan, 'excludes'>,
  reviewer: { readonly email: string; readonly relations: Relations },
  application: { readonly applicantEmail: string; readonly answers: Answers },
): readonly RelationKind[] {
  const found = plan.excludes
    .filter(({ relation, fields }) => {
      const declared = reviewer.relations[relation].map(comparable);
      return fields.some((field) => {
        const answer = answerAt(application.answers, field);
        return typeof answer === 'string' && declared.includes(comparable(answer));
      });
    })
    .map(({ relation }) => relation);
  const people = [reviewer.email, ...reviewer.relations.people].map(comparable);
  if (people.includes(comparable(application.applicantEmail))) found.push('people');
  return [...new Set(found)];
}

/** Two spellings of a name or address that people would read as the same. */
function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
