import type { ApplicationIn } from '../../domain/application/application.ts';
import { TransientFault } from '../../domain/faults.ts';
import { hashOf } from '../../domain/hash.ts';
import { type Interview, isOpen } from '../../domain/interviews/interview.ts';
import { isRoundPlan } from '../../domain/program/award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { ProposalLine, ProposalSummary, RoundIn } from '../../domain/round/round.ts';
import { scoreApplication } from '../../domain/scoring/score.ts';
import type { Loaded } from '../../store/applications.ts';
import { loadApplication } from '../../store/applications.ts';
import { type Movement, movementWrites } from '../../store/funds.ts';
import { interviewsOf } from '../../store/interviews.ts';
import { readSeed } from '../../store/lotteries.ts';
import { readProgram } from '../../store/programs.ts';
import { commitRound, readRound, storeProposal } from '../../store/rounds.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { closeForRound } from '../interviews/end.ts';
import { contextOf, readReviews } from '../judging.ts';
import { basisOf } from './basis.ts';
import { byRankingScore } from './by-ranking-score.ts';
import { type Candidate, draftProposal } from './draft-proposal.ts';
import { inOrder } from './in-order.ts';

/**
 * Ranks everybody reviewed in a closed round by score and the published tie-breaks, fills the fund or the slots, and
 * proposes the result: the lines, their hash, and the money reserved for them. Nobody is told anything yet.
 */
export async function allocate(store: Store, roundId: string): Promise<void> {
  const round = await readRound(store, roundId);
  if (round?.status !== 'closing') return;
  const current = await readProgram(store, round.programId);
  const award = current?.program.award;
  if (!current || !award || !isRoundPlan(award)) throw new Error('A round without a plan to award it');
  const scored = await byRankingScore(store, current.program, round.roundId, await candidates(store, round));
  const interviews = await interviewsIn(store, current.program, scored);
  const seed = round.lottery && (await readSeed(store, round.roundId));
  const ranked = inOrder(scored, interviews, current.program, award, seed);
  const { lines, funds } = await draftProposal(store, ranked, award, current.program);
  const run = round.workflowRuns;
  await storeProposal(store, roundId, run, lines);
  const hash = hashOf({ roundId, run, lines, funds });
  const count = (decision: ProposalLine['decision']) =>
    lines.filter((line) => line.decision === decision).length;
  const [offers, waitlisted, notSelected] = [count('offer'), count('waitlist'), count('not-select')];
  const adjusted = lines.filter((line) => line.rankedBy?.by === 'adjusted').length;
  const ranking = current.program.review.severity.use === 'ranking' ? { adjusted } : {};
  const interviewed = lines.filter((line) => line.interviewed !== undefined).length;
  const met = interviews.size > 0 ? { interviewed } : {};
  const basis = await basisOf(store, round.programId, lines, funds);
  const proposal: ProposalSummary = {
    run,
    hash,
    basis,
    offers,
    waitlisted,
    notSelected,
    ...ranking,
    ...met,
    funds,
  };
  const outcome = await commitRound(store, round, {
    next: { ...round, status: 'proposed', proposal, approvals: [] },
    happening: {
      event: 'proposed',
      actor: { kind: 'system', id: 'round' },
      data: { hash, offers, waitlisted, notSelected, ...ranking, ...met },
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

/** The interviews of those who are ranked. What has not taken place by now will not: whoever waits for one is told. */
async function interviewsIn(store: Store, program: Program, ranked: readonly Candidate[]) {
  if (!program.review.interview) return new Map<string, Interview>();
  const ids = ranked.map(({ applicationId }) => applicationId);
  const open = [...(await interviewsOf(store, ids)).values()].filter(isOpen);
  for (const { applicationId } of open) await closeForRound(store, applicationId);
  return interviewsOf(store, ids);
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

async function candidates(store: Store, round: RoundIn<'closing'>): Promise<Candidate[]> {
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

async function rankable(store: Store, loaded: Loaded<ApplicationIn<'reviewed'>>): Promise<Candidate> {
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
    context,
  };
}
