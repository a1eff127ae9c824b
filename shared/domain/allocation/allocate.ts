import { withAmounts } from './amounts.ts';
import { type Column, columnsOf } from './columns.ts';
import { overdrawn } from './fits.ts';
import type { LinearSolver } from './linear.ts';
import { overBy, packed } from './pack.ts';
import {
  type Allocation,
  type AllocationProblem,
  type Given,
  type Goal,
  goalsOf,
  type Measure,
} from './problem.ts';
import { refilled } from './refill.ts';
import { capLimits, fundLimit, type Limit, priced } from './rows.ts';
import { scaled } from './scaled.ts';
import { boundOf, lossesOf, type SearchInput, search } from './search.ts';
import { verified } from './verify.ts';
import { byWholeModel, isSmall } from './whole.ts';

/** Parts of choices that a proof may take: some seconds. */
const effort = 500_000;
/** The same for what is looked for once a proof has been given up. */
const rest = 250_000;
/** Parts that are kept at each step where it takes more. */
const beam = 200;
/** Sets of funds that may be found overdrawn, one after the other. */
const mostRounds = 40;

/**
 * Who gets what from which fund: the best result by the problem's goals under all its limits, and the same on every run. Two steps:
 * *who* is searched for under limits on sets of funds alone, which is far smaller than pairing everybody with every fund; *which fund*
 * is then found for those chosen. Where a set proves too small it is added and the search done again, so that a result which fits is
 * the best there is. What comes out is verified in whole numbers, whatever found it. Throws where that fails.
 */
export function allocate(solve: LinearSolver, problem: AllocationProblem): Allocation {
  const { problem: small, unit } = scaled(problem);
  const { given, proof } = solved(solve, small);
  const inCents = given.map((one) => one && { fund: one.fund, units: one.units * unit });
  const exact =
    proof === 'proven' || proof.goal !== 'money' ? proof : { ...proof, atMost: proof.atMost * unit };
  return { ...verified(problem, inCents), given: inCents, proof: exact };
}

function solved(solve: LinearSolver, problem: AllocationProblem): Pick<Allocation, 'given' | 'proof'> {
  const columns = columnsOf(problem);
  const searched = bySearch(solve, problem, columns);
  if (searched.kind === 'proven') return withAmounts(solve, problem, columns, searched.given);
  const rough = refilled(problem, searched.given);
  const goal = goalsOf(problem)[0] ?? 'merit';
  const reached = measured(goal, verified(problem, rough));
  const whole = byModel(solve, problem, columns, { ...searched, reached });
  if (whole) return { given: whole, proof: 'proven' };
  return { given: rough, proof: { goal, atMost: Math.max(0, Math.floor(searched.bound + 1e-6) - reached) } };
}

/** By the whole model, without the ways that lose more than a result we have: no better one can contain them. */
function byModel(
  solve: LinearSolver,
  problem: AllocationProblem,
  columns: readonly Column[],
  { input, top, bound, reached }: Searched & { readonly reached: number },
): readonly (Given | undefined)[] | undefined {
  const gap = input ? top - reached + 0.5 : Number.POSITIVE_INFINITY;
  const losses = input ? lossesOf(input) : undefined;
  const kept = columns.filter((_, c) => (losses?.ways[c] ?? 0) <= gap);
  if (!isSmall(kept)) return undefined;
  const forced = problem.applicants.map((_, a) => ((losses?.none[a] ?? 0) > gap ? true : undefined));
  return byWholeModel(solve, problem, kept, {
    funded: forced,
    ...(input ? { atMost: Math.floor(bound + 1e-6) } : {}),
  });
}

const measured = (goal: Goal, measure: Measure): number => (goal === 'rank' ? 0 : measure[goal]);

type Searched = {
  readonly kind: 'proven' | 'given-up';
  readonly given: readonly (Given | undefined)[];
  /** The most that the first goal could come to; and before single funds were looked at. */
  readonly bound: number;
  readonly top: number;
  /** With its prices; nothing where the goals cannot be searched for. */
  readonly input?: SearchInput;
};

function bySearch(solve: LinearSolver, problem: AllocationProblem, columns: readonly Column[]): Searched {
  const nobody = problem.applicants.map(() => undefined);
  const goals = goalsOf(problem);
  if (columns.length === 0) return { kind: 'proven', given: nobody, bound: 0, top: 0 };
  if (!searchable(goals, columns))
    return { kind: 'given-up', given: nobody, bound: Number.MAX_SAFE_INTEGER, top: 0 };
  const free = problem.funds.map((fund) => fund.free);
  const input = pricedInput(solve, problem, columns, free, goals);
  const top = boundOf(input);
  const sure = chosenWithin(input, free);
  const best = sure.kind === 'chosen' ? sure : chosenWithin(quick(input), free, sure);
  // Only what was looked through whole says how much is lost for sure.
  const bound = top - sure.loss;
  const chosen = best.chosen.length > 0 ? best.chosen : sure.chosen;
  const fit = intoFunds(problem, columns, chosen, free);
  const whole = fit.over.every((units) => units === 0);
  if (sure.kind === 'chosen' && whole) return { kind: 'proven', given: fit.given, bound, top, input };
  const given =
    best.kind === 'chosen' && !whole ? withRoom(problem, quick(input), free, fit, sure) : fit.given;
  return { kind: 'given-up', given, bound, top, input };
}

