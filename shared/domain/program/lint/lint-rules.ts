import {
  type Condition,
  innerConditions,
  isComparison,
  type Literal,
  operatorNames,
} from '../../rules/language.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';
import { lintEarlySubject, lintOperator } from './subjects.ts';

/** Rules: known fields, operators and limits that fit them, ids of their own. */
export function lintRules(program: Program): readonly Finding[] {
  return [
    ...duplicates(
      program.rules.map((rule, index) => ({ value: rule.id, path: ['rules', index, 'id'] })),
      'The rule id',
    ),
    ...program.rules.flatMap((rule, index) => [
      ...(rule.appliesWhen ? lintCondition(program, rule.appliesWhen, ['rules', index, 'appliesWhen']) : []),
      ...lintCondition(program, rule.check, ['rules', index, 'check']),
    ]),
  ];
}

/** A condition over known fields, with operators and limits that fit them. */
export function lintCondition(program: Program, condition: Condition, path: Path): readonly Finding[] {
  if (!isComparison(condition))
    return [
      ...lintCount(condition, path),
      ...innerConditions(condition).flatMap((one) =>
        lintCondition(program, one.condition, [...path, ...one.at]),
      ),
    ];
  const { comparable, findings } = lintEarlySubject(program, condition, path);
  const operator = operatorNames.find((name) => condition[name] !== undefined);
  if (!comparable || !operator) return findings;
  const limit = condition[operator] ?? [];
  const limits: readonly Literal[] = Array.isArray(limit) ? limit : [limit as Literal];
  return [...findings, ...lintOperator(comparable, operator, limits, [...path, operator])];
}

/** A count that every answer, or no answer, could meet says nothing. */
function lintCount(condition: Condition, path: Path): readonly Finding[] {
  if (!('countOf' in condition)) return [];
  const { atLeast = 0, atMost = condition.countOf.length, countOf } = condition;
  if (atLeast > countOf.length || atMost < atLeast)
    return [
      finding(path, `never can so many of ${countOf.length} hold`, 'Ask for as many as there are, or fewer'),
    ];
  return atLeast === 0 && atMost >= countOf.length
    ? [finding(path, 'this count always holds', 'Ask for one at least, or take it out')]
    : [];
}
