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
  referred,
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

describe('the HTTP API', () => {
  it.each([
    ['/', 'intake'],
    ['/programs/{proxy+}', 'intake'],
    ['/apply/{proxy+}', 'intake'],
    ['/applications/{proxy+}', 'intake'],
    ['/return', 'intake'],
    ['/language', 'intake'],
    ['/assets/{proxy+}', 'intake'],
    ['/api/programs', 'intake'],
    ['/api/programs/{proxy+}', 'intake'],
    ['/api/applications', 'intake'],
    ['/api/receipts/verify', 'intake'],
    ['/openapi.json', 'intake'],
    ['/review', 'review'],
    ['/review/{proxy+}', 'review'],
    ['/applications/{applicationId}/offer', 'award'],
    ['/applications/{applicationId}/offer/{proxy+}', 'award'],
    ['/manage', 'manage'],
    ['/manage/{proxy+}', 'manage'],
    ['/api/manage/{proxy+}', 'manage'],
  ])('sends any method of %s to %s', (path, name) => {
    expect(functionBehind(`ANY ${path}`)).toBe(name);
  });

  it('sends every other address to intake', () => {
    expect(functionBehind('$default')).toBe('intake');
  });

  it('lets every function that it calls be called by it, and by nothing else over HTTP', () => {
    const callable = resourcesOf(template, 'AWS::Lambda::Permission')
      .filter(([, properties]) => properties['Principal'] === 'apigateway.amazonaws.com')
      .map(([, properties]) => functionName(template, referred(properties['FunctionName'])));
    expect(callable.sort()).toEqual(['award', 'intake', 'manage', 'review']);
  });

  it('logs neither paths, query strings, cookies nor addresses, and limits its rate', () => {
    const stage = onlyResourceOf(template, 'AWS::ApiGatewayV2::Stage');
    const format = String((stage['AccessLogSettings'] as Properties)['Format']);
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/context\.(path|identity|requestOverride)|cookie|query/i);
    expect(stage['DefaultRouteSettings']).toMatchObject({ ThrottlingRateLimit: 200 });
  });
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

describe('dispatch', () => {
  it('is set going by new outbox records, piece by piece, with a place for those that fail', () => {
    const mapping = onlyResourceOf(template, 'AWS::Lambda::EventSourceMapping');
    expect(functionName(template, referred(mapping['FunctionName']))).toBe('dispatch');
    expect(mapping).toMatchObject({
      BatchSize: 25,
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    const { Filters } = mapping['FilterCriteria'] as { Filters: { Pattern: string }[] };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } } } },
    ]);
    expect(isQueue(referred(mapping['DestinationConfig']))).toBe(true);
  });

  it('is set going by the clock once a minute', () => {
    const schedule = onlyResourceOf(template, 'AWS::Scheduler::Schedule');
    const target = schedule['Target'] as Properties;
    expect(schedule['ScheduleExpression']).toBe('rate(1 minute)');
    expect(functionName(template, referred(target['Arn']))).toBe('dispatch');
    expect(JSON.parse(String(target['Input']))).toEqual({ kind: 'clock' });
    expect(isQueue(referred(target['DeadLetterConfig']))).toBe(true);
  });

  it('hears what became of every mail of its own configuration set', () => {
    const rule = onlyResourceOf(template, 'AWS::Events::Rule');
    const [target] = rule['Targets'] as Properties[];
    expect(functionName(template, referred(target?.['Arn']))).toBe('dispatch');
    expect(isQueue(referred(target?.['DeadLetterConfig']))).toBe(true);
    const pattern = rule['EventPattern'] as Properties;
    expect(pattern['source']).toEqual(['aws.ses']);
    expect(pattern['detail-type']).toEqual(
      expect.arrayContaining(['Email Sent', 'Email Bounced', 'Email Complaint Received', 'Email Rejected']),
    );
    const [set] = references(pattern['detail']);
    expect(template.Resources[set ?? '']?.Type).toBe('AWS::SES::ConfigurationSet');
    const events = onlyResourceOf(template, 'AWS::SES::ConfigurationSetEventDestination');
    const { MatchingEventTypes } = events['EventDestination'] as { MatchingEventTypes: string[] };
    expect(MatchingEventTypes).toHaveLength((pattern['detail-type'] as string[]).length);
  });

  it('keeps events that it failed on after they were accepted', () => {
    const [, properties] =
      resourcesOf(template, 'AWS::Lambda::Function').find(
        ([id]) => functionName(template, id) === 'dispatch',
      ) ?? [];
    expect(isQueue(referred(properties?.['DeadLetterConfig']))).toBe(true);
  });

  it('alone may start executions, answer task tokens and send mail', () => {
    const outside = /^(states:|ses:)/;
    const able = resourcesOf(template, 'AWS::Lambda::Function')
      .filter(([, properties]) =>
        actionsOfRole(referred(properties['Role'])).some((action) => outside.test(action)),
      )
      .map(([id]) => functionName(template, id));
    expect(able).toEqual(['dispatch']);
  });
});

