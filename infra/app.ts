import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { buildBundles } from './constructs/bundles.ts';
import { AnchorAwards } from './stacks/anchor-awards.ts';

const repository = fileURLToPath(new URL('../', import.meta.url));
const outdir = resolve(repository, process.env['CDK_OUTDIR'] ?? 'cdk.out');
const staging = await mkdtemp(join(tmpdir(), 'anchor-awards-bundles-'));

try {
  const app = new App({ outdir, analyticsReporting: false });
  const bundles = await buildBundles(repository, staging);
  new AnchorAwards(app, 'AnchorAwards', { bundles });
  // The rules cost a second, so a plain synth goes without; the tests never do.
  if (process.env['CHECK'] === '1') (await import('./constructs/checks.ts')).check(app);
  app.synth();
} finally {
  await rm(staging, { recursive: true, force: true });
}
