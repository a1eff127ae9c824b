import { machineNow } from './clock/patch-date.ts';
import { readOptions, requireNode24 } from './runtime/options.ts';
import { publishPrograms } from './runtime/publish-programs.ts';
import { RuntimeFault } from './runtime/runtime-fault.ts';
import { type Runtime, startRuntime } from './runtime/start-runtime.ts';
import { UnsupportedDefinition } from './states/index.ts';
import { TemplateError } from './template/template-error.ts';

let runtime: Runtime | undefined;

/** Ends with a message: one line for what a person can put right, the whole story for the rest. */
function fail(error: unknown): never {
  const isKnown = [RuntimeFault, TemplateError, UnsupportedDefinition].some((kind) => error instanceof kind);
  console.error(isKnown && error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Stops in order; what has not stopped by then dies with this process. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), 4_500).unref();
  await runtime?.stop();
  process.exit(0);
}

function log(error: unknown): void {
  console.error(new Date(machineNow()).toISOString(), error);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

try {
  requireNode24(process.version);
  runtime = await startRuntime({
    ...readOptions(process.env),
    prepare: publishPrograms,
    onError: log,
    onFatal: fail,
  });
  console.log(`ready ${runtime.url}`);
} catch (error) {
  fail(error);
}
