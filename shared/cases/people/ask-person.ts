import type { Application, Person } from '../../domain/application/application.ts';
import type { Due, Effect } from '../../domain/effects.ts';
import { opaqueId, partyId } from '../../domain/ids.ts';
import { namedIn, sameAddress } from '../../domain/people/named.ts';
import { holdsPlace, type Party } from '../../domain/people/party.ts';
import { entryShown, placesLeft } from '../../domain/people/waiting.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { PeopleEntry } from '../../domain/program/people-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { Language } from '../../domain/text.ts';
import { change, type Loaded, personOf } from '../../store/applications.ts';
import { listParties, partyWrite, personAsked, sealPerson } from '../../store/parties.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import type { VaultKey } from '../../store/vault.ts';
import { endOfDay, morning } from '../deadlines.ts';
import { currentAnswers, entryOf, takesAnswers, todayIn } from './people-of.ts';

/** Requests of one entry in an application's whole life: enough for every replacement, too few to fill inboxes. */
const mostRequests = 10;

/** What goes with a change that asks somebody. */
export interface Request {
  readonly writes: readonly Write[];
  readonly due: readonly Due[];
  readonly effects: readonly Effect[];
}

export const noRequest: Request = { writes: [], due: [], effects: [] };

/** Several requests as one. */
export const together = (all: readonly Request[]): Request => ({
  writes: all.flatMap((one) => one.writes),
  due: all.flatMap((one) => one.due),
  effects: all.flatMap((one) => one.effects),
});

/** When a request is due, counted from now. */
export function datesOf(
  store: Store,
  { zone }: Pick<Program, 'zone'>,
  entry: PeopleEntry,
  id: Pick<Party, 'applicationId' | 'partyId'>,
): { readonly answerBy: string; readonly due: readonly Due[] } {
  const answerBy = endOfDay(zone, store.now(), entry.answerDays);
  const subject = `APP#${id.applicationId}`;
  const [first] = entry.remindDays;
  return {
    answerBy,
    due: [
      ...(first === undefined
        ? []
        : [
            {
              kind: 'party-reminder' as const,
              subject,
              ref: id.partyId,
              at: morning(zone, nowIso(store), first),
            },
          ]),
      { kind: 'party-expiry', subject, ref: id.partyId, at: answerBy },
    ],
  };
}

/** Asks one person: stored, dated and mailed. */
function asked(
  store: Store,
  key: VaultKey,
  program: Program,
  entry: PeopleEntry,
  { person, language }: { person: Person; language: Language },
): Request {
  const id = partyId.parse(opaqueId('pty', store.random));
  const applicationId = key.applicationId as Application['applicationId'];
  const { answerBy, due } = datesOf(store, program, entry, { applicationId, partyId: id });
  const request: Party = {
    partyId: id,
    applicationId,
    programId: program.id,
    entry: entry.id,
    status: 'asked',
    epoch: 1,
    version: 1,
    language,
    askedAt: nowIso(store),
    answerBy,
    reminders: 0,
    who: sealPerson(store, key, person),
  };
  return {
    writes: [partyWrite(request)],
    due,
    effects: [{ kind: 'mail-party', mail: 'party-request', applicationId, partyId: id, epoch: 1 }],
  };
}

/** already: this address holds a place; own-address: nobody speaks for themselves; unnamed: the applicant gave no name yet. */
export type NotAsked = 'already' | 'own-address' | 'no-place' | 'unnamed' | 'over' | 'missing';
export type Asked = { readonly kind: 'committed' } | { readonly kind: NotAsked };

/** Why a person may not be asked for an entry; undefined where they may. */
export function whyNotAsk(
  { application, key }: Loaded,
  entry: PeopleEntry,
  before: readonly Party[],
  person: Person,
): Exclude<NotAsked, 'missing'> | undefined {
  const applicant = personOf({ application, key });
  if (!takesAnswers(application)) return 'over';
  if (applicant.name.trim() === '' || applicant.email === '') return 'unnamed';
  if (sameAddress(applicant.email, person.email)) return 'own-address';
  const same = before.filter((one) => one.entry === entry.id);
  if (same.some((one) => holdsPlace(one) && sameAddress(personAsked(key, one).email, person.email)))
    return 'already';
  return placesLeft(entry, before) < 1 || same.length >= mostRequests ? 'no-place' : undefined;
}

/** Asks somebody by the applicant's wish. */
export async function askPerson(
  store: Store,
  id: string,
  entryId: string,
  whom: { readonly person: Person; readonly language: Language },
): Promise<Asked> {
  const outcome = await change<{ kind: NotAsked }>(store, id, async (loaded) => {
    const { program } = await programOf(store, loaded.application);
    const entry = entryOf(program, entryId);
    if (!entry) return { kind: 'missing' };
    const why = whyNotAsk(loaded, entry, await listParties(store, id), whom.person);
    if (why) return { kind: why };
    return asking(loaded.application, entry, asked(store, loaded.key, program, entry, whom));
  });
  if (outcome.kind === 'refused') throw new Error(`A request was refused by ${outcome.by}`);
  return outcome.kind === 'committed' ? { kind: 'committed' } : outcome;
}

const asking = (application: Application, entry: PeopleEntry, request: Request) => ({
  next: application,
  happening: {
    event: 'person asked',
    actor: { kind: 'applicant' },
    data: { entry: entry.id, role: entry.role },
  } as const,
  ...request,
});

/** The request to somebody in the place of another, for a transaction that ends the other. */
export const askedInstead = asked;

/** Asks everybody whom the answers name and who was not asked: at submission, or earlier by the applicant's wish. */
export function requestsToNamed(
  store: Store,
  loaded: Loaded,
  program: Program,
  answers: Answers,
  before: readonly Party[],
): Request {
  const { application, key } = loaded;
  const today = todayIn(store, program);
  const all = program.people.flatMap((entry) => {
    if (entryShown(entry, answers, today) === 'hidden') return [];
    const seen = new Set<string>();
    return namedIn(entry, answers)
      .filter(({ person }) => {
        const address = person.email.trim().toLowerCase();
        const known = before.some(
          (one) => one.entry === entry.id && sameAddress(personAsked(key, one).email, person.email),
        );
        const first = !seen.has(address);
        seen.add(address);
        return first && !known && whyNotAsk(loaded, entry, before, person) === undefined;
      })
      .slice(0, Math.max(0, placesLeft(entry, before)))
      .map(({ person }) => asked(store, key, program, entry, { person, language: application.language }));
  });
  return together(all);
}

/** Asks those whom a draft's answers name, before it is sent. */
export async function askNamed(store: Store, id: string): Promise<Asked> {
  const outcome = await change<{ kind: NotAsked }>(store, id, async (loaded) => {
    const { program } = await programOf(store, loaded.application);
    const answers = await currentAnswers(store, loaded);
    const request = requestsToNamed(store, loaded, program, answers, await listParties(store, id));
    if (request.writes.length === 0) return { kind: 'already' };
    return {
      next: loaded.application,
      happening: {
        event: 'person asked',
        actor: { kind: 'applicant' },
        data: { count: request.writes.length },
      },
      ...request,
    };
  });
  if (outcome.kind === 'refused') throw new Error(`A request was refused by ${outcome.by}`);
  return outcome.kind === 'committed' ? { kind: 'committed' } : outcome;
}
