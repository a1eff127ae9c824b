import type { Due } from '../../domain/effects.ts';
import { raiseWrite } from '../../store/attention.ts';
import { subjectOf } from '../../store/keys.ts';
import { dueWrites, outboxWrites } from '../../store/outbox.ts';
import { readProgram } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { readFirstPhase } from './first-phase.ts';
import { sendInvitations } from './send-invitations.ts';

/**
 * The first phase has closed: people wait, and its owner is told that the line is to be drawn. Extended meanwhile, the
 * date moves along; once the line is drawn, whoever the index did not show is measured.
 */
export async function remindOfInvitation(store: Store, roundId: string): Promise<void> {
  const round = await readRound(store, roundId);
  const current = round && (await readProgram(store, round.programId));
  if (!round || !current || round.status !== 'open') return;
  if (round.invitation) return sendInvitations(store, roundId);
  const phase = await readFirstPhase(store, current.program, round);
  if (!phase) return;
  const subject = subjectOf.round(roundId);
  if (!phase.closed) {
    const at = new Date(Date.parse(phase.closesAt) + 1).toISOString();
    const again: Due = { kind: 'invitation-due', subject, ref: 'first', at };
    await transact(store, dueWrites([again]));
    return;
  }
  if (phase.listed.size === 0) return;
  const { programId } = round;
  await transact(store, [
    raiseWrite(store, { subject, programId, kind: 'invitation-due', details: [] }),
    ...outboxWrites(store, `${roundId}.invitation-due-${phase.closesAt.replace(/\D/g, '')}`, [
      { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'invitation-due' },
    ]),
  ]);
}
