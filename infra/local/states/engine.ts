import { setImmediate as immediate } from 'node:timers/promises';
import type { Clock } from '../local-service.ts';
import { advance, type Signal } from './advance.ts';
import { type Callees, callTask } from './call-task.ts';
import type { Machine } from './definition.ts';
import { HISTORY_LIMIT } from './history.ts';
import type { Json } from './json.ts';
import { loadDefinition, UnsupportedDefinition } from './load-definition.ts';
import type { Execution, ExecutionEnd, StoredMachine } from './records.ts';
import { blockAt, freshScope, type Scope, stateOf, type TaskInHand } from './scope.ts';
import type { Store } from './store.ts';
import type { Change } from './turn.ts';

/** What an engine works with. */
export interface EngineParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly region: string;
  readonly callees: Callees;
}

/** A task token that was found, and whose task it belongs to. */
export interface KnownToken {
  readonly token: string;
  readonly execution: string;
  readonly scope: number;
}

const TOO_LONG: ExecutionEnd = {
  status: 'FAILED',
  error: 'States.Runtime',
  cause: `The execution reached the maximum number of history events (${HISTORY_LIMIT}).`,
};

const END_EVENTS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const;

/**
 * Drives executions: takes one transition after the other, stores each before anything follows from it, then does
 * what the stored scopes call for. What was in hand when a process died is read back from the same rows.
 */
