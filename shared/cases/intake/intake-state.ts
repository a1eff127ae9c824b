import type { Program } from '../../domain/program/schema.ts';
import { windowState } from '../../domain/program/window.ts';
import { roundIdOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';

/** Whether a program takes applications at this moment: its window is open and its round is not closed. */
export async function intakeState(
  store: Store,
  program: Program,
): Promise<'not-yet-open' | 'open' | 'closed'> {
  const state = windowState(program, store.now().getTime());
  if (state !== 'open' || program.mode === 'rolling') return state;
  const round = await readRound(store, roundIdOf(program));
  return round && round.status !== 'open' ? 'closed' : 'open';
}
