import type { Rule } from '../program/rule.ts';
import { inputsOf } from './facts.ts';
import type { Comparison, Condition } from './language.ts';

/** Every comparison of a rule, of its check and of when it applies. */
export function comparisonsOf(rule: Rule): readonly Comparison[] {
  return [...comparisonsIn(rule.check), ...(rule.appliesWhen ? comparisonsIn(rule.appliesWhen) : [])];
}

function comparisonsIn(condition: Condition): readonly Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsIn);
  if ('any' in condition) return condition.any.flatMap(comparisonsIn);
  return 'not' in condition ? comparisonsIn(condition.not) : [condition];
}

/** The paths of the answers that a rule looks at, each once. */
export function lookedAt(rule: Rule): readonly string[] {
  const paths = comparisonsOf(rule).flatMap(({ field, fact }) =>
    field === undefined ? (fact ? inputsOf(fact) : []) : [field],
  );
  return [...new Set(paths)];
}
