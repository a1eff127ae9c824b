import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Clock, Invoke } from '../../../../infra/local/local-service.ts';
import {
  type HistoryEvent,
  openStatesEngine,
  type StatesEngine,
  type StatesOptions,
} from '../../../../infra/local/states/index.ts';

/** A clock that is moved by hand. */
export class HandClock implements Clock {
  #now = Date.UTC(2026, 0, 5, 9);

  now(): number {
    return this.#now;
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }

  set(at: number): void {
    this.#now = Math.max(this.#now, at);
  }
}

export const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:Trial';
export const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:work';

/** The body of an answer that succeeded. */
export type Body = Record<string, unknown>;

/** One machine on one file, with what a test needs to drive it and to open it again after a crash. */
export class Trial {
  readonly clock: HandClock;
  readonly #options: StatesOptions;
  engine: StatesEngine;
  readonly file: string;
  /** Every call of a function, in order. */
  readonly calls: { readonly name: string; readonly payload: unknown }[] = [];
  #invoke: Invoke = async () => ({ ok: true, payload: null });

  constructor(options: Partial<StatesOptions> = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'states-'));
    this.file = join(folder, 'states.sqlite');
    this.clock = new HandClock();
    this.#options = {
      file: this.file,
      clock: this.clock,
      invoke: (name, payload) => {
        this.calls.push({ name, payload });
        return this.#invoke(name, payload);
      },
      ...options,
    };
    this.engine = openStatesEngine(this.#options);
    onTestFinished(async () => {
      await this.engine.stop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** What functions do from now on. */
  functions(invoke: Invoke): this {
    this.#invoke = invoke;
    return this;
  }

  /** Functions never answer, as when the process dies while they run. */
  hang(): this {
    return this.functions(() => new Promise(() => {}));
  }

  machine(definition: Body): this {
    this.engine.putStateMachine({
      arn: ARN,
      name: 'Trial',
      definition: { QueryLanguage: 'JSONata', ...definition },
    });
    return this;
  }

  /** A machine of the given states, starting at the first. */
  states(states: Record<string, Body>, more: Body = {}): this {
    return this.machine({ StartAt: Object.keys(states)[0], States: states, ...more });
  }

  async call(action: string, body: unknown): Promise<Body> {
    const answer = await this.engine.call(action, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as Body;
  }

  /** Name of the error that a call is refused with. */
  async refusal(action: string, body: unknown): Promise<unknown> {
    const answer = await this.engine.call(action, body);
    return answer.status === 200 ? 'accepted' : (answer.body as Body)['__type'];
  }

  async start(input: unknown = {}, name?: string): Promise<string> {
    const request = { stateMachineArn: ARN, input: JSON.stringify(input), ...(name ? { name } : {}) };
    const { executionArn } = await this.call('StartExecution', request);
    return String(executionArn);
  }

  /** Waits, without the clock, until everything that was started has come to rest. */
  async settled(): Promise<void> {
    do await immediate();
    while (!this.engine.idle());
  }

  /** Waits, without the clock, until something holds; for when a function that hangs keeps the engine busy. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await immediate();
  }

  /** Waits until an execution has ended, also while a function of it hangs. */
  async ended(executionArn: string): Promise<Outcome> {
    await this.until(() =>
      this.engine.executions().some((one) => one.executionArn === executionArn && one.status !== 'RUNNING'),
    );
    return this.described(executionArn);
  }

  /** Moves the clock and runs what falls due, one moment after the other, as the runtime does. */
  async pass(seconds: number): Promise<void> {
    await this.settled();
    const until = this.clock.now() + seconds * 1000;
    for (
      let due = this.engine.nextDueAt();
      due !== undefined && due <= until;
      due = this.engine.nextDueAt()
    ) {
      this.clock.set(due);
      await this.engine.runDue();
      await this.settled();
    }
    this.clock.set(until);
  }

  /** Leaves the present engine as a crash would, and opens another on the same file. */
  async crash(): Promise<void> {
    await this.engine.stop();
    this.engine = openStatesEngine(this.#options);
    this.engine.recover();
  }

  async result(executionArn: string): Promise<Outcome> {
    await this.settled();
    return this.described(executionArn);
  }

  async described(executionArn: string): Promise<Outcome> {
    const { status, output, error, cause } = await this.call('DescribeExecution', { executionArn });
    return {
      status: String(status),
      output: typeof output === 'string' ? JSON.parse(output) : undefined,
      error,
      cause,
    };
  }

  /** Starts, lets everything happen that needs no clock, and tells how it ended. */
  async run(input: unknown = {}): Promise<Outcome> {
    return this.result(await this.start(input));
  }

  types(executionArn: string): string[] {
    return this.engine.history(executionArn).map((event) => event.type);
  }

  event(executionArn: string, type: string): HistoryEvent | undefined {
    return this.engine.history(executionArn).findLast((event) => event.type === type);
  }
}

export interface Outcome {
  readonly status: string;
  readonly output: unknown;
  readonly error: unknown;
  readonly cause: unknown;
}

/** The task token that the last call was given in its payload. */
export function tokenOf(trial: Trial): string {
  const payload = trial.calls.at(-1)?.payload;
  if (typeof payload === 'object' && payload !== null && 'token' in payload) return String(payload.token);
  throw new Error('the last call was given no token');
}
