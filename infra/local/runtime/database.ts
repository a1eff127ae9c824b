import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the runtime's own small database: clock, stream checkpoints, events, dead letters. A committed write survives
 * the death of the process (write-ahead log); synchronous NORMAL spares a disk flush per write.
 */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  return db;
}
