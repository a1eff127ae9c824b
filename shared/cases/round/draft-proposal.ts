import { placeByChoice } from '../../domain/placing/place-by-choice.ts';
import { groupedBy } from '../../domain/placing/site-orders.ts';
import { whyPlaced } from '../../domain/placing/why-placed.ts';
import { centsOfAmount } from '../../domain/program/amount.ts';
import type { AwardPlanOf, RoundPlan } from '../../domain/program/award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { Interviewed, ProposalLine, ProposalSummary, RankedBy } from '../../domain/round/round.ts';
import type { AllocationSummary, FundLost, Why } from '../../domain/round/why.ts';
import type { Context } from '../../domain/rules/read.ts';
import { askedCents } from '../../domain/scoring/award-amount.ts';
import { fillAsked, fillMoney, type MoneyFill } from '../../domain/scoring/fill.ts';
import type { Rankable } from '../../domain/scoring/ranking.ts';
import { hundredthsOf } from '../../domain/scoring/score.ts';
import { linearSolver } from '../../solver/highs.ts';
import { draftFunds } from './draft-funds.ts';
import { lineOf } from './line-of.ts';

/** Somebody reviewed, with what their amount is worked out from. */
export type Candidate = Rankable & {
  readonly context: Context;
  readonly rankedBy?: RankedBy;
  readonly interviewed?: Interviewed;
};
export type ProposalDraft = {
  readonly lines: ProposalLine[];
  readonly funds: ProposalSummary['funds'];
  /** Of a round from several funds: what was reached, beside plain ranking, and what each restriction costs. */
  readonly allocation?: AllocationSummary;
};
/** Units that are free in a fund: cents or places. */
export type Free = (fundId: string) => number;

/** What each of the ranked would be told, by the program's plan, out of what is free in its funds. */
export async function draftProposal(
  ranked: readonly Candidate[],
  program: Program,
  plan: RoundPlan,
  free: Free,
): Promise<ProposalDraft> {
  switch (plan.kind) {
    case 'round-money':
      return byMoney(ranked, plan, free);
    case 'round-asked':
      return byAsked(ranked, plan, free);
    case 'round-slots':
      return bySlots(ranked, program, plan, free);
    case 'round-seats':
      return bySeats(ranked, plan, free);
    case 'round-funds':
      return draftFunds(await linearSolver(), ranked, program, plan, free);
  }
}

function byMoney(ranked: readonly Candidate[], plan: AwardPlanOf<'round-money'>, free: Free): ProposalDraft {
  const ids = ranked.map((one) => one.applicationId);
  const fill = fillMoney(ids, free(plan.fund), plan.tiers);
  const least = centsOfAmount(plan.tiers.at(-1)?.amount ?? '');
  return moneyDraft(ranked, plan.fund, fill, free, () => least);
}

function byAsked(ranked: readonly Candidate[], plan: AwardPlanOf<'round-asked'>, free: Free): ProposalDraft {
  const asked = ranked.map(({ applicationId, context }) => ({
    applicationId,
    cents: askedCents(context, plan),
  }));
  const fill = fillAsked(asked, free(plan.fund), plan.whenShort);
  return moneyDraft(ranked, plan.fund, fill, free, ({ context }) => askedCents(context, plan));
}

function moneyDraft(
  ranked: readonly Candidate[],
  fundId: AwardPlanOf<'round-money'>['fund'],
  fill: MoneyFill,
  free: Free,
  leastOf: (one: Candidate) => number,
): ProposalDraft {
  const cents = new Map(fill.offers.map((offer) => [offer.applicationId, offer.cents]));
  const lost = { fundId, left: free(fundId) - fill.totalCents, lowest: lowestOf(ranked, cents) };
  let waiting = 0;
  const lines = ranked.map((one, i): ProposalLine => {
    const units = cents.get(one.applicationId);
    if (units !== undefined) return { ...lineOf(one, i), decision: 'offer', fundId, units };
    const why = lostTo({ ...lost, least: leastOf(one) });
    return { ...lineOf(one, i), decision: 'waitlist', position: ++waiting, why };
  });
  return { lines, funds: [{ fundId, units: fill.totalCents, offers: fill.offers.length }] };
}

/** The score of the last who gets something; undefined where nobody does. */
function lowestOf(
  ranked: readonly Candidate[],
  offered: { has(applicationId: string): boolean },
): number | undefined {
  const last = ranked.findLast(({ applicationId }) => offered.has(applicationId));
  return last && hundredthsOf(last.score);
}

/** One fund, and all of it given to others. */
const lostTo = ({ lowest, ...fund }: Omit<FundLost, 'lowest'> & { lowest: number | undefined }): Why => ({
  kind: 'lost',
  funds: [{ ...fund, ...(lowest === undefined ? {} : { lowest }) }],
});

function bySlots(
  ranked: readonly Candidate[],
  program: Program,
  plan: AwardPlanOf<'round-slots'>,
  free: Free,
): ProposalDraft {
  const slots = Object.fromEntries(plan.sites.map((site) => [site.option, free(site.fund)]));
  const seekers = ranked.map((one) => groupedBy(plan, program, one.applicationId, one.context));
  const placed = placeByChoice(seekers, slots);
  const stood = whyPlaced(seekers, slots, placed);
  const offered = new Map(placed.offers.map((offer) => [offer.applicationId, offer]));
  let waiting = 0;
  const lines = ranked.map((one, i): ProposalLine => {
    const offer = offered.get(one.applicationId);
    const site = plan.sites.find(({ option }) => option === offer?.option);
    const choices = [...(stood.get(one.applicationId) ?? [])];
    if (!offer || !site) {
      const why: Why = { kind: 'places', choices };
      return { ...lineOf(one, i), decision: 'waitlist', position: ++waiting, why };
    }
    const why: Why = { kind: 'places', choice: offer.choice, choices };
    return { ...lineOf(one, i), decision: 'offer', fundId: site.fund, units: 1, site: site.option, why };
  });
  const funds = plan.sites.map(({ option, fund }) => {
    const offers = placed.offers.filter((offer) => offer.option === option).length;
    return { fundId: fund, units: offers, offers };
  });
  return { lines, funds };
}

/** Seats to the best ranked, then the waiting list as far as it goes; nobody is left on a list that has no end. */
function bySeats(
  ranked: readonly Candidate[],
  { fund: fundId, waitlist = ranked.length }: AwardPlanOf<'round-seats'>,
  free: Free,
): ProposalDraft {
  const seats = Math.min(free(fundId), ranked.length);
  const offered = new Set(ranked.slice(0, seats).map(({ applicationId }) => applicationId));
  const why = lostTo({ fundId, left: free(fundId) - seats, least: 1, lowest: lowestOf(ranked, offered) });
  const lines = ranked.map((one, i): ProposalLine => {
    if (i < seats) return { ...lineOf(one, i), decision: 'offer', fundId, units: 1 };
    const position = i + 1 - seats;
    if (position <= waitlist) return { ...lineOf(one, i), decision: 'waitlist', position, why };
    return { ...lineOf(one, i), decision: 'not-select', why };
  });
  return { lines, funds: [{ fundId, units: seats, offers: seats }] };
}
