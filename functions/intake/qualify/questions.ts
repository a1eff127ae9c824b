import type { Field, FieldOfType } from '../../../shared/domain/program/fields.ts';
import { fieldsAskedAt } from '../../../shared/domain/program/paths.ts';
import { questionName } from '../../../shared/domain/program/same-question.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { lookedAt } from '../../../shared/domain/rules/looked-at.ts';

/** One question of a check beforehand, and the programs whose rules look at its answer. */
export interface Question {
  /** Its name in the form that carries answers along. */
  readonly key: string;
  readonly field: Field;
  readonly programs: readonly Program[];
}

/** A field that can be put on a page of its own: not a list with rows to add, and nothing that is sent as a file. */
const isPutAlone = ({ type }: Field) => type !== 'list' && type !== 'document' && type !== 'person';

/** Everything that one program asks beforehand, in the order of its form. */
export function ownQuestions(program: Program): readonly Question[] {
  return fieldsAskedAt(program, ['pre-check'])
    .filter(isPutAlone)
    .map((field) => ({ key: field.id, field: neededParts(field, program), programs: [program] }));
}

/** Of a group only the parts that a rule looks at: nobody is asked the name of a college to learn whether they qualify. */
function neededParts(field: Field, program: Program): Field {
  if (field.type !== 'group') return field;
  const needed = new Set(program.rules.flatMap(lookedAt));
  const parts = field.fields.filter(({ id }) => needed.has(`${field.id}.${id}`));
  return parts.length === 0 ? field : { ...field, fields: parts };
}

/**
 * What at least two programs ask in the same words, each once; what most of them ask first. Questions that hang on another
 * answer are left to the program's own check.
 */
export function sharedQuestions(programs: readonly Program[]): readonly Question[] {
  const found = new Map<string, Question>();
  for (const program of programs) {
    for (const { field } of ownQuestions(program)) {
      if (field.shownWhen) continue;
      const key = questionName(field);
      const known = found.get(key);
      found.set(key, {
        key,
        field: known ? withSharedHint(known.field, field) : field,
        programs: [...(known?.programs ?? []), program],
      });
    }
  }
  return [...found.values()]
    .filter((question) => question.programs.length > 1)
    .sort((a, b) => b.programs.length - a.programs.length);
}

/** Help that one program gives and another does not is no help with a question of both; a date keeps an example. */
function withSharedHint(field: Field, other: Field): Field {
  if (field.hint?.en === other.hint?.en) return field;
  return { ...field, hint: field.type === 'date' ? dateHint : undefined };
}

const dateHint = { en: 'For example, 3 27 2008', es: 'Por ejemplo, 3 27 2008' };

/** How a question is put beforehand: where somebody lives or works is asked by the postal code alone. */
export function putBeforehand(field: Field): Field {
  if (field.type !== 'address') return { ...field, shownWhen: undefined, later: false, optional: false };
  const { id, label, askedAt, setBy, blind, demographic, disclosable, fixed } = field;
  return {
    type: 'text',
    ...{ id, label, askedAt, setBy, blind, demographic, disclosable, fixed },
    hint: postalCodeHint,
    optional: false,
    later: false,
    multiline: false,
    maxLength: 10,
    purpose: 'none',
  } satisfies FieldOfType<'text'>;
}

const postalCodeHint = {
  en: 'Only the ZIP code for now, like 94601',
  es: 'Por ahora solo el código postal, por ejemplo 94601',
};
