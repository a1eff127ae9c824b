import { parseAnswers } from '../../../shared/domain/program/answers.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { evaluate } from '../../../shared/domain/rules/evaluate.ts';

/** What comes of answers sent to a program: the outcome, and the reasons or what is needed. */
export function screen(program: Program, sent: object, asOf = '2026-11-21') {
  const parsed = parseAnswers(program, sent, 'en', asOf);
  if (!parsed.ok) return parsed.errors.map(({ pointer }) => pointer);
  const { outcome, rules, ask, judge } = evaluate(program, parsed.answers, { asOf, programVersion: 1 });
  if (outcome === 'eligible') return 'eligible';
  if (outcome === 'unknown') return { ask, judge };
  return rules.flatMap(({ kind, reasonCode }) => (kind === 'hard' && reasonCode ? [reasonCode] : []));
}
