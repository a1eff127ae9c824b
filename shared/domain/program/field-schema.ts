import * as z from 'zod';
import { type CivilDate, compareDates, isCivilDate } from '../dates.ts';
import { decimalOf, decimalsIn } from '../decimal.ts';
import { documentId } from '../ids.ts';
import { amountOf, centsOf } from '../money.ts';
import type { Language } from '../text.ts';
import { answerLimits as limits, answerMessages as messages } from './answer-messages.ts';
import { type Answers, type Field, type FieldOfType, personParts, type SimpleField } from './fields.ts';
import { answersIn, shown } from './missing.ts';
import { addressParts } from './paths.ts';

/** Words as people count them: runs of anything but white space. */
export function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

/** Characters as people count them: code points, so that an emoji outside the first plane is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

type Options = { readonly language: Language; readonly today?: CivilDate | undefined };

/** Text that survives untouched: never trimmed, refused only where it cannot be stored (NUL, lone surrogates) or says nothing. */
function plainText(maxLength: number, { language }: Options) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? messages.needed : messages.text)[language] })
    .refine((text) => text.isWellFormed() && !text.includes('\0'), {
      error: messages.badCharacters[language],
      abort: true,
    })
    .refine((text) => /\S/u.test(text), { error: messages.blank[language], abort: true })
    .refine((text) => countCharacters(text) <= maxLength, { error: limits.maxLength(maxLength)[language] })
    .meta({ minLength: 1, maxLength });
}

const builders: { [T in Field['type']]: (field: FieldOfType<T>, options: Options) => z.ZodType } = {
  text: (field, options) => {
    const { language } = options;
    const words = field.maxWords;
    let schema = plainText(field.maxLength, options);
    if (words !== undefined)
      schema = schema.refine((text) => countWords(text) <= words, {
        error: limits.maxWords(words)[language],
      });
    if (field.purpose === 'email')
      schema = schema.refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text), {
        error: messages.email[language],
      });
    return schema;
  },

  date: (field, { language, today }) =>
    z
      .string({ error: messages.date[language] })
      .refine(isCivilDate, { error: messages.date[language], abort: true })
      .refine((day) => !field.past || today === undefined || compareDates(day, today) < 0, {
        error: messages.past[language],
      })
      .meta({ format: 'date' }),

  money: (field, { language }) =>
    z.strictObject(
      {
        amount: z
          .string({ error: messages.money[language] })
          .regex(/^-?\d{1,12}(\.\d{1,2})?$/, { error: messages.money[language], abort: true })
          .refine((text) => field.negative || (centsOf(text) ?? -1) >= 0, {
            error: messages.notNegative[language],
          })
          .overwrite((text) => amountOf(centsOf(text) ?? 0)),
        currency: z.literal(field.currency, { error: messages.money[language] }),
      },
      { error: objectError(messages.money[language], language) },
    ),

  decimal: (field, { language }) => {
    let schema = z
      .string({ error: messages.decimal[language] })
      .regex(/^-?\d{1,12}(\.\d{1,12})?$/, { error: messages.decimal[language], abort: true })
      .refine((text) => decimalsIn(text) <= field.decimals, {
        error: limits.decimals(field.decimals)[language],
      });
    const { min, max } = field;
    if (min !== undefined)
      schema = schema.refine((text) => decimalOf(text)?.gte(min) ?? false, {
        error: limits.atLeast(min)[language],
      });
    if (max !== undefined)
      schema = schema.refine((text) => decimalOf(text)?.lte(max) ?? false, {
        error: limits.atMost(max)[language],
      });
    return schema;
  },

  integer: (field, { language }) =>
    z
      .int({ error: messages.integer[language] })
      .min(field.min, { error: limits.atLeast(field.min)[language] })
      .max(field.max, { error: limits.atMost(field.max)[language] }),

  'yes-no': (_field, { language }) => z.boolean({ error: messages.yesNo[language] }),

  choice: (field, { language }) => oneOf(field.options, language),

  choices: (field, { language }) =>
    z
      .array(oneOf(field.options, language), { error: messages.list[language] })
      .min(field.min, { error: limits.minItems(field.min)[language] })
      .max(field.max ?? field.options.length, {
        error: limits.maxItems(field.max ?? field.options.length)[language],
      })
      .refine((values) => new Set(values).size === values.length, { error: messages.distinct[language] })
      .refine((values) => field.alone === undefined || values.length < 2 || !values.includes(field.alone), {
        error: messages.alone[language],
      })
      .overwrite((values) =>
        field.options.map(({ value }) => value).filter((value) => values.includes(value)),
      )
      .meta({ uniqueItems: true }),

  ranked: (field, { language }) =>
    z
      .array(oneOf(field.options, language), { error: messages.list[language] })
      .length(field.pick, { error: limits.exactly(field.pick)[language] })
      .refine((values) => new Set(values).size === values.length, { error: messages.distinct[language] })
      .meta({ uniqueItems: true }),

  address: (_field, options) => {
    const part = plainText(200, options);
    return z.strictObject(
      Object.fromEntries(
        addressParts.map((name) => [name, name === 'street2' ? plainText(200, options).optional() : part]),
      ),
      { error: objectError(messages.object[options.language], options.language) },
    );
  },

  declaration: (_field, { language }) => z.literal(true, { error: messages.declaration[language] }),

  document: (field, { language }) =>
    z
      .array(documentId, { error: messages.documents[language] })
      .min(field.min, { error: limits.minFiles(field.min)[language] })
      .max(field.max, { error: limits.maxFiles(field.max)[language] }),
  person: (field, options) => objectOf(field.id, personParts(field), options),

  group: (field, options) => objectOf(field.id, field.fields, options),

  list: (field, options) => {
    const [first] = field.fields;
    const item = field.plain && first ? schemaOf(first, options) : objectOf(undefined, field.fields, options);
    return z
      .array(item, { error: messages.list[options.language] })
      .min(field.min, { error: limits.minItems(field.min)[options.language] })
      .max(field.max, { error: limits.maxItems(field.max)[options.language] });
  },
};

