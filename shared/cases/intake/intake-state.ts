import type { Program } from '../../domain/program/schema.ts';
import { windowState } from '../../domain/program/window.ts';
import { roundIdOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';

/**
 * Whether a program takes an application received at this instant (now, where none is given): its window is open then,
 * and its round is not closed.
 */
export async function intakeState(
  store: Store,
  program: Program,
  receivedAt: string = nowIso(store),
): Promise<'not-yet-open' | 'open' | 'closed'> {
  const state = windowState(program, Date.parse(receivedAt));
  if (state !== 'open' || program.mode === 'rolling') return state;
  const round = await readRound(store, roundIdOf(program));
  return round && round.status !== 'open' ? 'closed' : 'open';
}
