import type { Rule } from '../program/rule.ts';
import { pathsOf } from './facts.ts';
import { type Comparison, comparisonsIn } from './language.ts';

/** Every comparison of a rule, of its check and of when it applies. */
export function comparisonsOf(rule: Rule): readonly Comparison[] {
  return [...comparisonsIn(rule.check), ...(rule.appliesWhen ? comparisonsIn(rule.appliesWhen) : [])];
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
