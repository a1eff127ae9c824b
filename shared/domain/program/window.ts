import { firstInstantOfLocal, instantOfLocal } from '../dates.ts';
import type { Program } from './schema.ts';

type Timed = Pick<Program, 'window' | 'zone'>;

export type WindowState = 'not-yet-open' | 'open' | 'closed';

/** The window as instants in epoch milliseconds: open from `opensAt`, and until just before `endsAt`. */
export function windowOf(program: Timed): {
  opensAt: number;
  /** The published closing time. */
  closesAt?: number;
  /** One minute later: the closing minute still counts. */
  endsAt?: number;
} {
  const opensAt = firstInstantOfLocal(program.window.opensAt, program.zone);
  if (program.window.closesAt === undefined) return { opensAt };
  const closesAt = instantOfLocal(program.window.closesAt, program.zone);
  return { opensAt, closesAt, endsAt: closesAt + 60_000 };
}

/** Whether an application received at this instant (server time, epoch milliseconds) is in time. */
export function windowState(program: Timed, receivedAt: number): WindowState {
  const { opensAt, endsAt } = windowOf(program);
  if (receivedAt < opensAt) return 'not-yet-open';
  return endsAt !== undefined && receivedAt >= endsAt ? 'closed' : 'open';
}

/**
 * The same with its closing moved to a later local time. An extension never shortens: an earlier time, or one for a window
 * without an end, changes nothing.
 */
export function extendedTo<P extends Timed>(program: P, closesAt: string | undefined): P {
  if (closesAt === undefined || !isLater(program, closesAt)) return program;
  return { ...program, window: { ...program.window, closesAt } };
}

/** Whether a closing at this local time is truly later, as an instant: of two wall-clock times the later-looking need not be. */
export function isLater(program: Timed, closesAt: string): boolean {
  const { endsAt } = windowOf(program);
  return endsAt !== undefined && instantOfLocal(closesAt, program.zone) + 60_000 > endsAt;
}

/** The window of the invited phase, as a window like any other; undefined for a program without one. */
export function invitedWindow(program: Pick<Program, 'zone' | 'phases'>): Timed | undefined {
  const phase = program.phases?.[1];
  return phase && { zone: program.zone, window: phase.window };
}
