import * as z from 'zod';
import { fundId } from '../ids.ts';
import { fieldPath } from '../rules/language.ts';
import { amountText } from './amount.ts';

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

const roundSlots = z.strictObject({
  kind: z.literal('round-slots'),
  /** The field that holds the applicant's places in order of preference. */
  ranks: fieldPath,
  /** The fund of slots behind each option of that field. */
  sites: z.array(z.strictObject({ option: z.string(), fund: fundId })).min(1),
  ...common,
});

/** Who may approve up to an amount: the analyst's matrix alone, or so many people with the role. */
export const authorityTier = z.strictObject({
  upTo: amountText,
  by: z.enum(['analyst', 'manager', 'committee']),
  /** People who must approve besides the analyst. */
  approvals: z.int().min(0).max(5),
});
export type AuthorityTier = z.infer<typeof authorityTier>;

const rollingLoan = z.strictObject({
  kind: z.literal('rolling-loan'),
  fund: fundId,
  amountField: fieldPath,
  termField: fieldPath,
  /** Percent a year. */
  annualRate: decimal,
  /** The weighted rank must be below this. */
  approveBelow: decimal,
  authority: z.array(authorityTier).min(1),
  acceptanceDays: days,
});

/** How the limited budget is given out. */
export const awardPlan = z.discriminatedUnion('kind', [roundMoney, roundSlots, rollingLoan]);
export type AwardPlan = z.infer<typeof awardPlan>;
export type AwardPlanOf<K extends AwardPlan['kind']> = Extract<AwardPlan, { kind: K }>;
