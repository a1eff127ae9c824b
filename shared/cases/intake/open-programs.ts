import type { ProgramVersion } from '../../domain/program/schema.ts';
import { listPrograms } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';
import { intakeState } from './intake-state.ts';

/** Every program that takes applications at this moment, in its current version, by id. */
export async function openPrograms(store: Store): Promise<readonly ProgramVersion[]> {
  const programs = await listPrograms(store);
  const states = await Promise.all(programs.map(({ program }) => intakeState(store, program)));
  return programs.filter((_, index) => states[index] === 'open');
}
