import type { RoundPlanned, Totals } from '../../domain/round/comparison.ts';
import { keys } from '../../store/keys.ts';
import { commitRound, readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Manager } from '../manager.ts';

/**
 * Writes down what is expected of a round. Only before it is allocated: what a list is measured by does not change once the
 * list is there.
 */
export async function planRound(
  store: Store,
  roundId: string,
  { offers, units, offered }: Totals & Pick<RoundPlanned, 'offered'>,
  manager: Manager,
): Promise<{ kind: 'planned' | 'not-possible' | 'missing' }> {
  const round = await readRound(store, roundId);
  if (!round) return { kind: 'missing' };
  if (round.status !== 'open' && round.status !== 'closed') return { kind: 'not-possible' };
  const planned: RoundPlanned = {
    ...{ offers, units, by: manager.id, name: manager.name, at: nowIso(store) },
    ...(offered ? { offered } : {}),
  };
  const outcome = await commitRound(store, round, {
    next: round,
    happening: {
      event: 'round planned',
      actor: { kind: 'manager', id: manager.id },
      data: { offers, units },
    },
    writes: [{ as: 'planned', put: { ...keys.roundPlanned(roundId), type: 'round-planned', ...planned } }],
  });
  return outcome.kind === 'committed'
    ? { kind: 'planned' }
    : planRound(store, roundId, { offers, units, ...(offered ? { offered } : {}) }, manager);
}
