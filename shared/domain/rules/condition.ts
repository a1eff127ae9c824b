import { compareDates } from '../dates.ts';
import { plainText } from '../decimal.ts';
import { limitNumber, readFact } from './facts.ts';
import { allOf, anyOf, countBetween, not, truthOf } from './kleene.ts';
import {
  type Comparison,
  type Condition,
  type CountOf,
  type Literal,
  type Operator,
  operatorNames,
  type Subject,
} from './language.ts';
import { type Context, readField } from './read.ts';
import { inServiceArea } from './service-area.ts';
import type { Known, Value } from './value.ts';
import type { Trace, Truth } from './verdict.ts';

/** A condition's truth, how it came about, and what would have to be known where it is unknown. */
export type Judged = {
  readonly truth: Truth;
  readonly trace: Trace;
  readonly ask: readonly string[];
  readonly judge: readonly string[];
};

/** Judges a condition; the plain interpreter that explains every step. */
export function judge(context: Context, condition: Condition): Judged {
  if ('all' in condition) return joined('all', condition.all, context, allOf);
  if ('any' in condition) return joined('any', condition.any, context, anyOf);
  if ('not' in condition) return joined('not', [condition.not], context, ([one = 'unknown']) => not(one));
  if ('countOf' in condition) return counted(condition, context);
  return compare(context, condition);
}

function counted(condition: CountOf, context: Context): Judged {
  const { atLeast, atMost } = condition;
  const { truth, trace, ask, judge } = joined('all', condition.countOf, context, (values) =>
    countBetween(values, atLeast, atMost),
  );
  const of = 'of' in trace ? trace.of : [];
  const limit = `${atLeast ?? ''}..${atMost ?? ''}`;
  return { truth, trace: { op: 'countOf', limit, result: truth, of }, ask, judge };
}

function joined(
  op: 'all' | 'any' | 'not',
  conditions: readonly Condition[],
  context: Context,
  join: (values: readonly Truth[]) => Truth,
): Judged {
  const parts = conditions.map((condition) => judge(context, condition));
  const truth = join(parts.map((part) => part.truth));
  const open = truth === 'unknown' ? parts.filter((part) => part.truth === 'unknown') : [];
  return {
    truth,
    trace: { op, result: truth, of: parts.map((part) => part.trace) },
    ask: open.flatMap((part) => part.ask),
    judge: open.flatMap((part) => part.judge),
  };
}

/** The value that a comparison, or a computed criterion, looks at. */
export function readSubject(context: Context, subject: Subject): Value {
  if (subject.fact) return readFact(context, subject.fact);
  if (subject.field !== undefined) return readField(context, subject.field);
  throw new RangeError('a comparison of nothing');
}

export const subjectName = (subject: Subject): string => subject.fact?.name ?? subject.field ?? '';

function compare(context: Context, comparison: Comparison): Judged {
  const op = operatorNames.find((name) => comparison[name] !== undefined);
  if (!op) throw new RangeError('a comparison without an operator');
  const value = readSubject(context, comparison);
  const limit = comparison[op] ?? '';
  const truth = value.kind === 'unknown' ? 'unknown' : hold(context, op, value, comparison);
  const trace: Trace = {
    op,
    subject: subjectName(comparison),
    value: value.kind === 'unknown' ? null : shownValue(value),
    limit: Array.isArray(limit) ? limit.join(op === 'between' ? '..' : ', ') : String(limit),
    ...(value.kind === 'number' && value.by !== undefined ? { by: value.by } : {}),
    result: truth,
  };
  if (truth !== 'unknown') return { truth, trace, ask: [], judge: [] };
  if (value.kind === 'unknown') return { truth, trace, ask: value.ask, judge: value.judge };
  return { truth, trace, ask: [], judge: [subjectName(comparison)] };
}

function hold(context: Context, op: Operator, value: Known, comparison: Comparison): Truth {
  if (op === 'inServiceArea')
    return value.kind === 'address' ? inServiceArea(context.program.serviceArea, value.address) : 'unknown';
  if (op === 'in') return truthOf((comparison.in ?? []).some((one) => order(value, one) === 0));
  if (op === 'includesAny' || op === 'includesAll' || op === 'includesNone')
    return value.kind === 'several' ? truthOf(includes[op](value.values, comparison[op] ?? [])) : 'unknown';
  if (op === 'between') {
    const [from, to] = comparison.between ?? ['', ''];
    return truthOf(order(value, from) >= 0 && order(value, to) <= 0);
  }
  const difference = order(value, comparison[op] ?? '');
  return truthOf(fits[op](difference));
}

type Includes = 'includesAny' | 'includesAll' | 'includesNone';

const includes: Record<Includes, (given: readonly Literal[], wanted: readonly Literal[]) => boolean> = {
  includesAny: (given, wanted) => wanted.some((one) => given.includes(one)),
  includesAll: (given, wanted) => wanted.every((one) => given.includes(one)),
  includesNone: (given, wanted) => !wanted.some((one) => given.includes(one)),
};

const fits: Record<
  Exclude<Operator, 'in' | 'between' | 'inServiceArea' | Includes>,
  (difference: number) => boolean
> = {
  equals: (difference) => difference === 0,
  atLeast: (difference) => difference >= 0,
  atMost: (difference) => difference <= 0,
  moreThan: (difference) => difference > 0,
  lessThan: (difference) => difference < 0,
  onOrBefore: (difference) => difference <= 0,
  onOrAfter: (difference) => difference >= 0,
};

/** Negative, zero or positive as the value is below, at or above a limit; NaN (which fits nothing) for values without order. */
function order(value: Known, limit: Literal): number {
  switch (value.kind) {
    case 'number':
      return value.number.cmp(limitNumber(limit));
    case 'date':
      return compareDates(value.date, String(limit));
    case 'text':
      return value.text === limit ? 0 : Number.NaN;
    case 'truth':
      return value.truth === limit ? 0 : Number.NaN;
    case 'several':
    case 'address':
      return Number.NaN;
  }
}

/** For the trace. A long quotient is cut after six digits: cut, so that it never shows a limit it did not reach. */
function shownValue(value: Known): string {
  switch (value.kind) {
    case 'number':
      return plainText(value.number.round(6, 0));
    case 'date':
      return value.date;
    case 'text':
      return value.text;
    case 'truth':
      return String(value.truth);
    case 'several':
      return value.values.join(', ');
    case 'address':
      return String(value.address['postalCode'] ?? '');
  }
}
