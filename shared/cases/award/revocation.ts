import * as z from 'zod';
import {
  type Application,
  type ApplicationIn,
  instant,
  scoredOf,
} from '../../domain/application/application.ts';
import { type RevocationReason, revocationReasons } from '../../domain/application/revocation-reason.ts';
import { offersOf } from '../../domain/program/offer-plan.ts';
import { type Change, change, type Loaded, readItem } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { readAward } from '../../store/awards.ts';
import { ledgerSums, readLedger } from '../../store/funds.ts';
import { jointMovementWrites } from '../../store/joint-movements.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';
import { endOfDay } from '../deadlines.ts';
import type { Manager } from '../manager.ts';
import { stakeOf } from '../review/stake-of.ts';
import { releaseClaims } from './claims.ts';
import { entryName, mattersOver } from './returned-units.ts';

/** Days that somebody has to answer before it is decided. */
const daysToAnswer = 14;

/** Taking an offer back: raised with a reason, told with a date to answer, decided by somebody else. Words are sealed. */
export const revocation = z.object({
  status: z.enum(['open', 'revoked', 'dropped']),
  reason: z.enum(revocationReasons),
  words: z.string(),
  raisedBy: z.string(),
  raisedAt: instant,
  answerBy: instant,
  answer: z.string().optional(),
  answeredAt: instant.optional(),
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
  why: z.string().optional(),
});
export type Revocation = z.infer<typeof revocation>;

/** The latest one of an application, its words opened; undefined where none was raised. */
export async function readRevocation(store: Store, key: VaultKey): Promise<Revocation | undefined> {
  const item = await readItem(store, keys.revocation(key.applicationId));
  if (!item) return undefined;
  const read = revocation.parse(item);
  const opened = (sealed: string) => String(open(key, 'revocation', sealed));
  return {
    ...read,
    words: opened(read.words),
    ...(read.answer === undefined ? {} : { answer: opened(read.answer) }),
    ...(read.why === undefined ? {} : { why: opened(read.why) }),
  };
}

function revocationWrite(store: Store, key: VaultKey, one: Revocation): Write {
  const sealed = (words: string) => seal(key, 'revocation', words, store.random);
  return {
    as: 'revocation',
    put: {
      ...keys.revocation(key.applicationId),
      type: 'revocation',
      ...one,
      words: sealed(one.words),
      ...(one.answer === undefined ? {} : { answer: sealed(one.answer) }),
      ...(one.why === undefined ? {} : { why: sealed(one.why) }),
    },
  };
}

const canBeRevoked = (application: Application): application is ApplicationIn<'offered' | 'accepted'> =>
  application.status === 'offered' || application.status === 'accepted';

/**
 * Reports and payments of an award have begun. Its money may be on its way to the bank, so it is held, answered and stopped
 * instead (`cases/after-award/hold.ts`), which knows of every order: two ways to take the same money would give it away twice.
 */
const hasBegun = async (store: Store, { status, applicationId }: Application): Promise<boolean> =>
  status === 'accepted' && (await readAward(store, applicationId)) !== undefined;

export type RevocationStep = {
  readonly kind:
    | 'committed'
    | 'no-words'
    | 'already'
    | 'too-early'
    | 'barred'
    | 'award-runs'
    | 'not-possible'
    | 'missing';
};
type Refusal = Exclude<RevocationStep, { kind: 'committed' }>;

/** A manager says that an open offer or an award should be taken back. Nothing is taken yet: the applicant is told, and can answer. */
export async function raiseRevocation(
  store: Store,
  id: string,
  manager: Manager,
  said: { readonly reason: RevocationReason; readonly words: string },
): Promise<RevocationStep> {
  return stepOf(
    await change<Refusal | { kind: 'already' }>(store, id, async ({ application, key }) => {
      if (!canBeRevoked(application)) return { kind: 'not-possible' };
      if (await hasBegun(store, application)) return { kind: 'award-runs' };
      if (said.words.trim() === '') return { kind: 'no-words' };
      if ((await readRevocation(store, key))?.status === 'open') return { kind: 'already' };
      const { program } = await programOf(store, application);
      const raisedAt = nowIso(store);
      const answerBy = endOfDay(program.zone, raisedAt, daysToAnswer);
      return {
        next: application,
        happening: {
          event: 'revocation raised',
          actor: { kind: 'manager', id: manager.id },
          data: { reason: said.reason, answerBy },
        },
        writes: [
          revocationWrite(store, key, {
            status: 'open',
            reason: said.reason,
            words: said.words.trim(),
            ...{ raisedBy: manager.id, raisedAt, answerBy },
          }),
        ],
        effects: [{ kind: 'mail-applicant', mail: 'revocation-notice', applicationId: id }],
        due: [{ kind: 'revocation-due', subject: subjectOf.application(id), ref: 'answer', at: answerBy }],
      };
    }),
  );
}

/** What the applicant says to it: once, by its date. It is put before those who may decide. */
export async function answerRevocation(store: Store, id: string, words: string): Promise<RevocationStep> {
  return stepOf(
    await change<Refusal>(store, id, async ({ application, key }) => {
      const found = await readRevocation(store, key);
      if (!canBeRevoked(application) || found?.status !== 'open') return { kind: 'not-possible' };
      if (found.answeredAt !== undefined) return { kind: 'already' };
      const now = nowIso(store);
      if (now > found.answerBy) return { kind: 'not-possible' };
      if (words.trim() === '') return { kind: 'no-words' };
      return {
        ...toDecide(application, 'revocation answered'),
        writes: [
          revocationWrite(store, key, { ...found, answer: words.trim(), answeredAt: now }),
          ...raised(store, application),
        ],
      };
    }),
  );
}

