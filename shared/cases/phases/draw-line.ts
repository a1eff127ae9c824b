import { settleWrite } from '../../store/attention.ts';
import { subjectOf } from '../../store/keys.ts';
import { readProgram } from '../../store/programs.ts';
import { commitRound, readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Manager } from '../manager.ts';
import { readFirstPhase } from './first-phase.ts';

export type Drawn =
  | { readonly kind: 'drawn'; readonly invited: number }
  /** The list is not the one they saw. */
  | { readonly kind: 'changed' }
  /** The first phase takes applications still. */
  | { readonly kind: 'still-open' }
  /** The second phase is over: nobody could answer. */
  | { readonly kind: 'over' }
  | { readonly kind: 'already' | 'nobody' | 'not-possible' | 'missing' };

/**
 * A manager confirms the list of the first phase: the line is drawn for good. The invitations go out from the outbox;
 * whoever is screened later is measured by the same line.
 */
export async function confirmLine(
  store: Store,
  roundId: string,
  manager: Manager,
  seenHash: string,
): Promise<Drawn> {
  const round = await readRound(store, roundId);
  const current = round && (await readProgram(store, round.programId));
  const phase = round && current && (await readFirstPhase(store, current.program, round));
  if (!round || !phase) return { kind: round ? 'not-possible' : 'missing' };
  if (round.invitation) return { kind: 'already' };
  if (round.status !== 'open') return { kind: 'not-possible' };
  if (!phase.closed) return { kind: 'still-open' };
  if (phase.answerBy <= nowIso(store)) return { kind: 'over' };
  if (phase.hash !== seenHash) return { kind: 'changed' };
  if (phase.line.invited.length === 0) return { kind: 'nobody' };
  const { atLeast, invited, others } = phase.line;
  const counts = { atLeast, invited: invited.length, others: others.length };
  const at = nowIso(store);
  const outcome = await commitRound(store, round, {
    next: {
      ...round,
      invitation: { ...counts, hash: seenHash, by: manager.id, name: manager.name, at },
    },
    happening: {
      event: 'line drawn',
      actor: { kind: 'manager', id: manager.id },
      data: { ...counts, hash: seenHash, unfinished: phase.unfinished },
    },
    writes: [settleWrite(subjectOf.round(roundId), 'invitation-due')],
    effects: [{ kind: 'send-invitations', roundId }],
    // A little later the list is looked at again: the index may not have shown everybody.
    due: [{ kind: 'invitation-due', subject: subjectOf.round(roundId), ref: 'again', at: soon(at) }],
  });
  return outcome.kind === 'committed'
    ? { kind: 'drawn', invited: invited.length }
    : confirmLine(store, roundId, manager, seenHash);
}

const soon = (at: string) => new Date(Date.parse(at) + 10 * 60_000).toISOString();
