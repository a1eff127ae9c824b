import * as z from 'zod';
import { localizedText } from '../text.ts';

/** A field's name inside its program or group: `householdIncome`. */
export const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/);

/** Holds when another answer is one of these values; of a list of choices, when one of them was chosen. */
const whenAnswer = z.strictObject({
  /** A path from the program's top: `gpa.scale`. */
  field: z.string(),
  in: z
    .array(z.union([z.string(), z.boolean(), z.number()]))
    .min(1)
    .optional(),
  /** True when a person born on the named date field's date is under this age on the day of submission. */
  ageUnder: z.int().optional(),
});
export type WhenAnswer = z.infer<typeof whenAnswer>;

/**
 * When a field is asked: on one answer, or on several joined. What cannot be judged yet stays undetermined: such a field is
 * asked, never assumed.
 */
export type ShownWhen =
  | WhenAnswer
  | { readonly all: readonly ShownWhen[] }
  | { readonly any: readonly ShownWhen[] }
  | { readonly not: ShownWhen };

export const shownWhen: z.ZodType<ShownWhen> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(shownWhen).min(1) }),
    z.strictObject({ any: z.array(shownWhen).min(1) }),
    z.strictObject({ not: shownWhen }),
    whenAnswer,
  ]),
);

/** When a question is put: before anything is written, in the application, in an invited later phase, or after an offer. */
export const askingStages = ['pre-check', 'application', 'supplement', 'after-offer'] as const;
export type AskingStage = (typeof askingStages)[number];

const common = {
  id: fieldId,
  label: localizedText,
  hint: localizedText.optional(),
  /** An optional field may stay empty for ever. */
  optional: z.boolean().default(false),
  /** A field that may be sent later: left empty, it becomes a question after submission, never a refusal. */
  later: z.boolean().default(false),
  /** Hidden from reviewers, by every route. */
  blind: z.boolean().default(false),
  /** About who somebody is: kept apart from the application; no rule, score, reader or export of decisions ever sees it. */
  demographic: z.boolean().default(false),
  /** Whether the applicant may be told that this answer, changed, would change the outcome. */
  disclosable: z.boolean().default(true),
  /** A fact that nobody could give otherwise, such as an award of last year: never named as something to change. */
  fixed: z.boolean().default(false),
  /**
   * A pre-check question is also asked in the application. It is one that a deciding rule looks at and that most people can
   * answer without looking anything up.
   */
  askedAt: z.enum(askingStages).default('application'),
  /** Who sets it: the applicant, or an analyst during review (then absent from every public form and API). */
  setBy: z.enum(['applicant', 'analyst']).default('applicant'),
  shownWhen: shownWhen.optional(),
} as const;

/** One of the values that a question offers. */
export const option = z.strictObject({
  value: z.union([z.string(), z.int()]),
  label: localizedText,
  hint: localizedText.optional(),
});

const text = z.strictObject({
  type: z.literal('text'),
  ...common,
  maxLength: z.int().positive().max(10_000).default(200),
  maxWords: z.int().positive().optional(),
  multiline: z.boolean().default(false),
  /** The HTML autocomplete token and keyboard that fit. */
  purpose: z.enum(['name', 'email', 'tel', 'organization', 'none']).default('none'),
});
const date = z.strictObject({ type: z.literal('date'), ...common, past: z.boolean().default(false) });
const money = z.strictObject({
  type: z.literal('money'),
  ...common,
  currency: z.literal('USD').default('USD'),
  /** Whether an amount below zero makes sense, as for a cash flow. */
  negative: z.boolean().default(false),
  /** What the question is about, said beside the box. */
  per: z.enum(['once', 'year', 'month']).default('once'),
});
const decimal = z.strictObject({
  type: z.literal('decimal'),
  ...common,
  decimals: z.int().min(0).max(6).default(2),
  min: z.string().optional(),
  max: z.string().optional(),
  unit: z.enum(['percent', 'points', 'none']).default('none'),
});
const integer = z.strictObject({
  type: z.literal('integer'),
  ...common,
  min: z.int().default(0),
  max: z.int().default(1_000_000_000),
});
const yesNo = z.strictObject({ type: z.literal('yes-no'), ...common });
const choice = z.strictObject({ type: z.literal('choice'), ...common, options: z.array(option).min(2) });
/** Any of several: the answer is the list of values that were chosen, in the order of the options. */
const choices = z.strictObject({
  type: z.literal('choices'),
  ...common,
  options: z.array(option).min(2),
  /** At least so many, where the question is answered at all. */
  min: z.int().min(1).default(1),
  max: z.int().min(1).optional(),
  /** A value that stands alone: "none of these". */
  alone: z.union([z.string(), z.int()]).optional(),
});
/** Places in order of preference, each once: the answer is the list of values, first choice first. */
const ranked = z.strictObject({
  type: z.literal('ranked'),
  ...common,
  options: z.array(option).min(2),
  pick: z.int().min(1),
});
/** `{street1, street2?, city, stateOrProvince, postalCode, country}`, the shape CommonGrants uses. */
const address = z.strictObject({ type: z.literal('address'), ...common });
/** Somebody else, by name and how to reach them: `{name, email?, phone?}`. */
const person = z.strictObject({
  type: z.literal('person'),
  ...common,
  email: z.enum(['required', 'optional', 'none']).default('required'),
  phone: z.enum(['required', 'optional', 'none']).default('none'),
});
/** A statement the applicant makes by ticking it: the answer is `true`, or nothing. */
const declaration = z.strictObject({ type: z.literal('declaration'), ...common });

