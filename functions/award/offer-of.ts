import { readAcceptance, type Signed } from '../../shared/cases/award/acceptance.ts';
import { consentsMissing } from '../../shared/cases/award/answer-offer.ts';
import { type ConditionItem, readConditions } from '../../shared/cases/award/conditions.ts';
import { loanPapersOf } from '../../shared/cases/award/loan-papers.ts';
import { readTimeAsked, type TimeAsked } from '../../shared/cases/award/more-time.ts';
import { type Revocation, readRevocation } from '../../shared/cases/award/revocation.ts';
import type { Application, OfferTerms } from '../../shared/domain/application/application.ts';
import { isOpenParty } from '../../shared/domain/people/party.ts';
import { hangsOnAge } from '../../shared/domain/people/waiting.ts';
import { siteLabel } from '../../shared/domain/placing/site-label.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import type { LoanDisclosure } from '../../shared/domain/rules/loan-disclosure.ts';
import type { LocalizedText } from '../../shared/domain/text.ts';
import type { Held } from '../../shared/http/applicant-session.ts';
import type { Loaded } from '../../shared/store/applications.ts';
import { readFund } from '../../shared/store/funds.ts';
import { listParties } from '../../shared/store/parties.ts';
import { programOf } from '../../shared/store/programs.ts';
import { nowIso, type Store } from '../../shared/store/table.ts';

/** What became of an offer; `past`: its date is over, the clock has not ended it yet; `kept`: it is over, and the owner decides. */
export type OfferState =
  | 'open'
  | 'past'
  | 'kept'
  | 'accepted'
  | 'declined'
  | 'lapsed'
  | 'withdrawn'
  | 'revoked';

/** An offer as its applicant reads it. */
export interface Offer {
  readonly application: Application;
  readonly terms: OfferTerms;
  readonly program: Program;
  readonly state: OfferState;
  /** When it was accepted. */
  readonly acceptedAt: string | undefined;
  /** The place of a slot. */
  readonly site: LocalizedText | undefined;
  /** Of a loan: what it costs, as it is disclosed, or as it was when it was signed. */
  readonly loan: LoanDisclosure | undefined;
  /** The hash of what is disclosed. */
  readonly papers: string | undefined;
  readonly signed: Signed | undefined;
  readonly conditions: readonly ConditionItem[];
  readonly revocation: Revocation | undefined;
  readonly timeAsked: TimeAsked | undefined;
  /** The fund that it comes from. */
  readonly source: LocalizedText | undefined;
  readonly now: string;
  /** Who has to agree before it can be accepted today, each with a request that can be reminded of. */
  readonly waits: readonly Wait[];
  readonly csrf: string;
}

/** Somebody whose answer has to come before an offer can be accepted. */
interface Wait {
  readonly title: LocalizedText;
  /** Whom a reminder goes to; undefined while nobody was asked. */
  readonly partyId: string | undefined;
  /** A guardian is needed for as long as the applicant is under age, others in any case. */
  readonly underAge: boolean;
}

/** The offer of an application, open or over; undefined while none was made. */
export async function offerOf(store: Store, { loaded, browser }: Held): Promise<Offer | undefined> {
  const { application, key } = loaded;
  if (!('offer' in application) || application.offer === undefined) return undefined;
  const { offer: terms } = application;
  const { program } = await programOf(store, application);
  const [fund, papers, signed, conditions, revocation, timeAsked] = await Promise.all([
    readFund(store, terms.fundId),
    loanPapersOf(store, loaded),
    readAcceptance(store, key),
    readConditions(store, application.applicationId, program),
    readRevocation(store, key),
    readTimeAsked(store, key),
  ]);
  const now = nowIso(store);
  return {
    application,
    terms,
    program,
    state: stateOf(application, terms, now),
    acceptedAt: 'acceptedAt' in application ? application.acceptedAt : undefined,
    site: terms.site === undefined ? undefined : siteLabel(program, terms.site),
    loan: signed?.papers ?? papers?.disclosure,
    papers: papers?.hash,
    source: fund?.title,
    ...{ signed, conditions, revocation, timeAsked, now },
    waits: application.status === 'offered' ? await waitsOf(store, loaded) : [],
    csrf: browser.session.csrf,
  };
}

async function waitsOf(store: Store, loaded: Loaded): Promise<readonly Wait[]> {
  const entries = await consentsMissing(store, loaded);
  if (entries.length === 0) return [];
  const requests = await listParties(store, loaded.application.applicationId);
  return entries.map((entry) => ({
    title: entry.title,
    underAge: hangsOnAge(entry),
    partyId: requests.find((one) => one.entry === entry.id && (isOpenParty(one) || one.status === 'expired'))
      ?.partyId,
  }));
}

function stateOf({ status }: Application, { answerBy, keptSince }: OfferTerms, now: string): OfferState {
  switch (status) {
    case 'offered':
      if (keptSince !== undefined) return 'kept';
      return now > answerBy ? 'past' : 'open';
    case 'accepted':
    case 'completed':
      return 'accepted';
    case 'declined':
    case 'lapsed':
    case 'revoked':
      return status;
    default:
      return 'withdrawn';
  }
}
