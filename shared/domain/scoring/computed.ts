import type { Criterion } from '../program/scoring-plan.ts';
import { readSubject } from '../rules/condition.ts';
import { limitNumber } from '../rules/facts.ts';
import type { Context } from '../rules/read.ts';
import type { Known } from '../rules/value.ts';

/** The score of a computed criterion from its published table; `undefined` where the value is missing or only a person can judge it. */
export function computedScore(context: Context, criterion: Criterion): number | undefined {
  const { source } = criterion;
  if (source.by !== 'computed') return undefined;
  const value = readSubject(context, source);
  if (value.kind === 'unknown') return undefined;
  const row = source.table.find((one) => {
    if ('in' in one) return one.in.some((option) => isOption(value, option));
    if (value.kind !== 'number') return false;
    return 'atLeast' in one
      ? value.number.gte(limitNumber(one.atLeast))
      : value.number.lte(limitNumber(one.atMost));
  });
  return row?.score ?? source.otherwise;
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
    case 'address':
      return false;
  }
}
