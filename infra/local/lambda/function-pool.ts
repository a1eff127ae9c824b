import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { InvokeResult } from '../local-service.ts';
import type { FunctionSpec } from './function-spec.ts';
import { clockOffsetHeader, payloadLimit } from './protocol.ts';

type Settle = (result: InvokeResult) => void;

interface Pending {
  readonly requestId: string;
  readonly body: string;
  readonly settle: Settle;
}

interface Worker {
  readonly id: string;
  readonly child: ChildProcess;
  /** The held request of a process that waits for work. */
  poll?: ServerResponse;
  current?: Pending & { readonly timer: NodeJS.Timeout };
  failure?: InvokeResult;
}

export interface PoolOptions {
  readonly spec: FunctionSpec;
  readonly maxWorkers: number;
  readonly start: (workerId: string) => ChildProcess;
  /** The virtual clock's lead, and the machine's own time, in milliseconds. */
  readonly offset: () => number;
  readonly machineNow: () => number;
  /** After this long without work a process beyond the first is let go. */
  readonly idleMs?: number;
}

/** The processes of one function: one invocation at a time in each, more of them while work is waiting. */
export interface FunctionPool {
  invoke(payload: unknown): Promise<InvokeResult>;
  /** Resolves when one process has loaded the handler, with the error when it cannot. */
  warm(): Promise<InvokeResult>;
  /** True when nothing is running or waiting to run. */
  idle(): boolean;
  owns(workerId: string): boolean;
  next(workerId: string, response: ServerResponse): void;
  /** What the process made of an invocation; false when this is not the one it has in hand. */
  finish(workerId: string, requestId: string, result: InvokeResult): boolean;
  failInit(workerId: string, failure: InvokeResult): void;
  stop(): void;
}

function fault(errorType: string, errorMessage: string): InvokeResult {
  return { ok: false, errorType, errorMessage };
}

/** Opens an empty pool; processes start on the first invocation or `warm`. */
export function openPool(options: PoolOptions): FunctionPool {
  const { spec, offset, machineNow } = options;
  const workers = new Map<string, Worker>();
  const waiting: Pending[] = [];
  const warming: Settle[] = [];
  let stopped = false;

  function dispatch(): void {
    for (const worker of workers.values()) {
      if (worker.poll === undefined || worker.current !== undefined) continue;
      const pending = waiting.shift();
      if (pending === undefined) return;
      const { poll } = worker;
      delete worker.poll;
      worker.current = { ...pending, timer: setTimeout(() => timeOut(worker), spec.timeoutMs) };
      poll.writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': pending.requestId,
        'lambda-runtime-deadline-ms': String(machineNow() + spec.timeoutMs),
        'lambda-runtime-invoked-function-arn': spec.arn,
        [clockOffsetHeader]: String(offset()),
      });
      poll.end(pending.body);
    }
    const starting = [...workers.values()].filter(
      ({ poll, current }) => poll === undefined && current === undefined,
    );
    if (waiting.length > starting.length && workers.size < options.maxWorkers) start();
  }

  function timeOut(worker: Worker): void {
    const seconds = (spec.timeoutMs / 1_000).toFixed(2);
    const message = `RequestId: ${worker.current?.requestId} Error: Task timed out after ${seconds} seconds`;
    worker.failure = fault('Sandbox.Timedout', message);
    worker.child.kill('SIGKILL');
  }

  function release(worker: Worker, result: InvokeResult): void {
    const { current } = worker;
    if (current === undefined) return;
    clearTimeout(current.timer);
    delete worker.current;
    current.settle(result);
  }

  function exited(worker: Worker, code: number | null, signal: string | null): void {
    if (!workers.delete(worker.id)) return;
    const how = code === null ? `signal: ${signal}` : `exit status ${code}`;
    const message = `RequestId: ${worker.current?.requestId ?? worker.id} Error: Runtime exited with error: ${how}`;
    const failure = worker.failure ?? fault('Runtime.ExitError', message);
    const started = worker.poll !== undefined || worker.current !== undefined;
    release(worker, failure);
    // A process that never came as far as asking for work would be started for the same invocation without end.
    if (!started) {
      waiting.shift()?.settle(failure);
      warming.shift()?.(failure);
    }
    if (!stopped) dispatch();
  }

  function start(): void {
    const id = randomUUID();
    const worker: Worker = { id, child: options.start(id) };
    workers.set(id, worker);
    worker.child.once('error', (error) => exited(worker, null, error.message));
    worker.child.once('exit', (code, signal) => exited(worker, code, signal));
  }

  function letGo(): void {
    const spare = [...workers.values()].filter(({ poll }) => poll !== undefined).slice(1);
    for (const worker of spare) {
      workers.delete(worker.id);
      worker.child.kill('SIGKILL');
    }
  }
  let sweep: NodeJS.Timeout | undefined;

  return {
    invoke: (payload) => {
      const body = JSON.stringify(payload) ?? 'null';
      const requestId = randomUUID();
      if (stopped) return Promise.resolve(fault('ServiceException', 'The runtime is stopping'));
      if (Buffer.byteLength(body) > payloadLimit)
        return Promise.resolve(
          fault('RequestTooLargeException', `Request must be smaller than ${payloadLimit} bytes`),
        );
      return new Promise((settle) => {
        waiting.push({ requestId, body, settle });
        dispatch();
      });
    },
    warm: () =>
      new Promise((settle) => {
        if ([...workers.values()].some(({ poll }) => poll !== undefined))
          return settle({ ok: true, payload: null });
        warming.push(settle);
        if (workers.size === 0) start();
      }),
    idle: () => waiting.length === 0 && [...workers.values()].every(({ current }) => current === undefined),
    owns: (workerId) => workers.has(workerId),
    next: (workerId, response) => {
      const worker = workers.get(workerId);
      if (worker === undefined) return;
      worker.poll = response;
      for (const settle of warming.splice(0)) settle({ ok: true, payload: null });
      dispatch();
      clearTimeout(sweep);
      sweep = setTimeout(letGo, options.idleMs ?? 60_000).unref();
    },
    finish: (workerId, requestId, result) => {
      const worker = workers.get(workerId);
      if (worker?.current?.requestId !== requestId) return false;
      release(worker, result);
      return true;
    },
    failInit: (workerId, failure) => {
      const worker = workers.get(workerId);
      if (worker !== undefined) worker.failure = failure;
    },
    stop: () => {
      stopped = true;
      clearTimeout(sweep);
      for (const { child } of workers.values()) child.kill('SIGKILL');
      for (const { settle } of waiting.splice(0))
        settle(fault('ServiceException', 'The runtime is stopping'));
    },
  };
}
