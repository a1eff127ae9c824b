import * as z from 'zod';
import { type Bid, bids } from '../domain/review/suitability.ts';
import { readAll } from './applications.ts';
import { keys } from './keys.ts';
import { readMany } from './read-many.ts';
import { nowIso, type Store } from './table.ts';
import type { Write } from './transact.ts';

/** What a reviewer said of an application before readers were assigned. */
export const bidItem = z.object({
  applicationId: z.string(),
  reviewerId: z.string(),
  bid: z.enum(bids),
  at: z.string(),
});
export type BidItem = z.infer<typeof bidItem>;

/** Of which application: its round is part of where it stands. */
export interface Subject {
  readonly applicationId: string;
  readonly roundId: string;
}

/** The write that stores a bid in the place of the one before. That somebody has a stake is never unsaid. */
export const bidWrite = (
  store: Store,
  { roundId, applicationId }: Subject,
  reviewerId: string,
  bid: Bid,
): Write => ({
  as: 'bid',
  put: {
    ...keys.bid(roundId, applicationId, reviewerId),
    ...{ type: 'bid', applicationId, reviewerId, bid, at: nowIso(store) },
  },
  when: {
    expression: 'attribute_not_exists(pk) OR bid <> :conflict OR bid = :bid',
    values: { ':conflict': 'conflict', ':bid': bid },
  },
});

/** Everything that was said of one application. */
export const bidsOn = (store: Store, { roundId, applicationId }: Subject): Promise<BidItem[]> =>
  bidsUnder(store, roundId, `BID#${applicationId}#`);

/** Everything that was said of the applications of a round. */
export const bidsOfRound = (store: Store, roundId: string): Promise<BidItem[]> =>
  bidsUnder(store, roundId, 'BID#');

/** What one reviewer said of these applications, by the application's id. */
export async function ownBids(
  store: Store,
  reviewerId: string,
  about: readonly Subject[],
): Promise<ReadonlyMap<string, Bid>> {
  const read = await readMany(
    store,
    about.map(({ roundId, applicationId }) => keys.bid(roundId, applicationId, reviewerId)),
  );
  return new Map(read.map(parsed).map(({ applicationId, bid }) => [applicationId, bid]));
}

/** Who of those said that they have a stake: kept from the application for ever. */
export const stakesIn = (said: readonly BidItem[]): ReadonlySet<string> =>
  new Set(said.filter(({ bid }) => bid === 'conflict').map(({ reviewerId }) => reviewerId));

async function bidsUnder(store: Store, roundId: string, prefix: string): Promise<BidItem[]> {
  const { pk } = keys.round(roundId);
  return (await readAll(store, pk, prefix)).map(parsed);
}

const parsed = (item: unknown): BidItem => bidItem.parse(item);