const quick = (input: SearchInput): SearchInput => ({ ...input, beam, effort: { left: rest } });

type Chosen =
  | { readonly kind: 'chosen'; readonly chosen: readonly number[]; readonly loss: number }
  | {
      readonly kind: 'too-much';
      readonly loss: number;
      readonly limits: readonly Limit[];
      /** What came last: nearly right, and it overdraws something. */
      readonly chosen: readonly number[];
    };

/**
 * The best choice that could be paid if amounts could be cut up. `limited`: what the limits let funds pay; `known`: limits to begin
 * with. Of a search that was given up, the least that is lost for sure.
 */
function chosenWithin(
  input: SearchInput,
  limited: readonly number[],
  known: Pick<Extract<Chosen, { kind: 'too-much' }>, 'limits' | 'loss'> = { limits: input.limits, loss: 0 },
): Chosen {
  const { columns } = input;
  const limits = known.limits.map((limit) =>
    limit.funds ? fundLimit(columns, limited, limit.funds) : limit,
  );
  let { loss } = known;
  let chosen: readonly number[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const found = search({ ...input, limits, prices: limits.map((_, r) => input.prices[r] ?? 0) }, loss);
    if (!found) break;
    loss = found.loss;
    chosen = found.chosen.filter((c) => c >= 0);
    const short = overdrawn(
      chosen.map((c) => loadOf(columns[c])),
      limited,
    );
    if (!short) return { kind: 'chosen', chosen, loss };
    limits.push(fundLimit(columns, limited, short));
  }
  return { kind: 'too-much', loss, limits, chosen };
}

function intoFunds(
  problem: AllocationProblem,
  columns: readonly Column[],
  chosen: readonly number[],
  free: readonly number[],
): { readonly given: readonly (Given | undefined)[]; readonly over: readonly number[] } {
  const loads = chosen.map((c) => loadOf(columns[c]));
  const found = packed(loads, free);
  return { given: givenBy(problem, columns, chosen, found.at), over: overBy(loads, found, free) };
}

/** How often funds into which awards do not go whole are treated as smaller than they are. */
const mostNarrowings = 2;

/**
 * Awards that could be paid in parts and not whole: chosen anew as if the funds that are overdrawn had so much less, which leaves room
 * to place what is chosen. Good, and no longer proven to be the best.
 */
function withRoom(
  problem: AllocationProblem,
  input: SearchInput,
  free: readonly number[],
  first: { readonly given: readonly (Given | undefined)[]; readonly over: readonly number[] },
  { loss }: Pick<Chosen, 'loss'>,
): readonly (Given | undefined)[] {
  let { given, over } = first;
  let limited = free;
  const from = { limits: input.limits, loss };
  for (let i = 0; i < mostNarrowings && over.some((units) => units > 0); i++) {
    limited = limited.map((units, f) => Math.max(0, units - (over[f] ?? 0)));
    const next = chosenWithin(input, limited, from);
    if (next.chosen.length === 0) break;
    ({ given, over } = intoFunds(problem, input.columns, next.chosen, free));
  }
  return given;
}

const loadOf = (column: Column | undefined) => ({ units: column?.least ?? 0, funds: column?.funds ?? [] });

/** The search weighs smallest amounts: it cannot put how much is given before who it is given to. */
function searchable(goals: readonly Goal[], columns: readonly Column[]): boolean {
  if (goals[0] === 'rank') return false;
  const fixed = columns.every(({ least, most }) => least === most);
  return fixed || !goals.includes('money') || goals.indexOf('money') > goals.indexOf('rank');
}

function pricedInput(
  solve: LinearSolver,
  problem: AllocationProblem,
  columns: readonly Column[],
  free: readonly number[],
  goals: readonly Goal[],
): SearchInput {
  const merits = problem.applicants.map(({ merit }) => merit);
  const first = goals[0] ?? 'merit';
  const worth = columns.map((column) =>
    first === 'merit' ? (merits[column.applicant] ?? 0) : first === 'awards' ? 1 : column.least,
  );
  const everything = fundLimit(columns, free, [...free.keys()]);
  const start: readonly Limit[] = [everything, ...capLimits(problem, columns)];
  const found = priced(solve, columns, worth, free, start);
  return { applicants: merits.length, columns, merits, goals, ...found, effort: { left: effort } };
}

function givenBy(
  problem: AllocationProblem,
  columns: readonly Column[],
  chosen: readonly number[],
  at: readonly number[],
): readonly (Given | undefined)[] {
  const given = problem.applicants.map((): Given | undefined => undefined);
  chosen.forEach((c, i) => {
    const column = columns[c];
    if (column) given[column.applicant] = { fund: at[i] ?? -1, units: column.least };
  });
  return given;
}
