import { readAcceptance, type Signed } from '../../../shared/cases/award/acceptance.ts';
import { type OfferChange, readOfferChange } from '../../../shared/cases/award/change-offer.ts';
import { type ConditionItem, readConditions } from '../../../shared/cases/award/conditions.ts';
import { readTimeAsked, type TimeAsked } from '../../../shared/cases/award/more-time.ts';
import { type DeclineWords, readDeclineWords } from '../../../shared/cases/award/offer-words.ts';
import { type Revocation, readRevocation } from '../../../shared/cases/award/revocation.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Loaded } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';

/** What is recorded around an offer besides its terms, opened. */
export interface AwardMatters {
  readonly conditions: readonly ConditionItem[];
  readonly revocation: Revocation | undefined;
  readonly declined: DeclineWords | undefined;
  readonly timeAsked: TimeAsked | undefined;
  readonly signed: Signed | undefined;
  readonly change: OfferChange | undefined;
}

/** Reads all of it; of an application that never had an offer there is none. */
export async function readMatters(
  store: Store,
  { application, key }: Loaded,
  program: Program,
): Promise<AwardMatters> {
  const { applicationId } = application;
  if (!('offer' in application) || application.offer === undefined) return nothing;
  const [conditions, revocation, declined, timeAsked, signed, change] = await Promise.all([
    readConditions(store, applicationId, program),
    readRevocation(store, key),
    readDeclineWords(store, key),
    readTimeAsked(store, key),
    readAcceptance(store, key),
    readOfferChange(store, applicationId),
  ]);
  return { conditions, revocation, declined, timeAsked, signed, change };
}

const nothing: AwardMatters = {
  conditions: [],
  revocation: undefined,
  declined: undefined,
  timeAsked: undefined,
  signed: undefined,
  change: undefined,
};
