import { machineNow } from '../clock/patch-date.ts';
import { UnsupportedDefinition } from '../states/index.ts';
import { TemplateError } from '../template/template-error.ts';
import { dieWithNpm } from './die-with-npm.ts';
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
