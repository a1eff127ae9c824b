import * as z from 'zod';
import { fundId } from '../ids.ts';
import { condition, fieldPath } from '../rules/language.ts';
import { localizedText } from '../text.ts';
import { amountText } from './amount.ts';

/** One fund of several, with what its donor wants. */
export const fundPart = z.strictObject({
  fund: fundId,
  /** Whom the donor's money is for; anybody where it is not said. Where an answer it needs is missing, the money is not given. */
  only: z.strictObject({ title: localizedText, when: condition }).optional(),
  /** The least and the most that one award out of this fund can be. */
  smallest: amountText.optional(),
  largest: amountText.optional(),
});
export type FundPart = z.infer<typeof fundPart>;

/** A limit on how many of the awards may be of a kind: so many, or a share of all awards rounded down to whole ones. */
export const awardCap = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  title: localizedText,
  /** Only awards of this amount and more; all where it is not said. */
  atLeast: amountText.optional(),
  /** Only awards out of these funds. */
  funds: z.array(fundId).min(1).optional(),
  most: z.int().min(0).max(10_000).optional(),
  sharePercent: z.int().min(1).max(99).optional(),
});
export type AwardCap = z.infer<typeof awardCap>;

/**
 * What a round is to reach, published before anybody applies. `merit`: the points of everybody funded, together as many as can be.
 * `awards`: as many awards as can be, and the points after that. `rank`: the list is served from the top, whatever follows.
 */
export const objectives = ['merit', 'awards', 'rank'] as const;
export type Objective = (typeof objectives)[number];

/** One round from several funds, each with its donor's wishes, decided for everybody together. */
export const roundFunds = z.strictObject({
  kind: z.literal('round-funds'),
  objective: z.enum(objectives),
  /** An amount that each asks for; where it is not said, each fund gives what lies between its smallest and largest. */
  asked: z
    .strictObject({
      field: fieldPath,
      /** The most that one award can be; whoever asks more is counted as asking this. */
      atMost: amountText,
      /** So much of it at least may be given, in percent, to whole dollars; all of it or nothing where it is not said. */
      partPercent: z.int().min(1).max(99).optional(),
    })
    .optional(),
  /** In the order in which the waiting list draws on them. */
  funds: z.array(fundPart).min(1).max(40),
  caps: z.array(awardCap).max(10).default([]),
});
