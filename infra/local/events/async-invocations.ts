import type { DatabaseSync } from 'node:sqlite';
import { functionName } from '../lambda/function-spec.ts';
import type { Clock, Invoke, LocalService } from '../local-service.ts';
import type { LocalTemplate } from '../template/load-template.ts';
import type { DeadLetters } from './dead-letters.ts';

/** How often a failed invocation is tried again, and where it goes when that is used up. */
interface RetryRule {
  readonly retries: number;
  readonly maxAgeMs: number;
  readonly deadLetters?: string;
}

/** Invocations that nobody waits for, kept on disk until the function has taken them. */
export interface AsyncInvocations extends LocalService {
  /** Takes an invocation on. `key`, when given, makes a repetition of the same one harmless. */
  enqueue(functionArn: string, payload: unknown, options?: { key?: string; deadLetters?: string }): void;
}

export interface AsyncInvocationsOptions {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly invoke: Invoke;
  readonly deadLetters: DeadLetters;
  readonly template: LocalTemplate;
}

/** What the service does when the template says nothing: two more attempts, six hours at most. */
const standard: RetryRule = { retries: 2, maxAgeMs: 6 * 3_600_000 };

/** The first retry comes a minute after the failure, the second two minutes after that. */
const retryDelayMs = (attempts: number) => attempts * 60_000;

/** How many of one function's invocations are in flight at the same time. */
const inFlightLimit = 8;

/** The retry rules of the template by function name: EventInvokeConfig first, the function's own queue else. */
function retryRules(template: LocalTemplate): Map<string, RetryRule> {
  const rules = new Map<string, RetryRule>();
  for (const { ref, properties } of template.all('AWS::Lambda::Function')) {
    const queue = properties.DeadLetterConfig?.TargetArn;
    rules.set(ref, queue === undefined ? standard : { ...standard, deadLetters: queue });
  }
  for (const { properties } of template.all('AWS::Lambda::EventInvokeConfig')) {
    const name = functionName(properties.FunctionName);
    const rule = rules.get(name) ?? standard;
    const queue = properties.DestinationConfig?.OnFailure?.Destination ?? rule.deadLetters;
    rules.set(name, {
      retries: properties.MaximumRetryAttempts ?? rule.retries,
      maxAgeMs: (properties.MaximumEventAgeInSeconds ?? rule.maxAgeMs / 1_000) * 1_000,
      ...(queue === undefined ? {} : { deadLetters: queue }),
    });
  }
  return rules;
}

/** Opens the queue; what an earlier run left unfinished is due at once. */
export function openAsyncInvocations(options: AsyncInvocationsOptions): AsyncInvocations {
  const { db, clock, invoke, deadLetters } = options;
  db.exec(`CREATE TABLE IF NOT EXISTS async_invocations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, function TEXT NOT NULL, payload TEXT NOT NULL,
    dead_letters TEXT, attempts INTEGER NOT NULL DEFAULT 0, queued_at REAL NOT NULL, due_at REAL NOT NULL)`);
  const insert = db.prepare(
    `INSERT INTO async_invocations (key, function, payload, dead_letters, queued_at, due_at)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  );
  const due = db.prepare('SELECT * FROM async_invocations WHERE due_at <= ? ORDER BY due_at, id');
  const dueTimes = db.prepare('SELECT id, due_at FROM async_invocations ORDER BY due_at, id LIMIT 100');
  const postpone = db.prepare('UPDATE async_invocations SET attempts = ?, due_at = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM async_invocations WHERE id = ?');
  const rules = retryRules(options.template);
  const inFlight = new Map<number, string>();
  let stopped = false;

  type Row = ReturnType<typeof due.all>[number];

  function giveUp(row: Row, failure: { errorType: string; errorMessage: string }, rule: RetryRule): void {
    const queue = typeof row['dead_letters'] === 'string' ? row['dead_letters'] : rule.deadLetters;
    const { errorType, errorMessage } = failure;
    const payload: unknown = JSON.parse(String(row['payload']));
    if (queue !== undefined)
      deadLetters.send(queue, {
        function: row['function'],
        errorType,
        errorMessage,
        attempts: Number(row['attempts']) + 1,
        payload,
      });
    remove.run(Number(row['id']));
  }

  async function attempt(row: Row): Promise<void> {
    const name = String(row['function']);
    const rule = rules.get(name) ?? standard;
    const attempts = Number(row['attempts']) + 1;
    const result = await invoke(name, JSON.parse(String(row['payload'])));
    if (stopped) return;
    if (result.ok) {
      remove.run(Number(row['id']));
      return;
    }
    const next = clock.now() + retryDelayMs(attempts);
    const late = next - Number(row['queued_at']) > rule.maxAgeMs;
    if (attempts > rule.retries || late) giveUp(row, result, rule);
    else postpone.run(attempts, next, Number(row['id']));
  }

  function start(): void {
    if (stopped) return;
    for (const row of due.all(clock.now())) {
      const [id, name] = [Number(row['id']), String(row['function'])];
      if (
        inFlight.has(id) ||
        [...inFlight.values()].filter((other) => other === name).length >= inFlightLimit
      )
        continue;
      inFlight.set(id, name);
      // A fault here is one of the runtime's own: the invocation stays in the queue for the next start.
      attempt(row)
        .catch((error: unknown) => console.error(error))
        .finally(() => {
          inFlight.delete(id);
          start();
        });
    }
  }

  return {
    name: 'asynchronous invocations',
    enqueue: (
      functionArn,
      payload,
      { key = null, deadLetters: queue = null }: { key?: string | null; deadLetters?: string | null } = {},
    ) => {
      const now = clock.now();
      insert.run(key, functionName(functionArn), JSON.stringify(payload), queue, now, now);
      start();
    },
    nextDueAt: () => {
      const next = dueTimes.all().find((row) => !inFlight.has(Number(row['id'])));
      return next === undefined ? undefined : Number(next['due_at']);
    },
    runDue: async () => start(),
    idle: () => inFlight.size === 0,
    stop: async () => {
      stopped = true;
    },
  };
}
