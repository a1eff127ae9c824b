import { type AwardBase, type AwardIn, baseOfAward, type Tranche } from '../../domain/after-award/award.ts';
import type { Payment } from '../../domain/after-award/payment.ts';
import { settlement } from '../../domain/after-award/steps.ts';
import type { Barred } from '../../domain/appeals/barred.ts';
import type { Loaded } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { onceOf, sealAwardWords } from '../../store/awards.ts';
import { movementWrites } from '../../store/funds.ts';
import { subjectOf } from '../../store/keys.ts';
import { paymentsOf, paymentWrite } from '../../store/payments.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import type { Manager } from '../manager.ts';
import { stakeOf } from '../review/stake-of.ts';
import { dated, datesOfReports } from './begin-award.ts';
import { type AwardChanged, changeAward, type Standing } from './change-award.ts';
import { holdOver, keepsAtMost, lifted } from './hold.ts';
import { orderData, ordering } from './orders.ts';
import { endOf } from './starts.ts';

/** resumed: all goes on. reduced: it goes on with less. stopped: it ends, with what the person keeps. */
export interface HoldRuling {
  readonly outcome: 'resumed' | 'reduced' | 'stopped';
  /** Cents, or places, that the person keeps; not looked at where all goes on. */
  readonly keeps: number;
  /** The person reads it. */
  readonly words: string;
}

export type HoldDecided =
  | AwardChanged
  | { readonly kind: 'not-held' | 'no-reason' | 'too-much' | 'too-soon' }
  | { readonly kind: 'barred'; readonly why: Barred };

/**
 * What becomes of a held award. Whatever takes something away is decided after the answer, or after its date, by somebody who
 * had no part in holding it; letting it go on needs neither. What is not kept and not paid is given back in the same
 * transaction, and the waiting list moves; what was paid beyond is owed.
 */
export async function decideHold(
  store: Store,
  id: string,
  manager: Manager,
  ruling: HoldRuling,
): Promise<HoldDecided> {
  return changeAward<Exclude<HoldDecided, AwardChanged>>(store, id, async (standing) => {
    const { award, loaded, now } = standing;
    if (award.state !== 'on-hold') return { kind: 'not-held' };
    if (ruling.words.trim() === '') return { kind: 'no-reason' };
    if (ruling.outcome === 'resumed') return resuming(store, standing, award, manager, ruling);
    if (!award.hold.answer && now < award.hold.answerBy) return { kind: 'too-soon' };
    if (ruling.keeps > keepsAtMost(award)) return { kind: 'too-much' };
    const why = await whyMayNotDecideHold(store, loaded, award, manager);
    if (why) return { kind: 'barred', why };
    return taking(store, standing, award, manager, ruling);
  });
}

/** Why a manager may not take something away; undefined where they may: not whoever held it, and nobody with a stake. */
export async function whyMayNotDecideHold(
  store: Store,
  loaded: Loaded,
  { hold }: AwardIn<'on-hold'>,
  manager: Manager,
): Promise<Barred | undefined> {
  if (hold.by.id === manager.id) return { kind: 'acted', event: 'award held', at: hold.at };
  const stake = await stakeOf(store, loaded, manager);
  return stake && { kind: stake };
}

type Settled = { tranches: readonly Tranche[]; releasedCents: number; owedCents: number };

const decided = (
  store: Store,
  { loaded, now }: Standing,
  { hold, decisions }: AwardIn<'on-hold'>,
  manager: Manager,
  { outcome, words }: HoldRuling,
  money: Omit<Settled, 'tranches'> & { keeps: number },
): AwardBase['decisions'] => [
  ...decisions,
  {
    ...{ at: now, by: { id: manager.id, name: manager.name }, heldBy: hold.by.id, about: hold.about },
    ...{ outcome, keeps: money.keeps, releasedCents: money.releasedCents, owedCents: money.owedCents },
    words: sealAwardWords(store, loaded.key, words.trim()),
  },
];

async function resuming(
  store: Store,
  standing: Standing,
  award: AwardIn<'on-hold'>,
  manager: Manager,
  ruling: HoldRuling,
) {
  const id = award.applicationId;
  const money = { keeps: keepsAtMost(award), releasedCents: 0, owedCents: 0 };
  const active = { ...lifted(award), decisions: decided(store, standing, award, manager, ruling, money) };
  // What fell due meanwhile is ordered now.
  const order = ordering(store, active, standing);
  const payments = await paymentsOf(store, id);
  const over = holdOver(id);
  return {
    award: order.award,
    happening: {
      event: 'award hold decided',
      actor: { kind: 'manager', id: manager.id } as const,
      data: { outcome: ruling.outcome, ...orderData(award, order.ids) },
    },
    writes: [...over.writes, ...freed(payments, award), ...order.writes],
    effects: [
      { kind: 'mail-applicant', mail: 'award-decided', applicationId: id } as const,
      ...order.effects,
    ],
    due: order.due,
    cancel: over.cancel,
  };
}

