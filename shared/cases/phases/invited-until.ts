import type { Program } from '../../domain/program/schema.ts';
import { windowOf } from '../../domain/program/window.ts';
import type { Round } from '../../domain/round/round.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { endOfDay } from '../deadlines.ts';
import { windowFor } from '../extending/extend-round.ts';

/** The last moment of the second phase; for somebody who was held up until after it, as long as any question may take. */
export function invitedUntil(store: Store, round: Round, program: Program): string {
  const window = windowFor(program, round, 'invited');
  const closing = new Date(((window && windowOf(window).endsAt) ?? 1) - 1).toISOString();
  return closing > nowIso(store) ? closing : endOfDay(program.zone, store.now(), program.informationDays);
}
