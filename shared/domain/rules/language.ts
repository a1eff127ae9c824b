import * as z from 'zod';

/** A path to an answer from the program's top: `amount`, `gpa.value`, `address.postalCode`. */
export const fieldPath = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/);

const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

/**
 * Facts the engine derives from answers; each is unknown while an input is missing, never zero. What each one means and
 * how it rounds is stated where it is computed, in `facts.ts`.
 */
export const fact = z.discriminatedUnion('name', [
  /** Full years on a day. */
  z.strictObject({
    name: z.literal('ageAt'),
    born: fieldPath,
    on: z.union([z.literal('submission'), civilDate]),
  }),
  /** Whole months from a date to the day of submission. */
  z.strictObject({ name: z.literal('monthsOperating'), since: fieldPath }),
  /** A grade point average on the 4.0 scale, exact. */
  z.strictObject({ name: z.literal('gpaOnFour'), value: fieldPath, scale: fieldPath }),
  /** Cash flow over existing plus new annual debt service, with level monthly payments. Rate in percent a year. */
  z.strictObject({
    name: z.literal('dscr'),
    cashFlow: fieldPath,
    existing: fieldPath,
    amount: fieldPath,
    termMonths: fieldPath,
    annualRate: decimalText,
  }),
  /** Household income as a percentage of the poverty guideline of the program's version. */
  z.strictObject({ name: z.literal('povertyPercent'), income: fieldPath, householdSize: fieldPath }),
  /** The sum of one number over a list's items. */
  z.strictObject({ name: z.literal('sum'), list: fieldPath, of: fieldPath }),
  /** Several numbers of the program's top added up: an amount with what is still owed. */
  z.strictObject({ name: z.literal('total'), of: z.array(fieldPath).min(2) }),
  /** Days from one date to another; negative where the second is the earlier. */
  z.strictObject({ name: z.literal('daysBetween'), from: fieldPath, to: fieldPath }),
  /** One count or amount as a percentage of another that holds it, exact: 2 of 5 people are 40. */
  z.strictObject({ name: z.literal('percentOf'), part: fieldPath, whole: fieldPath }),
]);
export type Fact = z.infer<typeof fact>;
export type FactName = Fact['name'];

/** What is compared: an answer as it was given, or a fact derived from answers. */
export const subjectShape = { field: fieldPath.optional(), fact: fact.optional() } as const;
export type Subject = { readonly field?: string | undefined; readonly fact?: Fact | undefined };

const literal = z.union([z.string(), z.number().int(), z.boolean()]);
export type Literal = z.infer<typeof literal>;

/**
 * The operators. Numbers, money and percentages are compared exactly and written as text ("2.50", dollars for money);
 * `between` includes both ends; `inServiceArea` takes an address and looks at the program's postal codes.
 */
export const operators = {
  equals: literal,
  in: z.array(literal).min(1),
  atLeast: literal,
  atMost: literal,
  moreThan: literal,
  lessThan: literal,
  between: z.tuple([literal, literal]),
  onOrBefore: civilDate,
  onOrAfter: civilDate,
  inServiceArea: z.literal(true),
} as const;
export type Operator = keyof typeof operators;
export const operatorNames = Object.keys(operators) as readonly Operator[];

const comparison = z
  .strictObject({
    ...subjectShape,
    ...(z.strictObject(operators).partial().shape as {
      [O in Operator]: z.ZodOptional<(typeof operators)[O]>;
    }),
  })
  .superRefine((value, context) => {
    if ((value.field === undefined) === (value.fact === undefined))
      context.addIssue({ code: 'custom', message: 'Give either "field" or "fact", one of them' });
    if (operatorNames.filter((name) => value[name] !== undefined).length !== 1)
      context.addIssue({ code: 'custom', message: `Give exactly one of ${operatorNames.join(', ')}` });
  });
export type Comparison = z.infer<typeof comparison>;

/** A condition of the rule language: a comparison, or several conditions joined. */
export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | Comparison;

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    comparison,
  ]),
);
