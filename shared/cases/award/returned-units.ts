import type { Application, ApplicationIn } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import { type AttentionKind, settleWrite } from '../../store/attention.ts';
import { movementWrites } from '../../store/funds.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { releaseClaims } from './claims.ts';

/** A ledger entry's name: the application, what happened to its offer, and the version it happened at. Unique for ever. */
export const entryName = (
  application: Pick<Application, 'applicationId' | 'version'>,
  what: string,
): string => `${application.applicationId}#${String(application.version + 1).padStart(6, '0')}#${what}`;

/** The movement by which an open offer's units are free again. */
function offerFreed(store: Store, application: ApplicationIn<'offered'>, what: string): Write[] {
  const { fundId, units } = application.offer;
  return movementWrites(store, {
    ...{ fundId, units, from: 'offered', to: 'free' },
    subject: application.applicationId,
    entry: entryName(application, what),
  });
}

const settled = (id: string, kinds: readonly AttentionKind[]): Write[] =>
  kinds.map((kind) => settleWrite(subjectOf.application(id), kind));

/** What nobody has to look at any more once an offer is answered, whatever the answer. */
export const answeredMatters = (id: string): Write[] => [
  { as: 'more time', delete: keys.moreTime(id) },
  { as: 'offer change', delete: keys.offerChange(id) },
  ...settled(id, ['more-time-asked', 'offer-unanswered', 'offer-change', 'aid-covers']),
];

/** The same once an offer, or an award, has ended. */
export const mattersOver = (id: string): Write[] => [
  ...answeredMatters(id),
  ...settled(id, ['revocation', 'condition-overdue']),
];

/** What goes with the end of an open offer: its units are free again, its claim is given up, and the waiting list moves. */
export async function returnedUnits(
  store: Store,
  application: Application,
  what: 'declined' | 'lapsed' | 'withdrawn',
): Promise<{ writes: Write[]; effects: Effect[] }> {
  if (application.status !== 'offered') return { writes: [], effects: [] };
  const offered: ApplicationIn<'offered'> = application;
  return {
    writes: [
      ...offerFreed(store, offered, what),
      ...(await releaseClaims(store, offered)),
      ...mattersOver(offered.applicationId),
    ],
    effects: [{ kind: 'move-waitlist', roundId: application.roundId, fundId: application.offer.fundId }],
  };
}
