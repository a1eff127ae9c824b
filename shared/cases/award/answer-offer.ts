import { type Application, type ApplicationIn, scoredOf } from '../../domain/application/application.ts';
import type { Actor, DueKind } from '../../domain/effects.ts';
import type { PeopleEntry } from '../../domain/program/people-plan.ts';
import { change, type Loaded, loadApplication } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { present, transact } from '../../store/transact.ts';
import { awardStarts } from '../after-award/begin-award.ts';
import { currentAnswers, waitsFor } from '../people/people-of.ts';
import { offerMovement, returnedUnits } from './returned-units.ts';

export type OfferAnswer =
  | { readonly kind: 'committed'; readonly application: Application }
  /** Answered the same way before: nothing new happens. */
  | { readonly kind: 'already'; readonly application: Application }
  /** The date has passed, or the offer ended another way. */
  | { readonly kind: 'over'; readonly application: Application }
  /** Somebody else has to agree first, as of this very day: a guardian while the applicant is under age. */
  | { readonly kind: 'waiting'; readonly entries: readonly string[] }
  | { readonly kind: 'missing' };

const offerDates: { kind: DueKind; ref: string }[] = [
  { kind: 'offer-expiry', ref: 'offer' },
  { kind: 'offer-reminder', ref: 'offer' },
];
const applicant: Actor = { kind: 'applicant' };

/** The applicant takes the offer: its units move from offered to accepted in the same transaction. */
export async function acceptOffer(store: Store, id: string): Promise<OfferAnswer> {
  const outcome = await change<Exclude<OfferAnswer, { kind: 'committed' | 'missing' }>>(
    store,
    id,
    async (loaded) => {
      const { application } = loaded;
      if (application.status === 'accepted' || application.status === 'completed')
        return { kind: 'already', application };
      const now = nowIso(store);
      if (application.status !== 'offered' || now > application.offer.answerBy)
        return { kind: 'over', application };
      const waits = await consentsMissing(store, loaded);
      if (waits.length > 0) return { kind: 'waiting', entries: waits.map((entry) => entry.id) };
      const next: ApplicationIn<'accepted'> = {
        ...scoredOf(application),
        status: 'accepted',
        offer: application.offer,
        acceptedAt: now,
      };
      return {
        next,
        move: 'accept',
        happening: { event: 'offer accepted', actor: applicant },
        writes: offerMovement(store, application, 'accepted', 'accepted'),
        effects: [
          { kind: 'mail-applicant', mail: 'accepted', applicationId: id },
          { kind: 'resume', subject: `APP#${id}`, stage: 'answer', output: { outcome: 'accepted' } },
          ...(await awardStarts(store, application)),
        ],
        cancel: offerDates,
      };
    },
  );
  return known(outcome);
}

/** Whose agreement accepting still waits for today. Declining waits for nobody. */
export async function consentsMissing(store: Store, loaded: Loaded): Promise<readonly PeopleEntry[]> {
  const { program } = await programOf(store, loaded.application);
  if (program.people.length === 0) return [];
  return waitsFor(store, loaded, program, await currentAnswers(store, loaded), 'accept');
}

/** The applicant declines: the units are free again in the same transaction, and the waiting list moves. */
export const declineOffer = (store: Store, id: string): Promise<OfferAnswer> =>
  endOffer(store, id, 'declined', applicant);

/** The date has passed without an answer. Called by the clock; earlier it changes nothing. */
export const lapseOffer = (store: Store, id: string): Promise<OfferAnswer> =>
  endOffer(store, id, 'lapsed', { kind: 'system', id: 'clock' });

async function endOffer(
  store: Store,
  id: string,
  to: 'declined' | 'lapsed',
  actor: Actor,
): Promise<OfferAnswer> {
  const outcome = await change<Exclude<OfferAnswer, { kind: 'committed' | 'missing' }>>(
    store,
    id,
    async ({ application }) => {
      if (application.status === to) return { kind: 'already', application };
      if (application.status !== 'offered') return { kind: 'over', application };
      const now = nowIso(store);
      const inTime = to === 'lapsed' ? now >= application.offer.answerBy : now <= application.offer.answerBy;
      if (!inTime) return { kind: 'over', application };
      const { writes, effects } = await returnedUnits(store, application, to);
      return {
        next: { ...scoredOf(application), status: to, offer: application.offer },
        move: to === 'declined' ? 'decline' : 'lapse',
        happening: { event: `offer ${to}`, actor },
        writes,
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
