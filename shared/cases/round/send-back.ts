import type { RoundIn } from '../../domain/round/round.ts';
import { raiseWrite } from '../../store/attention.ts';
import type { Happening } from '../../store/audit-events.ts';
import { movementWrites } from '../../store/funds.ts';
import { commitRound, type RoundChange, readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { reservations } from './allocate.ts';

/** A proposal goes back: its money is free again, the round stays closed and can be allocated anew. */
export function sentBack(
  store: Store,
  round: RoundIn<'proposed'>,
  { data, ...happening }: Happening,
  also: Pick<RoundChange, 'writes' | 'effects'> = {},
) {
  const { proposal, approvals, ...rest } = round;
  const { roundId } = round;
  return commitRound(store, round, {
    next: { ...rest, status: 'closed' },
    happening: { ...happening, data: { hash: proposal.hash, approvals: approvals.length, ...data } },
    writes: [
      ...reservations(round, proposal, 'give-back').flatMap((movement) => movementWrites(store, movement)),
      ...(also.writes ?? []),
    ],
    effects: [
      { kind: 'resume', subject: `ROUND#${roundId}`, stage: 'release', output: { outcome: 'rejected' } },
      ...(also.effects ?? []),
    ],
  });
}

/**
 * What a proposal rests on no longer counts: somebody who read or approved has a stake. It goes back as if two people had
 * refused it, and its owner is told. A ranking that is just being worked out is looked at by the release itself, which passes
 * over whoever is no longer reviewed.
 */
export async function withdrawProposal(store: Store, roundId: string, applicationId: string): Promise<void> {
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') return;
  const outcome = await withdrawn(store, round, { application: applicationId });
  if (outcome.kind !== 'committed') await withdrawProposal(store, roundId, applicationId);
}

/** What a proposal rests on has changed since it was made: it goes back, whoever had approved it, and its owner is told. */
export async function overtaken(store: Store, { roundId, proposal }: RoundIn<'proposed'>): Promise<void> {
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed' || round.proposal.run !== proposal.run) return;
  const outcome = await withdrawn(store, round, { overtaken: true });
  if (outcome.kind !== 'committed') await overtaken(store, round);
}

function withdrawn(store: Store, round: RoundIn<'proposed'>, data: NonNullable<Happening['data']>) {
  const { roundId, programId } = round;
  const matter = { subject: `ROUND#${roundId}`, programId, kind: 'proposal-withdrawn' } as const;
  const { subject, kind: about } = matter;
  return sentBack(
    store,
    round,
    { event: 'proposal withdrawn', actor: { kind: 'system', id: 'round' }, data },
    {
      writes: [raiseWrite(store, { ...matter, details: [] })],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about }],
    },
  );
}
