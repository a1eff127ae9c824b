import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Interview } from '../../domain/interviews/interview.ts';
import { fundsOfPlan, isRoundPlan, type RoundPlan } from '../../domain/program/award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { Round } from '../../domain/round/round.ts';
import { scoreApplication } from '../../domain/scoring/score.ts';
import { type Loaded, loadApplication } from '../../store/applications.ts';
import { readFund } from '../../store/funds.ts';
import { readProgram } from '../../store/programs.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { contextOf, readReviews } from '../judging.ts';
import { byRankingScore } from './by-ranking-score.ts';
import { type Candidate, draftProposal, type Free, type ProposalDraft } from './draft-proposal.ts';
import { inOrder } from './in-order.ts';

type RoundOf = Pick<Round, 'roundId' | 'programId'>;

/** The program of a round, and its plan as a round's plan. Throws where it has none: such a round cannot have been opened. */
export async function roundPlanOf(
  store: Store,
  { programId }: RoundOf,
): Promise<{ readonly program: Program; readonly plan: RoundPlan }> {
  const program = (await readProgram(store, programId))?.program;
  if (!program || !isRoundPlan(program.award)) throw new Error('A round without a plan to award it');
  return { program, plan: program.award };
}

/** Everybody who is reviewed in a round, scored as the program ranks. */
export async function candidatesIn(
  store: Store,
  round: RoundOf,
  program: Program,
): Promise<readonly Candidate[]> {
  const listed = (await listByStatus(store, round.programId, 'reviewed')).filter(
    (one) => one.roundId === round.roundId,
  );
  const all = await Promise.all(listed.map(({ applicationId }) => loadApplication(store, applicationId)));
  const scored = await Promise.all(
    all.flatMap((one) =>
      one?.application.status === 'reviewed'
        ? [rankable(store, { application: one.application, key: one.key })]
        : [],
    ),
  );
  return byRankingScore(store, program, round.roundId, scored);
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

/** What is free in each fund of a plan now: cents or places. */
export async function freeNow(store: Store, plan: RoundPlan): Promise<Free> {
  const funds = await Promise.all(fundsOfPlan(plan).map((id) => readFund(store, id)));
  const free = new Map<string, number>(funds.flatMap((fund) => (fund ? [[fund.fundId, fund.free]] : [])));
  return (fundId) => free.get(fundId) ?? 0;
}

/** The list as it would be: the candidates in order, and what each would be told by the plan out of what is free. Changes nothing. */
export function workOut(
  candidates: readonly Candidate[],
  { program, plan }: { readonly program: Program; readonly plan: RoundPlan },
  interviews: ReadonlyMap<string, Interview>,
  free: Free,
  seed?: string,
): Promise<ProposalDraft> {
  return draftProposal(inOrder(candidates, interviews, program, plan, seed), program, plan, free);
}
