import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { EventBridgeEvent } from '../events/event.ts';
import type { OutgoingMail, StoredMail } from './mail.ts';

/** An event that is still to be published; `sequence` orders them. */
export interface PendingEvent {
  readonly sequence: number;
  readonly event: EventBridgeEvent;
}

/** The inbox and the events still to be published, in one SQLite file. */
export interface MailStore {
  /** Stores a mail together with its events: both or neither. Durable when it returns. */
  accept(mail: StoredMail, recipients: OutgoingMail['recipients'], events: readonly EventBridgeEvent[]): void;
  /** Mails newest first, of one recipient (any letter case) when given. */
  mails(to?: string): StoredMail[];
  mail(id: string): StoredMail | undefined;
  /** How many mails were accepted since a time (epoch milliseconds). */
  countSince(time: number): number;
  /** The oldest event that is not yet published. */
  firstPending(): PendingEvent | undefined;
  published(sequence: number): void;
  close(): void;
}

// Full synchronisation: an accepted mail is a promise, and one flush per mail is cheap at this scale.
const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS mail (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sent_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS recipient (
    address TEXT NOT NULL, sequence INTEGER NOT NULL REFERENCES mail, PRIMARY KEY (address, sequence)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS pending_event (sequence INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL) STRICT;
`;

const bodyRow = z.object({ body: z.string() });
const pendingRow = bodyRow.extend({ sequence: z.number() });
const countRow = z.object({ count: z.number() });

/** Opens the store on a file, or in memory for `:memory:`. */
export function openMailStore(file: string): MailStore {
  const database = new DatabaseSync(file);
  database.exec(schema);
  const insertMail = database.prepare('INSERT INTO mail (id, sent_at, body) VALUES (?, ?, ?)');
  const insertRecipient = database.prepare(
    'INSERT OR IGNORE INTO recipient (address, sequence) VALUES (?, ?)',
  );
  const insertEvent = database.prepare('INSERT INTO pending_event (body) VALUES (?)');
  const selectAll = database.prepare('SELECT body FROM mail ORDER BY sequence DESC');
  const selectFor = database.prepare(
    'SELECT body FROM recipient JOIN mail USING (sequence) WHERE address = ? ORDER BY sequence DESC',
  );
  const selectOne = database.prepare('SELECT body FROM mail WHERE id = ?');
  const countSince = database.prepare('SELECT count(*) AS count FROM mail WHERE sent_at >= ?');
  const selectPending = database.prepare(
    'SELECT sequence, body FROM pending_event ORDER BY sequence LIMIT 1',
  );
  const deletePending = database.prepare('DELETE FROM pending_event WHERE sequence = ?');

  const mailOf = (row: unknown) => JSON.parse(bodyRow.parse(row).body) as StoredMail;

  return {
    accept(mail, recipients, events) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const { lastInsertRowid } = insertMail.run(mail.id, Date.parse(mail.sentAt), JSON.stringify(mail));
        for (const address of recipients) insertRecipient.run(address.toLowerCase(), lastInsertRowid);
        for (const event of events) insertEvent.run(JSON.stringify(event));
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    mails: (to) => (to === undefined ? selectAll.all() : selectFor.all(to.toLowerCase())).map(mailOf),
    mail(id) {
      const row = selectOne.get(id);
      return row === undefined ? undefined : mailOf(row);
    },
    countSince: (time) => countRow.parse(countSince.get(time)).count,
    firstPending() {
      const row = selectPending.get();
      if (row === undefined) return undefined;
      const { sequence, body } = pendingRow.parse(row);
      return { sequence, event: JSON.parse(body) as EventBridgeEvent };
    },
    published: (sequence) => {
      deletePending.run(sequence);
    },
    close: () => database.close(),
  };
}
