import { parseAnswers } from '../../shared/domain/program/answers.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { evaluate } from '../../shared/domain/rules/evaluate.ts';
import type { Trace, Verdict } from '../../shared/domain/rules/verdict.ts';
import { computedScore } from '../../shared/domain/scoring/computed.ts';
import { referenceTables } from '../../shared/domain/tables/reference-tables.ts';

/** The day most cases are judged on, inside the window of every sample program. */
export const day = '2026-11-25';

/** The verdict on answers as they are sent, which have to be valid. */
export function verdictOn(program: Program, sent: Answers, asOf = day): Verdict {
  const parsed = parseAnswers(program, sent, 'en', asOf);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return evaluate(program, parsed.answers, { asOf, programVersion: 1 });
}

/** The verdict on answers as they stand, half-given ones too, which are stored while somebody is still writing. */
export const judgedOn = (program: Program, answers: Answers, asOf = day): Verdict =>
  evaluate(program, answers, { asOf, programVersion: 1 });

/** One rule's outcome. */
export const ruleOn = (program: Program, id: string, sent: Answers, asOf = day) =>
  verdictOn(program, sent, asOf).rules.find((rule) => rule.id === id)?.outcome;

/** Codes of the hard rules that fail. */
export const reasonsOn = (program: Program, sent: Answers, asOf = day) =>
  verdictOn(program, sent, asOf).rules.flatMap(({ kind, reasonCode }) =>
    kind === 'hard' && reasonCode ? [reasonCode] : [],
  );

/** What a criterion is worth by the answers alone; undefined where the readers have to score it. */
export function pointsFor(program: Program, criterionId: string, answers: Answers): number | undefined {
  const criterion = program.scoring.criteria.find(({ id }) => id === criterionId);
  if (!criterion) throw new Error(`no criterion ${criterionId}`);
  return computedScore({ program, answers, asOf: day, tables: referenceTables }, criterion);
}

/** The comparisons of a trace. */
export const leavesOf = (trace: Trace): readonly Exclude<Trace, { of: unknown }>[] =>
  'of' in trace ? trace.of.flatMap(leavesOf) : [trace];
