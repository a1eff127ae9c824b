import { sameAddress } from '../../domain/people/named.ts';
import type { Party } from '../../domain/people/party.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { PeopleEntry } from '../../domain/program/people-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { answerOf, listParties, personAsked } from '../../store/parties.ts';
import type { Store } from '../../store/table.ts';
import type { VaultKey } from '../../store/vault.ts';

/** What a nominator or recommender wrote for an application, for those who read it. */
export interface Voice {
  readonly entry: PeopleEntry;
  /** Absent where the program's readers are not to know who is who. */
  readonly name: string | undefined;
  readonly answers: Answers;
}

/** Entries that are part of the file; guardians and co-owners speak to the institution, not to readers. */
export const isVoice = ({ role }: PeopleEntry): boolean => role === 'nominator' || role === 'recommender';

/** True where something of an applicant is hidden from the readers of a program. */
export const isBlind = (program: Pick<Program, 'pages'>): boolean =>
  program.pages.some(({ fields }) => fields.some(({ blind }) => blind));

/** What nominators and recommenders wrote so far. */
export function voicesIn(key: VaultKey, program: Program, requests: readonly Party[]): readonly Voice[] {
  const blind = isBlind(program);
  return program.people.filter(isVoice).flatMap((entry) =>
    requests.flatMap((request) => {
      const given = request.entry === entry.id ? answerOf(key, request) : undefined;
      if (!given) return [];
      return [{ entry, name: blind ? undefined : personAsked(key, request).name, answers: given.answers }];
    }),
  );
}

/** Whether somebody with this address was asked about an application, whatever came of it: they are no neutral reader of it. */
export const wasAsked = (key: VaultKey, requests: readonly Party[], email: string): boolean =>
  requests.some((request) => sameAddress(personAsked(key, request).email, email));

/** The requests of an application, read only where its program asks anybody. */
export const requestsOf = async (
  store: Store,
  { applicationId }: VaultKey,
  program: Program,
): Promise<readonly Party[]> => (program.people.length === 0 ? [] : listParties(store, applicationId));
