import { change } from '../store/applications.ts';
import { raiseWrite } from '../store/attention.ts';
import { digest } from '../store/keys.ts';
import { outboxWrites } from '../store/outbox.ts';
import { readRound } from '../store/rounds.ts';
import type { Store } from '../store/table.ts';
import { transact } from '../store/transact.ts';

/** A workflow gave up: its owner is told, and can start it again from the table. */
export async function handToOwner(
  store: Store,
  subject: 'application' | 'round',
  id: string,
  executionName: string,
  error: string,
): Promise<void> {
  if (subject === 'round') return handRound(store, id, executionName, error);
  await change<{ kind: 'nothing' }>(store, id, ({ application }) => ({
    next: application,
    happening: {
      event: 'workflow handed to owner',
      actor: { kind: 'system', id: 'workflow' },
      data: { error, execution: executionName },
    },
    writes: [
      raiseWrite(store, {
        subject: `APP#${id}`,
        programId: application.programId,
        kind: 'workflow-failed',
        details: [error],
      }),
    ],
    effects: [
      {
        kind: 'mail-owner',
        mail: 'owner-attention',
        programId: application.programId,
        subject: `APP#${id}`,
        about: 'workflow-failed',
      },
    ],
  }));
}

async function handRound(store: Store, id: string, executionName: string, error: string): Promise<void> {
  const round = await readRound(store, id);
  if (!round) return;
  const { programId } = round;
  const subject = `ROUND#${id}`;
  await transact(store, [
    raiseWrite(store, { subject, programId, kind: 'workflow-failed', details: [error] }),
    ...outboxWrites(store, `${id}.failed-${digest(executionName).slice(0, 16)}`, [
      { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'workflow-failed' },
    ]),
  ]);
}
