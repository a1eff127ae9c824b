import { instantOfLocal } from '../dates.ts';
import type { Program } from './schema.ts';

export type WindowState = 'not-yet-open' | 'open' | 'closed';

/** The window as instants in epoch milliseconds: open from `opensAt`, and until just before `endsAt`. */
export function windowOf(program: Pick<Program, 'window' | 'zone'>): {
  opensAt: number;
  /** The published closing time. */
  closesAt?: number;
  /** One minute later: the closing minute still counts. */
  endsAt?: number;
} {
  const opensAt = instantOfLocal(program.window.opensAt, program.zone);
  if (program.window.closesAt === undefined) return { opensAt };
  const closesAt = instantOfLocal(program.window.closesAt, program.zone);
  return { opensAt, closesAt, endsAt: closesAt + 60_000 };
}

/** Whether an application received at this instant (server time, epoch milliseconds) is in time. */
export function windowState(program: Pick<Program, 'window' | 'zone'>, receivedAt: number): WindowState {
  const { opensAt, endsAt } = windowOf(program);
  if (receivedAt < opensAt) return 'not-yet-open';
  return endsAt !== undefined && receivedAt >= endsAt ? 'closed' : 'open';
}
