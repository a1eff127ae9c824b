import { canonicalJson } from '../canonical-json.ts';
import type { CivilDate } from '../dates.ts';
import { hashOf } from '../hash.ts';
import type { Answers, AskingStage } from '../program/fields.ts';
import { formStages, invitedStages, missingFields } from '../program/missing.ts';
import { allFields } from '../program/paths.ts';
import type { Rule } from '../program/rule.ts';
import type { Program } from '../program/schema.ts';
import { type ReferenceTables, referenceTables } from '../tables/reference-tables.ts';
import { type Judged, judge } from './condition.ts';
import { implies } from './kleene.ts';
import type { Context } from './read.ts';
import { isReferenceTable, tablesUsed } from './tables-used.ts';
import type { RuleOutcome, RuleVerdict, Truth, Verdict } from './verdict.ts';

export type EvaluateOptions = {
  /** The day of submission in the program's zone (`civilDateIn(program.zone, receivedAt)`). */
  readonly asOf: CivilDate;
  /** The number the store gave this version of the program. */
  readonly programVersion: number;
  readonly tables?: ReferenceTables;
  /** Invited to the second phase: its questions were asked. Before, what they would decide stays out of it. */
  readonly invited?: boolean;
};

/**
 * Who qualifies, and why. Ineligible as soon as one hard rule surely fails; otherwise unknown while a hard rule is
 * unknown or a required answer is missing; else eligible. A missing fact never counts against anybody.
 */
export function evaluate(program: Program, answers: Answers, options: EvaluateOptions): Verdict {
  const tables = options.tables ?? referenceTables;
  const context: Context = { program, answers, asOf: options.asOf, tables };
  const judged = judgeRules(context);
  const stages: readonly AskingStage[] = options.invited ? invitedStages : formStages;
  const missing = missingFields(program, answers, options.asOf, stages);
  const { outcome, ask, judge } = conclude(program, judged, missing, stages);
  return {
    outcome,
    rules: judged.map(({ verdict }) => verdict),
    ask,
    judge,
    asOf: options.asOf,
    programVersion: options.programVersion,
    rulesHash: rulesHash(program, tables),
    inputHash: hashOf({ answers, asOf: options.asOf }),
    tableVersions: tablesUsed(program),
    ...(options.invited ? { invited: true as const } : {}),
  };
}

/** What follows from the rules and from what is missing: the outcome, what is asked and what is left to a person. */
export function conclude(
  program: Program,
  judged: readonly JudgedOutcome[],
  missing: readonly string[],
  stages: readonly AskingStage[],
): Pick<Verdict, 'outcome' | 'ask' | 'judge'> {
  const hard = judged
    .filter(({ verdict }) => verdict.kind === 'hard')
    .map((one) => asked(program, stages, one));
  const failed = hard.some(({ verdict }) => verdict.outcome === 'fail');
  const open = missing.length > 0 || hard.some((one) => one.open);
  return {
    outcome: failed ? 'ineligible' : open ? 'unknown' : 'eligible',
    ask: inOrder(program, [...missing, ...hard.flatMap((one) => one.ask)]),
    judge: inOrder(
      program,
      hard.flatMap((one) => one.judge),
    ),
  };
}

/** Hash of everything the verdict depends on besides the answers: rules, service area, and the tables they look at. */
export function rulesHash(program: Program, tables: ReferenceTables = referenceTables): string {
  const known = hashes.get(program) ?? new WeakMap<ReferenceTables, string>();
  hashes.set(program, known);
  const hash = known.get(tables) ?? hashRules(program, tables);
  known.set(tables, hash);
  return hash;
}

/** Published documents and tables never change, so a hash of them is worked out once. */
const hashes = new WeakMap<Program, WeakMap<ReferenceTables, string>>();

function hashRules(program: Program, tables: ReferenceTables): string {
  const versions = tablesUsed(program);
  const contents = Object.entries(versions).map(([name, version]) => [
    name,
    version,
    isReferenceTable(name)
      ? (tables[name][version] ?? null)
      : program.tables.own?.find(({ id }) => id === name),
  ]);
  const { postalCodes, boundaryStreets } = program.serviceArea;
  return hashOf({
    rules: program.rules,
    serviceArea: postalCodes,
    ...(boundaryStreets ? { boundaryStreets } : {}),
    tables: contents,
  });
}

