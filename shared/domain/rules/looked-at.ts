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

/** A rule of several conditions that must all hold, as one rule for each: what mends the whole has to mend every part. */
export function partsOf(rule: Rule): readonly Rule[] {
  if (!('all' in rule.check)) return [rule];
  return rule.check.all.flatMap((check) => partsOf({ ...rule, check }));
}

/** The paths of the answers that a rule looks at, each once. */
export function lookedAt(rule: Rule): readonly string[] {
  return [...new Set(comparisonsOf(rule).flatMap(pathsOf))];
}

/** The paths of the answers that one comparison looks at: its field, or what its fact is derived from. */
export const pathsOf = ({ field, fact }: Comparison): readonly string[] =>
  field === undefined ? (fact ? inputsOf(fact) : []) : [field];
