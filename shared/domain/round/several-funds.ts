import type { AllocationProblem, Award, Cap, Goal } from '../allocation/problem.ts';
import { moneyOf } from '../money.ts';
import { centsOfAmount } from '../program/amount.ts';
import type { AwardPlanOf } from '../program/award-plan.ts';
import type { AwardCap, FundPart, Objective } from '../program/funds-plan.ts';
import { answerAt } from '../program/paths.ts';
import { type ScaleName, scales } from '../program/scoring-plan.ts';
import { judge } from '../rules/condition.ts';
import type { Context } from '../rules/read.ts';
import { besideAid } from '../scoring/other-aid.ts';

export type FundsPlan = AwardPlanOf<'round-funds'>;

/** Why a fund cannot pay somebody at all, whatever is left in it. */
export const cannotPay = ['donor', 'donor-unknown', 'smallest', 'largest', 'aid'] as const;
export type CannotPay = (typeof cannotPay)[number];

/** What one fund may give somebody in cents; or why it may give them nothing. */
export type Possible =
  | { readonly kind: 'may'; readonly least: number; readonly most: number }
  | { readonly kind: 'not'; readonly by: CannotPay };

/** What each fund of the plan may give somebody, in the plan's order. */
export const possibleAwards = (context: Context, plan: FundsPlan): readonly Possible[] =>
  plan.funds.map((part) => possible(context, plan, part));

function possible(context: Context, plan: FundsPlan, part: FundPart): Possible {
  if (part.only) {
    // What is not known is not given: the donor's condition has to hold.
    const { truth } = judge(context, part.only.when);
    if (truth !== 'true') return { kind: 'not', by: truth === 'unknown' ? 'donor-unknown' : 'donor' };
  }
  const smallest = part.smallest === undefined ? 0 : centsOfAmount(part.smallest);
  const largest = part.largest === undefined ? Number.MAX_SAFE_INTEGER : centsOfAmount(part.largest);
  if (!plan.asked) return besideOther(context, smallest, largest);
  const asked = askedOf(context, plan);
  const percent = plan.asked.partPercent;
  const least = percent === undefined ? asked : wholeDollars((asked * percent) / 100);
  if (asked < smallest) return { kind: 'not', by: 'smallest' };
  if (least > largest) return { kind: 'not', by: 'largest' };
  return besideOther(context, Math.max(least, smallest), Math.min(asked, largest));
}

/** Other aid counts: nobody is given more than what their costs leave, and where they leave nothing, nothing. */
function besideOther(context: Context, least: number, most: number): Possible {
  const room = besideAid(context.program, context.answers, most)?.units ?? most;
  if (room <= 0) return { kind: 'not', by: 'aid' };
  return { kind: 'may', least: Math.min(least, room), most: room };
}

/** Cents that somebody asks for, at most what the plan gives anybody; none where amounts are not asked for. */
export function askedOf(context: Context, { asked }: FundsPlan): number {
  if (!asked) return 0;
  const money = moneyOf(answerAt(context.answers, asked.field));
  if (!money) throw new RangeError('an award without an amount');
  return Math.min(Number(money.cents), centsOfAmount(asked.atMost));
}

/** An award as it is given: whole dollars, unless that is less than the least that may be given. */
export const inDollars = (cents: number, least: number): number =>
  Math.max(least, Math.floor(cents / 100) * 100);

const wholeDollars = (cents: number): number => Math.ceil(cents / 100) * 100;

/** Somebody in a round: in order of rank, the best first. `score` in hundredths on the program's scale. */
export interface Standing {
  readonly applicationId: string;
  readonly score: number;
  readonly context: Context;
}

/** The whole question of a round from several funds. `free`: cents in each fund of the plan, in the plan's order. */
export function problemOf(
  plan: FundsPlan,
  ranked: readonly Standing[],
  free: readonly number[],
  scale: ScaleName,
): AllocationProblem {
  return {
    funds: plan.funds.map(({ fund }, f) => ({ id: fund, free: free[f] ?? 0 })),
    applicants: ranked.map(({ applicationId, score, context }) => ({
      id: applicationId,
      merit: meritOf(score, scale),
      awards: possibleAwards(context, plan).flatMap((one, fund): Award[] =>
        one.kind === 'may' ? [{ fund, least: one.least, most: one.most }] : [],
      ),
    })),
    caps: plan.caps.map((cap) => capOf(plan, cap)),
    goals: goalsFor[plan.objective],
  };
}

/** What is wanted after what: among equals of all before, the better ranked, and then as much money as can be. */
const goalsFor: Readonly<Record<Objective, readonly Goal[]>> = {
  merit: ['merit', 'rank', 'money'],
  awards: ['awards', 'merit', 'rank', 'money'],
  rank: ['rank', 'money'],
};

/** More is better on either scale: on that of ranks a 1 is worth most. */
function meritOf(score: number, scale: ScaleName): number {
  const { min, max, best } = scales[scale];
  return Math.max(0, best === min ? max * 100 - score : score);
}

function capOf({ funds }: FundsPlan, { id, atLeast, funds: own, most, sharePercent }: AwardCap): Cap {
  return {
    id,
    ...(atLeast === undefined ? {} : { atLeast: centsOfAmount(atLeast) }),
    ...(own === undefined ? {} : { funds: funds.flatMap(({ fund }, f) => (own.includes(fund) ? [f] : [])) }),
    limit: sharePercent === undefined ? { most: most ?? 0 } : { percent: sharePercent },
  };
}

/** Something that keeps the round from an even better result, and that could be thought away to see what it costs. */
export type Restriction =
  | { readonly kind: 'donor'; readonly fundId: string }
  | { readonly kind: 'amounts'; readonly fundId: string }
  | { readonly kind: 'cap'; readonly cap: string };

/** Every restriction of a plan, in its order: whom a donor's money is for, a fund's smallest and largest, each cap. */
export const restrictionsOf = ({ asked, funds, caps }: FundsPlan): readonly Restriction[] => [
  ...funds.flatMap(({ fund: fundId, only }): Restriction[] => (only ? [{ kind: 'donor', fundId }] : [])),
  // Where nobody asks for an amount, smallest and largest are what a fund gives, and keep nobody out.
  ...funds.flatMap(({ fund: fundId, smallest, largest }): Restriction[] =>
    asked && (smallest ?? largest) !== undefined ? [{ kind: 'amounts', fundId }] : [],
  ),
  ...caps.map(({ id }): Restriction => ({ kind: 'cap', cap: id })),
];

/** The plan as it would be without one of its restrictions. */
export function without(plan: FundsPlan, restriction: Restriction): FundsPlan {
  if (restriction.kind === 'cap')
    return { ...plan, caps: plan.caps.filter(({ id }) => id !== restriction.cap) };
  const freed = (part: FundPart): FundPart => {
    const { only, smallest, largest, ...rest } = part;
    return restriction.kind === 'donor'
      ? { ...rest, ...(smallest ? { smallest } : {}), ...(largest ? { largest } : {}) }
      : { ...rest, ...(only ? { only } : {}) };
  };
  return {
    ...plan,
    funds: plan.funds.map((part) => (part.fund === restriction.fundId ? freed(part) : part)),
  };
}

/** The name of a restriction in a form or an address. */
export const restrictionName = (one: Restriction): string =>
  `${one.kind}:${one.kind === 'cap' ? one.cap : one.fundId}`;
