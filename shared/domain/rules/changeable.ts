import { type CivilDate, compareDates, isCivilDate } from '../dates.ts';
import type { Answers, Field, SimpleField } from '../program/fields.ts';
import { answerAt, locate } from '../program/paths.ts';
import type { Program } from '../program/schema.ts';
import { traitsOf } from '../program/traits.ts';

/** An answer that somebody could give otherwise: the field, and the path of the value in it. */
export type Changeable = {
  readonly path: string;
  readonly field: Field | SimpleField;
  readonly from: unknown;
};

/**
 * The answer at a path, if the person could truly change it and may be told so. Never a fact of the past (a date gone by, what a
 * field calls `fixed`), never who somebody is, never what the program keeps to itself, and nothing that was not given.
 */
export function changeable(
  program: Program,
  answers: Answers,
  asOf: CivilDate,
  path: string,
): Changeable | undefined {
  const located = locate(program, path);
  // Of a part of an address, such as the state, there is no nearest other one.
  if (!located || located.part || located.top.type === 'list') return undefined;
  const { field, top } = located;
  if ([field, top].some((one) => isFixed(one, program.family))) return undefined;
  const valuePath = field.type === 'address' ? `${top.id}.postalCode` : path;
  const from = answerAt(answers, valuePath);
  if (from === undefined || hasHappened(field, from, asOf)) return undefined;
  return { path: valuePath, field, from };
}

function isFixed(field: Field | SimpleField, family: string): boolean {
  return (
    field.fixed ||
    field.demographic ||
    !field.disclosable ||
    field.setBy !== 'applicant' ||
    (field.type === 'date' && field.past) ||
    // What nobody is told to change, whatever a document says: who somebody is.
    traitsOf(field, family).length > 0
  );
}

/** A day that lies behind us stays as it was, also where the field asks for days to come. */
function hasHappened(field: Field | SimpleField, value: unknown, asOf: CivilDate): boolean {
  if (field.type !== 'date') return false;
  return typeof value !== 'string' || !isCivilDate(value) || compareDates(value, asOf) < 0;
}
