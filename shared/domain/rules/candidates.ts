import { type Answers, type FieldOfType, innerFields } from '../program/fields.ts';
import { answersIn } from '../program/missing.ts';
import type { Rule } from '../program/rule.ts';
import { type Changeable, changeable } from './changeable.ts';
import { judgeRule } from './evaluate.ts';
import { inputsOf } from './facts.ts';
import { type Grid, gridOf, zip } from './grid.ts';
import { type Comparison, operatorNames } from './language.ts';
import { comparisonsOf, lookedAt } from './looked-at.ts';
import type { Context } from './read.ts';

/** One answer given otherwise, so that a rule which failed passes. */
export type Candidate = Changeable & { readonly to: unknown };

/**
 * Every single change of one answer that makes a failing rule pass; of values in order the nearest in each direction, of options
 * that nothing else looks at the first.
 */
export function candidatesFor(context: Context, rule: Rule): readonly Candidate[] {
  const comparisons = comparisonsOf(rule);
  const limits = comparisons.flatMap(limitsOf);
  return lookedAt(rule).flatMap((path) => {
    const one = changeable(context.program, context.answers, context.asOf, path);
    if (!one) return [];
    const passes = (to: unknown) =>
      judgeRule({ ...context, answers: withAnswer(context.answers, one.path, to) }, rule).verdict.outcome ===
      'pass';
    const derived = comparisons.some(({ fact }) => fact && inputsOf(fact).includes(path));
    const values =
      one.field.type === 'choices'
        ? nearestChoices(one.field, one.from, comparisons, passes)
        : valuesFor(context, one, { limits, derived }, passes);
    const only = one.field.type === 'choice' && !isLookedAtElsewhere(context, rule, path);
    return (only ? values.slice(0, 1) : values).map((to) => ({ ...one, to }));
  });
}

function isLookedAtElsewhere({ program }: Context, rule: Rule, path: string): boolean {
  const inner = program.pages.flatMap((page) =>
    page.fields.flatMap((field) => [field, ...innerFields(field)]),
  );
  return (
    program.rules.some((other) => other.id !== rule.id && lookedAt(other).includes(path)) ||
    inner.some(({ shownWhen }) => shownWhen && answersIn(shownWhen).some(({ field }) => field === path))
  );
}

/** The answers with one value put in at its path. */
export function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...answers, [first]: value };
  return { ...answers, [first]: withAnswer((answers[first] ?? {}) as Answers, rest.join('.'), value) };
}

function limitsOf(comparison: Comparison): readonly string[] {
  return operatorNames.flatMap((name) => {
    const limit = comparison[name];
    return limit === undefined || limit === true ? [] : [limit].flat().map(String);
  });
}

function valuesFor(
  { program, asOf }: Context,
  { field, from }: Changeable,
  rule: { readonly limits: readonly string[]; readonly derived: boolean },
  passes: (to: unknown) => boolean,
): readonly unknown[] {
  switch (field.type) {
    case 'yes-no':
      return [true, false].filter((to) => to !== from && passes(to));
    case 'choice':
      return field.options.map(({ value }) => value).filter((to) => to !== from && passes(to));
    case 'address':
      return nearestCodes(program.serviceArea.postalCodes, from, passes);
    default: {
      const grid = gridOf(field, from, asOf);
      return grid ? nearestSteps(grid, rule, passes) : [];
    }
  }
}

/**
 * What was chosen, with the fewest more or fewer that make the rule pass: one more, one fewer, or all that a comparison names at
 * once.
 */
function nearestChoices(
  { options }: FieldOfType<'choices'>,
  from: unknown,
  comparisons: readonly Comparison[],
  passes: (to: unknown) => boolean,
): readonly unknown[] {
  const given: readonly unknown[] = Array.isArray(from) ? from : [];
  const inOrder = (keep: (value: string | number) => boolean) =>
    options.map(({ value }) => value).filter(keep);
  const toggled = options.map(({ value }) =>
    inOrder((one) => (one === value ? !given.includes(one) : given.includes(one))),
  );
  const single = toggled.filter(passes);
  if (single.length > 0) return single;
  const wanted: readonly unknown[] = comparisons.flatMap(({ includesAll }) => includesAll ?? []);
  const unwanted: readonly unknown[] = comparisons.flatMap(({ includesNone }) => includesNone ?? []);
  const all = inOrder((one) => (given.includes(one) || wanted.includes(one)) && !unwanted.includes(one));
  return passes(all) ? [all] : [];
}

/** The two edges of the area that lie nearest; where somebody moves within it is theirs to say. */
function nearestCodes(
  area: readonly { readonly from: string; readonly to: string }[],
  code: unknown,
  passes: (to: unknown) => boolean,
): readonly string[] {
  return area
    .flatMap(({ from, to }) => [from, to])
    .filter(passes)
    .sort((a, b) => Math.abs(zip(a) - zip(code)) - Math.abs(zip(b) - zip(code)))
    .slice(0, 2);
}

/**
 * The nearest step in each direction at which the rule passes, written as the rule writes it. Where the rule looks at the answer
 * itself, that is a limit or the step beside it.
 */
function nearestSteps(
  grid: Grid,
  { limits, derived }: { readonly limits: readonly string[]; readonly derived: boolean },
  passes: (to: unknown) => boolean,
): readonly unknown[] {
  const written = new Map(
    limits.flatMap((limit) => {
      const step = grid.stepOf(limit);
      return step === undefined ? [] : [[step, limit] as const];
    }),
  );
  const holds = (step: number) => step >= grid.least && step <= grid.most && passes(grid.valueAt(step));
  const limitSteps = [...written.keys()].flatMap((step) => [step - 1, step, step + 1]);
  return ([-1, 1] as const).flatMap((sign) => {
    const ahead = (step: number) => (step - grid.at) * sign;
    const steps = [
      ...limitSteps.filter((step) => ahead(step) > 0 && holds(step)),
      ...(derived ? firstFrom(grid, sign, holds) : []),
    ];
    if (steps.length === 0) return [];
    const step = steps.reduce((a, b) => (ahead(a) <= ahead(b) ? a : b));
    const value = grid.valueAt(step);
    return [typeof value === 'string' ? (written.get(step) ?? value) : value];
  });
}

/**
 * Steps away from where we are, ever wider, until the rule passes; then halves back to the very first such step. Exact for
 * every fact of the rule language, because each rises or falls with each of its inputs.
 */
function firstFrom(grid: Grid, sign: -1 | 1, holds: (step: number) => boolean): readonly number[] {
  const room = sign > 0 ? grid.most - grid.at : grid.at - grid.least;
  let fails = 0;
  let width = 1;
  while (fails < room) {
    const tried = Math.min(width, room);
    if (holds(grid.at + sign * tried)) {
      let passes = tried;
      while (passes - fails > 1) {
        const middle = fails + Math.floor((passes - fails) / 2);
        if (holds(grid.at + sign * middle)) passes = middle;
        else fails = middle;
      }
      return [grid.at + sign * passes];
    }
    fails = tried;
    width *= 2;
  }
  return [];
}
