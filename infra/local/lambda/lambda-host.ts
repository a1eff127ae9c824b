import { join } from 'node:path';
import { machineNow } from '../clock/patch-date.ts';
import type { Invoke } from '../local-service.ts';
import { type FunctionPool, openPool } from './function-pool.ts';
import { type FunctionSpec, functionName } from './function-spec.ts';
import { portOf, serveRuntimeApi } from './runtime-api.ts';
import { prepareTaskFolder } from './task-folder.ts';
import { startWorker } from './worker.ts';

export interface LambdaHostOptions {
  readonly functions: readonly FunctionSpec[];
  readonly region: string;
  readonly dataDir: string;
  /** The virtual clock's lead over the machine's, in milliseconds. */
  readonly offset: () => number;
  /** Variables for every function: the endpoints of the other services. */
  readonly environment: Readonly<Record<string, string>>;
  readonly verbose?: boolean;
  /** Called when an invocation has ended: it may have written something that others wait for. */
  readonly onEnd?: () => void;
  /** Processes of one function that run at the same time at most. */
  readonly maxWorkers?: number;
}

/** The functions of the template, each in processes of its own. */
export interface LambdaHost {
  readonly invoke: Invoke;
  /** Starts one process of every function; throws when one of them cannot load its handler. */
  warm(): Promise<void>;
  idle(): boolean;
  /** How many invocations have been started so far; tells whether anything happened in between. */
  started(): number;
  stop(graceMs?: number): Promise<void>;
}

/** Opens the host. Nothing runs before the first invocation or `warm`. */
export async function openLambdaHost(options: LambdaHostOptions): Promise<LambdaHost> {
  const { dataDir, functions, environment, region, offset, verbose = false, maxWorkers = 4, onEnd } = options;
  const pools = new Map<string, FunctionPool>();
  const server = await serveRuntimeApi((id) => [...pools.values()].find((pool) => pool.owns(id)));
  let invocations = 0;

  for (const spec of functions) {
    const taskRoot = prepareTaskFolder(spec.folder, join(dataDir, 'functions'));
    const start = (workerId: string) =>
      startWorker({
        spec,
        taskRoot,
        runtimeApi: `127.0.0.1:${portOf(server)}/${workerId}`,
        region,
        environment,
        offsetMs: offset(),
        log: join(dataDir, 'logs', `${spec.name}.log`),
        compileCache: join(dataDir, 'cache'),
        verbose,
      });
    pools.set(spec.name, openPool({ spec, maxWorkers, start, offset, machineNow }));
  }
  const idle = () => [...pools.values()].every((pool) => pool.idle());

  async function quiet(graceMs: number): Promise<void> {
    const until = performance.now() + graceMs;
    while (!idle() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  return {
    invoke: async (nameOrArn, payload) => {
      const name = functionName(nameOrArn);
      const pool = pools.get(name);
      if (pool === undefined)
        return {
          ok: false,
          errorType: 'Lambda.ResourceNotFoundException',
          errorMessage: `Function not found: ${name}`,
        };
      invocations += 1;
      const result = await pool.invoke(payload);
      onEnd?.();
      return result;
    },
    warm: async () => {
      const outcomes = await Promise.all(
        [...pools].map(async ([name, pool]) => ({ name, result: await pool.warm() })),
      );
      const failed = outcomes.flatMap(({ name, result }) =>
        result.ok ? [] : `${name}: ${result.errorType}: ${result.errorMessage}`,
      );
      if (failed.length > 0) throw new Error(`These functions do not start:\n${failed.join('\n')}`);
    },
    idle,
    started: () => invocations,
    stop: async (graceMs = 1_500) => {
      await quiet(graceMs);
      for (const pool of pools.values()) pool.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
