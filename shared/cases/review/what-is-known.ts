import type { Program } from '../../domain/program/schema.ts';
import type { Reviewer } from '../../domain/review/reviewer.ts';
import type { Bid, History } from '../../domain/review/suitability.ts';
import { type BidItem, bidsOfRound } from '../../store/bids.ts';
import { roundIdOf } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';

/** What is known of a pair besides what both say of themselves. A bid of `conflict` bars it. */
interface KnownOfPair {
  readonly bid?: Bid | undefined;
  readonly history?: History | undefined;
}

/** Asked for every pair, so it looks nothing up. */
export type Known = (reviewerId: string, applicationId: string) => KnownOfPair;

/** What is known of every pair of a round, the program's current one unless another is named: one read, whatever its size. */
export async function whatIsKnown(
  store: Store,
  program: Program,
  roundId: string | undefined,
  reviewers: readonly Reviewer[],
): Promise<Known> {
  return knownBy(await bidsOfRound(store, roundId ?? roundIdOf(program)), reviewers);
}

/** The same by bids that were read already. What became of earlier tasks stands with the reviewer. */
export function knownBy(said: readonly BidItem[], reviewers: readonly Reviewer[]): Known {
  const bids = new Map(said.map((one) => [pair(one.reviewerId, one.applicationId), one.bid]));
  const histories = new Map<string, History>(reviewers.map((one) => [one.reviewerId, one]));
  return (reviewerId, applicationId) => ({
    bid: bids.get(pair(reviewerId, applicationId)),
    history: histories.get(reviewerId),
  });
}

const pair = (reviewerId: string, applicationId: string) => `${reviewerId} ${applicationId}`;
