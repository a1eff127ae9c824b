import { allocate } from '../../domain/allocation/allocate.ts';
import { betterFirst } from '../../domain/allocation/better-first.ts';
import { type Lost, lossesIn, withOne } from '../../domain/allocation/explain.ts';
import type { LinearSolver } from '../../domain/allocation/linear.ts';
import type { Allocation, AllocationProblem, Given, Measure } from '../../domain/allocation/problem.ts';
import { refilled } from '../../domain/allocation/refill.ts';
import { verified } from '../../domain/allocation/verify.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { ProposalLine } from '../../domain/round/round.ts';
import {
  askedOf,
  type FundsPlan,
  inDollars,
  possibleAwards,
  problemOf,
  restrictionName,
  restrictionsOf,
  type Standing,
  without,
} from '../../domain/round/several-funds.ts';
import type { AllocationSummary, Why } from '../../domain/round/why.ts';
import { hundredthsOf } from '../../domain/scoring/score.ts';
import type { Candidate, Free, ProposalDraft } from './draft-proposal.ts';
import { lineOf } from './line-of.ts';

/** Pairs of a person and a fund up to which a round is worked out again for each restriction, and for those who just missed. */
const smallRound = 4_000;
/** So many of those who just missed, the best ranked first. */
const justMissed = 10;

/** A round from several funds: who gets what from which fund, the best there is by the plan's objective, and why. */
export function draftFunds(
  solve: LinearSolver,
  ranked: readonly Candidate[],
  { scoring }: Program,
  plan: FundsPlan,
  free: Free,
): ProposalDraft {
  const standing = ranked.map(
    (one): Standing => ({
      applicationId: one.applicationId,
      score: hundredthsOf(one.score),
      context: one.context,
    }),
  );
  const left = plan.funds.map(({ fund }) => free(fund));
  const problemWith = (other: FundsPlan) => problemOf(other, standing, left, scoring.scale);
  const problem = problemWith(plan);
  const found = asGiven(problem, allocate(solve, problem));
  const byRank = refilled(problem);
  const plain = asGiven(problem, { ...verified(problem, byRank), given: byRank });
  const small = found.proof === 'proven' && problem.applicants.length * problem.funds.length <= smallRound;
  const allocation: AllocationSummary = {
    objective: plan.objective,
    proof: found.proof,
    reached: measureOf(found),
    plain: measureOf(plain),
    ...(small ? { prices: pricesOf(solve, plan, found, problemWith) } : {}),
  };
  const whys = whyEach(solve, { plan, standing, problem, found, plainly: plain.given, small });
  let waiting = 0;
  const lines = ranked.map((one, a): ProposalLine => {
    const given = found.given[a];
    const fundId = given && plan.funds[given.fund]?.fund;
    const common = { ...lineOf(one, a), ...(whys[a] ? { why: whys[a] } : {}) };
    if (!given || fundId === undefined) return { ...common, decision: 'waitlist', position: ++waiting };
    return { ...common, decision: 'offer', fundId, units: given.units };
  });
  const funds = plan.funds.map(({ fund: fundId }, f) => {
    const own = found.given.filter((one): one is Given => one?.fund === f);
    return { fundId, units: own.reduce((sum, { units }) => sum + units, 0), offers: own.length };
  });
  return { lines, funds, allocation };
}

/**
 * Who is funded and with how much together is settled: within a fund the better ranked have more of it. Nobody is told $34,999.99: what is
 * below a whole dollar stays in the fund, where that is still enough for them.
 */
function asGiven<T extends Measure & { readonly given: readonly (Given | undefined)[] }>(
  problem: AllocationProblem,
  found: T,
): T {
  const given = betterFirst(problem, found.given).map((one, a) => {
    const may = problem.applicants[a]?.awards.find(({ fund }) => fund === one?.fund);
    // Exactly what was asked stays as it is.
    if (!one || !may || one.units === may.most) return one;
    return { ...one, units: inDollars(one.units, may.least) };
  });
  return { ...found, given, ...verified(problem, given) };
}

const measureOf = ({ merit, awards, money }: Measure): Measure => ({ merit, awards, money });

/** What the result would be without each restriction, less what it is. */
function pricesOf(
  solve: LinearSolver,
  plan: FundsPlan,
  found: Allocation,
  problemWith: (plan: FundsPlan) => AllocationProblem,
): NonNullable<AllocationSummary['prices']> {
  return restrictionsOf(plan).flatMap((restriction) => {
    const freed = allocate(solve, problemWith(without(plan, restriction)));
    if (freed.proof !== 'proven') return [];
    return {
      restriction: restrictionName(restriction),
      merit: freed.merit - found.merit,
      awards: freed.awards - found.awards,
      money: freed.money - found.money,
    };
  });
}

interface Result {
  readonly plan: FundsPlan;
  readonly standing: readonly Standing[];
  readonly problem: AllocationProblem;
  readonly found: Allocation;
  readonly plainly: readonly (Given | undefined)[];
  readonly small: boolean;
}

function whyEach(solve: LinearSolver, result: Result): readonly (Why | undefined)[] {
  const { plan, standing, problem, found, plainly, small } = result;
  const losses = lossesIn(problem, found);
  let missed = 0;
  return standing.map(({ context }, a): Why | undefined => {
    const given = found.given[a];
    const plain = plainly[a] !== undefined;
    if (given) {
      const asked = plan.asked ? askedOf(context, plan) : given.units;
      const less = asked > given.units ? { asked } : {};
      return { kind: 'given', ...less, ...(plain ? {} : { plainly: false }) };
    }
    const lost = losses[a];
    if (!lost)
      return {
        kind: 'no-fund',
        funds: possibleAwards(context, plan).flatMap((one, f) => {
          const fundId = plan.funds[f]?.fund;
          return one.kind === 'not' && fundId !== undefined ? [{ fundId, by: one.by }] : [];
        }),
      };
    missed += 1;
    const exact = small && missed <= justMissed ? withOne(solve, problem, found, a) : undefined;
    return {
      kind: 'lost',
      funds: fundsLost(result, lost),
      ...(lost.caps.length > 0 ? { caps: [...lost.caps] } : {}),
      ...(plain ? { plainly: true } : {}),
      ...(exact
        ? {
            instead: {
              ...measureOf(exact),
              without: exact.without.flatMap((other) => standing[other]?.applicationId ?? []),
            },
          }
        : {}),
    };
  });
}

/** What is left in each fund that could have paid them, and the lowest score it pays. */
function fundsLost({ plan, standing, found }: Result, lost: Lost) {
  return lost.funds.flatMap(({ fund, left, least }) => {
    const fundId = plan.funds[fund]?.fund;
    if (fundId === undefined) return [];
    // In order of rank the last whom it pays has the lowest score.
    const last = found.given.findLastIndex((one) => one?.fund === fund);
    const score = standing[last]?.score;
    return [{ fundId, left, least, ...(score === undefined ? {} : { lowest: score }) }];
  });
}
