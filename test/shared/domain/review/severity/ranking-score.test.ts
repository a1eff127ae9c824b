import { describe, expect, it } from 'vitest';
import type {
  ApplicationFigures,
  ReviewerFigures,
} from '../../../../../shared/domain/review/severity/estimate.ts';
import { rankingScore } from '../../../../../shared/domain/review/severity/ranking-score.ts';

const one: ApplicationFigures = {
  applicationId: 'app_1',
  readers: ['ada', 'ben'],
  raw: 7000,
  correction: -250,
  adjusted: 7250,
  interval: { low: 6000, high: 8000 },
};
const reader = (reviewerId: string, reviews: number, link: ReviewerFigures['link'] = 'linked') => ({
  reviewerId,
  reviews,
  shift: 0,
  interval: undefined,
  link,
});
const plan = { use: 'ranking', leastReviews: 5 } as const;

describe('The score that ranks', () => {
  it('is the adjusted one where the program says so and every reader has read enough', () => {
    const reviewers = [reader('ada', 5), reader('ben', 9), reader('cyd', 1)];
    expect(rankingScore(plan, one, { reviewers })).toEqual({ by: 'adjusted', score: 7250 });
  });

  it('is the score as given wherever the program only shows the other', () => {
    const reviewers = [reader('ada', 50), reader('ben', 90)];
    expect(rankingScore({ ...plan, use: 'shown' }, one, { reviewers })).toEqual({
      by: 'raw',
      score: 7000,
      why: 'program',
      readers: [],
    });
  });

  it('is the score as given where one reader has not read enough, and says who', () => {
    const reviewers = [reader('ada', 4), reader('ben', 9)];
    expect(rankingScore(plan, one, { reviewers })).toEqual({
      by: 'raw',
      score: 7000,
      why: 'too-few-reviews',
      readers: ['ada'],
    });
  });

  it('is the score as given where its readers cannot be compared with the others', () => {
    const reviewers = [reader('ada', 6, 'apart'), reader('ben', 9, 'apart')];
    expect(rankingScore(plan, one, { reviewers })).toMatchObject({
      by: 'raw',
      why: 'not-linked',
      readers: ['ada', 'ben'],
    });
  });
});
