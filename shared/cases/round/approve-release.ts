import { approvalsNeeded } from '../../domain/round/round.ts';
import { listReviewers } from '../../store/reviewers.ts';
import { commitRound, readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Manager } from '../manager.ts';
import { registerWait } from '../waits.ts';
import { sentBack } from './send-back.ts';

export type ReleaseApproval =
  | { readonly kind: 'approved'; readonly missing: number }
  /** What they saw is not what stands there now. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'same-approver' | 'reviewed-it' | 'not-possible' | 'missing' };

/** One of the two people says yes to exactly the proposal they saw; with the second the decisions go out. */
export async function approveRelease(
  store: Store,
  roundId: string,
  manager: Manager,
  seenHash: string,
): Promise<ReleaseApproval> {
  const round = await readRound(store, roundId);
  if (!round) return { kind: 'missing' };
  if (round.status !== 'proposed') return { kind: 'not-possible' };
  if (round.proposal.hash !== seenHash) return { kind: 'changed' };
  if (round.approvals.some((approval) => approval.by === manager.id)) return { kind: 'same-approver' };
  const readers = await listReviewers(store, round.programId);
  if (readers.some((one) => one.email.toLowerCase() === manager.email.toLowerCase()))
    return { kind: 'reviewed-it' };
  const approvals = [
    ...round.approvals,
    { by: manager.id, name: manager.name, at: nowIso(store), proposalHash: seenHash },
  ];
  const missing = approvalsNeeded - approvals.length;
  const happening = {
    event: 'release approved',
    actor: { kind: 'manager', id: manager.id },
    data: { hash: seenHash, missing },
  } as const;
  const outcome = await commitRound(
    store,
    round,
    missing > 0
      ? { next: { ...round, approvals }, happening }
      : {
          next: { ...round, status: 'releasing', approvals, released: 0 },
          happening,
          effects: [
            {
              kind: 'resume',
              subject: `ROUND#${roundId}`,
              stage: 'release',
              output: { outcome: 'approved' },
            },
          ],
        },
  );
  return outcome.kind === 'committed'
    ? { kind: 'approved', missing }
    : approveRelease(store, roundId, manager, seenHash);
}

/** Sends a proposal back: its money is free again, the round stays closed and can be allocated anew. */
export async function rejectRelease(
  store: Store,
  roundId: string,
  manager: Manager,
): Promise<{ kind: 'rejected' | 'not-possible' | 'missing' }> {
  const round = await readRound(store, roundId);
  if (!round) return { kind: 'missing' };
  if (round.status !== 'proposed') return { kind: 'not-possible' };
  const outcome = await sentBack(store, round, {
    event: 'release rejected',
    actor: { kind: 'manager', id: manager.id },
    data: {},
  });
  return outcome.kind === 'committed' ? { kind: 'rejected' } : rejectRelease(store, roundId, manager);
}

/** The round's workflow waits for the two people. */
export async function awaitRelease(store: Store, roundId: string, token: string): Promise<void> {
  await registerWait(store, `ROUND#${roundId}`, 'release', token, async () => {
    const status = (await readRound(store, roundId))?.status;
    if (status === 'proposed') return undefined;
    return { outcome: status === 'releasing' || status === 'released' ? 'approved' : 'rejected' };
  });
}
