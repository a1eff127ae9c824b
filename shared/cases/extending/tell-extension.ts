import type { Extension } from '../../domain/program/extension.ts';
import { windowOf } from '../../domain/program/window.ts';
import type { Round } from '../../domain/round/round.ts';
import { change } from '../../store/applications.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { readProgram } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { answerDue } from '../deadlines.ts';
import { windowFor } from './extend-round.ts';

/** People written to side by side. */
const together = 16;

/**
 * What follows from more time for everybody: whoever has a draft is written to; whoever was invited has the new date on
 * the application, and is written to. Begun again it finds what was done and goes on.
 */
export async function tellExtension(store: Store, roundId: string, number: number): Promise<void> {
  const round = await readRound(store, roundId);
  const extension = round?.extensions?.[number - 1];
  if (!round || !extension) return;
  const status = extension.of === 'first' ? 'draft' : 'info-requested';
  const ids = (await listByStatus(store, round.programId, status))
    .filter((one) => one.roundId === roundId)
    .map(({ applicationId }) => applicationId);
  const tell = await teller(store, round, extension, number);
  for (let i = 0; i < ids.length; i += together) await Promise.all(ids.slice(i, i + together).map(tell));
}

async function teller(
  store: Store,
  round: Round,
  extension: Extension,
  number: number,
): Promise<(id: string) => Promise<unknown>> {
  if (extension.of === 'first')
    // A draft is its applicant's own: its trail says nothing, and a mail goes out once per extension.
    return (id: string) =>
      transact(
        store,
        outboxWrites(store, `${id}.extended-${number}`, [
          { kind: 'mail-applicant', mail: 'deadline-extended', applicationId: id },
        ]),
      );
  const current = await readProgram(store, round.programId);
  const window = current && windowFor(current.program, round, 'invited');
  const { endsAt } = window ? windowOf(window) : {};
  const until = endsAt === undefined ? '' : new Date(endsAt - 1).toISOString();
  return (id: string) => postpone(store, id, until);
}

/** Moves the date by which somebody who was invited has to answer; one who has longer keeps it. */
async function postpone(store: Store, id: string, until: string): Promise<void> {
  await change<{ kind: 'nothing' }>(store, id, ({ application }) => {
    if (application.status !== 'info-requested' || !application.invitedAt || application.answerBy >= until)
      return { kind: 'nothing' };
    return {
      next: { ...application, answerBy: until },
      happening: {
        event: 'deadline extended',
        actor: { kind: 'system', id: 'round' },
        data: { until, reason: 'everybody' },
      },
      effects: [{ kind: 'mail-applicant', mail: 'deadline-extended', applicationId: id }],
      due: [answerDue(id, until)],
    };
  });
}
