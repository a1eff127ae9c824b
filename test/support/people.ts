import { giveAnswer, saveWork, sayWhetherTheyCan } from '../../shared/cases/people/answer-request.ts';
import { askPerson } from '../../shared/cases/people/ask-person.ts';
import type { Party, PartyOutcome } from '../../shared/domain/people/party.ts';
import { loadApplication } from '../../shared/store/applications.ts';
import { newLink } from '../../shared/store/links.ts';
import { listParties, personAsked } from '../../shared/store/parties.ts';
import { inSeconds, type Store } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';

/** What a nominator of the sample scholarship answers. */
export const nomination = {
  relation: 'teacher',
  years: 2,
  character: 'She stayed after class to help the others.',
  career: 'She is patient.',
};

/** The requests of an application, with the name of who was asked. */
export async function requestsOf(store: Store, id: string): Promise<(Party & { name: string })[]> {
  const loaded = await loadApplication(store, id);
  if (!loaded) throw new Error('no such application');
  return (await listParties(store, id)).map((one) => ({ ...one, name: personAsked(loaded.key, one).name }));
}

/** The newest request to somebody of that name. */
export async function requestTo(store: Store, id: string, name: string): Promise<Party> {
  const found = (await requestsOf(store, id)).findLast((one) => one.name === name);
  if (!found) throw new Error(`nobody asked ${name}`);
  const { name: _, ...request } = found;
  return request;
}

/** A link as a mail would hold it. */
export async function linkTo(store: Store, request: Party, seconds = 30 * 86_400): Promise<string> {
  const { programId, applicationId, partyId, epoch } = request;
  const { secret, write } = newLink(store, {
    purpose: 'party',
    programId,
    applicationId,
    partyId,
    epoch,
    validUntil: inSeconds(store, seconds).toISOString(),
  });
  await transact(store, [write]);
  return `/invited/${secret}`;
}

/** Fills in every page at once. */
export const types = (store: Store, request: Party, given: Readonly<Record<string, unknown>>) =>
  saveWork(store, request, {
    page: 'all',
    seen: 0,
    typed: {},
    answers: given,
    fields: Object.keys(given),
  });

/** Says yes, and gives the answer. */
export async function answers(
  store: Store,
  request: Party,
  outcome: PartyOutcome = 'given',
  given: Readonly<Record<string, unknown>> = nomination,
): Promise<string> {
  await sayWhetherTheyCan(store, request, true);
  await types(store, request, given);
  return (await giveAnswer(store, request, { outcome, note: outcome === 'refused' ? 'Not so' : '' })).kind;
}

/** Asks a nominator from a draft. */
export const asksNominator = (store: Store, id: string, name: string) =>
  askPerson(store, id, 'nomination', {
    person: { name, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org` },
    language: 'en',
  });
