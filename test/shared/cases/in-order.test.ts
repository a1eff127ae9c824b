import { expect, test } from 'vitest';
import type { Candidate } from '../../../shared/cases/round/draft-proposal.ts';
import { inOrder } from '../../../shared/cases/round/in-order.ts';
import type { Interview } from '../../../shared/domain/interviews/interview.ts';
import type { RoundPlan } from '../../../shared/domain/program/award-plan.ts';
import { scoreOfHundredths } from '../../../shared/domain/scoring/score.ts';
import { internship } from '../programs/samples.ts';

const candidate = (applicationId: string, hundredths: number, raw = hundredths): Candidate => ({
  applicationId,
  score: scoreOfHundredths(hundredths),
  means: {},
  receivedAt: '2027-01-01T00:00:00.000Z',
  answers: {},
  context: {} as Candidate['context'],
  ...(raw === hundredths ? {} : { rankedBy: { by: 'adjusted', raw } }),
});
const held = (score: number) => ({ status: 'held', score }) as Interview;
const plan = internship.award as RoundPlan;
const program = {
  ...internship,
  review: { ...internship.review, interview: { ...internship.review.interview, weight: 40 } },
} as typeof internship;

test('of an adjusted reading score the adjusted one is the part that counts beside the interview', () => {
  const all = [candidate('lenient', 8000, 9000), candidate('strict', 8600, 7600), candidate('unmet', 9900)];
  const met = new Map([
    ['lenient', held(9000)],
    ['strict', held(8000)],
    ['unmet', { status: 'declined' } as Interview],
  ]);
  const ranked = inOrder(all, met, program, { ...plan, tieBreaks: [] });
  // 0.6 × 80.00 + 0.4 × 90.00 = 84.00; 0.6 × 86.00 + 0.4 × 80.00 = 83.60. Whoever was not met comes after both.
  expect(ranked.map(({ applicationId, score }) => [applicationId, score])).toEqual([
    ['lenient', scoreOfHundredths(8400)],
    ['strict', scoreOfHundredths(8360)],
    ['unmet', scoreOfHundredths(9900)],
  ]);
  expect(ranked[0]).toMatchObject({
    rankedBy: { by: 'adjusted', raw: 9000 },
    interviewed: { reading: 8000, interview: 9000, weight: 40 },
  });
});

test('where nobody was met the order is the readers’ alone', () => {
  const all = [candidate('a', 7000), candidate('b', 9000)];
  const ranked = inOrder(all, new Map(), program, { ...plan, tieBreaks: [] });
  expect(ranked).toEqual([candidate('b', 9000), candidate('a', 7000)]);
});
