import type { Program } from '../../../domain/program/schema.ts';
import type { Reviewer } from '../../../domain/review/reviewer.ts';
import type { Bid, History } from '../../../domain/review/suitability.ts';
import type { Store } from '../../../store/table.ts';

/** What is known of a pair besides what both say of themselves. A bid of `conflict` bars it. */
interface KnownOfPair {
  readonly bid?: Bid | undefined;
  readonly history?: History | undefined;
}

/** Asked for every pair, so it looks nothing up. */
export type Known = (reviewerId: string, applicationId: string) => KnownOfPair;

/** Finds out what is known of all pairs of a round at once. */
export type FindKnown = (
  store: Store,
  program: Program,
  roundId: string,
  reviewers: readonly Reviewer[],
) => Promise<Known>;

/** Nothing is: what is not known counts half, and bars nobody. */
export const nothingKnown: FindKnown = async () => () => ({});