/** Orders that were held wait for a batch again, for as much as their part comes to now; without any they are called back. */
const freed = (payments: readonly Payment[], { tranches }: Pick<AwardBase, 'tranches'>): Write[] =>
  payments.flatMap((one) => {
    if (one.state !== 'held') return [];
    const cents = tranches.find(({ id }) => id === one.tranche)?.cents ?? 0;
    return [
      paymentWrite(one, cents > 0 ? { ...one, cents, state: 'waiting' } : { ...one, state: 'cancelled' }),
    ];
  });

async function taking(
  store: Store,
  standing: Standing,
  award: AwardIn<'on-hold'>,
  manager: Manager,
  ruling: HoldRuling,
) {
  const { loaded, now, plan, program } = standing;
  const { application } = loaded;
  const id = award.applicationId;
  const stops = ruling.outcome === 'stopped';
  const payments = await paymentsOf(store, id);
  const onTheirWay = payments.flatMap((one) => (one.state === 'sent' ? [one.tranche] : []));
  const { tranches, releasedCents, owedCents } = settlement(award, ruling.keeps, onTheirWay);
  const base = {
    ...baseOfAward(award),
    tranches: [...tranches],
    releasedCents: award.releasedCents + releasedCents,
    owedCents: award.recoveredCents + owedCents,
    decisions: decided(store, standing, award, manager, ruling, {
      ...{ keeps: ruling.keeps, releasedCents, owedCents },
    }),
  };
  const dropped = award.reports.filter(({ state }) => state === 'open' || state === 'reported');
  const reports = stops
    ? award.reports.map((one) =>
        dropped.includes(one)
          ? { id: one.id, dueOn: one.dueOn, sent: one.sent, state: 'dropped' as const }
          : one,
      )
    : award.reports;
  const next = stops
    ? { ...base, reports, state: 'stopped' as const, stoppedAt: now }
    : { ...base, state: 'active' as const };
  const order = ordering(store, next, standing);
  const over = holdOver(id);
  const subject = subjectOf.application(id);
  const ended = tranches.flatMap((one, i) =>
    one.state === 'dropped' && award.tranches[i]?.state !== 'dropped' ? [one.id] : [],
  );
  return {
    award: order.award,
    happening: {
      event: 'award hold decided',
      actor: { kind: 'manager', id: manager.id } as const,
      data: {
        ...{ outcome: ruling.outcome, keeps: ruling.keeps, released: releasedCents, owed: owedCents },
        ...orderData(award, order.ids),
      },
    },
    writes: [
      ...over.writes,
      ...freed(payments, next),
      ...order.writes,
      ...(stops ? [settleWrite(subject, 'award-report'), settleWrite(subject, 'award-overdue')] : []),
      ...(releasedCents > 0
        ? movementWrites(store, {
            ...{ fundId: award.fundId, from: 'accepted', to: 'free', units: releasedCents },
            ...{ subject: id, entry: onceOf(application, `released-${base.decisions.length}`) },
          })
        : []),
    ],
    effects: [
      { kind: 'mail-applicant', mail: 'award-decided', applicationId: id } as const,
      ...order.effects,
      ...ended.map((one) => endOf(id, one)),
      ...(stops ? dropped.map((one) => endOf(id, one.id)) : []),
      ...(releasedCents > 0
        ? [{ kind: 'move-waitlist', roundId: application.roundId, fundId: award.fundId } as const]
        : []),
    ],
    due: [
      ...order.due,
      // The last wait may have been ended long ago: whether all is done is looked at by itself.
      dated('award-ends', award, 'end', now),
    ],
    cancel: [
      ...over.cancel,
      ...(stops ? datesOfReports(award, plan, program).map(({ kind, ref }) => ({ kind, ref })) : []),
      ...(stops ? award.tranches.map(({ id: ref }) => ({ kind: 'award-release' as const, ref })) : []),
      ...(stops ? dropped.map(({ id: ref }) => ({ kind: 'award-opens' as const, ref })) : []),
    ],
  };
}
