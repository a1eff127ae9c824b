import type { Bid, History } from '../../../domain/review/suitability.ts';

/** What is known of a pair besides what both say of themselves. */
export interface KnownOfPair {
  readonly bid?: Bid | undefined;
  readonly history?: History | undefined;
}

/** Asked for every pair, so it looks nothing up. */
export type Known = (reviewerId: string, applicationId: string) => KnownOfPair;

export const nothingKnown: Known = () => ({});
