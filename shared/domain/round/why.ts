import * as z from 'zod';
import { fundId } from '../ids.ts';
import { choiceStood } from '../placing/why-placed.ts';
import { objectives } from '../program/funds-plan.ts';
import { cannotPay } from './several-funds.ts';

const units = z.int().nonnegative();

/** Of a fund that could have paid somebody: what is left, what they need at least, and the lowest score (hundredths) it pays. */
const fundLost = z.strictObject({ fundId, left: units, least: units, lowest: z.int().optional() });
export type FundLost = z.infer<typeof fundLost>;

/** What would have to be given up for one more: points (hundredths), awards and money less in all, and who would go without. */
const instead = z.strictObject({
  merit: z.int(),
  awards: z.int(),
  money: z.int(),
  without: z.array(z.string()),
});
export type Instead = z.infer<typeof instead>;

/** Why one line of a list says what it says. Ids, units and scores only. */
export const why = z.discriminatedUnion('kind', [
  /** They get something. `asked` where they are given less; `plainly` where going down the list would have given them nothing. */
  z.strictObject({ kind: z.literal('given'), asked: units.optional(), plainly: z.boolean().optional() }),
  /** No fund may pay them: what is in its way, fund by fund. */
  z.strictObject({
    kind: z.literal('no-fund'),
    funds: z.array(z.strictObject({ fundId, by: z.enum(cannotPay) })),
  }),
  /** What they lost to: money, or a cap that leaves no more of this kind. */
  z.strictObject({
    kind: z.literal('lost'),
    funds: z.array(fundLost),
    caps: z.array(z.string()).optional(),
    /** Going down the list would have given them something. */
    plainly: z.boolean().optional(),
    instead: instead.optional(),
  }),
  /** Of places by choice: which choice they got, from 1, and how that one and those before it went; of who waits, how each went. */
  z.strictObject({
    kind: z.literal('places'),
    choice: z.int().positive().optional(),
    choices: z.array(choiceStood),
  }),
]);
export type Why = z.infer<typeof why>;

/** What a list comes to: points (hundredths) of everybody funded, awards, cents. */
const measure = z.strictObject({ merit: units, awards: units, money: units });

/** How a list from several funds came about: what it was to reach, whether nothing better exists, and what stood in its way. */
export const allocationSummary = z.strictObject({
  objective: z.enum(objectives),
  /** Nothing better exists; or it could be better by so much at most (hundredths of points, awards or cents). */
  proof: z.union([
    z.literal('proven'),
    z.strictObject({ goal: z.enum(['merit', 'awards', 'money', 'rank']), atMost: units }),
  ]),
  reached: measure,
  /** Going down the list as far as it reaches, beside it. */
  plain: measure,
  /** What the result would be without one restriction, less what it is; none where the round is too large to work it out. */
  prices: z
    .array(
      z.strictObject({
        restriction: z.string(),
        merit: z.int(),
        awards: z.int(),
        money: z.int(),
      }),
    )
    .optional(),
});
export type AllocationSummary = z.infer<typeof allocationSummary>;
