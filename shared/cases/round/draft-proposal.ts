import { placeByChoice } from '../../domain/placing/place-by-choice.ts';
import { groupedBy } from '../../domain/placing/site-orders.ts';
import { whyPlaced } from '../../domain/placing/why-placed.ts';
import type { AwardPlanOf, RoundPlan } from '../../domain/program/award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { Interviewed, ProposalLine, ProposalSummary, RankedBy } from '../../domain/round/round.ts';
import type { Context } from '../../domain/rules/read.ts';
import { askedCents } from '../../domain/scoring/award-amount.ts';
import { fillAsked, fillMoney, type MoneyFill } from '../../domain/scoring/fill.ts';
import type { Rankable } from '../../domain/scoring/ranking.ts';
import { hundredthsOf } from '../../domain/scoring/score.ts';
import { readFund } from '../../store/funds.ts';
import type { Store } from '../../store/table.ts';

/** Somebody reviewed, with what their amount is worked out from. */
export type Candidate = Rankable & {
  readonly context: Context;
  readonly rankedBy?: RankedBy;
  readonly interviewed?: Interviewed;
};
export type ProposalDraft = { readonly lines: ProposalLine[]; readonly funds: ProposalSummary['funds'] };

/** What each of the ranked would be told, by the plan, out of what is free in its funds now. */
export function draftProposal(
  store: Store,
  ranked: readonly Candidate[],
  plan: RoundPlan,
  /** The program that the plan stands in. */
  program: Program,
): Promise<ProposalDraft> {
  switch (plan.kind) {
    case 'round-money':
      return byMoney(store, ranked, plan);
    case 'round-asked':
      return byAsked(store, ranked, plan);
    case 'round-slots':
      return bySlots(store, ranked, plan, program);
    case 'round-seats':
      return bySeats(store, ranked, plan);
  }
}

const freeIn = async (store: Store, fundId: string) => (await readFund(store, fundId))?.free ?? 0;

async function byMoney(
  store: Store,
  ranked: readonly Candidate[],
  plan: AwardPlanOf<'round-money'>,
): Promise<ProposalDraft> {
  const ids = ranked.map((one) => one.applicationId);
  return moneyDraft(ranked, plan.fund, fillMoney(ids, await freeIn(store, plan.fund), plan.tiers));
}

async function byAsked(
  store: Store,
  ranked: readonly Candidate[],
  plan: AwardPlanOf<'round-asked'>,
): Promise<ProposalDraft> {
  const asked = ranked.map(({ applicationId, context }) => ({
    applicationId,
    cents: askedCents(context, plan),
  }));
  return moneyDraft(ranked, plan.fund, fillAsked(asked, await freeIn(store, plan.fund), plan.whenShort));
}

function moneyDraft(
  ranked: readonly Candidate[],
  fundId: AwardPlanOf<'round-money'>['fund'],
  fill: MoneyFill,
): ProposalDraft {
  const cents = new Map(fill.offers.map((offer) => [offer.applicationId, offer.cents]));
  let waiting = 0;
  const lines = ranked.map((one, i): ProposalLine => {
    const units = cents.get(one.applicationId);
    return units === undefined
      ? { ...common(one, i), decision: 'waitlist', position: ++waiting }
      : { ...common(one, i), decision: 'offer', fundId, units };
  });
  return { lines, funds: [{ fundId, units: fill.totalCents, offers: fill.offers.length }] };
}

async function bySlots(
  store: Store,
  ranked: readonly Candidate[],
  plan: AwardPlanOf<'round-slots'>,
  program: Program,
): Promise<ProposalDraft> {
  const free = Object.fromEntries(
    await Promise.all(plan.sites.map(async (site) => [site.option, await freeIn(store, site.fund)] as const)),
  );
  const seekers = ranked.map((one) => groupedBy(plan, program, one.applicationId, one.context));
  const placed = placeByChoice(seekers, free);
  const why = whyPlaced(seekers, free, placed);
  const offered = new Map(placed.offers.map((offer) => [offer.applicationId, offer]));
  let waiting = 0;
  const lines = ranked.map((one, i): ProposalLine => {
    const offer = offered.get(one.applicationId);
    const site = plan.sites.find(({ option }) => option === offer?.option);
    const choices = [...(why.get(one.applicationId) ?? [])];
    if (!offer || !site) return { ...common(one, i), decision: 'waitlist', position: ++waiting, choices };
    const { option, choice } = offer;
    return {
      ...common(one, i),
      decision: 'offer',
      fundId: site.fund,
      units: 1,
      site: option,
      choice,
      choices,
    };
  });
  const funds = plan.sites.map(({ option, fund }) => {
    const offers = placed.offers.filter((offer) => offer.option === option).length;
    return { fundId: fund, units: offers, offers };
  });
  return { lines, funds };
}

/** Seats to the best ranked, then the waiting list as far as it goes; nobody is left on a list that has no end. */
async function bySeats(
  store: Store,
  ranked: readonly Candidate[],
  { fund: fundId, waitlist = ranked.length }: AwardPlanOf<'round-seats'>,
): Promise<ProposalDraft> {
  const seats = Math.min(await freeIn(store, fundId), ranked.length);
  const lines = ranked.map((one, i): ProposalLine => {
    if (i < seats) return { ...common(one, i), decision: 'offer', fundId, units: 1 };
    const position = i + 1 - seats;
    if (position <= waitlist) return { ...common(one, i), decision: 'waitlist', position };
    return { ...common(one, i), decision: 'not-select' };
  });
  return { lines, funds: [{ fundId, units: seats, offers: seats }] };
}

const common = (one: Candidate, index: number) => ({
  applicationId: one.applicationId,
  place: index + 1,
  score: hundredthsOf(one.score),
  ...(one.rankedBy ? { rankedBy: one.rankedBy } : {}),
  ...(one.interviewed ? { interviewed: one.interviewed } : {}),
});
