import type { Application } from '../../domain/application/application.ts';
import type { Actor, Effect } from '../../domain/effects.ts';
import { entryOfPath, type Party, type PartyOutcome } from '../../domain/people/party.ts';
import { entryShown, waitingFor } from '../../domain/people/waiting.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { missingFields } from '../../domain/program/missing.ts';
import type { PeopleEntry } from '../../domain/program/people-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type Loaded, loadApplication } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import {
  answerOf,
  listParties,
  type PartyWork,
  partyWrite,
  readParty,
  sealAnswer,
  sealWork,
  workOf,
} from '../../store/parties.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { informationGiven } from '../screening/answer-request.ts';
import { currentAnswers, entryOf, takesAnswers, todayIn } from './people-of.ts';
import { ended, requestDates, type Tending, tend } from './tend-request.ts';

/** A request as its link named it. */
export interface RequestId {
  readonly applicationId: string;
  readonly partyId: string;
  readonly epoch: number;
}

/** What an asked person may see: their request, whom it is about, and no more of the application than the plan shows. */
export interface RequestFile {
  readonly request: Party;
  readonly loaded: Loaded;
  readonly program: Program;
  readonly entry: PeopleEntry;
  readonly answers: Answers;
}

export type PartyAccess =
  | { readonly kind: 'open' | 'answered'; readonly file: RequestFile }
  /** They said that they cannot. */
  | { readonly kind: 'declined'; readonly at: string; readonly zone: string }
  /** Taken back, replaced, too late, no longer needed, or the application is over. */
  | { readonly kind: 'over' };

/** What the holder of a link may do with a request now. Who has turned 18 has no guardian here any more. */
export async function accessToRequest(
  store: Store,
  { applicationId, partyId, epoch }: RequestId,
): Promise<PartyAccess> {
  const [loaded, request] = await Promise.all([
    loadApplication(store, applicationId),
    readParty(store, applicationId, partyId),
  ]);
  if (!loaded || request?.epoch !== epoch) return { kind: 'over' };
  const { program } = await programOf(store, loaded.application);
  const entry = entryOf(program, request.entry);
  if (!entry) return { kind: 'over' };
  if (request.status === 'declined')
    return { kind: 'declined', at: request.endedAt ?? request.askedAt, zone: program.zone };
  const answered = request.status === 'answered';
  if (!answered && (!isStanding(store, request) || !takesAnswers(loaded.application)))
    return { kind: 'over' };
  const answers = await currentAnswers(store, loaded);
  if (entryShown(entry, answers, todayIn(store, program)) === 'hidden') return { kind: 'over' };
  return { kind: answered ? 'answered' : 'open', file: { request, loaded, program, entry, answers } };
}

/** Open, and its date has not passed: the clock may be late. */
const isStanding = (store: Store, { status, answerBy }: Party) =>
  (status === 'asked' || status === 'doing') && answerBy >= nowIso(store);

export type Said = { readonly kind: 'committed' | 'over' | 'missing' };

const byParty = (id: string): Actor => ({ kind: 'party', id });

/** The first question: whether they can do it. A no ends the request, and the applicant is told. */
export function sayWhetherTheyCan(store: Store, id: RequestId, can: boolean): Promise<Said> {
  return tend<{ kind: 'over' }>(store, id.applicationId, id.partyId, ({ loaded, request }) => {
    if (!mayAct(store, loaded, request, id) || request.status !== 'asked') return { kind: 'over' };
    if (can)
      return {
        request: { ...request, status: 'doing' },
        event: 'person can',
        actor: byParty(id.partyId),
      };
    return {
      request: ended(store, request, 'declined'),
      event: 'person declined',
      actor: byParty(id.partyId),
      effects: [tellApplicant(request, 'person-declined')],
      cancel: requestDates(id.partyId),
    };
  });
}

const mayAct = (store: Store, { application }: Loaded, request: Party, { epoch }: RequestId) =>
  request.epoch === epoch && isStanding(store, request) && takesAnswers(application);

export const tellApplicant = (
  { applicationId, partyId }: Party,
  mail: Extract<Effect, { kind: 'mail-applicant' }>['mail'],
): Effect => ({ kind: 'mail-applicant', mail, applicationId, partyId });

/** One page as it was left. */
export interface WorkSave {
  readonly page: string;
  /** The count the form was shown with. */
  readonly seen: number;
  readonly typed: Record<string, unknown>;
  readonly answers: Answers;
  readonly fields: readonly string[];
}

/** newer: the page was saved in another window since; nothing was overwritten. */
export type WorkSaved =
  | { readonly kind: 'saved' | 'newer'; readonly work: PartyWork }
  | { readonly kind: 'over' };

