import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RuntimeFault } from './runtime-fault.ts';

/** A process that was killed this very moment takes a little to be gone, in milliseconds. */
const patience = 1_500;

/** A data folder that belongs to this process alone. */
export interface DataFolder {
  readonly path: string;
  release(): void;
}

/**
 * Takes the folder. The lock is one the operating system holds on a file of ours: it goes when the process goes,
 * however that happens, so there is nothing stale to clean up.
 */
export function takeDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const lock = new DatabaseSync(join(path, 'running.lock'), { timeout: patience });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && error.message.includes('locked'))
      throw new RuntimeFault(
        `${path} is in use: Anchor Awards is running on it already. Stop that one, or set DATA_DIR.`,
      );
    throw error;
  }
  return { path, release: () => lock.close() };
}
