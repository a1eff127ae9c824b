import { readOptions } from './runtime/options.ts';
import { runProcess } from './runtime/run-process.ts';
import type { Prepare } from './runtime/start-runtime.ts';

/** Loaded when it is needed: by then the functions are starting in processes of their own. */
const publish: Prepare = async (parts) => {
  const { publishSamples } = await import('../../shared/programs/publish-samples.ts');
  await publishSamples(parts);
};

await runProcess({ ...readOptions(process.env), prepare: publish });
