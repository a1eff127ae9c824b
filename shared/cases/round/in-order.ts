import type { Interview, InterviewIn } from '../../domain/interviews/interview.ts';
import { finalScore } from '../../domain/interviews/interview-score.ts';
import type { RoundPlan } from '../../domain/program/award-plan.ts';
import type { InterviewPlan } from '../../domain/program/interview-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { lotOf } from '../../domain/round/lottery.ts';
import { rank } from '../../domain/scoring/ranking.ts';
import { hundredthsOf, scoreOfHundredths } from '../../domain/scoring/score.ts';
import type { Candidate } from './draft-proposal.ts';

/**
 * The candidates, best first. Where people were invited to an interview, whoever was interviewed comes first, by both parts of the
 * score; all others after them, by what the readers gave. Where nobody was, the readers' score ranks as ever.
 */
export function inOrder(
  candidates: readonly Candidate[],
  interviews: ReadonlyMap<string, Interview>,
  { review, scoring }: Program,
  { tieBreaks }: RoundPlan,
  /** The seed of the round's lottery, where it has one. */
  seed?: string,
): readonly Candidate[] {
  const plan = review.interview;
  const lot = seed === undefined ? undefined : (id: string) => lotOf(seed, id);
  if (!plan) return rank(candidates, tieBreaks, scoring.scale, lot);
  const held = candidates.flatMap((one) => {
    const interview = interviews.get(one.applicationId);
    return interview?.status === 'held' ? [withBoth(one, interview, plan)] : [];
  });
  const others = candidates.filter(({ applicationId }) => interviews.get(applicationId)?.status !== 'held');
  return [...rank(held, tieBreaks, scoring.scale, lot), ...rank(others, tieBreaks, scoring.scale, lot)];
}

function withBoth(
  one: Candidate,
  { score: interview }: InterviewIn<'held'>,
  { weight }: InterviewPlan,
): Candidate {
  const reading = hundredthsOf(one.score);
  return {
    ...one,
    score: scoreOfHundredths(finalScore(reading, interview, weight)),
    interviewed: { reading, interview, weight },
  };
}
