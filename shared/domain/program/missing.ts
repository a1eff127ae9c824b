import { ageOn, type CivilDate, isCivilDate } from '../dates.ts';
import {
  type Answers,
  type AskingStage,
  type Field,
  innerFields,
  type ShownWhen,
  type WhenAnswer,
} from './fields.ts';
import { answerAt, fieldsAskedAt, isAfterOffer } from './paths.ts';
import type { Program } from './schema.ts';

/** Whether a field is asked of this person; `unknown` while the answer it hangs on is missing. */
export type Shown = 'shown' | 'hidden' | 'unknown';

/** Judges the condition of a field, or of anything else that carries one. */
export function shown(field: Pick<Field, 'shownWhen'>, answers: Answers, asOf: CivilDate): Shown {
  return field.shownWhen ? holds(field.shownWhen, answers, asOf) : 'shown';
}

/** Judges a condition in three values: what is not known stays so until it cannot matter. */
export function holds(when: ShownWhen, answers: Answers, asOf: CivilDate): Shown {
  if ('not' in when) return opposite[holds(when.not, answers, asOf)];
  if ('field' in when) return holdsFor(when, answers, asOf);
  const [parts, decisive] = 'all' in when ? [when.all, 'hidden' as const] : [when.any, 'shown' as const];
  const judged = parts.map((part) => holds(part, answers, asOf));
  if (judged.includes(decisive)) return decisive;
  return judged.includes('unknown') ? 'unknown' : opposite[decisive];
}

const opposite = { shown: 'hidden', hidden: 'shown', unknown: 'unknown' } as const;

function holdsFor(when: WhenAnswer, answers: Answers, asOf: CivilDate): Shown {
  const value = answerAt(answers, when.field);
  if (value === undefined) return 'unknown';
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (when.in && !when.in.some((one) => given.includes(one))) return 'hidden';
  if (when.ageUnder !== undefined) {
    if (typeof value !== 'string' || !isCivilDate(value)) return 'unknown';
    return ageOn(value, asOf) < when.ageUnder ? 'shown' : 'hidden';
  }
  return 'shown';
}

/** Every answer that a condition looks at. */
export function answersIn(when: ShownWhen): readonly WhenAnswer[] {
  if ('field' in when) return [when];
  if ('not' in when) return answersIn(when.not);
  return ('all' in when ? when.all : when.any).flatMap(answersIn);
}

/** What the application form asks. */
export const formStages = ['pre-check', 'application'] as const satisfies readonly AskingStage[];

/** The same for somebody who was invited to a program's second phase. */
export const invitedStages = [...formStages, 'supplement'] as const satisfies readonly AskingStage[];

/**
 * Paths of everything an applicant still owes: not optional, theirs to set, and not surely hidden. A field whose
 * condition cannot be judged yet counts as asked. A group that was begun is named by its empty parts.
 */
export function missingFields(
  program: Pick<Program, 'pages'>,
  answers: Answers,
  asOf: CivilDate,
  stages: readonly AskingStage[] = formStages,
): readonly string[] {
  return fieldsAskedAt(program, stages).flatMap((field) => missingOf(field, answers, asOf));
}

/** What somebody who accepted an offer is asked then, as far as their answers do not rule it out. */
export const askedAfterOffer = (
  program: Pick<Program, 'pages'>,
  answers: Answers,
  asOf: CivilDate,
): readonly Field[] =>
  fieldsAskedAt(program, ['after-offer'])
    .filter(isAfterOffer)
    .filter((field) => shown(field, answers, asOf) !== 'hidden');

function missingOf(field: Field, answers: Answers, asOf: CivilDate): readonly string[] {
  if (shown(field, answers, asOf) === 'hidden') return [];
  const value = answerAt(answers, field.id);
  if (value === undefined) return field.optional ? [] : [field.id];
  if (field.type !== 'group' && field.type !== 'person') return [];
  return innerFields(field)
    .filter((inner) => inner.setBy === 'applicant' && !inner.optional)
    .filter((inner) => shown(inner, answers, asOf) !== 'hidden')
    .map((inner) => `${field.id}.${inner.id}`)
    .filter((path) => answerAt(answers, path) === undefined);
}
