import { isRoundPlan } from '../award-plan.ts';
import type { Program } from '../schema.ts';
import { type Finding, finding } from './finding.ts';
import { lintCriteria } from './lint-scoring.ts';

/** Interviews: only where a round ranks what comes of them, with a panel that can bring in the sheets it takes. */
export function lintInterview(program: Program): readonly Finding[] {
  const { interview } = program.review;
  if (!interview) return [];
  const path = ['review', 'interview'];
  const { quorum, panel } = interview;
  return [
    ...(isRoundPlan(program.award)
      ? []
      : [
          finding(
            path,
            'a program that decides each application by itself has no ranking for interviews to count in',
            'Take the interview out, or award in rounds',
          ),
        ]),
    ...(quorum > panel
      ? [
          finding(
            [...path, 'quorum'],
            `${quorum} sheets cannot come from ${panel} people`,
            'Ask for no more sheets than there are people on the panel',
          ),
        ]
      : []),
    ...lintCriteria(program, interview.criteria, [...path, 'criteria']),
  ];
}
