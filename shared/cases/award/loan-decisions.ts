import * as z from 'zod';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';

/** What the matrix recommends for a loan, and who has approved it so far. Reasons are criteria, told as their texts. */
export const loanDecision = z.object({
  recommendation: z.enum(['approve', 'refuse']),
  /** Ids of at most four criteria that weighed against it. */
  reasons: z.array(z.string()).max(4),
  /** Weighted rank in hundredths. */
  score: z.int(),
  tier: z.enum(['analyst', 'manager', 'committee']),
  approvalsNeeded: z.int().nonnegative(),
  approvals: z.array(z.object({ by: z.string(), name: z.string(), at: z.string() })),
});
export type LoanDecisionRecord = z.infer<typeof loanDecision>;

/** The recorded decision of a loan; undefined before its review is complete. */
export async function readLoanDecision(store: Store, id: string): Promise<LoanDecisionRecord | undefined> {
  const item = await readItem(store, keys.decision(id));
  return item && loanDecision.parse(item);
}

/** The write that stores it; where it rests on approvals that were read, on condition that there are still as many. */
export const loanDecisionWrite = (id: string, record: LoanDecisionRecord, seen?: number): Write => ({
  as: 'decision',
  put: { ...keys.decision(id), type: 'decision', ...record },
  ...(seen === undefined
    ? {}
    : { when: { expression: 'size(approvals) = :seen', values: { ':seen': seen } } }),
});
