import { entryOf, takesAnswers, titleForAsked } from '../../../shared/cases/people/people-of.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { isOpenParty, type Party } from '../../../shared/domain/people/party.ts';
import { renderMail } from '../../../shared/messages/mail/render-mail.ts';
import { loadApplication, personOf } from '../../../shared/store/applications.ts';
import { newLink } from '../../../shared/store/links.ts';
import { personAsked, readParty } from '../../../shared/store/parties.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { inSeconds, nowIso, type Store } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import type { Dispatch } from '../dispatch.ts';
import {
  type Dropped,
  dropped,
  type Material,
  mailProgram,
  type PreparedMail,
  type Told,
} from './prepared.ts';

/** A link works so long at most, or until the answer is due; an old one offers to send a fresh one. */
const linkSeconds = 30 * 86_400;

/** A mail to somebody whom an applicant named, with a link of its own where there is something to do. */
export async function preparePartyMail(
  { store, baseUrl }: Dispatch,
  { mail, applicationId, partyId, epoch }: Extract<Effect, { kind: 'mail-party' }>,
): Promise<PreparedMail | Dropped> {
  const [loaded, request] = await Promise.all([
    loadApplication(store, applicationId),
    readParty(store, applicationId, partyId),
  ]);
  if (!loaded || !request) return dropped('erased');
  if (request.epoch !== epoch) return dropped('asked-again');
  const wanted = mail === 'party-ended' ? !isOpenParty(request) : isOpenParty(request);
  if (!wanted) return dropped(`request-${request.status}`);
  const over = !takesAnswers(loaded.application) || request.answerBy < nowIso(store);
  if (mail !== 'party-ended' && over) return dropped('request-over');
  const { program } = await programOf(store, loaded.application);
  const entry = entryOf(program, request.entry);
  if (!entry) return dropped('entry-gone');
  const { name, email } = personAsked(loaded.key, request);
  const applicant = personOf(loaded);
  const base = {
    program: mailProgram(program),
    name,
    applicant: applicant.name || loaded.application.reference,
    title: titleForAsked(entry),
  };
  const envelope = { kind: 'mail', to: email, replyTo: program.contact.email } as const;
  const { language } = request;
  if (mail === 'party-ended') return { ...envelope, mail: renderMail(mail, base, language), writes: [] };
  const { secret, write } = requestLink(store, request);
  const data = {
    ...base,
    answerBy: request.answerBy,
    link: addresses.invited(baseUrl, secret),
    words: entry.mail,
    confidential: entry.confidential,
  };
  return { ...envelope, mail: renderMail(mail, data, language), writes: [write] };
}

function requestLink(store: Store, { programId, applicationId, partyId, epoch, answerBy }: Party) {
  const longest = inSeconds(store, linkSeconds).toISOString();
  const validUntil = answerBy < longest ? answerBy : longest;
  return newLink(store, { purpose: 'party', programId, applicationId, partyId, epoch, validUntil });
}

type ToldMail = 'person-answered' | 'person-declined' | 'person-refused' | 'person-late';

const toldAt = {
  'person-answered': 'answered',
  'person-declined': 'declined',
  'person-refused': 'answered',
  'person-late': 'expired',
} as const satisfies Record<ToldMail, Party['status']>;

/** What an applicant is told of somebody they named, while it is still so. */
export async function toldOfPerson(
  mail: ToldMail,
  { dispatch, loaded, program, to }: Material,
  partyId: string | undefined,
): Promise<Told> {
  const { applicationId } = loaded.application;
  const request = partyId === undefined ? undefined : await readParty(dispatch.store, applicationId, partyId);
  const entry = request && entryOf(program, request.entry);
  if (!request || !entry) return dropped('request-gone');
  if (request.status !== toldAt[mail]) return dropped(`request-${request.status}`);
  const { name: person } = personAsked(loaded.key, request);
  return { kind: mail, data: { ...to, person, title: entry.title } };
}
