import { inputsIn } from '../../rules/facts.ts';
import {
  type Comparison,
  type Condition,
  comparisonsIn,
  type Fact,
  type FactName,
} from '../../rules/language.ts';
import { locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import { type Finding, finding, type Path } from './finding.ts';
import { lintCondition } from './lint-rules.ts';

/** Facts that leave some answers to a person, even where everything was answered: a grade that passed, two people of one. */
const leftToPerson: readonly FactName[] = [
  'gpaOnFour',
  'dscr',
  'povertyPercent',
  'percentOfTable',
  'householdPercent',
  'percentOf',
];

/** A condition that is never unknown once everything was answered: nobody is there to ask where it decides. */
export function lintCertain(program: Program, when: Condition, path: Path): readonly Finding[] {
  const uncertain = inputsIn(when).filter((name) => {
    const located = locate(program, name);
    return [located?.top, located?.field].some(
      (one) => one?.optional || one?.shownWhen || one?.setBy === 'analyst',
    );
  });
  return [
    ...lintCondition(program, when, path),
    ...[...new Set(uncertain)].map((name) =>
      finding(path, `"${name}" may stay without an answer`, 'Use a field that everybody has to answer'),
    ),
    ...comparedIn(when)
      .filter(onlyPersonCanTell)
      .map((one) =>
        finding(
          path,
          `"${one.fact?.name ?? one.field}" is left to a person where it cannot be told`,
          'Look at an answer itself: a choice, an amount, the postal code',
        ),
      ),
  ];
}

const onlyPersonCanTell = ({ fact, field = '', inServiceArea }: Comparison): boolean =>
  inServiceArea === true ||
  field.endsWith('.stateOrProvince') ||
  (fact !== undefined && leftToPerson.includes(fact.name));

/** Every comparison of a condition, those on the rows of a list too. */
const comparedIn = (when: Condition): readonly Comparison[] =>
  comparisonsIn(when).flatMap((one) => [
    one,
    ...(one.fact ? rowConditions(one.fact).flatMap(comparedIn) : []),
  ]);

function rowConditions(fact: Fact): readonly Condition[] {
  switch (fact.name) {
    case 'sum':
      return fact.where ? [fact.where] : [];
    case 'countRows':
      return [fact.where];
    case 'ownedShare':
      return fact.versions.map(({ counts }) => counts);
    default:
      return [];
  }
}
