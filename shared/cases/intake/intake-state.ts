import { type Extension, lastOf, type OwnExtension } from '../../domain/program/extension.ts';
import type { Program } from '../../domain/program/schema.ts';
import { extendedTo, type WindowState, windowState } from '../../domain/program/window.ts';
import type { Lottery } from '../../domain/round/lottery.ts';
import { readExtension } from '../../store/extensions.ts';
import { roundIdOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';

/** Whom it is about: what was received at this instant (now, where none is given), from the applicant of this application. */
export interface Arrival {
  readonly receivedAt?: string | undefined;
  readonly applicationId?: string | undefined;
}

/** When a program takes applications, with everything that was extended. */
export interface Intake {
  readonly state: WindowState;
  /** The program with the window that holds: what pages tell of its closing is read off this one. */
  readonly program: Program;
  /** More time for everybody, where it was given. */
  readonly extension: Extension | undefined;
  /** How the lots of its round are drawn, where it has a lottery. */
  readonly lottery: Lottery | undefined;
  /** More time for this application, where it reaches further. */
  readonly own: OwnExtension | undefined;
}

/** Reads whether a program takes an application, until when, and why later than it was published. */
export async function readIntake(store: Store, program: Program, arrival: Arrival = {}): Promise<Intake> {
  const { receivedAt = nowIso(store), applicationId } = arrival;
  const [round, given] = await Promise.all([
    readRound(store, roundIdOf(program)),
    applicationId === undefined ? undefined : readExtension(store, applicationId),
  ]);
  const extension = lastOf(round?.extensions, 'first');
  const forAll = extendedTo(program, extension?.closesAt);
  const forOne = extendedTo(forAll, given?.closesAt);
  const state = windowState(forOne, Date.parse(receivedAt));
  const closed = state === 'open' && program.mode === 'round' && round && round.status !== 'open';
  return {
    state: closed ? 'closed' : state,
    program: forOne,
    extension: forAll === program ? undefined : extension,
    lottery: round?.lottery,
    own: forOne === forAll ? undefined : given,
  };
}

/**
 * Whether a program takes an application received at this instant: its window is open then, extensions included, and its
 * round is not closed.
 */
export const intakeState = async (store: Store, program: Program, arrival?: Arrival): Promise<WindowState> =>
  (await readIntake(store, program, arrival)).state;
