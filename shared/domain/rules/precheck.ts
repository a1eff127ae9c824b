import type { CivilDate } from '../dates.ts';
import type { Answers } from '../program/fields.ts';
import { missingFields } from '../program/missing.ts';
import { applicantFields } from '../program/paths.ts';
import type { Rule } from '../program/rule.ts';
import type { Program, ProgramVersion } from '../program/schema.ts';
import { type ReferenceTables, referenceTables } from '../tables/reference-tables.ts';
import { inOrder, judgeRules, rulesHash } from './evaluate.ts';
import { comparisonsIn, type FactName } from './language.ts';
import { lookedAt } from './looked-at.ts';
import { type Change, nearestChange } from './nearest.ts';
import type { RuleOutcome, Trace, Verdict } from './verdict.ts';

/** A fact with what it came to, as text; long quotients are cut, so that they never show a limit they did not reach. */
export type WorkedOut = { readonly fact: FactName; readonly value: string };

/** What somebody is told before they apply. */
export type Precheck = {
  readonly verdict: Verdict['outcome'];
  /** The hard rules that may be told, with what each came to. */
  readonly rules: readonly {
    readonly rule: Rule;
    readonly outcome: RuleOutcome;
    /** What was worked out of the answers for it. */
    readonly worked: readonly WorkedOut[];
  }[];
  /** A rule that may not be told fails: only the verdict shows it. */
  readonly untold: boolean;
  /** Paths of what the rules still need to know and an applicant can say. */
  readonly missing: readonly string[];
  readonly nearest: readonly Change[];
  readonly programVersion: number;
  readonly rulesHash: string;
};

/**
 * The rules on answers that are not an application: the same rules on the same day, but only what they look at is missing, not
 * essays or papers. A rule that hangs on what is not asked yet (an analyst's finding, a document, a later phase) waits for it.
 */
export function precheck(
  { program, version }: ProgramVersion,
  answers: Answers,
  asOf: CivilDate,
  tables: ReferenceTables = referenceTables,
): Precheck {
  const context = { program, answers, asOf, tables };
  const judged = judgeRules(context);
  const asked = askedBeforehand(program);
  const hard = judged.filter(({ verdict }) => verdict.kind === 'hard');
  const open = hard.filter(({ ask, judge }) => [...ask, ...judge].some(asked));
  const paths = program.rules.flatMap(lookedAt);
  const wanted = new Set([...paths, ...paths.map(topOf)]);
  const missing = inOrder(program, [
    ...missingFields(program, answers, asOf).filter((path) => wanted.has(path) && asked(path)),
    ...open.flatMap(({ ask }) => ask).filter(asked),
  ]);
  const failed = hard.filter(({ verdict }) => verdict.outcome === 'fail');
  const told = program.rules.filter(({ kind, disclosable }) => kind === 'hard' && disclosable);
  return {
    verdict: failed.length > 0 ? 'ineligible' : open.length + missing.length > 0 ? 'unknown' : 'eligible',
    rules: told.map((rule) => {
      const one = hard.find(({ verdict }) => verdict.id === rule.id)?.verdict;
      return { rule, outcome: one?.outcome ?? 'unknown', worked: one ? workedOut(rule, one.trace) : [] };
    }),
    untold: failed.some(({ verdict }) => told.every(({ id }) => id !== verdict.id)),
    missing,
    nearest: nearestChange(context),
    programVersion: version,
    rulesHash: rulesHash(program, tables),
  };
}

/** The facts of a rule's check with their values, each once. */
function workedOut(rule: Rule, trace: Trace): readonly WorkedOut[] {
  const facts = comparisonsIn(rule.check).flatMap(({ fact }) => fact?.name ?? []);
  const leaves = (one: Trace): readonly Exclude<Trace, { of: unknown }>[] =>
    'of' in one ? one.of.flatMap(leaves) : [one];
  const worked = leaves(trace).flatMap(({ subject, value }) => {
    const fact = facts.find((name) => name === subject);
    return fact && value !== null ? [{ fact, value }] : [];
  });
  return [...new Map(worked.map((one) => [`${one.fact} ${one.value}`, one])).values()];
}

const topOf = (path: string) => path.split('.')[0] ?? '';

/** Whether a path is something that an applicant can say before anything is sent. */
function askedBeforehand(program: Program): (path: string) => boolean {
  const ids = new Set(
    applicantFields(program)
      .filter(({ type, demographic }) => type !== 'document' && !demographic)
      .map(({ id }) => id),
  );
  return (path) => ids.has(topOf(path));
}
