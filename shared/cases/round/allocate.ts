import type { ApplicationIn } from '../../domain/application/application.ts';
import { TransientFault } from '../../domain/faults.ts';
import { hashOf } from '../../domain/hash.ts';
import type { AwardPlanOf } from '../../domain/program/award-plan.ts';
import { answerAt } from '../../domain/program/paths.ts';
import type { ProposalLine, ProposalSummary, RoundIn } from '../../domain/round/round.ts';
import { fillMoney, fillSlots } from '../../domain/scoring/fill.ts';
import { type Rankable, rank } from '../../domain/scoring/ranking.ts';
import { hundredthsOf, scoreApplication } from '../../domain/scoring/score.ts';
import type { Loaded } from '../../store/applications.ts';
import { loadApplication } from '../../store/applications.ts';
import { type Movement, movementWrites, readFund } from '../../store/funds.ts';
import { readProgram } from '../../store/programs.ts';
import { commitRound, proposalWrites, readRound } from '../../store/rounds.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { contextOf, readReviews } from '../judging.ts';

type Draft = { lines: ProposalLine[]; funds: ProposalSummary['funds'] };

/**
 * Ranks everybody reviewed in a closed round by score and the published tie-breaks, fills the fund or the slots, and
 * proposes the result: the lines, their hash, and the money reserved for them. Nobody is told anything yet.
 */
export async function allocate(store: Store, roundId: string): Promise<void> {
  const round = await readRound(store, roundId);
  if (round?.status !== 'closing') return;
  const current = await readProgram(store, round.programId);
  const award = current?.program.award;
  if (!current || !award || award.kind === 'rolling-loan')
    throw new Error('A round without a plan to award it');
  const ranked = rank(await candidates(store, round), award.tieBreaks, current.program.scoring.scale);
  const { lines, funds } =
    award.kind === 'round-money' ? await byMoney(store, ranked, award) : await bySlots(store, ranked, award);
  const run = round.workflowRuns;
  for (let i = 0; i < lines.length; i += 50)
    await transact(store, proposalWrites(roundId, run, lines).slice(i, i + 50));
  const hash = hashOf({ roundId, run, lines, funds });
  const offers = lines.filter((line) => line.decision === 'offer').length;
  const proposal: ProposalSummary = { run, hash, offers, waitlisted: lines.length - offers, funds };
  const outcome = await commitRound(store, round, {
    next: { ...round, status: 'proposed', proposal, approvals: [] },
    happening: {
      event: 'proposed',
      actor: { kind: 'system', id: 'round' },
      data: { hash, offers, waitlisted: proposal.waitlisted },
    },
    writes: reservations(round, proposal).flatMap((movement) => movementWrites(store, movement)),
    effects: [
      {
        kind: 'mail-owner',
        mail: 'release-waiting',
        programId: round.programId,
        subject: `ROUND#${roundId}`,
        about: 'release-waiting',
      },
    ],
  });
  if (outcome.kind !== 'committed')
    throw new TransientFault('The fund or the round changed while it was allocated');
}

/** The movements that keep a proposal's money for it, or give it back. */
export const reservations = (
  round: { roundId: string },
  proposal: ProposalSummary,
  direction: 'keep' | 'give-back' = 'keep',
): Movement[] =>
  proposal.funds
    .filter((fund) => fund.units > 0)
    .map((fund) => ({
      fundId: fund.fundId,
      from: direction === 'keep' ? 'free' : 'reserved',
      to: direction === 'keep' ? 'reserved' : 'free',
      units: fund.units,
      subject: round.roundId,
      entry: `${round.roundId}#${proposal.run}#${direction}`,
    }));

async function candidates(store: Store, round: RoundIn<'closing'>): Promise<Rankable[]> {
  const listed = (await listByStatus(store, round.programId, 'reviewed')).filter(
    (one) => one.roundId === round.roundId,
  );
  const all = await Promise.all(listed.map(({ applicationId }) => loadApplication(store, applicationId)));
  return Promise.all(
    all.flatMap((one) =>
      one?.application.status === 'reviewed'
        ? [rankable(store, { application: one.application, key: one.key })]
        : [],
    ),
  );
}

async function rankable(store: Store, loaded: Loaded<ApplicationIn<'reviewed'>>): Promise<Rankable> {
  const context = await contextOf(store, loaded);
  const scored = scoreApplication(
    context,
    (await readReviews(store, loaded.key)).map((review) => review.scores),
  );
  if (scored.kind === 'incomplete') throw new Error('A reviewed application has no score');
  return {
    applicationId: loaded.application.applicationId,
    score: scored.score,
    means: scored.means,
    receivedAt: loaded.application.submittedAt,
    answers: context.answers,
  };
}

async function byMoney(
  store: Store,
  ranked: readonly Rankable[],
  plan: AwardPlanOf<'round-money'>,
): Promise<Draft> {
  const fund = await readFund(store, plan.fund);
  const fill = fillMoney(
    ranked.map((one) => one.applicationId),
    fund?.free ?? 0,
    plan.tiers,
  );
  const cents = new Map(fill.offers.map((offer) => [offer.applicationId, offer.cents]));
  return {
    lines: ranked.map((one, i) => {
      const units = cents.get(one.applicationId);
      return units === undefined
        ? waitLine(one, i, fill.offers.length)
        : { ...common(one, i), decision: 'offer', fundId: plan.fund, units };
    }),
    funds: [{ fundId: plan.fund, units: fill.totalCents, offers: fill.offers.length }],
  };
}

async function bySlots(
  store: Store,
  ranked: readonly Rankable[],
  plan: AwardPlanOf<'round-slots'>,
): Promise<Draft> {
  const free = await Promise.all(
    plan.sites.map(async (site) => [site.option, (await readFund(store, site.fund))?.free ?? 0] as const),
  );
  const choices = (one: Rankable) => {
    const ranks = answerAt(one.answers, plan.ranks);
    return Array.isArray(ranks) ? ranks.map(String) : [];
  };
  const fill = fillSlots(
    ranked.map((one) => ({ applicationId: one.applicationId, choices: choices(one) })),
    Object.fromEntries(free),
  );
  const place = new Map(fill.offers.map((offer) => [offer.applicationId, offer.option]));
  let waiting = 0;
  const lines = ranked.map((one, i): ProposalLine => {
    const option = place.get(one.applicationId);
    const site = plan.sites.find((each) => each.option === option);
    if (!site) return { ...common(one, i), decision: 'waitlist', position: ++waiting };
    return { ...common(one, i), decision: 'offer', fundId: site.fund, units: 1, site: site.option };
  });
  const funds = plan.sites.map((site) => {
    const offers = fill.offers.filter((offer) => offer.option === site.option).length;
    return { fundId: site.fund, units: offers, offers };
  });
  return { lines, funds };
}

const common = (one: Rankable, index: number) => ({
  applicationId: one.applicationId,
  place: index + 1,
  score: hundredthsOf(one.score),
});

const waitLine = (one: Rankable, index: number, offers: number): ProposalLine => ({
  ...common(one, index),
  decision: 'waitlist',
  position: index + 1 - offers,
});
