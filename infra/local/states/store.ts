import { createHash } from 'node:crypto';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { RecordedEvent } from './history.ts';
import type { Execution, ExecutionEnd, ExecutionQuery, ExecutionStatus, StoredMachine } from './records.ts';
import { SCHEMA } from './schema.ts';
import { dueAt, type NewScope, type Scope } from './scope.ts';
import type { Change } from './turn.ts';

type Row = Record<string, SQLOutputValue>;

/** Everything durable: one SQLite file. Every method that writes is one transaction, on disk when it returns. */
export class Store {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(SCHEMA);
  }

  close(): void {
    this.#db.close();
  }

  // Prepared once per text: SQLite keeps no plan between two `prepare` calls.
  readonly #statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  #sql(text: string): ReturnType<DatabaseSync['prepare']> {
    const known = this.#statements.get(text) ?? this.#db.prepare(text);
    this.#statements.set(text, known);
    return known;
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (fault) {
      this.#db.exec('ROLLBACK');
      throw fault;
    }
  }

  /** Creates or replaces a machine; `definition` is its text. */
  putMachine(machine: Omit<StoredMachine, 'definition'>, definition: string): void {
    const hash = createHash('sha256').update(definition).digest('hex');
    const data = JSON.stringify({ ...machine, definition: hash });
    this.#transaction(() => {
      this.#sql('INSERT OR IGNORE INTO definitions VALUES (?, ?)').run(hash, definition);
      this.#sql('INSERT OR REPLACE INTO machines VALUES (?, ?, ?)').run(machine.arn, machine.createdAt, data);
    });
  }

  removeMachine(arn: string): void {
    this.#sql('DELETE FROM machines WHERE arn = ?').run(arn);
  }

  machine(arn: string): StoredMachine | undefined {
    const row = this.#sql('SELECT data FROM machines WHERE arn = ?').get(arn);
    return row === undefined ? undefined : (JSON.parse(String(row['data'])) as StoredMachine);
  }

  machines(): StoredMachine[] {
    const rows = this.#sql('SELECT data FROM machines ORDER BY created_at DESC, arn').all();
    return rows.map((row) => JSON.parse(String(row['data'])) as StoredMachine);
  }

  definition(hash: string): string {
    const row = this.#sql('SELECT text FROM definitions WHERE hash = ?').get(hash);
    if (row === undefined) throw new Error(`definition ${hash} is not stored`);
    return String(row['text']);
  }

  /** Starts an execution with its first event and thread; one of the same ARN that is long closed makes room. */
  insertExecution(execution: Omit<Execution, 'seq'>, started: RecordedEvent, root: NewScope): void {
    this.#transaction(() => {
      this.#sql('DELETE FROM executions WHERE arn = ?').run(execution.arn);
      this.#sql(
        `INSERT INTO executions (arn, machine_arn, status, started_at, stopped_at, due_at, next_event, data)
         VALUES (?, ?, 'RUNNING', ?, NULL, ?, ?, ?)`,
      ).run(
        execution.arn,
        execution.machineArn,
        execution.startedAt,
        execution.dueAt ?? null,
        execution.nextEvent,
        JSON.stringify(execution),
      );
      this.#addEvent(execution.arn, started);
      this.#addScope(execution.arn, null, root);
    });
  }

  /** Writes one transition; returns the threads it left behind or started, as stored. */
  commit(execution: Execution, change: Change, now: number): Scope[] {
    const left = [...change.saved];
    this.#transaction(() => {
      for (const event of change.events) this.#addEvent(execution.arn, event);
      for (const id of change.cleared) this.#sql('DELETE FROM scopes WHERE parent = ?').run(id);
      for (const id of change.removed) this.#sql('DELETE FROM scopes WHERE id = ?').run(id);
      const update = this.#sql('UPDATE scopes SET due_at = ?, data = ? WHERE id = ?');
      for (const scope of change.saved) update.run(dueAt(scope) ?? null, JSON.stringify(scope), scope.id);
      for (const { parent, scope } of change.spawned) {
        left.push({ ...scope, parent, id: this.#addScope(execution.arn, parent, scope) });
      }
      for (const { token, scope } of change.tokens) {
        this.#sql('INSERT INTO tokens VALUES (?, ?, ?)').run(token, execution.arn, scope);
      }
      const next = execution.nextEvent + change.events.length;
      this.#sql('UPDATE executions SET next_event = ? WHERE arn = ?').run(next, execution.arn);
      if (change.end !== undefined) this.#end(execution, change.end, now);
    });
    return change.end === undefined ? left : [];
  }

  #end(execution: Execution, end: ExecutionEnd, now: number): void {
    this.#sql('DELETE FROM scopes WHERE execution = ?').run(execution.arn);
    this.#sql('UPDATE executions SET status = ?, stopped_at = ?, due_at = NULL, data = ? WHERE arn = ?').run(
      end.status,
      now,
      JSON.stringify({ ...execution, ...end }),
      execution.arn,
    );
  }

  #addEvent(execution: string, event: RecordedEvent): void {
    this.#sql('INSERT INTO events VALUES (?, ?, ?)').run(execution, event.id, JSON.stringify(event));
  }

  #addScope(execution: string, parent: number | null, scope: NewScope): number {
    const insert = 'INSERT INTO scopes (execution, parent, due_at, data) VALUES (?, ?, ?, ?)';
    const result = this.#sql(insert).run(execution, parent, dueAt(scope) ?? null, JSON.stringify(scope));
    return Number(result.lastInsertRowid);
  }

  execution(arn: string): Execution | undefined {
    const row = this.#sql('SELECT * FROM executions WHERE arn = ?').get(arn);
    return row === undefined ? undefined : toExecution(row);
  }

  executions({ machineArn, status, before = 0, limit }: ExecutionQuery): Execution[] {
    const rows = this.#sql(
      `SELECT * FROM executions WHERE (?1 IS NULL OR machine_arn = ?1) AND (?2 IS NULL OR status = ?2)
       AND (?3 = 0 OR seq < ?3) ORDER BY seq DESC LIMIT ?4`,
    ).all(machineArn ?? null, status ?? null, before, limit);
    return rows.map(toExecution);
  }

  /** A page of the history: `limit` events after leaving out the first `skip`. */
  events(arn: string, options: { reverse: boolean; skip: number; limit: number }): RecordedEvent[] {
    const order = options.reverse ? 'DESC' : 'ASC';
    const rows = this.#sql(
      `SELECT data FROM events WHERE execution = ? ORDER BY id ${order} LIMIT ? OFFSET ?`,
    );
    return rows
      .all(arn, options.limit, options.skip)
      .map((row) => JSON.parse(String(row['data'])) as RecordedEvent);
  }

  scope(id: number): Scope | undefined {
    const row = this.#sql('SELECT * FROM scopes WHERE id = ?').get(id);
    return row === undefined ? undefined : toScope(row);
  }

  /** The threads of a running execution, the outermost first. */
  scopes(execution: string): Scope[] {
    return this.#sql('SELECT * FROM scopes WHERE execution = ? ORDER BY id').all(execution).map(toScope);
  }

  children(parent: number): Scope[] {
    return this.#sql('SELECT * FROM scopes WHERE parent = ? ORDER BY id').all(parent).map(toScope);
  }

  /** Whose task a token was given to; also after that task has ended. */
  token(token: string): { execution: string; scope: number } | undefined {
    const row = this.#sql('SELECT execution, scope FROM tokens WHERE token = ?').get(token);
    return row && { execution: String(row['execution']), scope: Number(row['scope']) };
  }

  /** When the clock next has to do with anything, or with one execution. */
  nextDueAt(execution?: string): number | undefined {
    const row = this.#sql(
      `SELECT min(due_at) AS at FROM
       (SELECT due_at, execution FROM scopes UNION ALL SELECT due_at, arn FROM executions)
       WHERE due_at IS NOT NULL AND (?1 IS NULL OR execution = ?1)`,
    ).get(execution ?? null);
    return typeof row?.['at'] === 'number' ? row['at'] : undefined;
  }

  /** What is due at a time, in the order it fell due; an execution without a scope is timed out as a whole. */
  due(now: number): { execution: string; scope: number | undefined }[] {
    const rows = this.#sql(
      `SELECT due_at, execution, id FROM scopes WHERE due_at <= ?1
       UNION ALL SELECT due_at, arn, NULL FROM executions WHERE due_at <= ?1 ORDER BY 1, 3`,
    ).all(now);
    return rows.map((row) => ({
      execution: String(row['execution']),
      scope: row['id'] === null ? undefined : Number(row['id']),
    }));
  }
}

function toScope(row: Row): Scope {
  const parent = row['parent'] === null ? undefined : Number(row['parent']);
  return { ...(JSON.parse(String(row['data'])) as NewScope), id: Number(row['id']), parent };
}

function toExecution(row: Row): Execution {
  return {
    ...(JSON.parse(String(row['data'])) as Execution),
    seq: Number(row['seq']),
    status: String(row['status']) as ExecutionStatus,
    stoppedAt: row['stopped_at'] === null ? undefined : Number(row['stopped_at']),
    dueAt: row['due_at'] === null ? undefined : Number(row['due_at']),
    nextEvent: Number(row['next_event']),
  };
}
