import type { Application } from '../../domain/application/application.ts';
import type { Reviewer } from '../../domain/review/reviewer.ts';
import type { Bid } from '../../domain/review/suitability.ts';
import { commit, loadApplication } from '../../store/applications.ts';
import { bidWrite, ownBids } from '../../store/bids.ts';
import { keys } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import { transact, type Write } from '../../store/transact.ts';
import { standingFor } from './wishes.ts';

export type Placed =
  | 'saved'
  /** It has readers by now. */
  | 'assigned'
  /** No such application, or none that this reviewer may know of: the two look the same. */
  | 'unknown'
  /** They have said that they have a stake in it. */
  | 'stays';

/**
 * A reviewer says of an application that waits for readers whether they would like to read it, as often as they like until it
 * has some. That they have a stake in it stands in its trail, and keeps them from it for ever.
 */
export async function placeBid(
  store: Store,
  one: Reviewer,
  applicationId: string,
  bid: Bid,
): Promise<Placed> {
  const loaded = await loadApplication(store, applicationId);
  if (!loaded) return 'unknown';
  const { application } = loaded;
  const before = (await ownBids(store, one.reviewerId, [application])).get(applicationId);
  // Sent again with the page they stand on: nothing is to be stored.
  if (before === bid) return 'saved';
  const standing = await standingFor(store, one, loaded);
  if (standing.kind !== 'waits') return standing.kind;
  if (before === 'conflict') return 'stays';
  const write = bidWrite(store, application, one.reviewerId, bid);
  const done =
    bid === 'conflict'
      ? await declared(store, application, one, write)
      : await transact(store, [standsAs(application), write]);
  // It changed in between, or they said something else in another window: look again.
  return done.kind === 'done' || done.kind === 'committed'
    ? 'saved'
    : placeBid(store, one, applicationId, bid);
}

/** Whoever gives an application readers changes its version: a bid is stored only while it is as it was looked at. */
const standsAs = ({ applicationId, version }: Application): Write => ({
  as: 'application',
  check: keys.application(applicationId),
  when: { expression: '#version = :seen', names: { '#version': 'version' }, values: { ':seen': version } },
});

const declared = (store: Store, application: Application, { reviewerId }: Reviewer, bid: Write) =>
  commit(store, application, {
    next: application,
    happening: {
      event: 'stake declared',
      actor: { kind: 'reviewer', id: reviewerId },
      data: { reviewer: reviewerId },
    },
    writes: [bid],
  });