export class Engine {
  readonly #parts: EngineParts;
  readonly #machines = new Map<string, Machine>();
  /** The last job of each execution that has one: two transitions of an execution never overlap. */
  readonly #queues = new Map<string, Promise<unknown>>();
  #inFlight = 0;
  #stopped = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  get idle(): boolean {
    return this.#inFlight === 0;
  }

  /** Drops what is in flight; as nothing of it is stored, the next `recover` does it again. */
  stop(): void {
    this.#stopped = true;
  }

  /** Takes up what a former process had in hand: transitions to make, and tasks that were never answered. */
  recover(): void {
    const { store } = this.#parts;
    for (const { arn } of store.executions({ status: 'RUNNING', limit: -1 })) {
      for (const scope of store.scopes(arn)) this.#follow(arn, scope, 0);
    }
  }

  /** Fires everything that is due; resolves when each has made its transition. */
  async runDue(): Promise<void> {
    const due = this.#parts.store.due(this.#parts.clock.now());
    await Promise.all(
      due.map(({ execution, scope }) =>
        scope === undefined
          ? this.end(execution, { status: 'TIMED_OUT', error: 'States.Timeout' })
          : this.#signal(execution, scope, { kind: 'due' }),
      ),
    );
  }

  /** Starts an execution under a name that is free; `input` is JSON text. */
  start(machine: StoredMachine, arn: string, name: string, input: string): void {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const program = this.#program(machine.definition);
    const { definition, roleArn } = machine;
    const details = { input, inputDetails: { truncated: false }, roleArn };
    store.insertExecution(
      {
        arn,
        name,
        machineArn: machine.arn,
        machineName: machine.name,
        roleArn,
        definition,
        status: 'RUNNING',
        input,
        output: undefined,
        error: undefined,
        cause: undefined,
        startedAt: now,
        stoppedAt: undefined,
        dueAt: program.TimeoutSeconds === undefined ? undefined : now + program.TimeoutSeconds * 1000,
        nextEvent: 2,
      },
      { id: 1, previous: 0, at: now, type: 'ExecutionStarted', details },
      freshScope(program, { index: 0, path: [], lastEvent: 0, input: JSON.parse(input) as Json }),
    );
    for (const scope of store.scopes(arn)) this.#follow(arn, scope, 0);
  }

  /** Ends a running execution from outside; resolves when that is stored. */
  async end(arn: string, end: ExecutionEnd): Promise<void> {
    await this.#enqueue(arn, async () => {
      const execution = this.#parts.store.execution(arn);
      if (execution?.status === 'RUNNING') this.#commit(execution, this.#ending(execution, end));
    });
  }

  /** Brings an answer to a token's task; false when the task has ended. Resolves when the answer is stored. */
  async answer(known: KnownToken, signalFor: (task: TaskInHand) => Signal): Promise<boolean> {
    // A deadline that has passed decides before an answer that comes after it.
    await this.#signal(known.execution, known.scope, { kind: 'due' });
    const taken = await this.#enqueue(known.execution, async () => {
      const scope = this.#parts.store.scope(known.scope);
      if (scope?.phase.kind !== 'task' || scope.phase.task.token !== known.token) return false;
      return this.#advance(known.execution, scope, signalFor(scope.phase.task));
    });
    if (this.#stopped) throw new Error('the workflow engine has stopped');
    return taken === true;
  }

  /** Reads a definition, or tells what is wrong with it. */
  load(definition: unknown): ReturnType<typeof loadDefinition> {
    return loadDefinition(definition, { sdk: this.#parts.callees.sdk !== undefined });
  }

  #program(hash: string): Machine {
    const known = this.#machines.get(hash);
    if (known !== undefined) return known;
    const loaded = this.load(JSON.parse(this.#parts.store.definition(hash)));
    if ('problems' in loaded) throw new UnsupportedDefinition('of a running execution', loaded.problems);
    this.#machines.set(hash, loaded.machine);
    return loaded.machine;
  }

  /**
   * Does what a stored scope calls for, the same after a transition and after a restart. A task is called when its
   * attempt began with event `since` or later: a heartbeat stores a task again that is already under way.
   */
  #follow(execution: string, scope: Scope, since: number): void {
    const { phase } = scope;
    if (phase.kind === 'ready' || phase.kind === 'joined' || phase.kind === 'broken') {
      void this.#signal(execution, scope.id, { kind: 'run' });
    } else if (phase.kind === 'task' && !phase.task.submitted && phase.task.attempt >= since) {
      void this.#call(execution, scope, phase.task);
    }
  }

  async #call(arn: string, scope: Scope, task: TaskInHand): Promise<void> {
    const execution = this.#parts.store.execution(arn);
    if (execution === undefined) return;
    const state = stateOf(blockAt(this.#program(execution.definition), scope.path), scope.state);
    if (state.Type !== 'Task') throw new Error(`state ${scope.state} is no task`);
    this.#inFlight++;
    const signal = await callTask(state.Resource, task, this.#parts.callees);
    const stored = this.#signal(arn, scope.id, signal);
    this.#inFlight--;
    await stored;
  }

  async #signal(execution: string, id: number, signal: Signal): Promise<void> {
    await this.#enqueue(execution, async () => {
      const scope = this.#parts.store.scope(id);
      if (scope !== undefined) await this.#advance(execution, scope, signal);
    });
  }

  /** Takes one transition; false when the signal no longer meant anything. */
  async #advance(arn: string, scope: Scope, signal: Signal): Promise<boolean> {
    const { store, clock, region } = this.#parts;
    const execution = store.execution(arn);
    if (execution?.status !== 'RUNNING') return false;
    const outer = this.#outerScopes(scope);
    let change: Change | undefined;
    try {
      const machine = this.#program(execution.definition);
      const setting = { execution, machine, scope, outer, reader: store, now: clock.now(), region };
      change = await advance(setting, signal);
    } catch (fault) {
      // A fault of the engine itself must not leave an execution that hangs for ever.
      const cause = `The local workflow engine failed: ${fault instanceof Error ? fault.message : String(fault)}`;
      change = this.#ending(execution, { status: 'FAILED', error: 'States.Runtime', cause });
    }
    if (change === undefined || this.#stopped) return false;
    // The last place is kept for the event that ends the execution.
    const last = execution.nextEvent + change.events.length - 1;
    const tooLong = last > HISTORY_LIMIT - (change.end === undefined ? 1 : 0);
    this.#commit(execution, tooLong ? this.#ending(execution, TOO_LONG) : change);
    return true;
  }

  #outerScopes(scope: Scope): Scope[] {
    const outer: Scope[] = [];
    for (let id = scope.parent; id !== undefined; id = outer.at(-1)?.parent) {
      const parent = this.#parts.store.scope(id);
      if (parent === undefined) throw new Error(`scope ${id} is not stored`);
      outer.push(parent);
    }
    return outer;
  }

  /** Stores a change, and only then does what follows from it. */
  #commit(execution: Execution, change: Change): void {
    for (const scope of this.#parts.store.commit(execution, change, this.#parts.clock.now())) {
      this.#follow(execution.arn, scope, execution.nextEvent);
    }
  }

  #ending(execution: Execution, end: ExecutionEnd): Change {
    const { status, ...details } = end;
    const id = execution.nextEvent;
    const event = { id, previous: id - 1, at: this.#parts.clock.now(), type: END_EVENTS[status], details };
    return { events: [event], saved: [], spawned: [], removed: [], cleared: [], tokens: [], end };
  }

  /** Runs a job after the execution's earlier ones; undefined when the engine has been stopped meanwhile. */
  #enqueue<T>(execution: string, job: () => Promise<T>): Promise<T | undefined> {
    const before = this.#queues.get(execution) ?? Promise.resolve();
    this.#inFlight++;
    const done = before.then(async () => {
      try {
        // Lets sockets have their turn between two transitions of a machine that goes round and round.
        await immediate();
        return this.#stopped ? undefined : await job();
      } finally {
        this.#inFlight--;
        if (this.#queues.get(execution) === done) this.#queues.delete(execution);
      }
    });
    this.#queues.set(execution, done);
    return done;
  }
}
