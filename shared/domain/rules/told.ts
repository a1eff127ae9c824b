import { canonicalJson } from '../canonical-json.ts';
import type { Rule } from '../program/rule.ts';
import type { Program } from '../program/schema.ts';
import { comparisonsOf } from './looked-at.ts';
import type { Verdict } from './verdict.ts';

type Judging = Pick<Program, 'rules' | 'scoring' | 'family'>;

/**
 * The rules that decided against an applicant and that they may be told of. In the document's order; of credit those first
 * that look at what a criterion measures, by its weight: the notice has room for four, the principal ones.
 */
export function toldRules(verdict: Verdict, program: Judging): readonly Rule[] {
  const failed = new Set(
    verdict.rules.flatMap(({ id, kind, outcome }) => (kind === 'hard' && outcome === 'fail' ? [id] : [])),
  );
  const told = program.rules.filter(({ id, disclosable }) => disclosable && failed.has(id));
  if (program.family !== 'financing') return told;
  // The sort is stable: equal weights keep the document's order.
  return [...told].sort((a, b) => weightOf(program, b) - weightOf(program, a));
}

/** The weight of the criterion that measures the very fact or field that a rule compares; 0 where none does. */
function weightOf({ scoring }: Judging, rule: Rule): number {
  const compared = new Set(comparisonsOf(rule).map(subjectText));
  const weights = scoring.criteria.flatMap(({ source, weight }) =>
    source.by === 'computed' && compared.has(subjectText(source)) ? [weight] : [],
  );
  return Math.max(0, ...weights);
}

const subjectText = ({ field, fact }: { readonly field?: unknown; readonly fact?: unknown }): string =>
  canonicalJson({ ...(field === undefined ? {} : { field }), ...(fact === undefined ? {} : { fact }) });
