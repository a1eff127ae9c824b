import { fieldSchema } from '../program/answers.ts';
import type { Answers } from '../program/fields.ts';
import { missingFields } from '../program/missing.ts';
import { answerAt, locate } from '../program/paths.ts';
import { type Candidate, candidatesFor, withAnswer } from './candidates.ts';
import { type JudgedRule, judgeRule, judgeRules } from './evaluate.ts';
import { distance } from './grid.ts';
import { partsOf } from './looked-at.ts';
import type { Context } from './read.ts';

/** An answer that, given otherwise, would help: its path, what was said, and what it would have to be. */
export type Change = { readonly field: string; readonly from: unknown; readonly to: unknown };

/** More than three things to change is no help any more. */
const mostChanges = 3;
/** A change may break another rule that the next one mends. */
const mostSteps = 6;

type Found = {
  readonly answers: Answers;
  readonly changed: ReadonlyMap<string, Candidate>;
  readonly cost: number;
};

/**
 * The nearest change: the fewest answers that, given otherwise, leave no rule failing, and of equally few the smallest change.
 * Only what a person could change and may be told (`changeable`); nothing where that does not help. What is unknown stays
 * unknown: it is asked for, never supposed.
 */
export function nearestChange(context: Context): readonly Change[] {
  const before = judgeRules(context);
  const failing = before.filter(fails);
  if (failing.length === 0 || failing.some(({ verdict }) => !ruleOf(context, verdict.id)?.disclosable))
    return [];
  const settled = settledAfter(context, before);
  for (let size = 1; size <= mostChanges; size++) {
    const found = search(context, size, settled);
    if (found) return inFormOrder(context, found.changed);
  }
  return [];
}

/** Depth first over the changes that mend the first failing rule: whatever helps in the end has to mend that one too. */
function search(
  context: Context,
  size: number,
  settled: (found: Found, judged: readonly JudgedRule[]) => boolean,
): Found | undefined {
  let best: Found | undefined;
  const seen = new Set<string>();
  const go = (at: Found, steps: number): void => {
    const state = JSON.stringify([...at.changed].map(([path, { to }]) => [path, to]).sort());
    if (seen.has(state)) return;
    seen.add(state);
    const here = { ...context, answers: at.answers };
    const judged = judgeRules(here);
    const failing = judged.find(fails);
    if (!failing) {
      if ((!best || at.cost < best.cost) && settled(at, judged)) best = at;
      return;
    }
    const rule = ruleOf(context, failing.verdict.id);
    const part = rule && partsOf(rule).find((one) => judgeRule(here, one).verdict.outcome === 'fail');
    if (!part?.disclosable || steps === 0) return;
    for (const candidate of candidatesFor(here, part)) {
      const next = withChange(context, at, candidate);
      if (next.changed.size <= size && fits(next, candidate, context)) go(next, steps - 1);
    }
  };
  go({ answers: context.answers, changed: new Map(), cost: 0 }, mostSteps);
  return best;
}

function withChange({ answers, asOf }: Context, at: Found, candidate: Candidate): Found {
  const { path, to } = candidate;
  // A second change of the same answer is still one change, from what was said first.
  const changed = new Map(at.changed).set(path, { ...candidate, from: answerAt(answers, path) });
  const cost = [...changed.values()].reduce(
    (sum, one) => sum + distance(one.field, one.from, one.to, asOf),
    0,
  );
  return { answers: withAnswer(at.answers, path, to), changed, cost };
}

/** What is proposed must be an answer that the form takes. */
function fits({ answers }: Found, { path, field, to }: Candidate, { asOf, program }: Context): boolean {
  if (field.type === 'address') return true;
  const part = locate(program, path)?.field;
  return (
    part !== undefined &&
    answerAt(answers, path) === to &&
    fieldSchema(part, 'en', asOf).safeParse(to).success
  );
}

/** A change that only trades a no for another question is none: nothing may become unknown or missing that was not before. */
function settledAfter(context: Context, before: readonly JudgedRule[]) {
  const { program, asOf } = context;
  const open = (judged: readonly JudgedRule[]) =>
    judged
      .filter(({ verdict }) => verdict.kind === 'hard' && verdict.outcome === 'unknown')
      .map(({ verdict }) => verdict.id);
  const wereOpen = new Set(open(before));
  const wereMissing = new Set(missingFields(program, context.answers, asOf));
  return ({ answers }: Found, judged: readonly JudgedRule[]): boolean =>
    open(judged).every((id) => wereOpen.has(id)) &&
    missingFields(program, answers, asOf).every((path) => wereMissing.has(path));
}

const fails = ({ verdict }: JudgedRule) => verdict.kind === 'hard' && verdict.outcome === 'fail';

const ruleOf = ({ program }: Context, id: string) => program.rules.find((rule) => rule.id === id);

function inFormOrder({ program }: Context, changed: Found['changed']): readonly Change[] {
  const order = program.pages.flatMap((page) => page.fields.map(({ id }) => id));
  const at = (path: string) => order.indexOf(path.split('.')[0] ?? '');
  return [...changed.values()]
    .map(({ path, from, to }) => ({ field: path, from, to }))
    .sort((a, b) => at(a.field) - at(b.field));
}
