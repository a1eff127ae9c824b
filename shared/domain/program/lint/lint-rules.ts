import { type Condition, type Literal, operatorNames } from '../../rules/language.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, type Path } from './finding.ts';
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
  if ('all' in condition)
    return condition.all.flatMap((one, index) => lintCondition(program, one, [...path, 'all', index]));
  if ('any' in condition)
    return condition.any.flatMap((one, index) => lintCondition(program, one, [...path, 'any', index]));
  if ('not' in condition) return lintCondition(program, condition.not, [...path, 'not']);
  const { comparable, findings } = lintEarlySubject(program, condition, path);
  const operator = operatorNames.find((name) => condition[name] !== undefined);
  if (!comparable || !operator) return findings;
  const limit = condition[operator] ?? [];
  const limits: readonly Literal[] = Array.isArray(limit) ? limit : [limit as Literal];
  return [...findings, ...lintOperator(comparable, operator, limits, [...path, operator])];
}
