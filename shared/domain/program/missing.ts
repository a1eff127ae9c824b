import { ageOn, type CivilDate, isCivilDate } from '../dates.ts';
import type { Answers, Field } from './fields.ts';
import { answerAt, applicantFields } from './paths.ts';
import type { Program } from './schema.ts';

/** Whether a field is asked of this person; `unknown` while the answer it hangs on is missing. */
export type Shown = 'shown' | 'hidden' | 'unknown';

/** Judges the condition of a field, or of anything else that carries one. */
export function shown(field: Pick<Field, 'shownWhen'>, answers: Answers, asOf: CivilDate): Shown {
  const when = field.shownWhen;
  if (!when) return 'shown';
  const value = answerAt(answers, when.field);
  if (value === undefined) return 'unknown';
  if (when.in && !when.in.some((one) => one === value)) return 'hidden';
  if (when.ageUnder !== undefined) {
    if (typeof value !== 'string' || !isCivilDate(value)) return 'unknown';
    return ageOn(value, asOf) < when.ageUnder ? 'shown' : 'hidden';
  }
  return 'shown';
}

/**
 * Paths of everything an applicant still owes: not optional, theirs to set, and not surely hidden. A field whose
 * condition cannot be judged yet counts as asked. A group that was begun is named by its empty parts.
 */
export function missingFields(
  program: Pick<Program, 'pages'>,
  answers: Answers,
  asOf: CivilDate,
): readonly string[] {
  return applicantFields(program).flatMap((field) => missingOf(field, answers, asOf));
}

function missingOf(field: Field, answers: Answers, asOf: CivilDate): readonly string[] {
  if (shown(field, answers, asOf) === 'hidden') return [];
  const value = answerAt(answers, field.id);
  if (value === undefined) return field.optional ? [] : [field.id];
  if (field.type !== 'group') return [];
  return field.fields
    .filter((inner) => inner.setBy === 'applicant' && !inner.optional)
    .filter((inner) => shown(inner, answers, asOf) !== 'hidden')
    .map((inner) => `${field.id}.${inner.id}`)
    .filter((path) => answerAt(answers, path) === undefined);
}
