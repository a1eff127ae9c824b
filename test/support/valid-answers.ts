import { addDays, type CivilDate } from '../../shared/domain/dates.ts';
import {
  type Answers,
  type Field,
  type FieldOfType,
  innerFields,
  type SimpleField,
} from '../../shared/domain/program/fields.ts';
import { shown } from '../../shared/domain/program/missing.ts';
import { applicantFields } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { wishesOf } from './wishes.ts';

/** The laptop's day at the start; answers are valid for any day of the samples' windows. */
const today = '2026-11-25';

/**
 * Answers to everything a program asks of somebody who qualifies, made from the program alone: each fits its field, and what the
 * rules look at is chosen so that the rules pass. What such a person is not asked is left out, and so are files, which are sent
 * on their own.
 */
export function validAnswers(program: Program, asOf: CivilDate = today): Answers {
  const wishes = wishesOf(program, asOf);
  let answers: Answers = {};
  for (const field of applicantFields(program)) {
    if (field.type === 'document' || shown(field, answers, asOf) === 'hidden') continue;
    answers = { ...answers, [field.id]: answerFor(field, field.id, { wishes, answers, asOf }) };
  }
  return answers;
}

/** An answer that fits one field, whatever the rules say. */
export function validAnswer(field: Field | SimpleField): unknown {
  return answerFor(field, field.id, { wishes: new Map(), answers: {}, asOf: today });
}

interface Scope {
  readonly wishes: ReadonlyMap<string, unknown>;
  /** What was answered before. */
  readonly answers: Answers;
  readonly asOf: CivilDate;
}

function answerFor(field: Field | SimpleField, path: string, scope: Scope): unknown {
  const make = makers[field.type] as (field: Field | SimpleField, path: string, scope: Scope) => unknown;
  return scope.wishes.get(path) ?? make(field, path, scope);
}

const makers: { [T in Field['type']]: (field: FieldOfType<T>, path: string, scope: Scope) => unknown } = {
  text: ({ purpose, maxLength }) =>
    ({
      name: 'Rosa Vega',
      email: 'rosa.vega@example.org',
      tel: '510-555-0100',
      organization: 'Harbor Works',
      none: 'Clear words, made up.',
    })[purpose].slice(0, maxLength),
  date: ({ past }, _path, { asOf }) => (past ? '2009-05-31' : addDays(asOf, 60)),
  money: ({ currency }) => ({ amount: '24000.00', currency }),
  decimal: ({ min, max }) => max ?? min ?? '1',
  integer: ({ min, max }) => Math.min(max, Math.max(min, 3)),
  'yes-no': () => true,
  choice: ({ options }) => options[0]?.value,
  choices: ({ options, min }) => options.slice(0, min).map(({ value }) => value),
  ranked: ({ options, pick }) => options.slice(0, pick).map(({ value }) => value),
  address: (_field, path, { wishes }) => ({
    street1: '12 Harbor Street',
    city: 'Oakland',
    stateOrProvince: 'CA',
    postalCode: '94607',
    country: 'US',
    ...partsOf(path, wishes),
  }),
  declaration: () => true,
  document: () => [`doc_${'0'.repeat(26)}`],
  person: (field, path, scope) => objectOf(field, path, scope),
  group: (field, path, scope) => objectOf(field, path, scope),
  list: (field, path, scope) => {
    const [only] = field.fields;
    const count = Math.max(1, field.min);
    return Array.from({ length: count }, () =>
      field.plain && only ? answerFor(only, `${path}.${only.id}`, scope) : objectOf(field, path, scope),
    );
  },
};

/** The parts of a group or of one item that such a person is asked. */
function objectOf(field: FieldOfType<'group' | 'list' | 'person'>, path: string, scope: Scope): Answers {
  let parts: Answers = {};
  for (const inner of innerFields(field)) {
    if (inner.setBy !== 'applicant') continue;
    if (shown(inner, { ...scope.answers, [path]: parts }, scope.asOf) === 'hidden') continue;
    parts = { ...parts, [inner.id]: answerFor(inner, `${path}.${inner.id}`, scope) };
  }
  return parts;
}

function partsOf(path: string, wishes: Scope['wishes']): Answers {
  const below = [...wishes].filter(([one]) => one.startsWith(`${path}.`));
  return Object.fromEntries(below.map(([one, value]) => [one.slice(path.length + 1), value]));
}
