import type { Criterion } from '../program/scoring-plan.ts';
import { readSubject } from '../rules/condition.ts';
import { judgeRule } from '../rules/evaluate.ts';
import { limitNumber } from '../rules/facts.ts';
import type { Context } from '../rules/read.ts';
import type { Known } from '../rules/value.ts';

/** The score of a computed criterion from its published table; `undefined` where the value is missing or only a person can judge it. */
export function computedScore(context: Context, criterion: Criterion): number | undefined {
  const { source } = criterion;
  if (source.by === 'rules') return pointsOf(context, source.points);
  if (source.by !== 'computed') return undefined;
  const value = readSubject(context, source);
  if (value.kind === 'unknown') return undefined;
  const row = source.table.find((one) => {
    if ('in' in one) return one.in.some((option) => isOption(value, option));
    if (value.kind !== 'number') return false;
    if ('from' in one)
      return value.number.gte(limitNumber(one.from)) && value.number.lt(limitNumber(one.below));
    return 'atLeast' in one
      ? value.number.gte(limitNumber(one.atLeast))
      : value.number.lte(limitNumber(one.atMost));
  });
  return row?.score ?? source.otherwise;
}

/** What the scored rules that are met give together; undefined while one of them is unknown. */
function pointsOf(
  context: Context,
  points: readonly { readonly rule: string; readonly score: number }[],
): number | undefined {
  let total = 0;
  for (const { rule: id, score } of points) {
    const rule = context.program.rules.find((one) => one.id === id);
    const outcome = rule && judgeRule(context, rule).verdict;
    if (!outcome || outcome.outcome === 'unknown') return undefined;
    // A rule that does not apply is passed, but nothing was met that points are published for.
    if (outcome.outcome === 'pass' && outcome.applies === 'true') total += score;
  }
  return total;
}

function isOption(value: Known, option: string | number | boolean): boolean {
  switch (value.kind) {
    case 'number':
      return typeof option === 'number' && value.number.eq(option);
    case 'text':
      return value.text === option;
    case 'truth':
      return value.truth === option;
    case 'date':
      return value.date === option;
    case 'several':
      return value.values.includes(option as string | number);
    case 'address':
      return false;
  }
}
