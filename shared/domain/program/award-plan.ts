import * as z from 'zod';
import { fundId } from '../ids.ts';
import { condition, fieldPath } from '../rules/language.ts';
import { localizedText } from '../text.ts';
import { amountText } from './amount.ts';
import { fieldId } from './fields.ts';
import { roundFunds } from './funds-plan.ts';

const days = z.int().min(1).max(60);
const decimal = z.string().regex(/^\d+(\.\d+)?$/);

/** How equal scores are ordered, as published; after the last one the earlier received goes first. */
const tieBreak = z.union([
  z.strictObject({ criterion: z.string() }),
  z.strictObject({ field: fieldPath, prefer: z.union([z.literal('highest'), z.literal('lowest')]) }),
  z.strictObject({ field: fieldPath, first: z.array(z.union([z.string(), z.int(), z.boolean()])).min(1) }),
]);
export type TieBreak = z.infer<typeof tieBreak>;

const common = { tieBreaks: z.array(tieBreak).default([]), acceptanceDays: days } as const;

/** Amounts of one round from one fund: highest first; the last tier has no share and takes the rest. */
export const amountTier = z.strictObject({
  amount: amountText,
  /** At most this percentage of the round's awards has this amount, rounded down to whole awards. */
  sharePercent: z.int().min(1).max(100).optional(),
});
export type AmountTier = z.infer<typeof amountTier>;

const roundMoney = z.strictObject({
  kind: z.literal('round-money'),
  fund: fundId,
  tiers: z.array(amountTier).min(1),
  ...common,
});

/** One round from one fund where each asks an amount of their own. Nobody is given less than they asked, up to the cap. */
const roundAsked = z.strictObject({
  kind: z.literal('round-asked'),
  fund: fundId,
  amountField: fieldPath,
  /** The most that one award can be; whoever asks more is given this. */
  atMost: amountText,
  /** Decided and published before anybody applies: pass over an amount that no longer fits, or end there. */
  whenShort: z.enum(['skip', 'stop']),
  ...common,
});

/** A place of a round by ranked choice: an option of the ranked field, with the fund of slots behind it. */
const site = z.strictObject({
  option: z.string(),
  fund: fundId,
  /**
   * Whom it takes before the others, as published: whoever meets an earlier condition comes before whoever meets a later one, and
   * those before everybody else. Among equals the round's common order decides. Like an amount of first come it looks only at
   * what everybody has to answer.
   */
  first: z
    .array(z.strictObject({ title: localizedText, when: condition }))
    .min(1)
    .optional(),
});

const roundSlots = z.strictObject({
  kind: z.literal('round-slots'),
  /** The field that holds the applicant's places in order of preference. */
  ranks: fieldPath,
  sites: z.array(site).min(1),
  ...common,
});

/** One round of seats that are all alike, from one fund of slots. */
const roundSeats = z.strictObject({
  kind: z.literal('round-seats'),
  fund: fundId,
  /** How many may wait for a seat; everybody where it is not said. Who comes after them is not selected. */
  waitlist: z.int().min(0).max(10_000).optional(),
  ...common,
});

/** Who may approve up to an amount: the analyst's matrix alone, or so many people with the role. */
export const authorityTier = z.strictObject({
  upTo: amountText,
  by: z.enum(['analyst', 'manager', 'committee']),
  /** People who must approve besides the analyst: on one side of the committee's vote. */
  approvals: z.int().min(0).max(5),
  /** Of a committee: how many must have voted at all, abstentions counted and those who stepped back not. `approvals` unless said. */
  quorum: z.int().min(1).max(9).optional(),
});
export type AuthorityTier = z.infer<typeof authorityTier>;

const rollingLoan = z.strictObject({
  kind: z.literal('rolling-loan'),
  fund: fundId,
  amountField: fieldPath,
  termField: fieldPath,
  /** Percent a year; left out where the rate is set in the loan papers. */
  annualRate: decimal.optional(),
  /** On the scale of ranks: the weighted rank must be below this. */
  approveBelow: decimal.optional(),
  /** On the scale of points: the weighted score must reach this. */
  approveAtLeast: decimal.optional(),
  authority: z.array(authorityTier).min(1),
  acceptanceDays: days,
});

/** First come, first served, by the time an application was complete. The amount follows a published table. */
const firstCome = z.strictObject({
  kind: z.literal('first-come'),
  fund: fundId,
  amount: z.strictObject({
    base: amountText,
    /** Added where the condition holds. It may look at required answers only, so that it is never unknown. */
    plus: z.array(z.strictObject({ title: localizedText, when: condition, amount: amountText })).default([]),
  }),
  /** The staff's check must reach this, in points. */
  approveAtLeast: decimal,
  acceptanceDays: days,
});

/** No award: whoever passes the staff's check is registered. */
const registry = z.strictObject({
  kind: z.literal('registry'),
  /** The staff's check must reach this, in points. */
  approveAtLeast: decimal,
  /** A list whose items run out: the person is reminded so many days before each item's day. */
  renewals: z
    .strictObject({
      list: fieldId,
      /** The fields of an item: what it is, its number, and its last day. */
      what: fieldId,
      number: fieldId,
      expires: fieldId,
      remindDaysBefore: z.int().min(1).max(365),
    })
    .optional(),
});

/** How the limited budget is given out. */
export const awardPlan = z.discriminatedUnion('kind', [
  roundMoney,
  roundAsked,
  roundSlots,
  roundSeats,
  roundFunds.extend(common),
  rollingLoan,
  firstCome,
  registry,
]);
export type AwardPlan = z.infer<typeof awardPlan>;
export type AwardPlanOf<K extends AwardPlan['kind']> = Extract<AwardPlan, { kind: K }>;

/** Plans that decide everybody of a round together. */
export type RoundPlan = AwardPlanOf<
  'round-money' | 'round-asked' | 'round-slots' | 'round-seats' | 'round-funds'
>;
/** Plans that decide each application as it is ready, by a published line. */
export type RollingPlan = Exclude<AwardPlan, RoundPlan>;

const ofRounds: readonly AwardPlan['kind'][] = [
  'round-money',
  'round-asked',
  'round-slots',
  'round-seats',
  'round-funds',
];
export const isRoundPlan = (plan: AwardPlan): plan is RoundPlan => ofRounds.includes(plan.kind);

/** What is given out: cents, places, or nothing at all. */
export function unitOf(plan: AwardPlan): 'money' | 'slot' | undefined {
  if (plan.kind === 'registry') return undefined;
  return plan.kind === 'round-slots' || plan.kind === 'round-seats' ? 'slot' : 'money';
}

/** The funds that a plan draws on; none for a registry. */
export function fundsOfPlan(plan: AwardPlan): readonly string[] {
  if (plan.kind === 'registry') return [];
  if (plan.kind === 'round-slots') return plan.sites.map(({ fund }) => fund);
  return plan.kind === 'round-funds' ? plan.funds.map(({ fund }) => fund) : [plan.fund];
}
