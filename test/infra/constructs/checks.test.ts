import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, it } from 'vitest';
import { check } from '../../../infra/constructs/checks.ts';

it('does not make a template with a finding that nobody has acknowledged', async () => {
  const outdir = await mkdtemp(join(tmpdir(), 'anchor-awards-checks-'));
  try {
    const app = new App({ outdir, analyticsReporting: false });
    new Bucket(new Stack(app, 'Careless'), 'Open');
    check(app);
    expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
});
