import { type Condition, innerConditions, isComparison } from '../../rules/language.ts';
import type { Rule } from '../rule.ts';
import type { Program } from '../schema.ts';
import { type Finding, finding, type Path } from './finding.ts';
import { isPossible, notFailed } from './possible/possible.ts';

/** Rules that no applicant can meet, or that nobody can fail; alone, and together with the others. */
export function lintPossible(program: Program): readonly Finding[] {
  const alone = program.rules.flatMap((rule, index) => lintRule(program, rule, ['rules', index]));
  // Of rules that are impossible by themselves it is no news that they are so together.
  return alone.length > 0 ? alone : lintTogether(program);
}

function lintRule(program: Program, { id, kind, appliesWhen, check }: Rule, path: Path): readonly Finding[] {
  const when = appliesWhen ? [appliesWhen] : [];
  if (appliesWhen && !isPossible(program, [appliesWhen]))
    return [
      finding(
        [...path, 'appliesWhen'],
        `the rule "${id}" never applies: no answers can meet its appliesWhen`,
        'Correct the condition, or take the rule out',
      ),
    ];
  if (!isPossible(program, [...when, check]))
    return [
      finding(
        [...path, 'check'],
        `the rule "${id}" is impossible: no applicant can pass it${appliesWhen ? ' where it applies' : ''}`,
        'Compare its limits with each other and with what the fields allow',
      ),
    ];
  if (kind !== 'informational' && !isPossible(program, [...when, { not: check }]))
    return [
      finding(
        [...path, 'check'],
        `nobody can fail the rule "${id}": it decides nothing`,
        'Correct its limit, make it informational, or take it out',
      ),
    ];
  return [
    ...lintParts(program, check, [...path, 'check']),
    ...(appliesWhen ? lintParts(program, appliesWhen, [...path, 'appliesWhen']) : []),
  ];
}

/** A part of an either-or that can never hold, or a part of several that always does, is a slip at its own line. */
function lintParts(program: Program, condition: Condition, path: Path): readonly Finding[] {
  if (isComparison(condition)) return [];
  return innerConditions(condition).flatMap(({ at, condition: part }) => {
    const here = [...path, ...at];
    if ('any' in condition && !isPossible(program, [part]))
      return [finding(here, 'this part can never hold', 'Correct its limit, or take it out')];
    if ('all' in condition && !isPossible(program, [{ not: part }]))
      return [finding(here, 'this part always holds', 'Correct its limit, or take it out')];
    return lintParts(program, part, here);
  });
}

/** Two hard rules that contradict each other; else all of them together. */
function lintTogether(program: Program): readonly Finding[] {
  const hard = program.rules.flatMap((rule, index) => (rule.kind === 'hard' ? [{ rule, index }] : []));
  const pairs = hard.flatMap(({ rule, index }, at) =>
    hard
      .slice(0, at)
      .flatMap((earlier) =>
        isPossible(program, [notFailed(earlier.rule), notFailed(rule)])
          ? []
          : [
              finding(
                ['rules', index, 'check'],
                `the rules "${earlier.rule.id}" and "${rule.id}" contradict each other: no applicant can pass both`,
                'Correct one of the two',
              ),
            ],
      ),
  );
  if (pairs.length > 0) return pairs;
  return isPossible(
    program,
    hard.map(({ rule }) => notFailed(rule)),
  )
    ? []
    : [
        finding(
          ['rules'],
          'no applicant can pass all hard rules',
          'Look which of them contradict each other',
        ),
      ];
}
