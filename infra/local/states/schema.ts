/**
 * The file's tables. WAL with synchronous FULL: what was acknowledged to a caller, or handed to a function as a task
 * token, is on disk even if the power fails; it costs one fsync per transition, a fraction of a millisecond.
 * Rows that refer to an execution or a scope go with it.
 */
export const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = 5000;

CREATE TABLE IF NOT EXISTS definitions (hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS machines (arn TEXT PRIMARY KEY, created_at INTEGER NOT NULL, data TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS executions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  machine_arn TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER,
  due_at INTEGER,
  next_event INTEGER NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS executions_by_machine ON executions (machine_arn, seq);
CREATE INDEX IF NOT EXISTS executions_running ON executions (seq) WHERE status = 'RUNNING';
CREATE INDEX IF NOT EXISTS executions_due ON executions (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS events (
  execution TEXT NOT NULL REFERENCES executions (arn) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (execution, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS scopes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  execution TEXT NOT NULL REFERENCES executions (arn) ON DELETE CASCADE,
  parent INTEGER REFERENCES scopes (id) ON DELETE CASCADE,
  due_at INTEGER,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS scopes_by_execution ON scopes (execution);
CREATE INDEX IF NOT EXISTS scopes_by_parent ON scopes (parent);
CREATE INDEX IF NOT EXISTS scopes_due ON scopes (due_at) WHERE due_at IS NOT NULL;

-- A token outlives its task, so that a late answer is told apart from an invented one.
CREATE TABLE IF NOT EXISTS tokens (
  token TEXT PRIMARY KEY,
  execution TEXT NOT NULL REFERENCES executions (arn) ON DELETE CASCADE,
  scope INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tokens_by_execution ON tokens (execution);
`;
