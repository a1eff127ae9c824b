import * as z from 'zod';
import { type ApplicationIn, instant } from '../../domain/application/application.ts';
import { civilDateIn, daysBetween } from '../../domain/dates.ts';
import type { Actor } from '../../domain/effects.ts';
import { offersOf } from '../../domain/program/offer-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type Change, change, readItem } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';
import { endOfDay, endOfDayOf, morning } from '../deadlines.ts';

const asked = z.object({ at: instant, sealed: z.string() });

/** Days that a manager may give at once. */
export const mostDays = 90;

/** A request for more time beyond what is published, which a manager answers. */
export interface TimeAsked {
  readonly at: string;
  readonly words: string;
}

/** The open request; undefined where there is none. */
export async function readTimeAsked(store: Store, key: VaultKey): Promise<TimeAsked | undefined> {
  const item = await readItem(store, keys.moreTime(key.applicationId));
  if (!item) return undefined;
  const { at, sealed } = asked.parse(item);
  return { at, words: String(open(key, 'offer-answer', sealed)) };
}

export type MoreTime =
  /** It was given: by when to answer now. */
  | { readonly kind: 'given'; readonly answerBy: string }
  /** Beyond the published limit: a manager decides; until then the date stands. */
  | { readonly kind: 'asked' | 'asked-already' }
  /** The date has passed, or there is no offer, or the program gives no more time. */
  | { readonly kind: 'not-possible' | 'missing' };

/** True while an offer's applicant may ask for more time. */
export const mayAskForTime = (
  program: Program,
  offer: { answerBy: string; keptSince?: string | undefined },
  now: string,
) => offersOf(program).moreTime !== undefined && now <= offer.answerBy && offer.keptSince === undefined;

/** True while the published limit has not been used up. */
export const isGivenAtOnce = (program: Program, offer: { moreTime?: number | undefined }): boolean =>
  (offer.moreTime ?? 0) < (offersOf(program).moreTime?.times ?? 0);

/**
 * An applicant asks for more time to answer: given at once up to the published limit, beyond it put before a manager. `seen` is the date
 * that their form would move: sent twice, it moves it once.
 */
export async function askForMoreTime(
  store: Store,
  id: string,
  words: string,
  seen?: string,
): Promise<MoreTime> {
  let answerBy = '';
  const outcome = await change<Exclude<MoreTime, { kind: 'given' | 'asked' }>>(
    store,
    id,
    async ({ application, key }) => {
      if (application.status !== 'offered') return { kind: 'not-possible' };
      const { program } = await programOf(store, application);
      const { moreTime } = offersOf(program);
      const { offer } = application;
      if (seen !== undefined && seen !== offer.answerBy) return { kind: 'not-possible' };
      if (!moreTime || !mayAskForTime(program, offer, nowIso(store))) return { kind: 'not-possible' };
      if (isGivenAtOnce(program, offer)) {
        answerBy = endOfDay(program.zone, offer.answerBy, moreTime.days);
        return giving(application, program, answerBy, { kind: 'applicant' }, (offer.moreTime ?? 0) + 1);
      }
      answerBy = '';
      if (await readItem(store, keys.moreTime(id))) return { kind: 'asked-already' };
      const subject = subjectOf.application(id);
      const { programId } = application;
      return {
        next: application,
        happening: { event: 'more time asked', actor: { kind: 'applicant' } },
        writes: [
          {
            as: 'more time',
            put: {
              ...keys.moreTime(id),
              type: 'more-time',
              at: nowIso(store),
              sealed: seal(key, 'offer-answer', words, store.random),
            },
          },
          raiseWrite(store, {
            ...{ subject, programId, kind: 'more-time-asked', details: [] },
            dueBy: offer.answerBy,
          }),
        ],
        effects: [
          { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'more-time-asked' },
        ],
      };
    },
  );
  if (outcome.kind === 'refused') throw new Error(`Asking for time was refused by ${outcome.by}`);
  if (outcome.kind !== 'committed') return outcome;
  return answerBy === '' ? { kind: 'asked' } : { kind: 'given', answerBy };
}

function giving(
  application: ApplicationIn<'offered'>,
  program: Program,
  answerBy: string,
  actor: Actor,
  times: number | undefined,
): Change {
  const { applicationId: id } = application;
  const subject = subjectOf.application(id);
  const { keptSince: _, ...offer } = application.offer;
  return {
    next: {
      ...application,
      offer: { ...offer, answerBy, ...(times === undefined ? {} : { moreTime: times }) },
    },
    happening: { event: 'more time given', actor, data: { answerBy } },
    writes: timeSettled(id),
    effects: [{ kind: 'mail-applicant', mail: 'offer-more-time', applicationId: id }],
    due: [
      { kind: 'offer-reminder', subject, ref: 'offer', at: morning(program.zone, answerBy, -2) },
      { kind: 'offer-expiry', subject, ref: 'offer', at: answerBy },
    ],
  };
}

/** What takes a request, and an offer that was kept unanswered, off the owner's list. */
export const timeSettled = (id: string) => [
  { as: 'more time', delete: keys.moreTime(id) },
  settleWrite(subjectOf.application(id), 'more-time-asked'),
  settleWrite(subjectOf.application(id), 'offer-unanswered'),
];

export type TimeRuled = {
  readonly kind: 'committed' | 'not-a-day' | 'not-possible' | 'missing';
};

/** A manager gives an open offer, or one that was kept after its date, until the end of a day: later than it had, and not for ever. */
export async function giveMoreTime(
  store: Store,
  id: string,
  manager: string,
  day: string,
): Promise<TimeRuled> {
  const outcome = await change<{ kind: 'not-a-day' | 'not-possible' }>(store, id, async ({ application }) => {
    if (application.status !== 'offered') return { kind: 'not-possible' };
    const { program } = await programOf(store, application);
    const now = nowIso(store);
    const { offer } = application;
    // What has passed and was not kept is about to end by the clock.
    if (offer.answerBy < now && offer.keptSince === undefined) return { kind: 'not-possible' };
    const today = civilDateIn(program.zone, now);
    const answerBy = endOfDayOf(program.zone, day);
    if (answerBy <= offer.answerBy || day < today || daysBetween(today, day) > mostDays)
      return { kind: 'not-a-day' };
    return giving(application, program, answerBy, { kind: 'manager', id: manager }, offer.moreTime);
  });
  if (outcome.kind === 'refused') throw new Error(`Giving time was refused by ${outcome.by}`);
  return { kind: outcome.kind };
}

/** A manager does not give the time that was asked for: the date stands, and the applicant is told. */
export async function refuseMoreTime(store: Store, id: string, manager: string): Promise<TimeRuled> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    if (application.status !== 'offered' || !(await readItem(store, keys.moreTime(id))))
      return { kind: 'not-possible' };
    return {
      next: application,
      happening: { event: 'more time refused', actor: { kind: 'manager', id: manager } },
      writes: timeSettled(id),
      effects: [{ kind: 'mail-applicant', mail: 'offer-no-more-time', applicationId: id }],
    };
  });
  if (outcome.kind === 'refused') throw new Error(`Refusing time was refused by ${outcome.by}`);
  return { kind: outcome.kind };
}
