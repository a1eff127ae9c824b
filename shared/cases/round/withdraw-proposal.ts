import type { Application } from '../../domain/application/application.ts';
import { movementWrites } from '../../store/funds.ts';
import { commitRound, readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { reservations } from './allocate.ts';

/**
 * A ranking that is before two people rests on a review that no longer counts: it goes back as if they had refused it. Its money
 * is free, the round stays closed and is allocated anew, and the owner is told. A ranking that is just being worked out is
 * looked at by the release itself, which passes over whoever is no longer reviewed.
 */
export async function proposalWithdrawn(
  store: Store,
  { roundId, applicationId }: Application,
): Promise<void> {
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') return;
  const { proposal, approvals, ...rest } = round;
  const outcome = await commitRound(store, round, {
    next: { ...rest, status: 'closed' },
    happening: {
      event: 'proposal withdrawn',
      actor: { kind: 'system', id: 'round' },
      data: { hash: proposal.hash, approvals: approvals.length, application: applicationId },
    },
    writes: reservations(round, proposal, 'give-back').flatMap((movement) => movementWrites(store, movement)),
    effects: [
      { kind: 'resume', subject: `ROUND#${roundId}`, stage: 'release', output: { outcome: 'rejected' } },
      {
        kind: 'mail-owner',
        mail: 'owner-attention',
        programId: round.programId,
        subject: `APP#${applicationId}`,
        about: 'late-conflict',
      },
    ],
  });
  if (outcome.kind !== 'committed') await proposalWithdrawn(store, { roundId, applicationId } as Application);
}
