import {
  type Application,
  type ApplicationIn,
  type OfferTerms,
  scoredOf,
} from '../../domain/application/application.ts';
import type { Actor, Effect } from '../../domain/effects.ts';
import type { Answers } from '../../domain/program/fields.ts';
import type { Program, ProgramVersion } from '../../domain/program/schema.ts';
import { besideAid } from '../../domain/scoring/other-aid.ts';
import { type Change, type Committed, change, type Loaded, readItem } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import type { Fund } from '../../store/funds.ts';
import { jointMovementWrites } from '../../store/joint-movements.ts';
import { keys } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { endOfDay, morning } from '../deadlines.ts';
import { readSnapshot } from '../intake/snapshot.ts';
import { creditSettled } from '../screening/credit-clock.ts';
import { claimWrites, collisionsOf } from './claims.ts';
import { lookAgain } from './look-again.ts';
import { entryName } from './returned-units.ts';

/** What is offered, and out of which part of the fund: what a round reserved, or what is free. */
export interface OfferPlan {
  readonly fundId: string;
  readonly units: number;
  readonly unit: 'money' | 'slot';
  readonly site?: string;
  readonly from: 'free' | 'reserved';
  /** What was asked, in cents, where the money is not enough for all of it. */
  readonly asked?: number;
  /** Less than was asked, for these reasons: a counter-offer; it has days of its own to answer in. */
  readonly counter?: NonNullable<OfferTerms['counter']>;
  readonly answerDays?: number;
  /** The fund as it was read: nothing is offered when it moved since. */
  readonly seen?: Fund;
  /** What else is recorded with the offer, like the approvals it rests on. */
  readonly with?: readonly Write[];
  /** What else follows from it. */
  readonly effects?: readonly Effect[];
}

export type Offered =
  | { readonly kind: 'committed'; readonly application: Application }
  /** The fund no longer covers it. */
  | { readonly kind: 'fund-empty' }
  /** The person holds another award of the round, or may be somebody else's second application: a person looks first. */
  | { readonly kind: 'same-person'; readonly others: readonly string[] }
  /** The list or a fund moved since it was read: nothing was offered. */
  | { readonly kind: 'moved' }
  /** Other aid covers all that it costs: its owner looks. */
  | { readonly kind: 'aid-covers' }
  /** It is not waiting for a decision (any more). */
  | { readonly kind: 'not-possible' | 'missing' };

/**
 * Offers: the status, the fund's movement, the person's one claim, the answer-by date and the notice, all in one
 * transaction. Nothing else in the system can make an offer.
 */
export async function makeOffer(store: Store, id: string, plan: OfferPlan, actor: Actor): Promise<Offered> {
  const outcome = await change<Exclude<Offered, { kind: 'committed' | 'missing' | 'fund-empty' | 'moved' }>>(
    store,
    id,
    async (loaded) => {
      const { application } = loaded;
      if (application.status !== 'reviewed' && application.status !== 'waitlisted')
        return { kind: 'not-possible' };
      const waiting = { ...loaded, application };
      const others = await collisionsOf(store, waiting);
      if (others.length > 0) return { kind: 'same-person', others };
      return offering(store, waiting, await programOf(store, application), plan, actor);
    },
  );
  if (outcome.kind === 'refused') return refusedOffer(outcome, plan);
  if (outcome.kind === 'aid-covers') await raiseAidCovers(store, id);
  return outcome;
}

