import { type Application, type ApplicationIn, scoredOf } from '../../domain/application/application.ts';
import { signsAs } from '../../domain/application/signature.ts';
import type { Actor, DueKind, Effect } from '../../domain/effects.ts';
import { offersOf } from '../../domain/program/offer-plan.ts';
import type { PeopleEntry } from '../../domain/program/people-plan.ts';
import { type BesideAid, besideAid } from '../../domain/scoring/other-aid.ts';
import {
  type Change,
  change,
  type Loaded,
  loadApplication,
  personOf,
  readItem,
} from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import { jointMovementWrites } from '../../store/joint-movements.ts';
import { keys } from '../../store/keys.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { present, transact, type Write } from '../../store/transact.ts';
import { awardStarts } from '../after-award/begin-award.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { currentAnswers, waitsFor } from '../people/people-of.ts';
import { acceptanceWrite } from './acceptance.ts';
import { conditionsBegun } from './conditions.ts';
import { type LoanPapers, loanPapersOf } from './loan-papers.ts';
import { type DeclineWords, declineWordsWrite } from './offer-words.ts';
import { answeredMatters, entryName, returnedUnits } from './returned-units.ts';

export type OfferAnswer =
  | { readonly kind: 'committed'; readonly application: Application }
  /** Answered the same way before: nothing new happens. */
  | { readonly kind: 'already'; readonly application: Application }
  /** The date has passed, or the offer ended another way. */
  | { readonly kind: 'over'; readonly application: Application }
  /** Somebody else has to agree first, as of this very day: a guardian while the applicant is under age. */
  | { readonly kind: 'waiting'; readonly entries: readonly string[] }
  | { readonly kind: 'missing' };

/** What somebody says with a yes. */
export interface Accepting {
  /** Of a loan: the name as typed, and the hash of the papers that were read. */
  readonly signature?: { readonly name: string; readonly papers: string };
  /** All other aid that they get, in cents, where the program counts it. */
  readonly otherAid?: number;
  /** The amount that they were told the award becomes beside it, in cents. */
  readonly reducedTo?: number;
}

export type Accepted =
  | OfferAnswer
  /** A loan is signed with one's own name, and only what was read: the papers are others by now, or the name is not theirs. */
  | { readonly kind: 'unsigned'; readonly wrong: 'name' | 'papers' }
  /** The award becomes less beside other aid: to be read first, and then accepted. */
  | { readonly kind: 'reduces'; readonly beside: BesideAid }
  /** Other aid covers all of it: its owner looks, and nothing is accepted or taken away. */
  | { readonly kind: 'aid-covers' };

const offerDates: { kind: DueKind; ref: string }[] = [
  { kind: 'offer-expiry', ref: 'offer' },
  { kind: 'offer-reminder', ref: 'offer' },
];
const applicant: Actor = { kind: 'applicant' };

/** The applicant takes the offer: its units move from offered to accepted in the same transaction; a loan with its signature. */
export async function acceptOffer(store: Store, id: string, said: Accepting = {}): Promise<Accepted> {
  const outcome = await change<Exclude<Accepted, { kind: 'committed' | 'missing' }>>(
    store,
    id,
    async (loaded) => {
      const { application, key } = loaded;
      if (application.status === 'accepted' || application.status === 'completed')
        return { kind: 'already', application };
      if (application.status !== 'offered' || nowIso(store) > application.offer.answerBy)
        return { kind: 'over', application };
      const waits = await consentsMissing(store, loaded);
      if (waits.length > 0) return { kind: 'waiting', entries: waits.map((entry) => entry.id) };
      const papers = await loanPapersOf(store, loaded);
      const wrong = papers && wrongSignature(loaded, papers, said);
      if (wrong) return { kind: 'unsigned', wrong };
      const beside = await besideOf(store, { application, key }, said);
      if (beside?.units === 0) return { kind: 'aid-covers' };
      if (beside && beside.units < application.offer.units && said.reducedTo !== beside.units)
        return { kind: 'reduces', beside };
      return accepting(store, { application, key }, papers, said, beside);
    },
  );
  if (outcome.kind === 'aid-covers') await tellAidCovers(store, id);
  return known(outcome);
}

