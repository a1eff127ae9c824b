import { commitRound, readRound } from '../../shared/store/rounds.ts';
import { nowIso, type Store } from '../../shared/store/table.ts';

/** Brings a round to `released` without its workflow. */
export async function release(store: Store, id: string): Promise<void> {
  const round = await readRound(store, id);
  if (!round) throw new Error(`no round ${id}`);
  const at = nowIso(store);
  const proposal = { run: 1, hash: 'h', offers: 0, waitlisted: 0, notSelected: 0, funds: [] };
  await commitRound(store, round, {
    next: {
      ...round,
      status: 'released',
      closedBy: 'm',
      closedAt: at,
      proposal,
      approvals: [],
      releasedAt: at,
      lastWaitlistPosition: 0,
    },
    happening: { event: 'round released', actor: { kind: 'system', id: 'round' } },
  });
}
