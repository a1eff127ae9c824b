import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../local-service.ts';
import { machineNow } from './patch-date.ts';

/** The clock of the whole runtime: the machine's time plus an offset that is kept on disk. */
export interface VirtualClock extends Clock {
  /** Milliseconds that the virtual time is ahead of the machine's. */
  offset(): number;
  /** Moves the clock forward to this epoch millisecond; a time already past changes nothing. */
  moveTo(epochMs: number): void;
}

/** Opens the clock where it was left. `machine` is the time source, epoch milliseconds. */
export function openClock(db: DatabaseSync, machine: () => number = machineNow): VirtualClock {
  db.exec(
    'CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset_ms INTEGER NOT NULL)',
  );
  const row = db.prepare('SELECT offset_ms FROM clock WHERE id = 1').get();
  const save = db.prepare(
    'INSERT INTO clock (id, offset_ms) VALUES (1, ?) ON CONFLICT DO UPDATE SET offset_ms = ?1',
  );
  let offset = row === undefined ? 0 : Number(row['offset_ms']);
  let latest = 0;

  const now = () => {
    latest = Math.max(latest, machine() + offset);
    return latest;
  };
  return {
    now,
    offset: () => offset,
    moveTo: (epochMs) => {
      const ahead = Math.ceil(epochMs - now());
      if (ahead <= 0) return;
      offset += ahead;
      save.run(offset);
    },
  };
}
