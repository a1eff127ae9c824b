import type { Program } from '../../domain/program/schema.ts';
import { rankingScore } from '../../domain/review/severity/ranking-score.ts';
import type { RankedBy } from '../../domain/round/round.ts';
import { hundredthsOf, scoreOfHundredths } from '../../domain/scoring/score.ts';
import type { Store } from '../../store/table.ts';
import { listRead, roundSeverity } from '../review/round-severity.ts';
import type { Candidate } from './draft-proposal.ts';

/**
 * The candidates with the score that ranks them, and which one that is. In a program that only shows adjusted scores they
 * are what they were, and nothing is worked out.
 */
export async function byRankingScore(
  store: Store,
  program: Program,
  roundId: string,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const plan = program.review.severity;
  if (plan.use === 'shown') return candidates;
  const { estimate } = await roundSeverity(store, program, await listRead(store, program.id, roundId));
  const figures = new Map(estimate.applications.map((one) => [one.applicationId, one]));
  return candidates.map((candidate): Candidate => {
    const raw = hundredthsOf(candidate.score);
    const one = figures.get(candidate.applicationId);
    const found = one && one.readers.length > 0 ? rankingScore(plan, { ...one, raw }, estimate) : undefined;
    if (found?.by === 'adjusted')
      return { ...candidate, score: scoreOfHundredths(found.score), rankedBy: { by: 'adjusted', raw } };
    const why = found && found.why !== 'program' ? found.why : 'not-read';
    return { ...candidate, rankedBy: { by: 'raw', raw, why } satisfies RankedBy };
  });
}
