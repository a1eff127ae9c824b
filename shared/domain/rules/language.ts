import * as z from 'zod';
import { localizedText } from '../text.ts';

/** A path to an answer from the program's top: `amount`, `gpa.value`, `address.postalCode`. */
export const fieldPath = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/);

const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);
const name = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);

/** Facts worked out of answers one by one. */
const plainFacts = [
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
  /** Several numbers of the program's top added up: an amount with what is still owed. */
  z.strictObject({ name: z.literal('total'), of: z.array(fieldPath).min(2) }),
  /** Days from one date to another; negative where the second is the earlier. */
  z.strictObject({ name: z.literal('daysBetween'), from: fieldPath, to: fieldPath }),
  /** One count or amount as a percentage of another that holds it, exact: 2 of 5 people are 40. */
  z.strictObject({ name: z.literal('percentOf'), part: fieldPath, whole: fieldPath }),
  /** An amount as a percentage of the row of a table by size: the poverty guideline, or one of the program's own. */
  z.strictObject({
    name: z.literal('percentOfTable'),
    amount: fieldPath,
    size: fieldPath,
    table: z.union([z.literal('povertyGuideline'), name]),
  }),
] as const;

/** A household as the program counts it, of those that were told. */
const householdCase = z.strictObject({
  id: name,
  title: localizedText,
  /** Left out of the last one, which takes everybody else. */
  when: z.lazy((): z.ZodType<Condition> => condition).optional(),
  size: fieldPath,
  income: fieldPath,
});

/** A condition on one row of a list: its paths are the row's own fields. */
const rowCondition = z.lazy((): z.ZodType<Condition> => condition);

/** Facts that need conditions of their own: over a list's rows, over households. */
const conditionalFacts = [
  /** The sum of one number over a list's rows, or over those that meet a condition. */
  z.strictObject({
    name: z.literal('sum'),
    list: fieldPath,
    of: fieldPath,
    where: rowCondition.optional(),
  }),
  /** How many rows of a list meet a condition. */
  z.strictObject({ name: z.literal('countRows'), list: fieldPath, where: rowCondition }),
  /**
   * The share that counts as ownership by the program's own definition, which may change with a date: the version in effect on the
   * day of submission decides whose shares count.
   */
  z.strictObject({
    name: z.literal('ownedShare'),
    list: fieldPath,
    share: fieldPath,
    versions: z.array(z.strictObject({ from: civilDate, counts: rowCondition })).min(1),
  }),
  /** Income of the household that counts by the program's own definition, as a percentage of a table by size. */
  z.strictObject({
    name: z.literal('householdPercent'),
    households: z.array(householdCase).min(1),
    table: z.union([z.literal('povertyGuideline'), name]),
  }),
] as const;

/**
 * Facts the engine derives from answers; each is unknown while an input is missing, never zero. What each one means and
 * how it rounds is stated where it is computed, in `facts.ts`.
 */
export const fact = z.discriminatedUnion('name', [...plainFacts, ...conditionalFacts]);
type PlainFact = z.infer<(typeof plainFacts)[number]>;
/** Written out, because a type cannot be inferred from itself; the schema above is held to it below. */
type ConditionalFact =
  | { name: 'sum'; list: string; of: string; where?: Condition | undefined }
  | { name: 'countRows'; list: string; where: Condition }
  | { name: 'ownedShare'; list: string; share: string; versions: { from: string; counts: Condition }[] }
  | { name: 'householdPercent'; households: HouseholdCase[]; table: string };
export type HouseholdCase = {
  id: string;
  title: z.infer<typeof localizedText>;
  when?: Condition | undefined;
  size: string;
  income: string;
};
export type Fact = PlainFact | ConditionalFact;
export type FactName = Fact['name'];

/** What is compared: an answer as it was given, or a fact derived from answers. */
export const subjectShape = {
  field: fieldPath.optional(),
  fact: (fact as z.ZodType<Fact>).optional(),
} as const;
export type Subject = { readonly field?: string | undefined; readonly fact?: Fact | undefined };

const literal = z.union([z.string(), z.number().int(), z.boolean()]);
export type Literal = z.infer<typeof literal>;
const literals = z.array(literal).min(1);

/**
 * The operators. Numbers, money and percentages are compared exactly and written as text ("2.50", dollars for money);
 * `between` includes both ends; `inServiceArea` takes an address and looks at the program's postal codes; the three with
 * `includes` take what was chosen of several.
 */
export const operators = {
  equals: literal,
  in: literals,
  atLeast: literal,
  atMost: literal,
  moreThan: literal,
  lessThan: literal,
  between: z.tuple([literal, literal]),
  onOrBefore: civilDate,
  onOrAfter: civilDate,
  inServiceArea: z.literal(true),
  includesAny: literals,
  includesAll: literals,
  includesNone: literals,
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
    if (operatorNames.filter((one) => value[one] !== undefined).length !== 1)
      context.addIssue({ code: 'custom', message: `Give exactly one of ${operatorNames.join(', ')}` });
  });
export type Comparison = Subject & {
  readonly [O in Operator]?: z.infer<(typeof operators)[O]> | undefined;
};

/** So many of several: at least, at most, or both. */
export type CountOf = {
  countOf: readonly Condition[];
  atLeast?: number | undefined;
  atMost?: number | undefined;
};

/** A condition of the rule language: a comparison, or several conditions joined. */
export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | CountOf
  | Comparison;

const countOf = z
  .strictObject({
    countOf: z.array(z.lazy(() => condition)).min(1),
    atLeast: z.int().min(0).optional(),
    atMost: z.int().min(0).optional(),
  })
  .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, {
    error: 'Give atLeast, atMost or both beside countOf',
  });

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    countOf,
    comparison,
  ]),
);

/** The conditions directly inside one, with the key they stand under; none for a comparison. */
export function innerConditions(
  one: Condition,
): readonly { readonly at: readonly (string | number)[]; readonly condition: Condition }[] {
  if ('not' in one) return [{ at: ['not'], condition: one.not }];
  const [key, parts] =
    'all' in one
      ? (['all', one.all] as const)
      : 'any' in one
        ? (['any', one.any] as const)
        : 'countOf' in one
          ? (['countOf', one.countOf] as const)
          : (['', []] as const);
  return parts.map((condition, index) => ({ at: [key, index], condition }));
}

export const isComparison = (one: Condition): one is Comparison =>
  !('all' in one || 'any' in one || 'not' in one || 'countOf' in one);

/** Every comparison of a condition, however deep; those on the rows of a list are inside their fact. */
export function comparisonsIn(one: Condition): readonly Comparison[] {
  if (isComparison(one)) return [one];
  return innerConditions(one).flatMap(({ condition }) => comparisonsIn(condition));
}
