import type { Program } from '../schema.ts';
import type { Finding } from './finding.ts';
import { lintAfterAward } from './lint-after-award.ts';
import { lintAward } from './lint-award.ts';
import { lintCalibration } from './lint-calibration.ts';
import { lintCredit } from './lint-credit.ts';
import { lintFields } from './lint-fields.ts';
import { lintInterview } from './lint-interview.ts';
import { lintOffers } from './lint-offers.ts';
import { lintPeople } from './lint-people.ts';
import { lintPhases } from './lint-phases.ts';
import { lintPossible } from './lint-possible.ts';
import { lintPreCheck } from './lint-pre-check.ts';
import { lintRules } from './lint-rules.ts';
import { lintScoring } from './lint-scoring.ts';
import { lintTables } from './lint-tables.ts';
import { lintTexts } from './lint-texts.ts';
import { lintTraits } from './lint-traits.ts';

export type { Finding } from './finding.ts';

/** Everything that keeps a well-formed document from being published; empty for one that may be. */
export function lintProgram(program: Program): readonly Finding[] {
  const rules = lintRules(program);
  const scoring = lintScoring(program);
  return [
    ...lintFields(program),
    ...lintPreCheck(program),
    ...rules,
    ...lintTables(program),
    ...lintTexts(program),
    ...lintTraits(program),
    // Whether a rule can be met is asked of rules that say something.
    ...(rules.length === 0 ? lintPossible(program) : []),
    ...scoring,
    ...lintAward(program),
    ...lintAfterAward(program),
    ...lintOffers(program),
    ...lintCredit(program),
    ...lintPeople(program),
    ...lintPhases(program),
    ...lintInterview(program),
    // A sample is scored as an application is, which asks for rules and a rubric in order.
    ...(rules.length + scoring.length === 0 ? lintCalibration(program) : []),
  ];
}
