import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { Template as CdkTemplate } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { environment as award } from '../../../functions/award/environment.ts';
import { environment as dispatch } from '../../../functions/dispatch/environment.ts';
import { environment as eligibility } from '../../../functions/eligibility/environment.ts';
import { environment as intake } from '../../../functions/intake/environment.ts';
import { environment as manage } from '../../../functions/manage/environment.ts';
import { environment as review } from '../../../functions/review/environment.ts';
import { synthesised } from '../../support/synth.ts';
import {
  functionName,
  onlyResourceOf,
  type Properties,
  readTemplate,
  references,
  resourcesOf,
  type Template,
} from '../template.ts';

const environments: Record<string, { shape: Record<string, unknown> }> = {
  award,
  dispatch,
  eligibility,
  intake,
  manage,
  review,
};

let template: Template;
let folder: string;
beforeAll(async () => {
  folder = await synthesised();
  template = await readTemplate();
});

describe('the functions', () => {
  it('are one per folder of functions/, on Node 24 and arm64', async () => {
    const folders = await readdir(new URL('../../../functions', import.meta.url), { withFileTypes: true });
    const named = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const functions = resourcesOf(template, 'AWS::Lambda::Function');
    expect(functions.map(([id]) => functionName(template, id)).sort()).toEqual(named.sort());
    for (const [, properties] of functions) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    }
  });

  it('have exactly the variables that their handlers parse', () => {
    for (const [id, properties] of resourcesOf(template, 'AWS::Lambda::Function')) {
      const { NODE_OPTIONS: _options, ...variables } = (
        properties['Environment'] as { Variables: Properties }
      ).Variables;
      const schema = environments[functionName(template, id)];
      expect(Object.keys(variables).sort()).toEqual(Object.keys(schema?.shape ?? {}).sort());
    }
  });

  it('are CommonJS bundles with a linked source map', async () => {
    for (const bundle of await bundleFolders()) {
      const code = await readFile(join(bundle, 'index.js'), 'utf8');
      expect(() => new Script(code)).not.toThrow();
      expect(code).toMatch(/sourceMappingURL=index\.js\.map\s*$/);
      expect(existsSync(join(bundle, 'index.js.map'))).toBe(true);
      expect(JSON.parse(await readFile(join(bundle, 'package.json'), 'utf8'))).toEqual({ type: 'commonjs' });
    }
  });
});

describe('the table', () => {
  it('outlives the stack, can be restored to any second, and streams new images', () => {
    const [table] = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::DynamoDB::Table');
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });
});

describe('the template', () => {
  it('has no circle of dependencies', () => {
    expect(() => CdkTemplate.fromJSON({ ...template })).not.toThrow();
  });

  it('has no finding of cdk-nag left (making it with one fails)', async () => {
    const report = JSON.parse(await readFile(join(folder, 'validation-report.json'), 'utf8')) as Properties;
    expect(report['pluginReports']).toEqual([]);
  });

  it('keeps every log for a stated time, and lets every function, machine and the API write to one', () => {
    const groups = resourcesOf(template, 'AWS::Logs::LogGroup');
    for (const [, group] of groups) expect(group['RetentionInDays']).toBeTypeOf('number');
    const writers = [
      'AWS::Lambda::Function',
      'AWS::StepFunctions::StateMachine',
      'AWS::ApiGatewayV2::Stage',
    ].flatMap((type) => resourcesOf(template, type));
    const used = writers.flatMap(([, properties]) =>
      references([
        properties['LoggingConfig'],
        properties['LoggingConfiguration'],
        properties['AccessLogSettings'],
      ]),
    );
    expect(new Set(used)).toEqual(new Set(groups.map(([id]) => id)));
    expect(used).toHaveLength(writers.length);
  });

  it('needs nothing but parameters with defaults', () => {
    const parameters = Object.values(
      (template as { Parameters?: Record<string, Properties> }).Parameters ?? {},
    );
    for (const parameter of parameters) expect(parameter['Default']).toBeTypeOf('string');
  });

  it('keeps uploads private, versioned and behind TLS, for the site alone', () => {
    const buckets = resourcesOf(template, 'AWS::S3::Bucket').map(([, properties]) => properties);
    expect(buckets).toHaveLength(2);
    for (const bucket of buckets) {
      expect(bucket['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(bucket['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
    }
    const policies = resourcesOf(template, 'AWS::S3::BucketPolicy');
    expect(policies).toHaveLength(2);
    for (const policy of policies) expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
    const [open, ...others] = buckets.filter((bucket) => bucket['CorsConfiguration'] !== undefined);
    expect(others).toEqual([]);
    const [origin] = references(open?.['CorsConfiguration']);
    expect(template.Resources[origin ?? '']?.Type).toBe('AWS::ApiGatewayV2::Api');
  });

  it('lets files that nobody released expire', () => {
    const [, quarantine] =
      resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id.includes('Quarantine')) ?? [];
    expect(quarantine?.['LifecycleConfiguration']).toMatchObject({
      Rules: [{ Status: 'Enabled', ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }],
    });
  });

  it('signs managers in with a code and PKCE, never a secret, after a second factor', () => {
    expect(onlyResourceOf(template, 'AWS::Cognito::UserPoolClient')).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
    });
    expect(onlyResourceOf(template, 'AWS::Cognito::UserPool')).toMatchObject({
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    const groups = resourcesOf(template, 'AWS::Cognito::UserPoolGroup').map(
      ([, group]) => group['GroupName'],
    );
    expect(groups.sort()).toEqual(['managers', 'viewers']);
  });
});

async function bundleFolders(): Promise<string[]> {
  return resourcesOf(template, 'AWS::Lambda::Function').map(([, properties]) => {
    const key = String((properties['Code'] as Properties)['S3Key']);
    return join(folder, `asset.${key.replace('.zip', '')}`);
  });
}
