import { hundredthsOf } from '../../domain/scoring/score.ts';
import type { Candidate } from './draft-proposal.ts';

/** What every line of a list says of somebody, whatever they get. `index`: how many are ranked before them. */
export const lineOf = (one: Candidate, index: number) => ({
  applicationId: one.applicationId,
  place: index + 1,
  score: hundredthsOf(one.score),
  ...(one.rankedBy ? { rankedBy: one.rankedBy } : {}),
  ...(one.interviewed ? { interviewed: one.interviewed } : {}),
});
