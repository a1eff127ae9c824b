import type { Rule } from '../program/rule.ts';
import type { Program } from '../program/schema.ts';
import type { Verdict } from './verdict.ts';

/** The rules that decided against an applicant and that they may be told of, in the program's order. */
export function toldRules(verdict: Verdict, { rules }: Pick<Program, 'rules'>): readonly Rule[] {
  const failed = new Set(
    verdict.rules.flatMap(({ id, kind, outcome }) => (kind === 'hard' && outcome === 'fail' ? [id] : [])),
  );
  return rules.filter(({ id, disclosable }) => disclosable && failed.has(id));
}
