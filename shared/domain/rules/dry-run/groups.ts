import type { Answers, FieldOfType } from '../../program/fields.ts';
import { applicantFields } from '../../program/paths.ts';
import type { Program } from '../../program/schema.ts';
import { traitsOf } from '../../program/traits.ts';
import { type Language, languages } from '../../text.ts';

/** More values than this make a list, not groups. */
const mostValues = 12;

/** The language in which somebody applied, beside the questions. */
export const languageGroup = '@language';
/** Whoever gave no answer, or none that counts under the draft. */
export const noAnswer = '';

type GroupField = FieldOfType<'choice'> | FieldOfType<'yes-no'>;
/** The value of one application in each group. */
export type GroupValues = Readonly<Record<string, string>>;

/** The draft's own questions that put people into a few groups; never one about who somebody is, or that stands in for it. */
export function groupsOf(draft: Program): readonly GroupField[] {
  return applicantFields(draft).filter(
    (field): field is GroupField =>
      !field.demographic &&
      traitsOf(field, draft.family).length === 0 &&
      (field.type === 'yes-no' || (field.type === 'choice' && field.options.length <= mostValues)),
  );
}

/** The values that a group can have, in the order of the form. */
const valuesOf = (field: GroupField): readonly string[] =>
  field.type === 'yes-no' ? ['true', 'false'] : field.options.map(({ value }) => String(value));

/** The groups of a draft with the values of each, in the order in which people know them; no answer last. */
export function groupOrder(draft: Program): ReadonlyMap<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    [languageGroup, languages],
    ...groupsOf(draft).map((field) => [field.id, [...valuesOf(field), noAnswer]] as const),
  ]);
}

/** Into which groups answers put somebody. */
export function valuesIn(fields: readonly GroupField[], answers: Answers, language: Language): GroupValues {
  const entries = fields.map((field) => {
    const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined;
    const value = String(answer ?? noAnswer);
    return [field.id, valuesOf(field).includes(value) ? value : noAnswer] as const;
  });
  return { [languageGroup]: language, ...Object.fromEntries(entries) };
}
