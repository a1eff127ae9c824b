// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is CloudFormation's own notation
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A new empty folder below the system's temporary one; it goes with the test file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anchor-local-'));
  folders.push(folder);
  return folder;
}

export interface FixtureFunction {
  /** The CommonJS source of index.js. */
  readonly code: string;
  readonly timeout?: number;
  readonly environment?: Readonly<Record<string, unknown>>;
}

export interface FixtureTemplate {
  readonly functions?: Readonly<Record<string, FixtureFunction>>;
  readonly resources?: Readonly<Record<string, unknown>>;
  readonly rest?: Readonly<Record<string, unknown>>;
}

/** Writes a template folder as the synth step does: template, assets manifest, one asset per function. */
export function writeTemplate({ functions = {}, resources = {}, rest = {} }: FixtureTemplate): string {
  const folder = newFolder();
  const files: Record<string, unknown> = {};
  const Resources: Record<string, unknown> = { ...resources };
  for (const [logicalId, { code, timeout = 5, environment = {} }] of Object.entries(functions)) {
    const hash = createHash('sha256').update(`${logicalId}\n${code}`).digest('hex');
    mkdirSync(join(folder, `asset.${hash}`));
    writeFileSync(join(folder, `asset.${hash}`, 'index.js'), code);
    files[hash] = {
      source: { path: `asset.${hash}`, packaging: 'zip' },
      destinations: { here: { bucketName: 'assets', objectKey: `${hash}.zip` } },
    };
    Resources[logicalId] = {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: `${hash}.zip` },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: timeout,
        Environment: { Variables: environment },
      },
    };
  }
  writeFileSync(join(folder, 'AnchorAwards.template.json'), JSON.stringify({ ...rest, Resources }));
  writeFileSync(join(folder, 'AnchorAwards.assets.json'), JSON.stringify({ version: '48.0.0', files }));
  return folder;
}

export const place = {
  region: 'us-east-1',
  account: '000000000000',
  stack: 'AnchorAwards',
  baseUrl: 'http://localhost:3000',
  issuer: 'http://localhost:3000/_local/oidc',
};
