import type { Person } from '../application/application.ts';
import { namedIn } from '../people/named.ts';
import { type Answers, type Field, innerFields, type SimpleField } from '../program/fields.ts';
import { allFields, locate } from '../program/paths.ts';
import type { PeopleRole } from '../program/people-plan.ts';
import type { Program } from '../program/schema.ts';

type ProgramOf = Pick<Program, 'pages' | 'analystFields' | 'people'>;

/** The texts at a path, in every row where it leads through a list; of a choice its value and what people read for it. */
export function valuesAt(program: ProgramOf, answers: Answers, path: string): readonly string[] {
  const found = locate(program, path)?.field;
  return textsIn(answers, path.split('.')).flatMap((value) => [value, ...labelsOf(found, value)]);
}

function textsIn(value: unknown, steps: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((row) => textsIn(row, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return textsIn((value as Record<string, unknown>)[step], rest);
}

function labelsOf(field: Field | SimpleField | undefined, value: string): readonly string[] {
  if (!field || !('options' in field)) return [];
  const option = field.options.find((one) => String(one.value) === value);
  return option ? Object.values(option.label) : [];
}

/** Everybody whom the answers name besides the applicant; either part may be empty. */
export function peopleIn(program: ProgramOf, answers: Answers): readonly Person[] {
  const fromPlan = program.people.flatMap((entry) => namedIn(entry, answers).map(({ person }) => person));
  const fromFields = allFields(program).flatMap((field) => {
    if (field.demographic) return [];
    const inner = innerFields(field);
    if (inner.length === 0) return personAt({ [field.id]: answers[field.id] }, [field as SimpleField]);
    return rows(answers[field.id]).flatMap((row) => personAt(row, inner));
  });
  return [...fromPlan, ...fromFields];
}

/** A row's boxes for a name and an e-mail address, known by what they are for; a name beside an address is a person's. */
function personAt(row: Readonly<Record<string, unknown>>, fields: readonly SimpleField[]): readonly Person[] {
  const typed = (purpose: 'name' | 'email') => {
    const box = fields.find((field) => field.type === 'text' && field.purpose === purpose);
    return box && row[box.id];
  };
  const email = text(typed('email'));
  const name = text(typed('name') ?? (email === '' ? '' : row['name']));
  return name === '' && email === '' ? [] : [{ name, email }];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const rows = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  (Array.isArray(value) ? value : [value]).filter((row) => typeof row === 'object' && row !== null);

/** The names at the answers by which the plan knows people of a role, whether or not they have an address. */
export const namesIn = (program: ProgramOf, answers: Answers, role: PeopleRole): readonly string[] =>
  program.people
    .filter((entry) => entry.role === role && entry.from !== undefined)
    .flatMap(({ from }) => textsIn(answers, `${from}.name`.split('.')));

/** Every address of the answers: where somebody lives, what they buy, where they trade. */
export function placesIn(program: ProgramOf, answers: Answers): readonly unknown[] {
  return allFields(program).flatMap((field) => {
    if (field.type === 'address') return [answers[field.id]];
    const inner = innerFields(field).filter(({ type }) => type === 'address');
    return inner.length === 0 ? [] : rows(answers[field.id]).flatMap((row) => inner.map(({ id }) => row[id]));
  });
}