/** Saves a page on the server as it is left, right or wrong. */
export async function saveWork(store: Store, id: RequestId, save: WorkSave): Promise<WorkSaved> {
  for (;;) {
    const [loaded, request] = await Promise.all([
      loadApplication(store, id.applicationId),
      readParty(store, id.applicationId, id.partyId),
    ]);
    if (!loaded || !request || request.status !== 'doing' || !mayAct(store, loaded, request, id))
      return { kind: 'over' };
    const work = workOf(loaded.key, request);
    if ((work.pages[save.page] ?? 0) !== save.seen) return { kind: 'newer', work };
    const kept = Object.fromEntries(
      Object.entries(work.answers).filter(([field]) => !save.fields.includes(field)),
    );
    const next: PartyWork = {
      typed: { ...work.typed, [save.page]: save.typed },
      answers: { ...kept, ...save.answers },
      pages: { ...work.pages, [save.page]: save.seen + 1 },
    };
    const sealed = sealWork(store, loaded.key, next);
    const outcome = await transact(store, [
      partyWrite({ ...request, work: sealed, version: request.version + 1 }),
    ]);
    if (outcome.kind === 'done') return { kind: 'saved', work: next };
  }
}

/** already: it was given before, and stays as it is; incomplete: a question is still open. */
export type Given = { readonly kind: 'committed' | 'already' | 'incomplete' | 'over' | 'missing' };

/** Gives the answer: once. The applicant is told that it came; a refusal by a guardian or co-owner also goes to the owner. */
export function giveAnswer(
  store: Store,
  id: RequestId,
  { outcome, note }: { readonly outcome: PartyOutcome; readonly note: string },
): Promise<Given> {
  return tend<{ kind: 'already' | 'incomplete' | 'over' }>(
    store,
    id.applicationId,
    id.partyId,
    async ({ loaded, request, entry }) => {
      if (request.status === 'answered' && request.epoch === id.epoch) return { kind: 'already' };
      if (request.status !== 'doing' || !mayAct(store, loaded, request, id)) return { kind: 'over' };
      const { program } = await programOf(store, loaded.application);
      const today = todayIn(store, program);
      const { answers } = workOf(loaded.key, request);
      if (outcome !== 'refused' && missingFields(entry, answers, today).length > 0)
        return { kind: 'incomplete' };
      const { work: _, ...rest } = ended(store, request, 'answered');
      const next: Party = { ...rest, outcome, answer: sealAnswer(store, loaded.key, { answers, note }) };
      const refused = outcome === 'refused';
      const told = refused && !entry.confidential ? 'person-refused' : 'person-answered';
      return joined(
        {
          request: next,
          event: 'person answered',
          actor: byParty(id.partyId),
          data: entry.confidential ? {} : { outcome },
          effects: [tellApplicant(request, told), ...(refused ? [tellOwner(loaded.application)] : [])],
          writes: refused ? [putBeforeOwner(store, loaded.application, request)] : [],
          cancel: requestDates(id.partyId),
        },
        await endedWait(store, loaded, program, next),
      );
    },
  );
}

/** An application that was asked for nothing but people goes on once the last of them has answered. */
async function endedWait(store: Store, { application, key }: Loaded, program: Program, given: Party) {
  if (application.status !== 'info-requested') return undefined;
  if (!application.askedFor.every((path) => entryOfPath(path) !== undefined)) return undefined;
  const answers = await currentAnswers(store, { application, key });
  const before = await listParties(store, application.applicationId);
  const now = before.map((one) => (one.partyId === given.partyId ? given : one));
  const waits = waitingFor(program, now, answers, todayIn(store, program), 'submit');
  if (waits.some(({ id }) => application.askedFor.some((path) => entryOfPath(path) === id))) return undefined;
  const { merged: _, next, ...end } = await informationGiven(store, { application, key }, {}, 'applicant');
  return { application: next, ...end };
}

const joined = (
  answer: Tending & Required<Pick<Tending, 'writes' | 'effects' | 'cancel'>>,
  wait: Awaited<ReturnType<typeof endedWait>>,
): Tending =>
  wait === undefined
    ? answer
    : {
        ...answer,
        application: wait.application,
        move: wait.move,
        writes: [...answer.writes, ...wait.writes],
        effects: [...answer.effects, ...wait.effects],
        cancel: [...answer.cancel, ...wait.cancel],
      };

const tellOwner = ({ applicationId, programId }: Application): Effect => ({
  kind: 'mail-owner',
  mail: 'owner-attention',
  programId,
  subject: `APP#${applicationId}`,
  about: 'person-refused',
});

const putBeforeOwner = (store: Store, { applicationId, programId }: Application, request: Party) =>
  raiseWrite(store, {
    subject: `APP#${applicationId}`,
    programId,
    kind: 'person-refused',
    details: [request.entry, request.partyId],
  });

/** What was given, for those who may read it. */
export const givenBy = ({ loaded, request }: Pick<RequestFile, 'loaded' | 'request'>) =>
  answerOf(loaded.key, request);
