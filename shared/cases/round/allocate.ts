import { TransientFault } from '../../domain/faults.ts';
import { hashOf } from '../../domain/hash.ts';
import { type Interview, isOpen } from '../../domain/interviews/interview.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { ProposalLine, ProposalSummary } from '../../domain/round/round.ts';
import { type Movement, movementWrites } from '../../store/funds.ts';
import { interviewsOf } from '../../store/interviews.ts';
import { readSeed } from '../../store/lotteries.ts';
import { commitRound, readRound, storeProposal } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { closeForRound } from '../interviews/end.ts';
import { basisOf } from './basis.ts';
import type { Candidate } from './draft-proposal.ts';
import { candidatesIn, freeNow, roundPlanOf, workOut } from './work-out.ts';

/**
 * Ranks everybody reviewed in a closed round by score and the published tie-breaks, fills the fund or the slots, and
 * proposes the result: the lines, their hash, and the money reserved for them. Nobody is told anything yet.
 */
export async function allocate(store: Store, roundId: string): Promise<void> {
  const round = await readRound(store, roundId);
  if (round?.status !== 'closing') return;
  const plan = await roundPlanOf(store, round);
  const candidates = await candidatesIn(store, round, plan.program);
  const interviews = await interviewsIn(store, plan.program, candidates);
  const seed = round.lottery && (await readSeed(store, round.roundId));
  const free = await freeNow(store, plan.plan);
  const { lines, funds, allocation } = await workOut(candidates, plan, interviews, free, seed);
  const run = round.workflowRuns;
  await storeProposal(store, roundId, run, lines);
  const hash = hashOf({ roundId, run, lines, funds, ...(allocation ? { allocation } : {}) });
  const count = (decision: ProposalLine['decision']) =>
    lines.filter((line) => line.decision === decision).length;
  const [offers, waitlisted, notSelected] = [count('offer'), count('waitlist'), count('not-select')];
  const adjusted = lines.filter((line) => line.rankedBy?.by === 'adjusted').length;
  const ranking = plan.program.review.severity.use === 'ranking' ? { adjusted } : {};
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
    ...(allocation ? { allocation } : {}),
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
