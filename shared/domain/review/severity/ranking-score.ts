import type { ApplicationFigures, SeverityEstimate } from './estimate.ts';

/** What a program says of its readers' severity. */
export interface SeverityPlan {
  /** `shown`: managers see the adjusted score; `ranking`: it also decides who comes first. */
  readonly use: 'shown' | 'ranking';
  /** Every reader of an application must have read so many before their severity counts. */
  readonly leastReviews: number;
}

/** Which score ranks an application, in hundredths, and why. */
export type RankingScore =
  | { readonly by: 'adjusted'; readonly score: number }
  | {
      readonly by: 'raw';
      readonly score: number;
      /**
       * `program`: it ranks by the scores as given. `too-few-reviews`: one of its readers has not read enough.
       * `not-linked`: its readers share too few applications with the others to be compared with them.
       */
      readonly why: 'program' | 'too-few-reviews' | 'not-linked';
      /** Because of whom; nobody where the program decides. */
      readonly readers: readonly string[];
    };

/**
 * The score that ranks an application. The adjusted one only where the program says so, each of its readers has read enough,
 * and all of them can be compared with most of the others; the score as given otherwise.
 */
export function rankingScore(
  plan: SeverityPlan,
  one: ApplicationFigures,
  { reviewers }: Pick<SeverityEstimate, 'reviewers'>,
): RankingScore {
  const raw = { by: 'raw', score: one.raw } as const;
  if (plan.use === 'shown') return { ...raw, why: 'program', readers: [] };
  const readers = reviewers.filter(({ reviewerId }) => one.readers.includes(reviewerId));
  const ids = (those: typeof readers) => those.map(({ reviewerId }) => reviewerId);
  const few = readers.filter(({ reviews }) => reviews < plan.leastReviews);
  if (few.length > 0) return { ...raw, why: 'too-few-reviews', readers: ids(few) };
  const loose = readers.filter(({ link }) => link !== 'linked');
  if (loose.length > 0) return { ...raw, why: 'not-linked', readers: ids(loose) };
  return { by: 'adjusted', score: one.adjusted };
}
