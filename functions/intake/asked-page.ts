import type { Answers, Field, Page, SimpleField } from '../../shared/domain/program/fields.ts';
import { shown } from '../../shared/domain/program/missing.ts';
import { allFields, answerAt } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import type { LocalizedText } from '../../shared/domain/text.ts';

/** What was asked for as a page of its own, and the program with those fields as they are asked now. */
export interface Asked {
  readonly page: Page;
  readonly program: Pick<Program, 'pages'>;
}

/**
 * The page of exactly the fields that were asked for. What could come later is due now. Of a group that was begun only the
 * missing parts are asked; their conditions were judged when they were asked for, with parts that are not on this page. An
 * invited `phase` gives the page its title, and brings along the questions that may stay empty.
 */
export function askedPage(
  program: Program,
  askedFor: readonly string[],
  answers: Answers,
  asOf: string,
  phase?: LocalizedText,
): Asked {
  const fields = allFields(program).flatMap((field): Field[] => {
    if (phase && mayBeAnswered(field, answers, asOf)) return [{ ...field, askedAt: 'application' }];
    const paths = askedFor.filter((path) => path === field.id || path.startsWith(`${field.id}.`));
    if (paths.length === 0 || field.setBy !== 'applicant') return [];
    const due = { ...settled(field, answers, asOf), ...dueNowFlags };
    const begun = field.type === 'group' && answerAt(answers, field.id) !== undefined;
    if (due.type !== 'group') return [due];
    const parts = begun ? due.fields.filter(({ id }) => paths.includes(`${field.id}.${id}`)) : due.fields;
    return [{ ...due, fields: begun ? parts.map((part) => dueNow(part, answers, asOf)) : parts }];
  });
  const page: Page = { id: 'missing', title: phase ?? titleOfAsked, fields };
  const others = program.pages.map((one) => ({
    ...one,
    fields: one.fields.filter(({ id }) => !fields.some((field) => field.id === id)),
  }));
  return { page, program: { pages: [page, ...others] } };
}

const titleOfAsked = {
  en: 'Give us what is missing',
  es: 'Denos lo que falta',
};

/** A question of the second phase that may stay empty. */
const mayBeAnswered = (field: Field, answers: Answers, asOf: string) =>
  field.askedAt === 'supplement' &&
  field.optional &&
  field.setBy === 'applicant' &&
  shown(field, answers, asOf) !== 'hidden';

/** What could come later, or was asked of few, is due now. */
const dueNowFlags = { later: false, optional: false, askedAt: 'application' } as const;

const dueNow = (part: SimpleField, answers: Answers, asOf: string): SimpleField => ({
  ...settled(part, answers, asOf),
  ...dueNowFlags,
});

/** A field whose condition holds is simply asked. */
function settled<F extends Field | SimpleField>(field: F, answers: Answers, asOf: string): F {
  return shown(field, answers, asOf) === 'shown' ? { ...field, shownWhen: undefined } : field;
}
