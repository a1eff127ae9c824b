import { expect, test } from 'vitest';
import { startRuntime } from '../../../../infra/local/runtime/start-runtime.ts';
import { newFolder, writeTemplate } from './fixture.ts';

const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  },
};
const mapping = (properties: object) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
    FunctionName: { Ref: 'Fn' },
    StartingPosition: 'LATEST',
    ...properties,
  },
});
const schedule = (ScheduleExpression: string, Arn: unknown = { 'Fn::GetAtt': ['Fn', 'Arn'] }) => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: { ScheduleExpression, Target: { Arn } },
});
const machine = (definition: string) => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: { DefinitionString: definition },
});

test.each<[string, Record<string, unknown>, RegExp]>([
  [
    'a filter of an unknown kind',
    { Map: mapping({ FilterCriteria: { Filters: [{ Pattern: '{"a":[{"numeric":[">",1]}]}' }] } }) },
    /^Map \(AWS::Lambda::EventSourceMapping\): property FilterCriteria: the pattern at \$\.a is not known here/,
  ],
  [
    'a stream that is none',
    { Map: mapping({ EventSourceArn: 'arn:aws:kinesis:us-east-1:1:stream/x' }) },
    /^Map \(AWS::Lambda::EventSourceMapping\): property EventSourceArn: .* is no table with a stream/,
  ],
  [
    'a rule of an unknown kind',
    { Rule: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: [{ wildcard: 'a*' }] } } } },
    /^Rule \(AWS::Events::Rule\): property EventPattern: the pattern at \$\.source is not known here/,
  ],
  [
    'a schedule of an unknown kind',
    { When: schedule('at(2026-11-21T00:00:00)') },
    /^When \(AWS::Scheduler::Schedule\): property ScheduleExpression: the schedule at\(2026-11-21T00:00:00\) is not known here/,
  ],
  [
    'a target that is no function',
    { When: schedule('rate(1 hour)', 'arn:aws:sqs:us-east-1:1:q') },
    /^When \(AWS::Scheduler::Schedule\): the target arn:aws:sqs:us-east-1:1:q is no function/,
  ],
  [
    'a definition that is not JSON',
    { Flow: machine('{') },
    /^Flow \(AWS::StepFunctions::StateMachine\): property DefinitionString: /,
  ],
  [
    'a workflow with an unknown state',
    { Flow: machine('{"StartAt":"A","States":{"A":{"Type":"Dance","End":true}}}') },
    /Dance/,
  ],
  [
    'a route to nowhere',
    {
      Way: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId: 'a', RouteKey: 'GET /', Target: 'integrations/gone' },
      },
    },
    /^Way \(AWS::ApiGatewayV2::Route\): there is no integration integrations\/gone/,
  ],
])('%s stops the start, and the data folder is free again', async (_what, resources, message) => {
  const dataDir = newFolder();
  const functions = { Fn: { code: 'exports.handler = async () => 1;' } };
  const templateDir = writeTemplate({ functions, resources: { Table: table, ...resources } });
  const options = { port: 0, dataDir, templateDir };
  await expect(startRuntime(options)).rejects.toThrow(message);
  await expect(startRuntime(options)).rejects.toThrow(message);
});

test('a function that cannot start stops the start, by name', async () => {
  const templateDir = writeTemplate({ functions: { Fn: { code: 'throw new TypeError("no way");' } } });
  await expect(startRuntime({ port: 0, dataDir: newFolder(), templateDir })).rejects.toThrow(
    'These functions do not start:\nAnchorAwards-Fn: TypeError: no way',
  );
});