async function offering(
  store: Store,
  loaded: Loaded<ApplicationIn<'reviewed' | 'waitlisted'>>,
  { program }: ProgramVersion,
  plan: OfferPlan,
  actor: Actor,
): Promise<Change | { kind: 'aid-covers' }> {
  const { application, key } = loaded;
  const { applicationId } = application;
  const { fundId, unit, site, from } = plan;
  const { answers } = await readSnapshot(store, key, application.snapshot);
  const beside = unit === 'money' ? besideAid(program, answers, plan.units) : undefined;
  const units = beside?.units ?? plan.units;
  if (units === 0) return { kind: 'aid-covers' };
  const left = from === 'reserved' ? plan.units - units : 0;
  const subject = `APP#${application.applicationId}`;
  const offeredAt = nowIso(store);
  if (program.award.kind === 'registry') throw new Error('A registry offers nothing');
  const answerBy = endOfDay(program.zone, offeredAt, plan.answerDays ?? program.award.acceptanceDays);
  const offer: OfferTerms = {
    fundId: fundId as OfferTerms['fundId'],
    unit,
    ...(unit === 'money' ? { currency: 'USD' as const } : {}),
    units,
    ...(site ? { site } : {}),
    offeredAt,
    answerBy,
    ...whyLess(program, answers, plan, units),
    ...(plan.counter ? { counter: plan.counter } : {}),
  };
  return {
    next: { ...scoredOf(application), status: 'offered', offer },
    move: 'offer',
    happening: {
      event: 'offered',
      actor,
      data: {
        ...{ fund: fundId, units, unit, answerBy },
        ...(site ? { site } : {}),
        ...(offer.reduced ? { reducedFrom: offer.reduced.from } : {}),
        ...(offer.part ? { asked: offer.part.asked } : {}),
        ...(offer.counter ? { asked: offer.counter.asked } : {}),
      },
    },
    writes: [
      ...jointMovementWrites(
        store,
        [
          { from, to: 'offered', units, what: 'offered' } as const,
          { from, to: 'free', units: left, what: 'not-needed' } as const,
        ].map(({ what, ...movement }) => ({
          ...movement,
          fundId,
          subject: applicationId,
          entry: entryName(application, what),
        })),
        plan.seen,
      ),
      ...(await claimWrites(store, loaded)),
      ...(plan.with ?? []),
      settleWrite(subject, 'same-person'),
      settleWrite(subject, 'approve-loan'),
      settleWrite(subject, 'aid-covers'),
      ...creditSettled(applicationId),
    ],
    effects: [
      { kind: 'mail-applicant', mail: 'offer', applicationId },
      { kind: 'resume', subject, stage: 'decision', output: { outcome: 'offered' } },
      ...(left > 0 ? [{ kind: 'move-waitlist', roundId: application.roundId, fundId } as const] : []),
      ...(plan.effects ?? []),
    ],
    cancel: [
      { kind: 'waitlist-end', ref: 'list' },
      { kind: 'held-again', ref: 'same-person' },
    ],
    due: [
      { kind: 'offer-reminder', subject, ref: 'offer', at: morning(program.zone, answerBy, -2) },
      { kind: 'offer-expiry', subject, ref: 'offer', at: answerBy },
    ],
  };
}

function refusedOffer(refusal: Extract<Committed, { kind: 'refused' }>, { seen }: OfferPlan): Offered {
  if (refusal.by === 'list' || refusal.by === 'fund seen') return { kind: 'moved' };
  if (refusal.by === 'fund' && seen) return { kind: 'moved' };
  if (refusal.by === 'fund') return { kind: 'fund-empty' };
  if (refusal.by.startsWith('claim '))
    return { kind: 'same-person', others: [String(refusal.item?.['applicationId'] ?? '')] };
  // Somebody's approval was taken back in the same moment.
  if (refusal.by === 'decision') return { kind: 'not-possible' };
  throw new Error(`An offer was refused by ${refusal.by}`);
}

/** Puts two applications that look like one person's before the owner, once; nothing else changes. */
export async function raiseSamePerson(store: Store, id: string, others: readonly string[]): Promise<void> {
  await change<{ kind: 'known' }>(store, id, async ({ application }) => {
    const subject = `APP#${id}`;
    const { programId } = application;
    const raised = (await readItem(store, keys.attention(subject, 'same-person')))?.['details'];
    // Whoever answered that they are two has the matter on the list already, and no day on which it is looked at again.
    const isLookedAt = await readItem(store, keys.due(subject, 'held-again', 'same-person'));
    if (isLookedAt && Array.isArray(raised) && others.every((one) => raised.includes(one)))
      return { kind: 'known' };
    return {
      next: application,
      happening: {
        event: 'held: same person',
        actor: { kind: 'system', id: 'workflow' },
        data: { others: [...others] },
      },
      writes: [raiseWrite(store, { subject, programId, kind: 'same-person', details: [...others] })],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'same-person' }],
      due: [lookAgain(store, id)],
    };
  });
}

/** Why an offer is less than was asked, or than it would have been: other aid, or not enough money for all of it. */
function whyLess(
  program: Program,
  answers: Answers,
  { unit, units: planned, asked }: OfferPlan,
  units: number,
): Pick<OfferTerms, 'reduced' | 'part'> {
  const from = Math.max(planned, asked ?? 0);
  if (unit !== 'money' || units >= from) return {};
  const beside = besideAid(program, answers, from);
  if (beside && units >= beside.units)
    return { reduced: { from, cap: beside.cap, otherAid: beside.otherAid } };
  return asked === undefined ? {} : { part: { asked } };
}

/** Nothing is left to award beside other aid: its owner is told, once. */
async function raiseAidCovers(store: Store, id: string): Promise<void> {
  const subject = `APP#${id}`;
  if (await readItem(store, keys.attention(subject, 'aid-covers'))) return;
  await change<{ kind: 'gone' }>(store, id, ({ application }) => {
    const { programId } = application;
    return {
      next: application,
      happening: { event: 'held: other aid covers it', actor: { kind: 'system', id: 'workflow' } },
      writes: [raiseWrite(store, { subject, programId, kind: 'aid-covers', details: [] })],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'aid-covers' }],
    };
  });
}
