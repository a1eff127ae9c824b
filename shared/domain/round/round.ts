import * as z from 'zod';
import { instant } from '../application/application.ts';
import { fundId, programId, roundId } from '../ids.ts';
import { extension } from '../program/extension.ts';
import { unusualReasons } from './comparison.ts';
import { lottery } from './lottery.ts';
import { allocationSummary, why } from './why.ts';

/** One person's yes to a release, bound to the hash of exactly what they saw. */
const approval = z.strictObject({
  by: z.string(),
  name: z.string(),
  at: instant,
  proposalHash: z.string(),
  /** Why a result that is far from what was expected is right all the same. */
  reason: z.enum(unusualReasons).optional(),
});

/** What an allocation would do, in counts and money; the full list stands beside it, bound by `hash`. */
export const proposalSummary = z.strictObject({
  run: z.int().positive(),
  hash: z.string(),
  /** A hash over what the list rests on, as it stood when it was made; lists of before it was kept have none. */
  basis: z.string().optional(),
  offers: z.int().nonnegative(),
  waitlisted: z.int().nonnegative(),
  /** Those for whom the waiting list has no place either. */
  notSelected: z.int().nonnegative().default(0),
  /** How many were ranked by their adjusted score; only where the program ranks by it. */
  adjusted: z.int().nonnegative().optional(),
  /** How many were interviewed, and so stand before all others; only where somebody was invited to an interview. */
  interviewed: z.int().nonnegative().optional(),
  /** Units reserved per fund: cents or slots. */
  funds: z.array(z.strictObject({ fundId, units: z.int().nonnegative(), offers: z.int().nonnegative() })),
  /** How it came about; only of a round from several funds. */
  allocation: allocationSummary.optional(),
});
export type ProposalSummary = z.infer<typeof proposalSummary>;

const base = {
  roundId,
  programId,
  version: z.int().nonnegative(),
  auditSeq: z.int().nonnegative(),
  auditHash: z.string(),
  updatedAt: instant,
  workflowRuns: z.int().nonnegative(),
  /** Where the line of the first phase was drawn, as whoever drew it saw it. */
  invitation: z
    .strictObject({
      /** Hundredths: whoever has at least this is invited, later as well. */
      atLeast: z.int().nonnegative(),
      invited: z.int().nonnegative(),
      others: z.int().nonnegative(),
      hash: z.string(),
      by: z.string(),
      name: z.string(),
      at: instant,
    })
    .optional(),
  /** How a tie ends that the published tie-breaks leave; a round of before there was a lottery goes by the time of receipt. */
  lottery: lottery.optional(),
  /** More time that was given to everybody, in the order in which it was given. */
  extensions: z.array(extension).optional(),
};

/**
 * A round: open for applications; closing (its workflow allocates); proposed (two people look); releasing (decisions go
 * out in batches); released. A rejected proposal reopens the work at `closed`: no new applications, allocation anew.
 */
export const round = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open'), ...base }),
  z.strictObject({ status: z.literal('closing'), ...base, closedBy: z.string(), closedAt: instant }),
  z.strictObject({ status: z.literal('closed'), ...base, closedBy: z.string(), closedAt: instant }),
  z.strictObject({
    status: z.literal('proposed'),
    ...base,
    closedBy: z.string(),
    closedAt: instant,
    proposal: proposalSummary,
    approvals: z.array(approval),
  }),
  z.strictObject({
    status: z.literal('releasing'),
    ...base,
    closedBy: z.string(),
    closedAt: instant,
    proposal: proposalSummary,
    approvals: z.array(approval),
    released: z.int().nonnegative(),
  }),
  z.strictObject({
    status: z.literal('released'),
    ...base,
    closedBy: z.string(),
    closedAt: instant,
    proposal: proposalSummary,
    approvals: z.array(approval),
    releasedAt: instant,
    /** The last place on the waiting list, so that a later review joins behind it. */
    lastWaitlistPosition: z.int().nonnegative(),
  }),
]);
export type Round = z.infer<typeof round>;
export type RoundIn<S extends Round['status']> = Extract<Round, { status: S }>;

/**
 * In a program that ranks by adjusted scores: which score a line was ranked by, and the one as given (hundredths). Where it
 * is that one, why: see `RankingScore`.
 */
export const rankedBy = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('adjusted'), raw: z.int() }),
  z.strictObject({
    by: z.literal('raw'),
    raw: z.int(),
    why: z.enum(['too-few-reviews', 'not-linked', 'not-read']),
  }),
]);
export type RankedBy = z.infer<typeof rankedBy>;

/** In a round with interviews, of whoever was interviewed: both parts of `score` in hundredths, and what the second weighs. */
export const interviewed = z.strictObject({ reading: z.int(), interview: z.int(), weight: z.int() });
export type Interviewed = z.infer<typeof interviewed>;

/** One line of a proposal: what this application would be told. Ids and units only. `score` is what it was ranked by. */
export const proposalLine = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('offer'),
    applicationId: z.string(),
    place: z.int().positive(),
    score: z.int(),
    rankedBy: rankedBy.optional(),
    interviewed: interviewed.optional(),
    fundId,
    units: z.int().positive(),
    site: z.string().optional(),
    why: why.optional(),
  }),
  z.strictObject({
    decision: z.literal('waitlist'),
    applicationId: z.string(),
    place: z.int().positive(),
    score: z.int(),
    rankedBy: rankedBy.optional(),
    interviewed: interviewed.optional(),
    position: z.int().positive(),
    why: why.optional(),
  }),
  z.strictObject({
    decision: z.literal('not-select'),
    applicationId: z.string(),
    place: z.int().positive(),
    score: z.int(),
    rankedBy: rankedBy.optional(),
    interviewed: interviewed.optional(),
    why: why.optional(),
  }),
]);
export type ProposalLine = z.infer<typeof proposalLine>;

/** People who must approve a release; neither may be the same, nor a reviewer of the round. */
export const approvalsNeeded = 2;
