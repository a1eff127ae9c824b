import * as z from 'zod';
import { compileTemplate, type LatePart, type Template } from './expression.ts';
import { type Json, typeName } from './json.ts';
import { parseResource, type Resource } from './resource.ts';
import { parseTimestamp } from './timestamp.ts';

/** Any JSON in which strings may be expressions; `offers` are the late parts of `$states` it may use. */
function template(...offers: LatePart[]) {
  return z.unknown().transform((value, ctx): Template => {
    return compileTemplate(value as Json, offers, (path, message) => {
      ctx.issues.push({ code: 'custom', message, path, input: value });
    });
  });
}

/** A field that holds either an expression or a literal of one kind. */
function literalOr(what: string, fits: (value: Json) => boolean) {
  return template().refine(
    (field) => field.kind === 'expression' || (field.kind === 'value' && fits(field.value)),
    {
      error: `must be ${what} or a JSONata expression`,
    },
  );
}

const isWhole = (least: number) => (value: Json) => Number.isInteger(value) && Number(value) >= least;
const seconds = literalOr('a whole number of seconds', isWhole(0));
const positiveSeconds = literalOr('a positive whole number of seconds', isWhole(1));
const text = literalOr('a string', (value) => typeof value === 'string');
const timestamp = literalOr(
  'an ISO-8601 timestamp with an offset',
  (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
);
const percentage = literalOr(
  'a number from 0 to 100',
  (value) => typeof value === 'number' && value >= 0 && value <= 100,
);

const VARIABLE = /^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u;

/** Variables to set, evaluated with the values of before. */
function assign(...offers: LatePart[]) {
  const name = z
    .string()
    .refine((key) => VARIABLE.test(key) && key !== 'states', { error: 'is not a name for a variable' });
  return z.record(name, template(...offers)).optional();
}

const resource = z.string().transform((arn, ctx): Resource => {
  const known = parseResource(arn);
  if (known !== undefined) return known;
  ctx.issues.push({ code: 'custom', message: `'${arn}' is not a resource this engine can call`, input: arn });
  return z.NEVER;
});

const errorEquals = z.array(z.string().min(1)).min(1);

const retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: errorEquals,
  IntervalSeconds: z.int().positive().default(1),
  MaxAttempts: z.int().min(0).max(99_999_999).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.int().positive().max(31_622_400).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
});

const catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: errorEquals,
  Next: z.string(),
  Assign: assign('errorOutput'),
  Output: template('errorOutput').optional(),
});

const common = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const onward = { Next: z.string().optional(), End: z.boolean().optional() };
const guarded = { Retry: z.array(retrier).default([]), Catch: z.array(catcher).default([]) };

const pass = z.strictObject({
  Type: z.literal('Pass'),
  ...common,
  ...onward,
  Assign: assign(),
  Output: template().optional(),
});

const task = z.strictObject({
  Type: z.literal('Task'),
  ...common,
  ...onward,
  ...guarded,
  Resource: resource,
  Arguments: template().optional(),
  Assign: assign('result'),
  Output: template('result').optional(),
  TimeoutSeconds: positiveSeconds.optional(),
  HeartbeatSeconds: positiveSeconds.optional(),
});

const choice = z.strictObject({
  Type: z.literal('Choice'),
  ...common,
  Choices: z
    .array(
      z.strictObject({
        Comment: z.string().optional(),
        Condition: literalOr('true, false', (value) => typeof value === 'boolean'),
        Next: z.string(),
        Assign: assign(),
        Output: template().optional(),
      }),
    )
    .min(1),
  Default: z.string().optional(),
  Assign: assign(),
  Output: template().optional(),
});

const wait = z
  .strictObject({
    Type: z.literal('Wait'),
    ...common,
    ...onward,
    Seconds: seconds.optional(),
    Timestamp: timestamp.optional(),
    Assign: assign(),
    Output: template().optional(),
  })
  .refine((state) => (state.Seconds === undefined) !== (state.Timestamp === undefined), {
    error: 'needs exactly one of Seconds and Timestamp',
  });

const succeed = z.strictObject({ Type: z.literal('Succeed'), ...common, Output: template().optional() });

const fail = z.strictObject({
  Type: z.literal('Fail'),
  ...common,
  Error: text.optional(),
  Cause: text.optional(),
});

const parallelAlone = z.strictObject({
  Type: z.literal('Parallel'),
  ...common,
  ...onward,
  ...guarded,
  Arguments: template().optional(),
  Assign: assign('result'),
  Output: template('result').optional(),
});

const mapAlone = z.strictObject({
  Type: z.literal('Map'),
  ...common,
  ...onward,
  ...guarded,
  Items: template()
    .refine((field) => field.kind !== 'value' || ['array', 'object'].includes(typeName(field.value)), {
      error: 'must be an array, an object or a JSONata expression',
    })
    .optional(),
  ItemSelector: template().optional(),
  MaxConcurrency: literalOr('a whole number', isWhole(0)).optional(),
  ToleratedFailureCount: literalOr('a whole number', isWhole(0)).optional(),
  ToleratedFailurePercentage: percentage.optional(),
  Assign: assign('result'),
  Output: template('result').optional(),
});

/** States with a start: a machine, a branch of a Parallel, or a Map's item processor. */
export interface Block {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

type Alone = typeof pass | typeof task | typeof choice | typeof wait | typeof succeed | typeof fail;

/** One state, its expressions compiled. */
export type State =
  | z.infer<Alone>
  | (z.infer<typeof parallelAlone> & { readonly Branches: readonly Block[] })
  | (z.infer<typeof mapAlone> & { readonly ItemProcessor: Block });

/** Read when it is needed: a block holds states and a state may hold blocks. */
const states: z.ZodType<Record<string, State>> = z.lazy(() => z.record(z.string().min(1).max(80), state));

const branch = z.strictObject({ Comment: z.string().optional(), StartAt: z.string(), States: states });

const parallel = parallelAlone.extend({ Branches: z.array(branch).min(1) });

const map = mapAlone.extend({
  ItemProcessor: branch.extend({
    ProcessorConfig: z
      .strictObject({ Mode: z.literal('INLINE', { error: 'only INLINE maps are run' }).optional() })
      .optional(),
  }),
});

const state = z.discriminatedUnion('Type', [pass, task, choice, wait, succeed, fail, parallel, map]);

/** The whole definition of a machine. `Version` other than 1.0 does not exist. */
export const definitionSchema = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONata', { error: "must be 'JSONata'; JSONPath is not run" }).optional(),
  StartAt: z.string(),
  States: states,
  TimeoutSeconds: z.int().positive().max(99_999_999).optional(),
});

/** A machine that was read and checked. */
export type Machine = z.infer<typeof definitionSchema>;
/** A state of one type. */
export type StateOf<T extends State['Type']> = Extract<State, { Type: T }>;
/** When and how often a state is tried again. */
export type Retrier = z.infer<typeof retrier>;
/** Templates of the variables that a state sets, by name. */
export type Assign = z.infer<ReturnType<typeof assign>>;

/** The blocks inside a state, in branch order. */
export function innerBlocks(state: State): readonly Block[] {
  if (state.Type === 'Parallel') return state.Branches;
  return state.Type === 'Map' ? [state.ItemProcessor] : [];
}
