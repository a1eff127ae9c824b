import type { Application, Person } from '../../domain/application/application.ts';
import type { EventData } from '../../domain/audit.ts';
import type { Actor, DueKind, Effect } from '../../domain/effects.ts';
import { isOpenParty, type Party, type PartyStatus } from '../../domain/people/party.ts';
import type { PeopleEntry } from '../../domain/program/people-plan.ts';
import type { Language } from '../../domain/text.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { listParties, partyWrite } from '../../store/parties.ts';
import { programOf } from '../../store/programs.ts';
import { inSeconds, nowIso, type Store } from '../../store/table.ts';
import { askedInstead, datesOf, type NotAsked, whyNotAsk } from './ask-person.ts';
import { entryOf, takesAnswers } from './people-of.ts';

/** An applicant's own reminders: one a day. */
const nudgePauseSeconds = 24 * 3600;

export const requestDates = (id: string): { kind: DueKind; ref: string }[] => [
  { kind: 'party-reminder', ref: id },
  { kind: 'party-expiry', ref: id },
];

/** over: answered, ended, or the application takes no answers any more. */
export type Tended =
  | { readonly kind: 'committed' }
  | { readonly kind: 'too-soon' | 'over' | 'missing' }
  | { readonly kind: NotAsked };

/** What stands of one request of an application. */
interface Standing {
  readonly loaded: Loaded;
  readonly request: Party;
  readonly entry: PeopleEntry;
}

/** Changes one request in a transaction with its event; begins again when it changed meanwhile. */
export async function tend<R extends { kind: string }>(
  store: Store,
  id: string,
  party: string,
  decide: (standing: Standing) => Promise<Tending | R> | Tending | R,
): Promise<R | { readonly kind: 'committed' } | { readonly kind: 'missing' }> {
  const outcome = await change<R | { kind: 'missing' }>(store, id, async (loaded) => {
    const request = (await listParties(store, id)).find(({ partyId }) => partyId === party);
    const { program } = await programOf(store, loaded.application);
    const entry = request && entryOf(program, request.entry);
    if (!request || !entry) return { kind: 'missing' };
    const decided = await decide({ loaded, request, entry });
    if ('kind' in decided) return decided;
    const { request: next, event, actor, data, application = loaded.application, ...rest } = decided;
    return {
      ...rest,
      next: application,
      happening: { event, actor, data: { entry: entry.id, party, ...data } },
      writes: [partyWrite({ ...next, version: request.version + 1 }), ...(rest.writes ?? [])],
    };
  });
  if (outcome.kind === 'refused') return tend(store, id, party, decide);
  return outcome.kind === 'committed' ? { kind: 'committed' } : (outcome as R | { kind: 'missing' });
}

/** What becomes of a request; the application itself changes only where its wait ends with it. */
export interface Tending extends Pick<Change, 'writes' | 'effects' | 'due' | 'cancel' | 'move'> {
  readonly request: Party;
  readonly event: string;
  readonly actor: Actor;
  readonly data?: EventData;
  readonly application?: Application;
}

const applicant: Actor = { kind: 'applicant' };

/** The applicant has a reminder sent, at most once a day; somebody whose date has passed is asked anew. */
export function remindPerson(store: Store, id: string, party: string): Promise<Tended> {
  return tend<{ kind: 'too-soon' | 'over' }>(store, id, party, async ({ loaded, request, entry }) => {
    if (!takesAnswers(loaded.application)) return { kind: 'over' };
    const now = nowIso(store);
    const pausedUntil = inSeconds(store, -nudgePauseSeconds).toISOString();
    if ((request.nudgedAt ?? request.askedAt) > pausedUntil && request.status !== 'expired')
      return { kind: 'too-soon' };
    if (isOpenParty(request))
      return {
        request: { ...request, nudgedAt: now },
        event: 'person reminded',
        actor: applicant,
        effects: [mailTo(request, 'party-reminder')],
      };
    if (request.status !== 'expired') return { kind: 'over' };
    const { program } = await programOf(store, loaded.application);
    const { answerBy, due } = datesOf(store, program, entry, request);
    const { endedAt: _, ...open } = request;
    const next: Party = {
      ...open,
      status: 'asked',
      epoch: request.epoch + 1,
      askedAt: now,
      answerBy,
      reminders: 0,
    };
    return {
      request: next,
      event: 'person asked again',
      actor: applicant,
      due,
      effects: [mailTo(next, 'party-request')],
    };
  });
}

export const mailTo = (
  { applicationId, partyId, epoch }: Party,
  mail: Extract<Effect, { kind: 'mail-party' }>['mail'],
): Effect => ({ kind: 'mail-party', mail, applicationId, partyId, epoch });

/** Takes a request back. One that was answered stays: nobody picks among confidential answers. */
export function cancelRequest(store: Store, id: string, party: string): Promise<Tended> {
  return tend<{ kind: 'over' }>(store, id, party, ({ request }) => {
    if (!isOpenParty(request)) return { kind: 'over' };
    return {
      request: ended(store, request, 'cancelled'),
      event: 'request cancelled',
      actor: applicant,
      effects: [mailTo(request, 'party-ended')],
      cancel: requestDates(party),
    };
  });
}

/** Asks somebody else in the place of a person who has not answered, or never will. */
export function replacePerson(
  store: Store,
  id: string,
  party: string,
  whom: { readonly person: Person; readonly language: Language },
): Promise<Tended> {
  return tend<{ kind: NotAsked }>(store, id, party, async ({ loaded, request, entry }) => {
    if (request.status === 'answered' || request.status === 'replaced' || request.status === 'cancelled')
      return { kind: 'over' };
    const { program } = await programOf(store, loaded.application);
    const others = (await listParties(store, id)).filter((one) => one.partyId !== request.partyId);
    const why = whyNotAsk(loaded, entry, others, whom.person);
    if (why) return { kind: why };
    const instead = askedInstead(store, loaded.key, program, entry, whom);
    return {
      request: ended(store, request, 'replaced'),
      event: 'person replaced',
      actor: applicant,
      writes: [...instead.writes],
      due: instead.due,
      effects: [...(isOpenParty(request) ? [mailTo(request, 'party-ended')] : []), ...instead.effects],
      cancel: requestDates(party),
    };
  });
}

/** A request that is over. Links to it open nothing from then on. */
export const ended = (store: Store, request: Party, status: PartyStatus): Party => ({
  ...request,
  status,
  endedAt: nowIso(store),
});
