import { machineNow } from '../clock/patch-date.ts';
import { UnsupportedDefinition } from '../states/index.ts';
import { TemplateError } from '../template/template-error.ts';
import { requireNode24 } from './options.ts';
import { RuntimeFault } from './runtime-fault.ts';
import { type Runtime, type RuntimeOptions, startRuntime } from './start-runtime.ts';

/** Stopping takes this long at most, in milliseconds; what has not stopped by then dies with the process. */
const patience = 4_500;

/** Ends with a message: one line for what a person can put right, the whole story for the rest. */
function fail(error: unknown): never {
  const isKnown = [RuntimeFault, TemplateError, UnsupportedDefinition].some((kind) => error instanceof kind);
  console.error(isKnown && error instanceof Error ? error.message : error);
  process.exit(1);
}

function log(error: unknown): void {
  console.error(new Date(machineNow()).toISOString(), error);
}

/**
 * npm starts us as its child and cannot pass on a SIGKILL that ends it. Without this the runtime would live on unseen,
 * with the port and the data folder, and the next start would be refused.
 */
function dieWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm) process.kill(process.pid, 'SIGKILL');
  }, 100).unref();
}

/** Runs as a process does: says `ready` when the first request will be answered, and stops on SIGTERM or SIGINT. */
export async function runProcess(options: RuntimeOptions): Promise<void> {
  let runtime: Runtime | undefined;

  async function stop(): Promise<void> {
    setTimeout(() => process.exit(0), patience).unref();
    await runtime?.stop();
    process.exit(0);
  }
  dieWithNpm();
  // Nobody reading what we print is no reason to die, nor is a promise that a part has forgotten about.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.on('unhandledRejection', log);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  try {
    requireNode24(process.version);
    runtime = await startRuntime({ onError: log, onFatal: fail, ...options });
    console.log(`ready ${runtime.url}`);
  } catch (error) {
    fail(error);
  }
}
