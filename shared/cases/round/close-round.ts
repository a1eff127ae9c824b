import { settleWrite } from '../../store/attention.ts';
import { commitRound, readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { readiness } from './readiness.ts';

export type Closed =
  | { readonly kind: 'closing' | 'already' | 'missing' }
  /**
   * Applications are still being judged, or wait for an interview; they may be left for the waiting list, or without one, knowingly.
   */
  | { readonly kind: 'unfinished'; readonly count: number; readonly interviews: number }
  | {
      readonly kind: 'same-person';
      readonly pairs: readonly { applicationId: string; others: readonly string[] }[];
    }
  | { readonly kind: 'nobody-reviewed' }
  /** Somebody was given more time, and it is not over: closing would take it away again. `until` is an ISO instant. */
  | { readonly kind: 'extension-runs'; readonly until: string }
  /** The program's second phase has not begun: the line of the first is not drawn. */
  | { readonly kind: 'not-invited' };

/** Closes a round to new applications and starts its workflow, which allocates and then waits for two people. */
export async function closeRound(
  store: Store,
  roundId: string,
  manager: string,
  leaveUnfinished: boolean,
): Promise<Closed> {
  const round = await readRound(store, roundId);
  if (!round) return { kind: 'missing' };
  if (round.status !== 'open' && round.status !== 'closed') return { kind: 'already' };
  const ready = await readiness(store, round.programId, roundId);
  if (ready.moreTimeUntil !== undefined) return { kind: 'extension-runs', until: ready.moreTimeUntil };
  if (ready.lineMissing) return { kind: 'not-invited' };
  if (ready.collisions.length > 0) return { kind: 'same-person', pairs: ready.collisions };
  const [unfinished, interviews] = [ready.unfinished.length, ready.interviews.length];
  if (unfinished + interviews > 0 && !leaveUnfinished)
    return { kind: 'unfinished', count: unfinished, interviews };
  if (ready.reviewed.length === 0) return { kind: 'nobody-reviewed' };
  const run = round.workflowRuns + 1;
  const outcome = await commitRound(store, round, {
    next: { ...round, status: 'closing', closedBy: manager, closedAt: nowIso(store), workflowRuns: run },
    happening: {
      event: 'round closed',
      actor: { kind: 'manager', id: manager },
      data: { reviewed: ready.reviewed.length, unfinished, ...(interviews > 0 ? { interviews } : {}) },
    },
    writes: [settleWrite(`ROUND#${roundId}`, 'proposal-withdrawn')],
    effects: [{ kind: 'start-workflow', machine: 'round', id: roundId, run }],
  });
  return outcome.kind === 'committed'
    ? { kind: 'closing' }
    : closeRound(store, roundId, manager, leaveUnfinished);
}