describe('permissions', () => {
  /** Services that have no resource to name, with the actions we use of them. */
  const withoutResource = [
    /^xray:(Put|Get)/,
    /^logs:\w*(LogDelivery|LogDeliveries|ResourcePolicy|ResourcePolicies|LogGroups)$/,
    /^dynamodb:ListStreams$/,
  ];

  it('name their actions and resources, except where a service has none to name', () => {
    const statements = resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, properties]) =>
      statementsOf(properties),
    );
    expect(statements.length).toBeGreaterThan(20);
    for (const { Action, Resource } of statements) {
      expect(Action.filter((action) => action.includes('*'))).toEqual([]);
      if (!JSON.stringify(Resource).includes('*')) continue;
      const unexplained = Action.filter((action) => !withoutResource.some((known) => known.test(action)));
      expect(unexplained).toEqual([]);
    }
  });

  it('come from our own policies only', () => {
    for (const [, role] of resourcesOf(template, 'AWS::IAM::Role')) {
      expect(role['ManagedPolicyArns']).toBeUndefined();
    }
  });

  it('let each machine call only functions that its definition calls', () => {
    for (const [, machine] of resourcesOf(template, 'AWS::StepFunctions::StateMachine')) {
      const called = new Set(references(machine['DefinitionString']));
      const allowed = statementsOfRole(referred(machine['RoleArn']))
        .filter(({ Action }) => Action.includes('lambda:InvokeFunction'))
        .flatMap(({ Resource }) => references(Resource));
      expect(new Set(allowed)).toEqual(called);
    }
  });
});

describe('alarms', () => {
  it('watch every dead-letter queue', () => {
    for (const [id] of resourcesOf(template, 'AWS::SQS::Queue')) {
      expect(metricsOn(id)).toContain('ApproximateNumberOfMessagesVisible');
    }
  });

  it('watch every machine for failed, timed out and aborted executions', () => {
    const machines = resourcesOf(template, 'AWS::StepFunctions::StateMachine');
    expect(machines).toHaveLength(2);
    for (const [id] of machines) {
      expect(metricsOn(id)).toEqual(
        expect.arrayContaining(['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']),
      );
    }
  });

  it('watch every function for errors and throttles, and the outbox for being late', () => {
    for (const [id] of resourcesOf(template, 'AWS::Lambda::Function')) {
      expect(metricsOn(id)).toEqual(expect.arrayContaining(['Errors', 'Throttles']));
      if (functionName(template, id) === 'dispatch') expect(metricsOn(id)).toContain('IteratorAge');
    }
  });

  it('ring on one topic that CloudWatch may publish to', () => {
    const [topic] = resourcesOf(template, 'AWS::SNS::Topic').map(([id]) => id);
    for (const [, alarm] of resourcesOf(template, 'AWS::CloudWatch::Alarm')) {
      expect(references(alarm['AlarmActions'])).toEqual([topic]);
    }
    const policy = onlyResourceOf(template, 'AWS::SNS::TopicPolicy');
    expect(JSON.stringify(policy)).toContain('cloudwatch.amazonaws.com');
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
    const bucket = onlyResourceOf(template, 'AWS::S3::Bucket');
    expect(bucket['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
    const policy = JSON.stringify(onlyResourceOf(template, 'AWS::S3::BucketPolicy'));
    expect(policy).toContain('"aws:SecureTransport":"false"');
    const [origin] = references(bucket['CorsConfiguration']);
    expect(template.Resources[origin ?? '']?.Type).toBe('AWS::ApiGatewayV2::Api');
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

function functionBehind(routeKey: string): string {
  const route = resourcesOf(template, 'AWS::ApiGatewayV2::Route').find(
    ([, properties]) => properties['RouteKey'] === routeKey,
  );
  const integration = template.Resources[referred(route?.[1]['Target'])];
  return functionName(template, referred(integration?.Properties['IntegrationUri']));
}

async function bundleFolders(): Promise<string[]> {
  return resourcesOf(template, 'AWS::Lambda::Function').map(([, properties]) => {
    const key = String((properties['Code'] as Properties)['S3Key']);
    return join(folder, `asset.${key.replace('.zip', '')}`);
  });
}

function isQueue(id: string): boolean {
  return template.Resources[id]?.Type === 'AWS::SQS::Queue';
}

interface Statement {
  readonly Action: string[];
  readonly Resource: unknown;
}

function statementsOf(policy: Properties): Statement[] {
  const { Statement } = policy['PolicyDocument'] as {
    Statement: { Action: string | string[]; Resource: unknown }[];
  };
  return Statement.map(({ Action, Resource }) => ({ Action: [Action].flat(), Resource }));
}

function statementsOfRole(roleId: string): Statement[] {
  return resourcesOf(template, 'AWS::IAM::Policy')
    .filter(([, policy]) => references(policy['Roles']).includes(roleId))
    .flatMap(([, policy]) => statementsOf(policy));
}

function actionsOfRole(roleId: string): string[] {
  return statementsOfRole(roleId).flatMap(({ Action }) => Action);
}

function metricsOn(id: string): unknown[] {
  return resourcesOf(template, 'AWS::CloudWatch::Alarm')
    .filter(([, alarm]) => references(alarm['Dimensions']).includes(id))
    .map(([, alarm]) => alarm['MetricName']);
}
