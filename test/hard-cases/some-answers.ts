import fc from 'fast-check';
import {
  type Answers,
  type Field,
  innerFields,
  type SimpleField,
} from '../../shared/domain/program/fields.ts';
import { applicantFields } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { validAnswer, validAnswers } from '../support/valid-answers.ts';
import { day } from './judged.ts';

/** Somebody's answers to a program, and the same with some of them left out, whole or in part. */
export interface Partly {
  readonly full: Answers;
  readonly partial: Answers;
}

/** Answers around a program's limits, on both sides, of people who qualify and who do not. */
export function partlyAnswered(program: Program): fc.Arbitrary<Partly> {
  const fields = applicantFields(program).filter(({ type }) => type !== 'document');
  const good = validAnswers(program, day);
  const whole = fc.record(
    Object.fromEntries(
      fields.map((field) => [
        field.id,
        fc.oneof(
          { weight: 5, arbitrary: fc.constant(good[field.id] ?? validAnswer(field)) },
          { weight: 2, arbitrary: someAnswer(field) },
        ),
      ]),
    ),
  );
  return whole.chain((full) =>
    fc
      .subarray([...pathsOf(fields)], { maxLength: 6 })
      .map((dropped) => ({ full, partial: without(full, dropped) })),
  );
}

/** Every answer that can be left out: whole questions, and the parts of those that have parts. */
export const pathsOf = (fields: readonly Field[]): readonly string[] =>
  fields.flatMap((field) => [
    field.id,
    ...(field.type === 'list' ? [] : innerFields(field).map((inner) => `${field.id}.${inner.id}`)),
  ]);

/** The answers without those at some paths. */
export function without(answers: Answers, paths: readonly string[]): Answers {
  const left: Record<string, unknown> = structuredClone(answers);
  for (const path of paths) {
    const [top = '', part] = path.split('.');
    if (part === undefined) delete left[top];
    else if (typeof left[top] === 'object' && left[top] !== null)
      delete (left[top] as Record<string, unknown>)[part];
  }
  return left;
}

const dollars = [
  '0.00',
  '1.00',
  '20999.00',
  '23.99',
  '24.00',
  '33000.00',
  '110000.00',
  '110000.01',
  '400000.00',
];
const days = [
  '1960-01-01',
  '2005-05-04',
  '2009-05-31',
  '2011-06-02',
  '2024-11-25',
  '2026-06-14',
  '2027-08-01',
];

/** An answer that fits its field, and may or may not fit the rules. */
function someAnswer(field: Field | SimpleField): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'yes-no':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.options.map(({ value }) => value));
    case 'choices':
      return fc.constantFrom(...field.options.map(({ value }) => [value]));
    case 'money':
      return fc.constantFrom(...dollars).map((amount) => ({ amount, currency: 'USD' }));
    case 'integer':
      return fc.constantFrom(field.min, field.max, Math.min(field.max, Math.max(field.min, 4)));
    case 'decimal':
      return fc.constantFrom(field.min ?? '0', field.max ?? '5', '2.49', '50.99', '51');
    case 'date':
      return fc.constantFrom(...days);
    case 'address':
      return fc.constantFrom('94601', '94604', '89501', '9460').map((postalCode) => ({
        ...(validAnswer(field) as object),
        postalCode,
      }));
    case 'group':
      return fc.record(Object.fromEntries(field.fields.map((inner) => [inner.id, someAnswer(inner)])));
    case 'list':
      if (field.plain) return fc.constant(validAnswer(field));
      return fc.array(
        fc.record(Object.fromEntries(field.fields.map((inner) => [inner.id, someAnswer(inner)]))),
        { minLength: 1, maxLength: 3 },
      );
    default:
      return fc.constant(validAnswer(field));
  }
}
