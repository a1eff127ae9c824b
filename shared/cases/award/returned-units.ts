import type { Application, ApplicationIn, OfferTerms } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import { movementWrites } from '../../store/funds.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { releaseClaims } from './claims.ts';

/** A ledger entry's name: the application, what happened to its offer, and the version it happened at. Unique for ever. */
export const entryName = (
  application: Pick<Application, 'applicationId' | 'version'>,
  what: string,
): string => `${application.applicationId}#${String(application.version + 1).padStart(6, '0')}#${what}`;

/** The movement of an offer's units that goes with a change of the application. */
export function offerMovement(
  store: Store,
  application: Application & { offer: OfferTerms },
  to: 'free' | 'accepted',
  what: string,
): Write[] {
  const { fundId, units } = application.offer;
  return movementWrites(store, {
    fundId,
    from: 'offered',
    to,
    units,
    subject: application.applicationId,
    entry: entryName(application, what),
  });
}

/** What goes with the end of an open offer: its units are free again, its claim is given up, and the waiting list moves. */
export async function returnedUnits(
  store: Store,
  application: Application,
  what: 'declined' | 'lapsed' | 'withdrawn',
): Promise<{ writes: Write[]; effects: Effect[] }> {
  if (application.status !== 'offered') return { writes: [], effects: [] };
  const offered: ApplicationIn<'offered'> = application;
  return {
    writes: [...offerMovement(store, offered, 'free', what), ...(await releaseClaims(store, offered))],
    effects: [{ kind: 'move-waitlist', roundId: application.roundId, fundId: application.offer.fundId }],
  };
}
