import { existsSync } from 'node:fs';
import type { Prepare } from './start-runtime.ts';

/** Publishes the sample programs into the table, the ones that are there already left as they are. */
export const publishPrograms: Prepare = async (parts) => {
  const file = new URL('../../../shared/programs/publish-samples.ts', import.meta.url);
  if (!existsSync(file)) return;
  const { publishSamples } = (await import(file.href)) as { publishSamples: Prepare };
  await publishSamples(parts);
};