function wrongSignature(loaded: Loaded, { hash }: LoanPapers, { signature }: Accepting) {
  if (signature === undefined) return 'name';
  if (signature.papers !== hash) return 'papers';
  return signsAs(personOf(loaded).name, signature.name) ? undefined : 'name';
}

async function besideOf(
  store: Store,
  { application, key }: Loaded<ApplicationIn<'offered'>>,
  { otherAid }: Accepting,
): Promise<BesideAid | undefined> {
  const { offer } = application;
  if (otherAid === undefined || offer.unit !== 'money') return undefined;
  const { program } = await programOf(store, application);
  const { answers } = await readSnapshot(store, key, application.snapshot);
  return besideAid(program, answers, offer.units, otherAid);
}

async function accepting(
  store: Store,
  { application, key }: Loaded<ApplicationIn<'offered'>>,
  papers: LoanPapers | undefined,
  said: Accepting,
  beside: BesideAid | undefined,
): Promise<Change> {
  const { applicationId, roundId, offer } = application;
  const acceptedAt = nowIso(store);
  const { program } = await programOf(store, application);
  const units = Math.min(offer.units, beside?.units ?? offer.units);
  const back = offer.units - units;
  const { fundId } = offer;
  const moved = { fundId, from: 'offered', subject: applicationId } as const;
  const reduced =
    beside && back > 0
      ? { reduced: { from: offer.reduced?.from ?? offer.units, cap: beside.cap, otherAid: beside.otherAid } }
      : {};
  const conditions = conditionsBegun(applicationId, program, acceptedAt);
  const signed: Write[] =
    papers && said.signature
      ? [
          acceptanceWrite(store, key, {
            at: acceptedAt,
            hash: papers.hash,
            name: said.signature.name.trim(),
            papers: papers.disclosure,
          }),
        ]
      : [];
  return {
    next: {
      ...scoredOf(application),
      status: 'accepted',
      offer: { ...offer, units, ...reduced },
      acceptedAt,
    },
    move: 'accept',
    happening: {
      event: 'offer accepted',
      actor: applicant,
      data: { ...(papers ? { disclosure: papers.hash } : {}), ...(back > 0 ? { units } : {}) },
    },
    writes: [
      ...jointMovementWrites(store, [
        { ...moved, to: 'accepted', units, entry: entryName(application, 'accepted') },
        { ...moved, to: 'free', units: back, entry: entryName(application, 'not-needed') },
      ]),
      ...signed,
      ...conditions.writes,
      ...answeredMatters(applicationId),
    ],
    effects: [
      { kind: 'mail-applicant', mail: 'accepted', applicationId },
      { kind: 'resume', subject: `APP#${applicationId}`, stage: 'answer', output: { outcome: 'accepted' } },
      ...(await awardStarts(store, application)),
      ...(back > 0 ? [{ kind: 'move-waitlist', roundId, fundId } satisfies Effect] : []),
    ],
    due: conditions.due,
    cancel: offerDates,
  };
}

/** Puts before the owner, once, that somebody's other aid covers what their studies cost. The offer stands until its date. */
async function tellAidCovers(store: Store, id: string): Promise<void> {
  await change<{ kind: 'gone' | 'known' }>(store, id, async ({ application }) => {
    if (application.status !== 'offered') return { kind: 'gone' };
    const subject = `APP#${id}`;
    if (await readItem(store, keys.attention(subject, 'aid-covers'))) return { kind: 'known' };
    const { programId } = application;
    return {
      next: application,
      happening: { event: 'held: other aid covers it', actor: applicant },
      writes: [raiseWrite(store, { subject, programId, kind: 'aid-covers', details: [] })],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'aid-covers' }],
    };
  });
}

/** Whose agreement accepting still waits for today. Declining waits for nobody. */
export async function consentsMissing(store: Store, loaded: Loaded): Promise<readonly PeopleEntry[]> {
  const { program } = await programOf(store, loaded.application);
  if (program.people.length === 0) return [];
  return waitsFor(store, loaded, program, await currentAnswers(store, loaded), 'accept');
}

