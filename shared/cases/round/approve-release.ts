import type { UnusualReason } from '../../domain/round/comparison.ts';
import { approvalsNeeded, type RoundIn } from '../../domain/round/round.ts';
import { listReviewers } from '../../store/reviewers.ts';
import { commitRound, readProposal, readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Manager } from '../manager.ts';
import { registerWait } from '../waits.ts';
import { basisOf } from './basis.ts';
import { comparisonsOf } from './expectations.ts';
import { overtaken, sentBack } from './send-back.ts';

export type ReleaseApproval =
  | { readonly kind: 'approved'; readonly missing: number }
  /** What they saw is not what stands there now. */
  | { readonly kind: 'changed' }
  /** What the list rests on has changed since it was made: it is void, whoever had approved it. */
  | { readonly kind: 'overtaken' }
  /** It is far from what was expected, and they did not say why that is right. */
  | { readonly kind: 'unusual' }
  | { readonly kind: 'same-approver' | 'reviewed-it' | 'not-possible' | 'missing' };

/**
 * One of the two people says yes to exactly the proposal they saw; with the second the decisions go out. Where it is far from
 * what was expected, each of them says why it is right all the same.
 */
export async function approveRelease(
  store: Store,
  roundId: string,
  manager: Manager,
  seenHash: string,
  reason?: UnusualReason,
): Promise<ReleaseApproval> {
  const round = await readRound(store, roundId);
  if (!round) return { kind: 'missing' };
  if (round.status !== 'proposed') return { kind: 'not-possible' };
  if (round.proposal.hash !== seenHash) return { kind: 'changed' };
  if (round.approvals.some((approval) => approval.by === manager.id)) return { kind: 'same-approver' };
  const readers = await listReviewers(store, round.programId);
  if (readers.some((one) => one.email.toLowerCase() === manager.email.toLowerCase()))
    return { kind: 'reviewed-it' };
  const lines = await readProposal(store, roundId, round.proposal.run);
  const { basis, funds } = round.proposal;
  if (basis !== undefined && basis !== (await basisOf(store, round.programId, lines, funds))) {
    await overtaken(store, round);
    return { kind: 'overtaken' };
  }
  const unusual = (await comparisonsOf(store, round, lines)).some((one) => one.unusual);
  if (unusual && reason === undefined) return { kind: 'unusual' };
  return recordApproval(store, round, manager, unusual ? reason : undefined);
}

async function recordApproval(
  store: Store,
  round: RoundIn<'proposed'>,
  manager: Manager,
  reason: UnusualReason | undefined,
): Promise<ReleaseApproval> {
  const { roundId, proposal } = round;
  const said = reason === undefined ? {} : { reason };
  const approvals = [
    ...round.approvals,
    { by: manager.id, name: manager.name, at: nowIso(store), proposalHash: proposal.hash, ...said },
  ];
  const missing = approvalsNeeded - approvals.length;
  const happening = {
    event: 'release approved',
    actor: { kind: 'manager', id: manager.id },
    data: { hash: proposal.hash, missing, ...said },
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
    : approveRelease(store, roundId, manager, proposal.hash, reason);
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
