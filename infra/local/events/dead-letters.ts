import type { DatabaseSync } from 'node:sqlite';

/** A message nobody could process, kept for a person to look at. */
export interface DeadLetter {
  readonly queue: string;
  readonly sentAt: string;
  readonly body: unknown;
}

/** The template's queues. They hold dead letters and nothing else. */
export interface DeadLetters {
  /** Keeps a message for the queue with this ARN. */
  send(queueArn: string, body: unknown): void;
  /** Newest first, at most 200. */
  list(): DeadLetter[];
}

/** Opens the queues; `now` in epoch milliseconds stamps what arrives. */
export function openDeadLetters(db: DatabaseSync, now: () => number): DeadLetters {
  db.exec(`CREATE TABLE IF NOT EXISTS dead_letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, sent_at TEXT NOT NULL, body TEXT NOT NULL)`);
  const insert = db.prepare('INSERT INTO dead_letters (queue, sent_at, body) VALUES (?, ?, ?)');
  const select = db.prepare('SELECT queue, sent_at, body FROM dead_letters ORDER BY id DESC LIMIT 200');
  return {
    send: (queueArn, body) => {
      insert.run(queueArn.split(':').at(-1) ?? queueArn, new Date(now()).toISOString(), JSON.stringify(body));
    },
    list: () =>
      select.all().map((row) => ({
        queue: String(row['queue']),
        sentAt: String(row['sent_at']),
        body: JSON.parse(String(row['body'])),
      })),
  };
}
