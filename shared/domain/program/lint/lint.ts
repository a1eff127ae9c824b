import type { Program } from '../schema.ts';
import type { Finding } from './finding.ts';
import { lintAward } from './lint-award.ts';
import { lintFields } from './lint-fields.ts';
import { lintPeople } from './lint-people.ts';
import { lintPhases } from './lint-phases.ts';
import { lintPreCheck } from './lint-pre-check.ts';
import { lintRules } from './lint-rules.ts';
import { lintScoring } from './lint-scoring.ts';
import { lintTraits } from './lint-traits.ts';

export type { Finding } from './finding.ts';

/** Everything that keeps a well-formed document from being published; empty for one that may be. */
export function lintProgram(program: Program): readonly Finding[] {
  return [
    ...lintFields(program),
    ...lintPreCheck(program),
    ...lintRules(program),
    ...lintTraits(program),
    ...lintScoring(program),
    ...lintAward(program),
    ...lintPeople(program),
    ...lintPhases(program),
  ];
}
