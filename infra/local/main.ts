import { readOptions } from './runtime/options.ts';
import { runProcess } from './runtime/run-process.ts';
import type { Prepare } from './runtime/start-runtime.ts';

const demo = process.argv.includes('--demo');

/** Loaded when it is needed: by then the functions are starting in processes of their own. */
const publish: Prepare = async (parts) => {
  const { publishSamples } = await import('../../shared/programs/publish-samples.ts');
  const { fillWithDemo } = await import('./demo/fill.ts');
  await publishSamples({ ...parts, ...(demo ? { afterwards: fillWithDemo } : {}) });
};

await runProcess({ ...readOptions(process.env), prepare: publish });
