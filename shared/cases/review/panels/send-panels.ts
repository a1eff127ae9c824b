import { hashOf } from '../../../domain/hash.ts';
import type { Panels } from '../../../domain/round/panels.ts';
import { listRulings, panelEffect, panelsWrite, readPanels } from '../../../store/panels.ts';
import { commitRound, readRound } from '../../../store/rounds.ts';
import { nowIso, type Store } from '../../../store/table.ts';

export type Sent =
  | { readonly kind: 'sending' }
  /** What stands is not what they saw: another proposal, or a ruling that is not in it. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'already' | 'missing' };

/** A manager sends the very proposal they saw, named by its hash: from now on its applications go to their readers, batch by batch. */
export async function sendPanels(
  store: Store,
  roundId: string,
  manager: string,
  seenHash: string,
): Promise<Sent> {
  const round = await readRound(store, roundId);
  const before = await readPanels(store, roundId);
  if (!round) return { kind: 'missing' };
  if (before && 'by' in before && before.hash === seenHash) return { kind: 'already' };
  if (before?.state !== 'proposed' || before.hash !== seenHash) return { kind: 'changed' };
  if (hashOf(await listRulings(store, roundId)) !== before.rulingsHash) return { kind: 'changed' };
  const { run, figures, pins, forbidden } = before;
  const next: Panels = {
    ...before,
    ...{ state: 'sending', at: nowIso(store), by: manager, step: 0, stopped: false },
  };
  const outcome = await commitRound(store, round, {
    next: round,
    happening: {
      event: 'readers sent',
      actor: { kind: 'manager', id: manager },
      data: {
        hash: seenHash,
        run,
        applications: figures.applications,
        given: figures.given,
        pins,
        forbidden,
      },
    },
    writes: [
      panelsWrite(roundId, before, next),
      ...panelEffect(store, roundId, `${run}.0`, { kind: 'send-panels', roundId, run, step: 0 }),
    ],
  });
  return outcome.kind === 'committed' ? { kind: 'sending' } : sendPanels(store, roundId, manager, seenHash);
}

export type SentOn = { readonly kind: 'sending' | 'not-possible' };

/** A sending that stopped goes on where it was. */
export async function sendOn(store: Store, roundId: string, manager: string): Promise<SentOn> {
  const [round, before] = await Promise.all([readRound(store, roundId), readPanels(store, roundId)]);
  if (!round || before?.state !== 'sending' || !before.stopped) return { kind: 'not-possible' };
  const { run, step } = before;
  const outcome = await commitRound(store, round, {
    next: round,
    happening: { event: 'readers sent on', actor: { kind: 'manager', id: manager }, data: { run, step } },
    writes: [panelsWrite(roundId, before, { ...before, stopped: false })],
    effects: [{ kind: 'send-panels', roundId, run, step }],
  });
  return outcome.kind === 'committed' ? { kind: 'sending' } : sendOn(store, roundId, manager);
}
