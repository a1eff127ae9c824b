import { type Answers, type Field, field, type Page } from '../../../shared/domain/program/fields.ts';
import { allFields } from '../../../shared/domain/program/paths.ts';
import { en } from '../../../shared/messages/pages/en.ts';
import { es } from '../../../shared/messages/pages/es.ts';
import type { FormProgram } from '../../../shared/web/forms/index.ts';
import type { Dossier } from '../dossier.ts';

/** The box for why, which stands beside the answers and is none of them. */
export const reasonField = 'managerReason';

/** One page with the questions that a manager may answer, in a program that holds no other. */
export interface JudgedPage {
  readonly page: Page;
  readonly program: FormProgram;
  readonly fields: readonly Field[];
}

/**
 * What only a person can judge, and what was asked for, as a page of the program's own form: the same questions, held to the
 * same rules. What was merely asked for may be left to the applicant. Undefined where nothing waits.
 */
export function judgedPage({ application, program, verdict }: Dossier): JudgedPage | undefined {
  // Whether a smaller loan is wanted is for its applicant alone to say.
  if (application.status !== 'info-requested' || application.counterOffer) return undefined;
  const tops = (paths: readonly string[]) => new Set(paths.map((path) => path.split('.')[0]));
  const judge = tops(verdict?.judge ?? []);
  const asked = tops([...application.askedFor, ...(verdict?.ask ?? [])]);
  const fields = allFields(program)
    .filter(({ id }) => judge.has(id) || asked.has(id))
    .map(
      (field): Field => ({
        ...field,
        setBy: 'applicant',
        optional: field.optional || !judge.has(field.id),
        later: false,
      }),
    );
  if (fields.length === 0) return undefined;
  const page: Page = {
    id: 'judge',
    title: both('manage.answer.title'),
    intro: both('manage.answer.intro'),
    fields: [...fields, reason],
  };
  const own = new Set(fields.map(({ id }) => id));
  const others = program.pages.map((one) => ({
    ...one,
    fields: one.fields.filter(({ id }) => !own.has(id)),
  }));
  return { page, program: { pages: [...others, page] }, fields };
}

/** The day on which rules look at the answers. */
export const dayOf = ({ verdict }: Dossier, fallback: string): string => verdict?.asOf ?? fallback;

/** What of a form's answers is an answer: everything but the reason. */
export function withoutReason(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== reasonField));
}

const both = (key: keyof typeof en) => ({ en: en[key], es: es[key] });

const reason: Field = field.parse({
  type: 'text',
  id: reasonField,
  label: both('manage.answer.reason'),
  hint: both('manage.answer.reasonHint'),
  maxLength: 1000,
  multiline: true,
});
