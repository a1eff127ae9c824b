import * as z from 'zod';
import { instant } from '../application/application.ts';
import { applicationId, fundId, programId } from '../ids.ts';
import { repayTriggers } from '../program/after-award-plan.ts';

const cents = z.int().nonnegative();
const day = z.iso.date();
const by = z.strictObject({ id: z.string(), name: z.string() });

/** Something to be shown: open until it came, then looked at; sent back it is open again. */
export const reportObligation = z.discriminatedUnion('state', [
  z.strictObject({
    id: z.string(),
    dueOn: day,
    state: z.literal('open'),
    /** How often it came so far. */
    sent: z.int().nonnegative(),
    /** Why the last one was not enough, sealed. */
    sentBack: z.string().optional(),
  }),
  z.strictObject({
    id: z.string(),
    dueOn: day,
    state: z.literal('reported'),
    sent: z.int().positive(),
    at: instant,
  }),
  z.strictObject({
    ...{ id: z.string(), dueOn: day, state: z.literal('approved'), sent: z.int().positive() },
    ...{ at: instant, by },
  }),
  /** The award was stopped: nobody asks for it any more. */
  z.strictObject({ id: z.string(), dueOn: day, state: z.literal('dropped'), sent: z.int().nonnegative() }),
]);
export type ReportObligation = z.infer<typeof reportObligation>;

/** A part of the money. `cents` is what it comes to now; what it lost stands in the award's `releasedCents`. */
export const tranche = z.discriminatedUnion('state', [
  z.strictObject({ id: z.string(), cents, state: z.literal('waiting'), dueOn: day.optional() }),
  z.strictObject({ id: z.string(), cents, state: z.literal('ordered'), orderedAt: instant }),
  z.strictObject({ id: z.string(), cents, state: z.literal('paid'), paidAt: instant, paidOn: day }),
  /** Nothing of it is left to be paid. */
  z.strictObject({ id: z.string(), cents: z.literal(0), state: z.literal('dropped') }),
]);
export type Tranche = z.infer<typeof tranche>;

/** Why an award is held. The last four are what ends the forgiveness of a loan. */
export const holdReasons = ['part-time', 'dropped-out', 'misuse', 'other', ...repayTriggers] as const;
export type HoldReason = (typeof holdReasons)[number];

export const hold = z.strictObject({
  at: instant,
  by,
  about: z.enum(holdReasons),
  /** The day on which it happened. */
  on: day,
  /** What the person is told, sealed. */
  words: z.string(),
  answerBy: instant,
  /** What the person would keep of the award, in its units, if it is decided as announced. */
  keeps: cents,
  answer: z.strictObject({ at: instant, words: z.string() }).optional(),
});
export type Hold = z.infer<typeof hold>;

/** What was decided about a hold, by somebody else where it takes something away. */
const decision = z.strictObject({
  at: instant,
  by,
  heldBy: z.string(),
  about: z.enum(holdReasons),
  outcome: z.enum(['resumed', 'reduced', 'stopped']),
  keeps: cents,
  releasedCents: cents,
  owedCents: cents,
  /** Why, sealed: the person reads it. */
  words: z.string(),
});

const base = {
  applicationId,
  programId,
  fundId,
  unit: z.enum(['money', 'slot']),
  /** As it was accepted: cents, or places. */
  units: z.int().positive(),
  acceptedOn: day,
  reports: z.array(reportObligation),
  tranches: z.array(tranche),
  /** Of the accepted units: given back unpaid, and to be paid back of what was paid. */
  releasedCents: cents,
  owedCents: cents,
  /** Money that came back, and how often some did. */
  recoveredCents: cents,
  recoveries: z.int().nonnegative(),
  decisions: z.array(decision),
};

/** What follows an acceptance, as it stands. Only an active award is paid, and of a stopped one what its person keeps. */
export const award = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('active'), ...base }),
  z.strictObject({ state: z.literal('on-hold'), ...base, hold }),
  /** Nothing more is asked, and nothing paid beyond what its person keeps; what is owed is still awaited. */
  z.strictObject({ state: z.literal('stopped'), ...base, stoppedAt: instant }),
  z.strictObject({ state: z.literal('completed'), ...base, completedAt: instant }),
]);
export type Award = z.infer<typeof award>;
export type AwardIn<S extends Award['state']> = Extract<Award, { state: S }>;
/** What every award has, whatever its state. */
export type AwardBase = Omit<AwardIn<'active'>, 'state'>;

export function baseOfAward(from: Award): AwardBase {
  const { applicationId, programId, fundId, unit, units, acceptedOn, reports, tranches } = from;
  const { releasedCents, owedCents, recoveredCents, recoveries, decisions } = from;
  return {
    ...{ applicationId, programId, fundId, unit, units, acceptedOn, reports, tranches },
    ...{ releasedCents, owedCents, recoveredCents, recoveries, decisions },
  };
}

/** Cents that were paid, as confirmed. */
export const paidCents = ({ tranches }: Pick<AwardBase, 'tranches'>): number =>
  tranches.reduce((sum, one) => sum + (one.state === 'paid' ? one.cents : 0), 0);

/** Cents that are neither paid nor given back: what stands as accepted in the ledger. */
export const unpaidCents = ({ tranches }: Pick<AwardBase, 'tranches'>): number =>
  tranches.reduce((sum, one) => sum + (one.state === 'paid' ? 0 : one.cents), 0);
