import { type Application, type ApplicationIn, receivedOf } from '../../domain/application/application.ts';
import type { Actor } from '../../domain/effects.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { type Change, change, type Loaded, personOf } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { listParties } from '../../store/parties.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { auditedAnswers, identityWrites, readSnapshot, snapshotWrite } from '../intake/snapshot.ts';
import { noRequest, type Request, requestsToNamed } from '../people/ask-person.ts';

export type Answered =
  | { readonly kind: 'committed'; readonly application: Application }
  /** It was received after the date: the application ends as the request said. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'not-asked' | 'missing' };

/**
 * Takes the answers to a request for information, from the applicant or, for what only a person can judge, from a
 * manager: a new snapshot beside the old one, and the screening again. Only what was asked may be answered, and by the
 * applicant only what was received by the date, whenever it is handled.
 */
export async function answerRequest(
  store: Store,
  id: string,
  answers: Answers,
  actor: Actor,
  reason?: string,
  receivedAt: string = nowIso(store),
): Promise<Answered> {
  const outcome = await change<{ kind: 'not-asked' | 'too-late' }>(
    store,
    id,
    async ({ application, key }) => {
      if (application.status !== 'info-requested') return { kind: 'not-asked' };
      // Whether a smaller loan is wanted is for its applicant alone to say.
      if (application.counterOffer && actor.kind !== 'applicant') return { kind: 'not-asked' };
      if (actor.kind === 'applicant' && receivedAt > application.answerBy) return { kind: 'too-late' };
      const { merged, ...given } = await informationGiven(
        store,
        { application, key },
        answers,
        actor.kind === 'manager' ? 'manager' : 'applicant',
        receivedAt,
      );
      return {
        ...given,
        happening: {
          event: 'information given',
          actor,
          data: {
            snapshot: given.next.snapshot,
            answers: auditedAnswers(key, merged),
            fields: Object.keys(answers),
            ...(reason ? { reason } : {}),
          },
        },
      };
    },
  );
  if (outcome.kind === 'refused') throw new Error(`An answer was refused by ${outcome.by}`);
  return outcome;
}

/** The end of a request for information, without the event that tells who gave it: back to the screening, which looks afresh. */
export async function informationGiven(
  store: Store,
  { application, key }: Loaded<ApplicationIn<'info-requested'>>,
  answers: Answers,
  by: 'applicant' | 'manager',
  receivedAt: string = nowIso(store),
) {
  const id = application.applicationId;
  const before = await readSnapshot(store, key, application.snapshot);
  const merged = merge(before.answers, answers);
  const snapshot = application.snapshot + 1;
  const person = personOf({ application, key });
  const others = await namedNow(store, { application, key }, merged, by);
  return {
    merged,
    next: { ...receivedOf(application), snapshot, status: 'submitted' },
    move: 'answer-request',
    writes: [
      // What a manager judged was received when the applicant sent it: their place in line stays.
      snapshotWrite(store, key, snapshot, {
        answers: merged,
        ...(before.helper ? { helper: before.helper } : {}),
        ...(by === 'applicant' ? { receivedAt } : { receivedAt: before.receivedAt, by: 'manager' as const }),
      }),
      ...identityWrites(application, { person, answers: merged }, { person, answers: before.answers }),
      settleWrite(`APP#${id}`, 'judge-answers'),
      ...others.writes,
    ],
    effects: [
      ...others.effects,
      { kind: 'resume', subject: `APP#${id}`, stage: 'information', output: { outcome: 'answered' } },
    ],
    due: others.due,
    cancel: [{ kind: 'information-deadline', ref: 'request' }],
  } as const satisfies Omit<Change, 'happening'> & { merged: Answers };
}

/** Whoever the applicant's answers name only now, as in an invited second phase, is asked like those named at submission. */
async function namedNow(
  store: Store,
  loaded: Loaded,
  answers: Answers,
  by: 'applicant' | 'manager',
): Promise<Request> {
  const { program } = await programOf(store, loaded.application);
  if (by === 'manager' || program.people.length === 0) return noRequest;
  const before = await listParties(store, loaded.application.applicationId);
  return requestsToNamed(store, loaded, program, answers, before);
}

/** Groups are joined part by part, everything else is replaced. */
function merge(before: Answers, given: Answers): Answers {
  const joined: Record<string, unknown> = { ...before };
  for (const [id, value] of Object.entries(given)) {
    const old = joined[id];
    joined[id] = isGroup(old) && isGroup(value) ? { ...old, ...value } : value;
  }
  return joined;
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True where what was asked can no longer be answered: only what was received by the date is still taken. */
export const isLate = (store: Store, application: Application): boolean =>
  application.status === 'info-requested' &&
  application.askedFor.length > 0 &&
  application.answerBy < nowIso(store);