/** The applicant declines: the units are free again in the same transaction, and the waiting list moves. Why, if they say it, is sealed. */
export const declineOffer = (store: Store, id: string, words?: DeclineWords): Promise<OfferAnswer> =>
  endOffer(store, id, 'declined', applicant, words);

/**
 * The date has passed without an answer: the offer lapses, or is kept for its owner where the program says so. Called by the
 * clock; earlier it changes nothing.
 */
export const lapseOffer = (store: Store, id: string): Promise<OfferAnswer> =>
  endOffer(store, id, 'lapsed', { kind: 'system', id: 'clock' });

/** A manager ends an offer that was kept after its date; before that date nobody can. */
export const endKeptOffer = (store: Store, id: string, manager: string): Promise<OfferAnswer> =>
  endOffer(store, id, 'lapsed', { kind: 'manager', id: manager });

async function endOffer(
  store: Store,
  id: string,
  to: 'declined' | 'lapsed',
  actor: Actor,
  words?: DeclineWords,
): Promise<OfferAnswer> {
  const outcome = await change<Exclude<OfferAnswer, { kind: 'committed' | 'missing' }>>(
    store,
    id,
    async ({ application, key }) => {
      if (application.status === to) return { kind: 'already', application };
      if (application.status !== 'offered') return { kind: 'over', application };
      const now = nowIso(store);
      const inTime = to === 'lapsed' ? now >= application.offer.answerBy : now <= application.offer.answerBy;
      if (!inTime) return { kind: 'over', application };
      const { program } = await programOf(store, application);
      if (actor.kind === 'system' && offersOf(program).onSilence === 'keep')
        return application.offer.keptSince === undefined
          ? keeping(store, application, now)
          : { kind: 'over', application };
      const { writes, effects } = await returnedUnits(store, application, to);
      return {
        next: { ...scoredOf(application), status: to, offer: application.offer },
        move: to === 'declined' ? 'decline' : 'lapse',
        happening: { event: `offer ${to}`, actor },
        writes: [...writes, ...declineWordsWrite(store, key, words)],
        effects: [
          ...effects,
          { kind: 'mail-applicant', mail: to, applicationId: id },
          { kind: 'resume', subject: `APP#${id}`, stage: 'answer', output: { outcome: to } },
        ],
        cancel: offerDates,
      };
    },
  );
  return known(outcome);
}

/** Nothing is taken for a yes, and nothing is taken away: the money stays where it is until the owner decides. */
function keeping(store: Store, application: ApplicationIn<'offered'>, keptSince: string): Change {
  const { applicationId, programId } = application;
  const subject = `APP#${applicationId}`;
  return {
    next: { ...application, offer: { ...application.offer, keptSince } },
    happening: { event: 'offer kept', actor: { kind: 'system', id: 'clock' } },
    writes: [raiseWrite(store, { subject, programId, kind: 'offer-unanswered', details: [] })],
    effects: [
      { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'offer-unanswered' },
      { kind: 'mail-applicant', mail: 'offer-kept', applicationId },
    ],
    cancel: offerDates,
  };
}

function known<T extends { kind: string }>(
  outcome: T | { kind: 'refused'; by: string },
): Exclude<T, { kind: 'refused' }> {
  if (outcome.kind === 'refused' && 'by' in outcome)
    throw new Error(`An answer to an offer was refused by ${outcome.by}`);
  return outcome as Exclude<T, { kind: 'refused' }>;
}

/** Reminds an applicant of an open offer, once. */
export async function remindOfOffer(store: Store, id: string): Promise<void> {
  const loaded = await loadApplication(store, id);
  const due = keys.due(`APP#${id}`, 'offer-reminder', 'offer');
  await transact(store, [
    { as: 'due', delete: due, when: present },
    ...(loaded?.application.status === 'offered'
      ? outboxWrites(store, `${id}.offer-reminder-${loaded.application.version}`, [
          { kind: 'mail-applicant', mail: 'offer-reminder', applicationId: id },
        ])
      : []),
  ]);
}
