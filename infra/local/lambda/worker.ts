import type { ChildProcess } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGuarded } from '../runtime/guarded-process.ts';
import { openLog } from '../runtime/log-file.ts';
import type { FunctionSpec } from './function-spec.ts';

const bootstrap = join(import.meta.dirname, 'bootstrap.ts');
export interface WorkerOptions {
  readonly spec: FunctionSpec;
  /** Where the code was copied to. */
  readonly taskRoot: string;
  /** `host:port/prefix` of the Runtime API for this very process. */
  readonly runtimeApi: string;
  readonly region: string;
  /** Endpoints and the like, the same for every function. */
  readonly environment: Readonly<Record<string, string>>;
  readonly offsetMs: number;
  readonly log: string;
  readonly compileCache: string;
  /** Copies every line to standard error as well. */
  readonly verbose: boolean;
}

function environmentOf({
  spec,
  taskRoot,
  runtimeApi,
  region,
  environment,
  offsetMs,
  compileCache,
}: WorkerOptions) {
  return {
    PATH: process.env['PATH'],
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: taskRoot,
    POWERTOOLS_TRACE_ENABLED: 'false',
    AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR',
    // The SDKs look for credentials of a machine in the cloud unless told otherwise.
    AWS_EC2_METADATA_DISABLED: 'true',
    ...environment,
    ...spec.environment,
    _HANDLER: spec.handler,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    NODE_COMPILE_CACHE: compileCache,
    ANCHOR_CLOCK_OFFSET: String(offsetMs),
  };
}

/** Starts one process of a function; it asks the Runtime API for work as soon as its handler is loaded. */
export function startWorker(options: WorkerOptions): ChildProcess {
  const log = openLog(options.log);
  const child = spawnGuarded({
    command: process.execPath,
    args: [bootstrap],
    cwd: options.taskRoot,
    env: environmentOf(options),
    output: options.verbose ? 'pipe' : log,
  });
  if (!options.verbose) {
    closeSync(log);
    return child;
  }
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      writeSync(log, chunk);
      process.stderr.write(chunk);
    });
  child.once('close', () => closeSync(log));
  return child;
}
