import * as z from 'zod';
import { type Person, person } from '../domain/application/application.ts';
import { type Party, type PartyAnswer, party, partyAnswer } from '../domain/people/party.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import type { Item, Store } from './table.ts';
import { absent, type Write } from './transact.ts';
import { open, seal, type VaultKey } from './vault.ts';

/** What somebody typed so far, page by page, with how often each page was saved: an older tab cannot overwrite a newer one. */
export const partyWork = z.strictObject({
  typed: z.record(z.string(), z.record(z.string(), z.unknown())),
  answers: z.record(z.string(), z.unknown()),
  pages: z.record(z.string(), z.int()),
});
export type PartyWork = z.infer<typeof partyWork>;

const noWork: PartyWork = { typed: {}, answers: {}, pages: {} };

function parse(item: Item): Party {
  const { pk, sk, type, ...rest } = item;
  return party.parse(rest);
}

/** A request as it stands; undefined when there is none. */
export async function readParty(store: Store, application: string, id: string): Promise<Party | undefined> {
  const item = await readItem(store, keys.party(application, id));
  return item && parse(item);
}

/** Every request of an application, the oldest first. */
export async function listParties(store: Store, application: string): Promise<Party[]> {
  const items = await readAll(store, `APP#${application}`, 'PARTY#');
  return items.map(parse).sort((a, b) => (a.askedAt < b.askedAt ? -1 : a.askedAt > b.askedAt ? 1 : 0));
}

/** The write that stores a request's next state, refused when it changed since it was read. */
export function partyWrite(next: Party): Write {
  const { applicationId, partyId, version } = next;
  return {
    as: 'party',
    put: { ...keys.party(applicationId, partyId), type: 'party', ...next },
    when:
      version === 1
        ? absent
        : {
            expression: '#version = :was',
            names: { '#version': 'version' },
            values: { ':was': version - 1 },
          },
  };
}

export const sealPerson = (store: Store, key: VaultKey, who: Person): string =>
  seal(key, 'party', who, store.random);
export const sealWork = (store: Store, key: VaultKey, work: PartyWork): string =>
  seal(key, 'party-work', work, store.random);
export const sealAnswer = (store: Store, key: VaultKey, answer: PartyAnswer): string =>
  seal(key, 'party-answer', answer, store.random);

/** Who is asked. */
export const personAsked = (key: VaultKey, { who }: Party): Person => person.parse(open(key, 'party', who));

/** What they typed so far. */
export const workOf = (key: VaultKey, { work }: Party): PartyWork =>
  work === undefined ? noWork : partyWork.parse(open(key, 'party-work', work));

/** What they answered; undefined while they have not. */
export const answerOf = (key: VaultKey, { answer }: Party): PartyAnswer | undefined =>
  answer === undefined ? undefined : partyAnswer.parse(open(key, 'party-answer', answer));
