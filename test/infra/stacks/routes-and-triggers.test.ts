import { beforeAll, describe, expect, it } from 'vitest';
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

let template: Template;
beforeAll(async () => {
  template = await readTemplate();
});

describe('the HTTP API', () => {
  it.each([
    ['/', 'intake'],
    ['/programs/{proxy+}', 'intake'],
    ['/apply/{proxy+}', 'intake'],
    ['/applications/{proxy+}', 'intake'],
    ['/match', 'intake'],
    ['/return', 'intake'],
    ['/assets/{proxy+}', 'intake'],
    ['/api/programs', 'intake'],
    ['/api/programs/{proxy+}', 'intake'],
    ['/api/match', 'intake'],
    ['/api/applications', 'intake'],
    ['/api/receipts/verify', 'intake'],
    ['/openapi.json', 'intake'],
    ['/review', 'review'],
    ['/review/{proxy+}', 'review'],
    ['/applications/{applicationId}/offer', 'award'],
    ['/applications/{applicationId}/offer/{proxy+}', 'award'],
    ['/applications/{applicationId}/letter.pdf', 'award'],
    ['/verify', 'award'],
    ['/verify/{proxy+}', 'award'],
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
    const rule = ruleOf('aws.ses');
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

  it.each([
    ['aws.s3', 'Object Created', (detail: Properties) => detail['bucket']],
    [
      'aws.guardduty',
      'GuardDuty Malware Protection Object Scan Result',
      (detail: Properties) => detail['s3ObjectDetails'],
    ],
  ])('hears from %s of every file in the quarantine, and of no other bucket', (source, type, of) => {
    const rule = ruleOf(source);
    const pattern = rule['EventPattern'] as Properties;
    expect(pattern['detail-type']).toEqual([type]);
    const [bucket, ...others] = references(of(pattern['detail'] as Properties));
    expect(others).toEqual([]);
    const plan = onlyResourceOf(template, 'AWS::GuardDuty::MalwareProtectionPlan');
    expect(references(plan['ProtectedResource'])).toEqual([bucket]);
    expect(plan['Actions']).toEqual({ Tagging: { Status: 'ENABLED' } });
    const [target] = rule['Targets'] as Properties[];
    expect(functionName(template, referred(target?.['Arn']))).toBe('dispatch');
    expect(isQueue(referred(target?.['DeadLetterConfig']))).toBe(true);
  });

  it('keeps events that it failed on after they were accepted', () => {
    const [, properties] =
      resourcesOf(template, 'AWS::Lambda::Function').find(
        ([id]) => functionName(template, id) === 'dispatch',
      ) ?? [];
    expect(isQueue(referred(properties?.['DeadLetterConfig']))).toBe(true);
  });
});

function ruleOf(source: string): Properties {
  const fitting = resourcesOf(template, 'AWS::Events::Rule').filter(([, properties]) =>
    ((properties['EventPattern'] as Properties)['source'] as string[]).includes(source),
  );
  expect(fitting).toHaveLength(1);
  return fitting[0]?.[1] ?? {};
}

function functionBehind(routeKey: string): string {
  const route = resourcesOf(template, 'AWS::ApiGatewayV2::Route').find(
    ([, properties]) => properties['RouteKey'] === routeKey,
  );
  const integration = template.Resources[referred(route?.[1]['Target'])];
  return functionName(template, referred(integration?.Properties['IntegrationUri']));
}

function isQueue(id: string): boolean {
  return template.Resources[id]?.Type === 'AWS::SQS::Queue';
}
