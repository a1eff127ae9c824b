import { civilDateIn } from '../../../domain/dates.ts';
import { readItem } from '../../../store/applications.ts';
import { raiseWrite } from '../../../store/attention.ts';
import { keys, subjectOf } from '../../../store/keys.ts';
import { dueWrites, outboxWrites } from '../../../store/outbox.ts';
import { readProgram } from '../../../store/programs.ts';
import { readRound } from '../../../store/rounds.ts';
import { nowIso, type Store } from '../../../store/table.ts';
import { transact } from '../../../store/transact.ts';
import { applicationsEnd, nextReadersDue } from './readers-due.ts';
import { waitingForReaders } from './waiting.ts';

/**
 * A round takes no applications any more: while any wait for readers its owner is told, again every few working days. It goes on
 * looking as long as the round is not decided, since somebody with more time may send one still.
 */
export async function remindOfPanels(store: Store, roundId: string): Promise<void> {
  const round = await readRound(store, roundId);
  const current = round && (await readProgram(store, round.programId));
  if (!round || !current) return;
  const { program } = current;
  const over = nowIso(store) >= applicationsEnd(program, round);
  const waiting = over ? await waitingForReaders(store, program.id, roundId) : [];
  if (waiting.length === 0 && round.status === 'released') return;
  await transact(store, dueWrites([nextReadersDue(store, program, round)]));
  if (waiting.length === 0) return;
  const matter = { subject: subjectOf.round(roundId), programId: program.id, kind: 'readers-due' } as const;
  const today = civilDateIn(program.zone, nowIso(store));
  if (!(await readItem(store, keys.attention(matter.subject, matter.kind))))
    await transact(store, [raiseWrite(store, { ...matter, details: [] })]);
  // One mail a day at most, however often this is looked at.
  await transact(
    store,
    outboxWrites(store, `${roundId}.readers-due-${today}`, [
      {
        kind: 'mail-owner',
        mail: 'owner-attention',
        programId: program.id,
        subject: matter.subject,
        about: matter.kind,
      },
    ]),
  );
}