/** Kinds of files that can be asked for, each known by its content. */
export const documentKinds = ['pdf', 'jpeg', 'png', 'docx'] as const;
export type DocumentKind = (typeof documentKinds)[number];
/**
 * Files that the applicant sends, on a page of their own: the answer is the list of their ids, in the order they were added.
 * Never typed: it follows from the documents of the application.
 */
const document = z.strictObject({
  type: z.literal('document'),
  ...common,
  accept: z
    .array(z.enum(documentKinds))
    .min(1)
    .default([...documentKinds]),
  /** Bytes of one file; 10 MB unless told. */
  maxBytes: z
    .int()
    .positive()
    .max(25 * 1024 * 1024)
    .default(10 * 1024 * 1024),
  /** How many files. */
  min: z.int().min(1).default(1),
  max: z.int().min(1).max(20).default(5),
});

const simpleField = z.discriminatedUnion('type', [
  text,
  date,
  money,
  decimal,
  integer,
  yesNo,
  choice,
  choices,
  ranked,
  address,
  person,
  declaration,
]);
/** Fields that belong together: the answer is an object of them (`gpa: {value, scale, weighted}`). */
const group = z.strictObject({ type: z.literal('group'), ...common, fields: z.array(simpleField).min(1) });
/** The same few fields several times: the answer is a list of objects, or of plain values where `plain` is true and there is one field. */
const list = z.strictObject({
  type: z.literal('list'),
  ...common,
  fields: z.array(simpleField).min(1),
  plain: z.boolean().default(false),
  min: z.int().min(0).default(0),
  max: z.int().min(1).max(50),
  itemLabel: localizedText,
});

/** One question of a program, by type. */
export const field = z.discriminatedUnion('type', [
  text,
  date,
  money,
  decimal,
  integer,
  yesNo,
  choice,
  choices,
  ranked,
  address,
  person,
  declaration,
  group,
  list,
  document,
]);
export type Field = z.infer<typeof field>;
export type SimpleField = z.infer<typeof simpleField>;
export type FieldOfType<T extends Field['type']> = Extract<Field, { type: T }>;

const personLabels = {
  name: { en: 'Full name', es: 'Nombre completo' },
  email: { en: 'Email address', es: 'Correo electrónico' },
  phone: { en: 'Phone number', es: 'Número de teléfono' },
} as const;

/** The boxes of a person, as fields of their own: forms, errors and paths treat them like the parts of a group. */
export function personParts({ email, phone }: FieldOfType<'person'>): readonly FieldOfType<'text'>[] {
  const part = (id: keyof typeof personLabels, purpose: 'name' | 'email' | 'tel', maxLength: number) =>
    text.parse({ type: 'text', id, label: personLabels[id], purpose, maxLength });
  return [
    part('name', 'name', 150),
    ...(email === 'none' ? [] : [{ ...part('email', 'email', 254), optional: email === 'optional' }]),
    ...(phone === 'none' ? [] : [{ ...part('phone', 'tel', 40), optional: phone === 'optional' }]),
  ];
}

/** The fields inside a field: of a group, of a person, of each row of a list; nothing for one that stands alone. */
export function innerFields(field: Field | SimpleField): readonly SimpleField[] {
  if (field.type === 'group' || field.type === 'list') return field.fields;
  return field.type === 'person' ? personParts(field) : [];
}

/** One page of the form: a section of questions that belong together. */
export const page = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: localizedText,
  intro: localizedText.optional(),
  fields: z.array(field).min(1),
});
export type Page = z.infer<typeof page>;

/** What an applicant has told us, by field id. Parsed against the program's fields before anything trusts it. */
export type Answers = Readonly<Record<string, unknown>>;