/** No answer came by the date: silence is no admission, and somebody else still has to decide. */
export async function revocationUnanswered(store: Store, id: string): Promise<void> {
  await change<{ kind: 'nothing' }>(store, id, async ({ application, key }) => {
    const found = await readRevocation(store, key);
    if (!canBeRevoked(application) || found?.status !== 'open' || found.answeredAt !== undefined)
      return { kind: 'nothing' };
    if (found.answerBy > nowIso(store)) return { kind: 'nothing' };
    return { ...toDecide(application, 'revocation unanswered'), writes: raised(store, application) };
  });
}

const raised = (store: Store, { applicationId, programId }: Application): Write[] => [
  raiseWrite(store, {
    subject: subjectOf.application(applicationId),
    ...{ programId, kind: 'revocation', details: [] },
  }),
];

function toDecide(
  application: ApplicationIn<'offered' | 'accepted'>,
  event: 'revocation answered' | 'revocation unanswered',
): Change {
  const { applicationId, programId } = application;
  const subject = subjectOf.application(applicationId);
  return {
    next: application,
    happening: {
      event,
      actor: event === 'revocation answered' ? { kind: 'applicant' } : { kind: 'system', id: 'clock' },
    },
    effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'revocation' }],
    cancel: [{ kind: 'revocation-due', ref: 'answer' }],
  };
}

/**
 * Somebody else than who raised it decides, once the applicant has answered or their date has passed. Only then is the award taken back:
 * what is offered or accepted is free again in the same transaction, and the waiting list moves; what was paid stays paid until it is recovered.
 * Whoever raised it may take that back at any time.
 */
export async function decideRevocation(
  store: Store,
  id: string,
  manager: Manager,
  ruling: { readonly outcome: 'revoke' | 'drop'; readonly why: string },
): Promise<RevocationStep> {
  return stepOf(
    await change<Refusal>(store, id, async (loaded) => {
      const { application, key } = loaded;
      const found = await readRevocation(store, key);
      if (!canBeRevoked(application) || found?.status !== 'open') return { kind: 'not-possible' };
      const now = nowIso(store);
      const own = manager.id === found.raisedBy;
      const stake = await stakeOf(store, loaded, manager);
      if (stake !== undefined && stake !== 'reader') return { kind: 'barred' };
      if (own && ruling.outcome === 'revoke') return { kind: 'barred' };
      if (ruling.outcome === 'revoke' && (await hasBegun(store, application))) return { kind: 'award-runs' };
      const heard = found.answeredAt !== undefined || found.answerBy < now;
      if (!heard && !own) return { kind: 'too-early' };
      if (ruling.why.trim() === '') return { kind: 'no-words' };
      const decided: Revocation = {
        ...found,
        status: ruling.outcome === 'revoke' ? 'revoked' : 'dropped',
        ...{ decidedBy: manager.id, decidedAt: now, why: ruling.why.trim() },
      };
      const write = revocationWrite(store, key, decided);
      return ruling.outcome === 'drop'
        ? dropping(application, manager, write)
        : revoking(store, { application, key }, manager, write);
    }),
  );
}

function dropping(
  application: ApplicationIn<'offered' | 'accepted'>,
  manager: Manager,
  write: Write,
): Change {
  const { applicationId } = application;
  return {
    next: application,
    happening: { event: 'revocation dropped', actor: { kind: 'manager', id: manager.id } },
    writes: [write, settleWrite(subjectOf.application(applicationId), 'revocation')],
    effects: [{ kind: 'mail-applicant', mail: 'revocation-dropped', applicationId }],
    cancel: [{ kind: 'revocation-due', ref: 'answer' }],
  };
}

async function revoking(
  store: Store,
  { application }: Loaded<ApplicationIn<'offered' | 'accepted'>>,
  manager: Manager,
  write: Write,
): Promise<Change> {
  const { applicationId, roundId, offer } = application;
  const { fundId } = offer;
  const subject = subjectOf.application(applicationId);
  const { program } = await programOf(store, application);
  // Parts of an award may be paid, or given back, already: what stands is what the ledger says of this application.
  const lines = await readLedger(store, fundId, `${applicationId}#`);
  const sums = ledgerSums(lines.filter((line) => line.subject === applicationId));
  const freed = { fundId, to: 'free', subject: applicationId } as const;
  return {
    next: { ...scoredOf(application), status: 'revoked', offer },
    move: 'revoke',
    happening: {
      event: 'award revoked',
      actor: { kind: 'manager', id: manager.id },
      data: { freed: sums.offered + sums.accepted, paid: sums.paid },
    },
    writes: [
      write,
      ...jointMovementWrites(store, [
        { ...freed, from: 'offered', units: sums.offered, entry: entryName(application, 'revoked') },
        { ...freed, from: 'accepted', units: sums.accepted, entry: entryName(application, 'revoked-award') },
      ]),
      ...(await releaseClaims(store, application)),
      ...mattersOver(applicationId),
    ],
    effects: [
      { kind: 'mail-applicant', mail: 'offer-revoked', applicationId },
      { kind: 'move-waitlist', roundId, fundId },
      ...(application.status === 'offered'
        ? [{ kind: 'resume', subject, stage: 'answer', output: { outcome: 'revoked' } } as const]
        : []),
    ],
    cancel: [
      { kind: 'revocation-due', ref: 'answer' },
      { kind: 'offer-expiry', ref: 'offer' },
      { kind: 'offer-reminder', ref: 'offer' },
      ...offersOf(program).conditions.map(({ id }) => ({ kind: 'condition-due' as const, ref: id })),
    ],
  };
}

function stepOf(outcome: { kind: string }): RevocationStep {
  if (outcome.kind === 'refused') throw new Error('A revocation was refused by another write');
  return { kind: outcome.kind as RevocationStep['kind'] };
}
