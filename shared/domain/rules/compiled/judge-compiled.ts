import type { Answers } from '../../program/fields.ts';
import { formStages, invitedStages, missingFields } from '../../program/missing.ts';
import type { Program } from '../../program/schema.ts';
import { referenceTables } from '../../tables/reference-tables.ts';
import {
  conclude,
  type EvaluateOptions,
  type JudgedOutcome,
  judgeRule,
  judgeRules,
  type RuleFound,
} from '../evaluate.ts';
import type { Context } from '../read.ts';
import type { Truth, Verdict } from '../verdict.ts';
import { type Compiled, compile } from './compile.ts';

/** A verdict without its traces and stamps: what decides, what is asked, and why. */
export type Judgement = Pick<Verdict, 'outcome' | 'ask' | 'judge'> & { readonly rules: readonly RuleFound[] };

const truths: readonly Truth[] = ['false', 'unknown', 'true'];
const outcomes = ['fail', 'unknown', 'pass'] as const;

/**
 * The same answer that `evaluate` gives, by the compiled rules. Who is asked for what an unknown rule needs is read by the
 * interpreter: that is the rare way, and the words of it are the interpreter's.
 */
export function judgeCompiled(
  program: Program,
  answers: Answers,
  { asOf, invited, tables = referenceTables }: Pick<EvaluateOptions, 'asOf' | 'invited' | 'tables'>,
): Judgement {
  const context: Context = { program, answers, asOf, tables };
  const code = compile(program, tables);
  const judged = code ? judgeByCode(code, context) : judgeRules(context);
  const stages = invited ? invitedStages : formStages;
  const missing = missingFields(program, answers, asOf, stages);
  return {
    ...conclude(program, judged, missing, stages),
    rules: judged.map(({ verdict: { id, kind, outcome, reasonCode, applies } }) => ({
      id,
      kind,
      outcome,
      reasonCode,
      applies,
    })),
  };
}

function judgeByCode(code: Compiled, context: Context): readonly JudgedOutcome[] {
  const found = code.judge(code.read(context.answers, context.asOf));
  return context.program.rules.map((rule, index): JudgedOutcome => {
    const both = found[index] ?? 1;
    const outcome = outcomes[both % 3] ?? 'unknown';
    const verdict = {
      id: rule.id,
      kind: rule.kind,
      outcome,
      reasonCode: outcome === 'fail' ? rule.reason.code : null,
      applies: truths[Math.floor(both / 3)] ?? 'unknown',
    };
    const { ask, judge } = outcome === 'unknown' ? judgeRule(context, rule) : { ask: [], judge: [] };
    return { verdict, ask, judge };
  });
}
