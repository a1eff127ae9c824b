import * as z from 'zod';
import { instant } from '../application/application.ts';

const who = { by: z.string(), name: z.string(), at: instant };

/** What one person said of a recommended loan; a later word of theirs takes the place of the earlier. */
export const vote = z.discriminatedUnion('ballot', [
  z.strictObject({ ballot: z.literal('for'), ...who }),
  /** With the published factors that weighed against it: where it is refused, the applicant is told these. */
  z.strictObject({ ballot: z.literal('against'), ...who, reasons: z.array(z.string()).min(1).max(4) }),
  /** Counts as present, on neither side. */
  z.strictObject({ ballot: z.literal('abstain'), ...who }),
]);
export type Vote = z.infer<typeof vote>;

/** What a tier asks of a vote. */
export interface VoteRule {
  /** Votes on one side that decide. */
  readonly approvals: number;
  /** Votes that must have been cast at all, abstentions among them. Whoever stepped back is not among them. */
  readonly quorum: number;
}

export type Tally = { readonly for: number; readonly against: number; readonly abstained: number } & (
  | { readonly outcome: 'carried' }
  /** By a majority, or by as many on both sides: a tie carries nothing. The reasons named most often, at most four. */
  | { readonly outcome: 'defeated'; readonly reasons: readonly string[] }
  /** How many more votes for it, and how many more of any kind, it takes at least. */
  | { readonly outcome: 'open'; readonly forMissing: number; readonly castMissing: number }
);

/** At most this many reasons are told (Reg B, 12 CFR 1002.9 and its commentary). */
const mostReasons = 4;

/**
 * Where a vote stands. It is decided once enough people have voted at all and enough of them on one side that is not the smaller;
 * until then it stays open, whoever asks.
 */
export function tallyOf(rule: VoteRule, votes: readonly Vote[]): Tally {
  const count = (ballot: Vote['ballot']) => votes.filter((one) => one.ballot === ballot).length;
  const counts = { for: count('for'), against: count('against'), abstained: count('abstain') };
  const castMissing = Math.max(0, Math.max(rule.quorum, rule.approvals) - votes.length);
  if (castMissing === 0 && counts.for >= rule.approvals && counts.for > counts.against)
    return { ...counts, outcome: 'carried' };
  if (castMissing === 0 && counts.against >= rule.approvals && counts.against >= counts.for)
    return { ...counts, outcome: 'defeated', reasons: reasonsOf(votes) };
  const forMissing = Math.max(0, rule.approvals - counts.for, counts.against + 1 - counts.for);
  return { ...counts, outcome: 'open', forMissing, castMissing };
}

/** The reasons of those against, the ones named most often first, then in the order in which they were named. */
function reasonsOf(votes: readonly Vote[]): readonly string[] {
  const named = votes.flatMap((one) => (one.ballot === 'against' ? one.reasons : []));
  const times = (reason: string) => named.filter((one) => one === reason).length;
  return [...new Set(named)].sort((a, b) => times(b) - times(a)).slice(0, mostReasons);
}
