import type { Application } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import type { Program } from '../../domain/program/schema.ts';

/**
 * Where the first to be complete comes first, money is kept for everybody ahead in line. So when one of them is decided,
 * or leaves, those behind them are looked at again. Other programs keep nothing for anybody before a decision.
 */
export function listMoves({ award }: Program, { roundId }: Pick<Application, 'roundId'>): Effect[] {
  return award.kind === 'first-come' ? [{ kind: 'move-waitlist', roundId, fundId: award.fund }] : [];
}