/** One of the options; an option that is a number is also taken as its exact text, as plain forms send it. */
function oneOf(options: readonly { value: string | number }[], language: Language) {
  const byText = new Map<string | number, string | number>(
    options.flatMap(({ value }) => [
      [value, value] as const,
      ...(typeof value === 'number' ? [[String(value), value] as const] : []),
    ]),
  );
  const error = limits.oneOf(options.map((option) => option.value))[language];
  return z.literal([...byText.keys()], { error }).overwrite((value) => byText.get(value) ?? value);
}

/** The parts of a group or of a list's item. A part shown on a condition within the group is required where it is shown. */
function objectOf(groupId: string | undefined, fields: readonly SimpleField[], options: Options): z.ZodType {
  const { language } = options;
  const asked = fields.filter((field) => field.setBy === 'applicant');
  const within = (field: SimpleField) =>
    field.shownWhen !== undefined &&
    answersIn(field.shownWhen).every((when) => when.field.split('.')[0] === groupId);
  const shape = Object.fromEntries(
    asked.map((field) => {
      const schema = schemaOf(field, options);
      return [field.id, field.optional || field.later || field.shownWhen ? schema.optional() : schema];
    }),
  );
  return z
    .strictObject(shape, { error: objectError(messages.object[language], language) })
    .superRefine((value: Answers, context) => {
      for (const field of asked) {
        if (!groupId || field.optional || field.later || !within(field)) continue;
        if (value[field.id] !== undefined) continue;
        // An age cannot be told without a day; what is then missing becomes a question after submission.
        const ages =
          field.shownWhen && answersIn(field.shownWhen).some((when) => when.ageUnder !== undefined);
        if (ages && options.today === undefined) continue;
        if (shown(field, { [groupId]: value }, options.today ?? '') === 'shown')
          context.addIssue({ code: 'custom', path: [field.id], message: messages.needed[language] });
      }
    });
}

/** Unknown parts and things that are no object are told apart. */
function objectError(notAnObject: string, language: Language) {
  return (issue: { readonly code?: string | undefined }) =>
    issue.code === 'unrecognized_keys' ? messages.unknownField[language] : notAnObject;
}

function schemaOf(field: Field | SimpleField, options: Options): z.ZodType {
  const build = builders[field.type] as (field: Field | SimpleField, options: Options) => z.ZodType;
  return build(field, options).meta({
    title: field.label[options.language],
    ...(field.hint ? { description: field.hint[options.language] } : {}),
  });
}

/**
 * The wire shape of one field's answer (contract of the API), with errors in a language. `today`, the day in the
 * program's zone, is needed only where a date must lie in the past.
 */
export function fieldSchema(field: Field | SimpleField, language: Language, today?: CivilDate): z.ZodType {
  return schemaOf(field, { language, today });
}
