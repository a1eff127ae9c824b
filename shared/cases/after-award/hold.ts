import {
  type Award,
  baseOfAward,
  type Hold,
  type HoldReason,
  paidCents,
  unpaidCents,
} from '../../domain/after-award/award.ts';
import { forgivenessOn } from '../../domain/after-award/forgiveness.ts';
import { answered, held } from '../../domain/after-award/steps.ts';
import type { AfterAwardPlan } from '../../domain/program/after-award-plan.ts';
import { repayTriggers } from '../../domain/program/after-award-plan.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { sealAwardWords } from '../../store/awards.ts';
import { subjectOf } from '../../store/keys.ts';
import { paymentsOf, paymentWrite } from '../../store/payments.ts';
import type { Store } from '../../store/table.ts';
import { endOfDay } from '../deadlines.ts';
import type { Manager } from '../manager.ts';
import { dated } from './begin-award.ts';
import { type AwardChange, type AwardChanged, changeAward } from './change-award.ts';

/** Why an award is held, since when, and what the person would keep of it. */
export interface Holding {
  readonly about: HoldReason;
  /** The day on which it happened. */
  readonly on: string;
  readonly words: string;
  /** Cents, or places; left out where the plan of a forgiven loan says it. */
  readonly keeps?: number;
}

export type Held =
  | AwardChanged
  | { readonly kind: 'not-active' | 'no-reason' | 'too-much' | 'wrong-day' | 'not-planned' };

/**
 * A manager holds an award: nothing more is ordered or sent, the person is told why and what it would come to, and has until
 * a date to answer. Nothing is taken away yet.
 */
export async function holdAward(
  store: Store,
  id: string,
  manager: Pick<Manager, 'id' | 'name'>,
  holding: Holding,
): Promise<Held> {
  return changeAward<Exclude<Held, AwardChanged>>(
    store,
    id,
    async ({ award, plan, program, now, today, loaded }) => {
      if (award.state !== 'active') return { kind: 'not-active' };
      if (holding.words.trim() === '') return { kind: 'no-reason' };
      if (holding.on > today) return { kind: 'wrong-day' };
      const keeps = keptOf(award, plan, holding);
      if (keeps === undefined) return { kind: 'not-planned' };
      if (keeps > keepsAtMost(award)) return { kind: 'too-much' };
      const hold: Hold = {
        ...{ at: now, by: { id: manager.id, name: manager.name }, about: holding.about, on: holding.on },
        words: sealAwardWords(store, loaded.key, holding.words.trim()),
        answerBy: endOfDay(program.zone, now, plan.answerDays),
        keeps,
      };
      const next = held(award, hold);
      if (!next) return { kind: 'not-active' };
      const waiting = (await paymentsOf(store, id)).filter(({ state }) => state === 'waiting');
      return {
        award: next,
        happening: {
          event: 'award held',
          actor: { kind: 'manager', id: manager.id },
          data: { about: hold.about, on: hold.on, keeps, answerBy: hold.answerBy },
        },
        writes: waiting.map((one) => paymentWrite(one, { ...one, state: 'held' } as never)),
        effects: [{ kind: 'mail-applicant', mail: 'award-held', applicationId: id }],
        due: [dated('award-answer', award, 'hold', hold.answerBy)],
      } satisfies AwardChange;
    },
  );
}

/** What is neither given back already nor came back from them: the most that somebody can keep. */
export const keepsAtMost = (award: Award): number =>
  paidCents(award) + unpaidCents(award) - award.recoveredCents;

/** What the person would keep: of a forgiven loan what was forgiven by the day, of others as it is said. */
function keptOf(award: Award, { forgiveness }: AfterAwardPlan, { about, on, keeps }: Holding) {
  const trigger = repayTriggers.find((one) => one === about);
  if (!trigger) return keeps;
  if (!forgiveness?.triggers.includes(trigger)) return undefined;
  const paid = award.tranches.flatMap((one) => (one.state === 'paid' ? [one] : []));
  return paid.reduce(
    (sum, { cents, paidOn }) =>
      sum + forgivenessOn({ cents, paidOn, months: forgiveness.months }, on).forgivenCents,
    0,
  );
}

export type HoldAnswered = AwardChanged | { readonly kind: 'not-held' | 'answered' | 'no-words' | 'late' };

/** The person answers: once. A manager decides then, and is told that the answer is there. */
export async function answerHold(
  store: Store,
  id: string,
  words: string,
  receivedAt: string,
): Promise<HoldAnswered> {
  return changeAward<Exclude<HoldAnswered, AwardChanged>>(store, id, ({ award, loaded }) => {
    if (award.state !== 'on-hold') return { kind: 'not-held' };
    if (award.hold.answer) return { kind: 'answered' };
    if (receivedAt > award.hold.answerBy) return { kind: 'late' };
    if (words.trim() === '') return { kind: 'no-words' };
    const next = answered(award, sealAwardWords(store, loaded.key, words.trim()), receivedAt);
    if (!next) return { kind: 'not-held' };
    const { programId } = award;
    const subject = subjectOf.application(id);
    return {
      award: next,
      happening: { event: 'award hold answered', actor: { kind: 'applicant' }, data: {} },
      writes: [raiseWrite(store, { subject, programId, kind: 'award-answer', details: ['answered'] })],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'award-answer' }],
      cancel: [{ kind: 'award-answer', ref: 'hold' }],
    };
  });
}

/** Nobody answered by the date: the owner decides on what there is. */
export async function holdUnanswered(store: Store, id: string): Promise<void> {
  await changeAward<{ kind: 'nothing' }>(store, id, ({ award, now }) => {
    if (award.state !== 'on-hold' || award.hold.answer || now < award.hold.answerBy)
      return { kind: 'nothing' };
    const { programId } = award;
    const subject = subjectOf.application(id);
    return {
      award,
      happening: { event: 'award hold unanswered', actor: { kind: 'system', id: 'clock' }, data: {} },
      writes: [raiseWrite(store, { subject, programId, kind: 'award-answer', details: ['unanswered'] })],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'award-answer' }],
      cancel: [{ kind: 'award-answer', ref: 'hold' }],
    };
  });
}

/** What ends the dates and matters of a hold. */
export const holdOver = (id: string) => ({
  writes: [settleWrite(subjectOf.application(id), 'award-answer')],
  cancel: [{ kind: 'award-answer', ref: 'hold' } as const],
});

/** The award as it was before it was held. */
export const lifted = (award: Award) => ({ ...baseOfAward(award), state: 'active' as const });
