import { fieldsAskedAt } from '../paths.ts';
import type { Program } from '../schema.ts';
import { type Finding, finding } from './finding.ts';

/**
 * Anybody may ask beforehand whether they qualify. So there is something to ask, and a lender has no deciding rule that it keeps
 * to itself: whoever is refused credit is owed the specific reasons (Regulation B, 12 CFR 1002.9).
 */
export function lintPreCheck(program: Program): readonly Finding[] {
  const nothing =
    fieldsAskedAt(program, ['pre-check']).length > 0
      ? []
      : [
          finding(
            ['pages'],
            'nobody can check beforehand whether they qualify: no field is asked at the pre-check',
            'Say askedAt: pre-check on the fields that the deciding rules look at and people know by heart',
          ),
        ];
  if (program.family !== 'financing') return nothing;
  return [
    ...nothing,
    ...program.rules.flatMap(({ id, kind, disclosable }, index) =>
      kind === 'hard' && !disclosable
        ? [
            finding(
              ['rules', index, 'disclosable'],
              `"${id}" refuses credit for a reason that may not be told`,
              'Make it disclosable, or informational',
            ),
          ]
        : [],
    ),
  ];
}