/** Whether a stored verdict comes out again, byte for byte, from the same program version and answers. */
export function replay(
  verdict: Verdict,
  program: Program,
  answers: Answers,
  tables: ReferenceTables = referenceTables,
): { readonly same: boolean; readonly again: Verdict } {
  const again = evaluate(program, answers, {
    asOf: verdict.asOf,
    programVersion: verdict.programVersion,
    tables,
    ...(verdict.invited ? { invited: true } : {}),
  });
  return { same: canonicalJson(verdict) === canonicalJson(again), again };
}

/** One rule's outcome, and what would have to be supplied or judged where it is unknown. */
export type JudgedRule = {
  readonly verdict: RuleVerdict;
  readonly ask: readonly string[];
  readonly judge: readonly string[];
};

/** The same without the trace. */
export type JudgedOutcome = Omit<JudgedRule, 'verdict'> & { readonly verdict: RuleFound };
export type RuleFound = Pick<RuleVerdict, 'id' | 'kind' | 'outcome' | 'reasonCode' | 'applies'>;

/** Every rule of the program, in its order. */
export function judgeRules(context: Context): readonly JudgedRule[] {
  return context.program.rules.map((rule) => judgeRule(context, rule));
}

/** A rule as it counts now: what hangs on questions of a later stage alone is not open, and nobody is asked for it yet. */
function asked(program: Program, stages: readonly AskingStage[], one: JudgedOutcome) {
  const { stageOf } = orderOf(program);
  const isLater = (path: string) => {
    const stage = stageOf.get(path.split('.')[0] ?? '');
    return stage !== undefined && !stages.includes(stage);
  };
  const ask = one.ask.length === 0 ? one.ask : one.ask.filter((path) => !isLater(path));
  const waits = one.ask.length > ask.length && ask.length === 0 && one.judge.length === 0;
  return { ...one, ask, open: one.verdict.outcome === 'unknown' && !waits };
}

const outcomes: Record<Truth, RuleOutcome> = { true: 'pass', false: 'fail', unknown: 'unknown' };

/** One rule on one application and day. */
export function judgeRule(context: Context, rule: Rule): JudgedRule {
  const applies: Judged | undefined = rule.appliesWhen && judge(context, rule.appliesWhen);
  const check = judge(context, rule.check);
  const outcome = outcomes[implies(applies?.truth ?? 'true', check.truth)];
  const unknown = outcome === 'unknown' ? [applies, check].filter((one) => one?.truth === 'unknown') : [];
  return {
    verdict: {
      id: rule.id,
      kind: rule.kind,
      outcome,
      reasonCode: outcome === 'fail' ? rule.reason.code : null,
      applies: applies?.truth ?? 'true',
      whenTrace: applies?.trace ?? null,
      trace: check.trace,
    },
    ask: unknown.flatMap((one) => one?.ask ?? []),
    judge: unknown.flatMap((one) => one?.judge ?? []),
  };
}

type Order = {
  readonly position: ReadonlyMap<string, number>;
  readonly stageOf: ReadonlyMap<string, AskingStage>;
};
const orders = new WeakMap<Program, Order>();

/** Where each question stands and when it is asked; worked out once, since a program never changes. */
function orderOf(program: Program): Order {
  const known = orders.get(program);
  if (known) return known;
  const fields = allFields(program);
  const order = {
    position: new Map(fields.map((field, index) => [field.id as string, index])),
    stageOf: new Map(fields.map(({ id, askedAt }) => [id as string, askedAt])),
  };
  orders.set(program, order);
  return order;
}

/** Each path once, in the order of the form. */
export function inOrder(program: Program, paths: readonly string[]): readonly string[] {
  if (paths.length < 2) return paths;
  const { position } = orderOf(program);
  const at = (path: string) => position.get(path.split('.')[0] ?? '') ?? position.size;
  return [...new Set(paths)].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
}
