import type { Context } from '../rules/read.ts';
import { type ReaderScores, type Score, scoreApplication } from '../scoring/score.ts';
import { type Points, readerPoints, spreadOver } from './severity/points.ts';

/** Why one more reader is asked. */
export type FurtherReader =
  /** There are fewer readers than the program promises. */
  | 'short'
  /** The readers' scores lie further apart than the program allows. */
  | 'spread'
  /** Too many of them could not judge a part. */
  | 'not-sure';

export type PanelState =
  | { readonly kind: 'complete'; readonly score: Score }
  /** Somebody is reading still. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'ask'; readonly why: FurtherReader; readonly otherwise: Score | undefined };

/**
 * What a panel still needs, from the valid reviews and how many are being written. A void review counts for nothing; a missing
 * score is never a zero. Scores far apart have one further reader; after that all of them count. `otherwise` is what stands
 * where nobody can be asked any more.
 */
export function panelState(context: Context, reviews: readonly ReaderScores[], open: number): PanelState {
  const { review } = context.program;
  if (reviews.length < review.readers)
    return reviews.length + open >= review.readers
      ? { kind: 'waits' }
      : { kind: 'ask', why: 'short', otherwise: undefined };
  const scored = scoreApplication(context, reviews);
  if (scored.kind === 'incomplete')
    return open > 0 ? { kind: 'waits' } : { kind: 'ask', why: 'not-sure', otherwise: undefined };
  if (reviews.length > review.readers || !farApart(context, reviews))
    return open > 0 ? { kind: 'waits' } : { kind: 'complete', score: scored.score };
  return open > 0 ? { kind: 'waits' } : { kind: 'ask', why: 'spread', otherwise: scored.score };
}

/** True where the readers of an application lie further apart than the program allows. */
export function farApart(context: Context, reviews: readonly ReaderScores[]): boolean {
  const { scoring, review } = context.program;
  const points = reviews
    .map((scores) => readerPoints(scoring.scale, scoring.criteria, scores))
    .filter((one): one is Points => one !== undefined);
  return spreadOver(scoring.scale, points, review.spreadLimit).kind === 'over';
}
