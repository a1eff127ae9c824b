import {
  type Answers,
  type AskingStage,
  type Field,
  type FieldOfType,
  innerFields,
  type SimpleField,
} from './fields.ts';
import type { Program } from './schema.ts';

/** The parts of an address, in the order they are written; only `street2` may be left out. */
export const addressParts = [
  'street1',
  'street2',
  'city',
  'stateOrProvince',
  'postalCode',
  'country',
] as const;
export type AddressPart = (typeof addressParts)[number];

/** Where a path leads: a field, a field inside a group or a list, or a part of an address. */
export type Located = {
  readonly field: Field | SimpleField;
  /** The top-level field that holds it; the same one where the path has one step. */
  readonly top: Field;
  readonly part?: AddressPart;
};

type FieldsOf = Pick<Program, 'pages' | 'analystFields'>;

/** Every top-level field in the order of the document, whenever it is asked; the analyst's last. */
export function allFields(program: FieldsOf): readonly Field[] {
  return [...fieldsOfPages(program), ...program.analystFields];
}

const fieldsOfPages = (program: Pick<FieldsOf, 'pages'>) =>
  program.pages.flatMap((page) => page.fields).filter((field) => field.setBy === 'applicant');

/** Every top-level field that an applicant answers at these stages. */
export const fieldsAskedAt = (
  program: Pick<FieldsOf, 'pages'>,
  stages: readonly AskingStage[],
): readonly Field[] => fieldsOfPages(program).filter(({ askedAt }) => stages.includes(askedAt));

/** True for a question of the application form: an applicant's, and not one for later. */
export const isOnForm = ({ setBy, askedAt }: Pick<Field, 'setBy' | 'askedAt'>): boolean =>
  setBy === 'applicant' && (askedAt === 'pre-check' || askedAt === 'application');

/** True for a question that only somebody who accepted an offer is asked. */
export const isAfterOffer = ({ setBy, askedAt }: Pick<Field, 'setBy' | 'askedAt'>): boolean =>
  setBy === 'applicant' && askedAt === 'after-offer';

/** Every top-level field of the application form. */
export const applicantFields = (program: Pick<FieldsOf, 'pages'>): readonly Field[] =>
  program.pages.flatMap((page) => page.fields).filter(isOnForm);

/** Programs are immutable, so a path leads to the same place for ever. */
const places = new WeakMap<FieldsOf, Map<string, Located | undefined>>();

/** The field that a path names, or `undefined`. */
export function locate(program: FieldsOf, path: string): Located | undefined {
  const known = places.get(program) ?? new Map<string, Located | undefined>();
  places.set(program, known);
  if (!known.has(path)) known.set(path, find(program, path));
  return known.get(path);
}

function find(program: FieldsOf, path: string): Located | undefined {
  const [first = '', second, ...rest] = path.split('.');
  const top = allFields(program).find((field) => field.id === first);
  if (!top || rest.length > 0) return undefined;
  if (second === undefined) return { field: top, top };
  if (top.type === 'address') {
    const part = addressParts.find((name) => name === second);
    return part && { field: top, top, part };
  }
  const field = innerFields(top).find((inner) => inner.id === second);
  return field && { field, top };
}

/** What was answered at a path; `undefined` where nothing was. Looks at own properties only. */
export function answerAt(answers: Answers, path: string): unknown {
  let value: unknown = answers;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value === null ? undefined : value;
}

/** Every question that is answered with files, whenever it is asked. */
export const documentFields = (program: Pick<FieldsOf, 'pages'>): readonly FieldOfType<'document'>[] =>
  fieldsOfPages(program).filter((field) => field.type === 'document');
