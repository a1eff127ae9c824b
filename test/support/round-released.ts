import { keys } from '../../shared/store/keys.ts';
import { readRound } from '../../shared/store/rounds.ts';
import type { Store } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';

/** Puts a program's round where it is once its decisions are out, for tests of what comes after that. Returns its id. */
export async function roundReleased(store: Store, program: string): Promise<string> {
  const roundId = `${program}~2027`;
  const round = await readRound(store, roundId);
  if (!round) throw new Error('no round');
  const at = store.now().toISOString();
  await transact(store, [
    {
      as: 'round',
      put: {
        ...keys.round(roundId),
        type: 'round',
        ...round,
        status: 'released',
        ...{ closedBy: 'x', closedAt: at, releasedAt: at },
        proposal: { run: 1, hash: '0'.repeat(64), offers: 0, waitlisted: 0, notSelected: 0, funds: [] },
        ...{ approvals: [], lastWaitlistPosition: 0 },
      },
    },
  ]);
  return roundId;
}
