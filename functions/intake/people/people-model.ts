import { currentAnswers, ofEntry, takesAnswers, todayIn } from '../../../shared/cases/people/people-of.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { namedIn, sameAddress } from '../../../shared/domain/people/named.ts';
import { isOpenParty, type Party, type PartyStatus } from '../../../shared/domain/people/party.ts';
import { entryShown, isNeeded, placesLeft, waitingFor } from '../../../shared/domain/people/waiting.ts';
import type { PeopleEntry } from '../../../shared/domain/program/people-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Held } from '../../../shared/http/applicant-session.ts';
import { personOf } from '../../../shared/store/applications.ts';
import { listParties, personAsked } from '../../../shared/store/parties.ts';
import { programOf } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';

/** One request as its applicant may know it: whom, since when, and whether an answer came. */
export interface ShownRequest {
  readonly partyId: string;
  readonly name: string;
  readonly email: string;
  readonly status: Exclude<PartyStatus, 'replaced' | 'cancelled'>;
  /** Told only where the plan says that it is not confidential. */
  readonly outcome: 'agreed' | 'refused' | undefined;
  readonly askedAt: string;
  readonly answerBy: string;
  readonly endedAt: string | undefined;
}

export interface ShownEntry {
  readonly entry: PeopleEntry;
  readonly requests: readonly ShownRequest[];
  /** Named in the answers with an address, and not asked yet. */
  readonly named: readonly string[];
  readonly mayName: boolean;
  readonly neededFor: { readonly submit: boolean; readonly accept: boolean };
  readonly waits: boolean;
}

export interface PeopleModel {
  readonly application: Application;
  readonly program: Program;
  readonly entries: readonly ShownEntry[];
  readonly mayChange: boolean;
  readonly csrf: string;
}

/** Everything an applicant may know of the other people in their application. */
export async function peopleModel(store: Store, { loaded, browser }: Held): Promise<PeopleModel> {
  const { application, key } = loaded;
  const [{ program }, parties, answers] = await Promise.all([
    programOf(store, application),
    listParties(store, application.applicationId),
    currentAnswers(store, loaded),
  ]);
  const today = todayIn(store, program);
  const waits = waitingFor(program, parties, answers, today, 'submit');
  const own = personOf(loaded).email;
  const entries = program.people
    .filter((entry) => entryShown(entry, answers, today) !== 'hidden' || ofEntry(parties, entry).length > 0)
    .map((entry): ShownEntry => {
      const requests = ofEntry(parties, entry);
      const asked = requests.map((one) => personAsked(key, one).email);
      const unasked = namedIn(entry, answers)
        .map(({ person }) => person)
        .filter(({ email }) => !sameAddress(email, own) && !asked.some((one) => sameAddress(one, email)));
      const about = entryShown(entry, answers, today) !== 'hidden';
      return {
        entry,
        requests: requests.flatMap((one) => shownRequest(entry, one, personAsked(key, one))),
        named: about ? unasked.map(({ name }) => name) : [],
        mayName: about && placesLeft(entry, parties) > 0,
        neededFor: {
          submit: isNeeded(entry, answers, today, 'submit'),
          accept: isNeeded(entry, answers, today, 'accept'),
        },
        waits: waits.includes(entry),
      };
    });
  return {
    application,
    program,
    entries,
    mayChange: takesAnswers(application),
    csrf: browser.session.csrf,
  };
}

function shownRequest(
  entry: PeopleEntry,
  request: Party,
  { name, email }: { name: string; email: string },
): ShownRequest[] {
  const { partyId, status, outcome, askedAt, answerBy, endedAt } = request;
  if (status === 'replaced' || status === 'cancelled') return [];
  const told = entry.confidential || outcome === 'given' ? undefined : outcome;
  return [{ partyId, name, email, status, outcome: told, askedAt, answerBy, endedAt }];
}

/** True for a request that the applicant can still do something about. */
export const isPending = ({ status }: ShownRequest): boolean =>
  isOpenParty({ status }) || status === 'expired' || status === 'declined';
