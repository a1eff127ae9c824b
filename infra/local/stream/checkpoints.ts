import type { DatabaseSync } from 'node:sqlite';

/** How far one event source mapping has come in one shard: the last sequence number that is done for good. */
export interface Checkpoint {
  /** Undefined when nothing is done yet; `none` when nobody has been here before. */
  read(): string | undefined | 'none';
  save(sequenceNumber: string | undefined): void;
}

/** Checkpoints on disk, one for each mapping, stream and shard. */
export function openCheckpoints(
  db: DatabaseSync,
): (mapping: string, streamArn: string, shardId: string) => Checkpoint {
  db.exec(`CREATE TABLE IF NOT EXISTS stream_checkpoints (
    mapping TEXT NOT NULL, stream TEXT NOT NULL, shard TEXT NOT NULL, sequence TEXT,
    PRIMARY KEY (mapping, stream, shard))`);
  const select = db.prepare(
    'SELECT sequence FROM stream_checkpoints WHERE mapping = ? AND stream = ? AND shard = ?',
  );
  const upsert = db.prepare(
    `INSERT INTO stream_checkpoints (mapping, stream, shard, sequence) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET sequence = excluded.sequence`,
  );
  return (mapping, streamArn, shardId) => ({
    read: () => {
      const row = select.get(mapping, streamArn, shardId);
      if (row === undefined) return 'none';
      return typeof row['sequence'] === 'string' ? row['sequence'] : undefined;
    },
    save: (sequenceNumber) => {
      upsert.run(mapping, streamArn, shardId, sequenceNumber ?? null);
    },
  });
}
