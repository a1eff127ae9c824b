import * as z from 'zod';
import { vote } from '../../domain/scoring/vote.ts';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';

/** Approvals as they were kept before there was a vote: each was a vote for it. */
const lifted = (item: unknown): unknown => {
  if (typeof item !== 'object' || item === null || !('approvals' in item) || 'votes' in item) return item;
  const { approvals, ...rest } = item;
  return Array.isArray(approvals)
    ? { ...rest, votes: approvals.map((one: object) => ({ ballot: 'for', ...one })) }
    : item;
};

/** What the matrix recommends for a loan, and how those who may decide about its amount have voted so far. */
export const loanDecision = z.preprocess(
  lifted,
  z.object({
    recommendation: z.enum(['approve', 'refuse']),
    /** Ids of at most four criteria that weighed against it. */
    reasons: z.array(z.string()).max(4),
    /** Weighted rank in hundredths. */
    score: z.int(),
    tier: z.enum(['analyst', 'manager', 'committee']),
    /** Votes on one side that decide. */
    approvalsNeeded: z.int().nonnegative(),
    /** Votes that must have been cast at all; as many as decide unless the tier says more. */
    quorum: z.int().nonnegative().optional(),
    /** A smaller amount that is put to the vote, or was decided, instead of what was asked: cents, and why not all of it. */
    smaller: z
      .strictObject({
        cents: z.int().positive(),
        reasons: z.array(z.string()).min(1).max(4),
        by: z.string(),
        at: z.string(),
      })
      .optional(),
    /** One of each person, their latest. */
    votes: z.array(vote),
    /** Counts the changes of the votes: who acts on what they read says which they saw. */
    revision: z.int().nonnegative().default(0),
  }),
);
export type LoanDecisionRecord = z.infer<typeof loanDecision>;

/** The recorded decision of a loan; undefined before its review is complete. */
export async function readLoanDecision(store: Store, id: string): Promise<LoanDecisionRecord | undefined> {
  const item = await readItem(store, keys.decision(id));
  return item && loanDecision.parse(item);
}

/** The write that stores it; where it rests on votes that were read, on condition that they are the same still. */
export const loanDecisionWrite = (id: string, record: LoanDecisionRecord, seen?: number): Write => ({
  as: 'decision',
  put: { ...keys.decision(id), type: 'decision', ...record },
  ...(seen === undefined
    ? {}
    : {
        when: {
          expression: 'revision = :seen OR (attribute_not_exists(revision) AND :seen = :first)',
          values: { ':seen': seen, ':first': 0 },
        },
      }),
});
