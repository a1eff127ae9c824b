import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, writeTemplate } from './fixture.ts';

const note = `const fs = require('fs');
const note = (...words) => fs.appendFileSync(process.env.NOTES, words.join(' ') + '\\n');
`;

const front = `${note}
async function table(action, body) {
  const response = await fetch(process.env.AWS_ENDPOINT_URL_DYNAMODB, { method: 'POST', body: JSON.stringify(body), headers: {
    'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.' + action, 'x-amz-date': '20260101T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local' } });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
exports.handler = async ({ rawPath, queryStringParameters: query }) => {
  if (rawPath === '/now') return { now: Date.now() };
  if (rawPath === '/fail') throw new Error('as asked');
  for (const n of query.n.split(','))
    await table('PutItem', { TableName: process.env.TABLE, Item: { pk: { S: (query.kind ?? 'OUTBOX') + '#' + n } } });
  return { written: query.n };
};`;

const follow = `${note}
exports.handler = async ({ Records }) => {
  const failures = [];
  for (const { dynamodb } of Records) {
    const pk = dynamodb.Keys.pk.S;
    if (pk.includes('poison')) failures.push({ itemIdentifier: dynamodb.SequenceNumber });
    else note('record', pk);
    if (failures.length > 0) break;
  }
  return { batchItemFailures: failures };
};`;

const tick = `${note} exports.handler = async (event) => { note(event.what, Date.now()); };`;
const heard = `${note}
exports.handler = async (event) => {
  if (fs.existsSync(process.env.NOTES + '.deaf')) {
    note('deaf', event.detail.mail.messageId);
    throw new Error('deaf');
  }
  note('heard', event['detail-type'], event.detail.mail.messageId);
};`;
const step = `${note} exports.handler = async ({ what }) => { note(what, Date.now()); return { did: what }; };`;

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

function machine(definition: unknown) {
  return {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { StateMachineName: 'wait', DefinitionString: { 'Fn::Join': ['', definition] } },
  };
}

/** Workflow with two waits: `wait-1` after a day, `wait-2` two days after that. */
const waiting = (() => {
  const task = (what: string, next: object) => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: '@@', Payload: { what } },
    ...next,
  });
  const text = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'First wait',
    States: {
      'First wait': { Type: 'Wait', Seconds: 86_400, Next: 'First' },
      First: task('wait-1', { Next: 'Second wait' }),
      'Second wait': { Type: 'Wait', Seconds: 172_800, Next: 'Second' },
      Second: task('wait-2', { End: true }),
    },
  });
  return text.split('@@').flatMap((part, at) => (at === 0 ? [part] : [arn('Step'), part]));
})();

/** A small stack with one of everything, whose functions write what happens to them into a file. */
export function writeFixtureStack() {
  const notes = join(newFolder(), 'notes');
  const environment = { NOTES: notes, TABLE: { Ref: 'Table' } };
  const templateDir = writeTemplate({
    functions: {
      Front: { code: front, environment },
      Follow: { code: follow, environment },
      Tick: { code: tick, environment },
      Heard: { code: heard, environment },
      Step: { code: step, environment },
    },
    resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        },
      },
      Files: { Type: 'AWS::S3::Bucket', Properties: {} },
      Dead: { Type: 'AWS::SQS::Queue', Properties: {} },
      Following: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
          FunctionName: { Ref: 'Follow' },
          StartingPosition: 'TRIM_HORIZON',
          BatchSize: 10,
          FilterCriteria: {
            Filters: [
              { Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"OUTBOX#"}]}}}}' },
            ],
          },
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          BisectBatchOnFunctionError: true,
          MaximumRetryAttempts: 2,
          DestinationConfig: { OnFailure: { Destination: arn('Dead') } },
        },
      },
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
      Call: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: arn('Front'),
          PayloadFormatVersion: '2.0',
        },
      },
      Everything: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: { Ref: 'Api' },
          RouteKey: 'ANY /{proxy+}',
          Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Call' }]] },
        },
      },
      Hourly: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'rate(1 hour)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: arn('Tick'), RoleArn: 'any', Input: '{"what":"hourly"}' },
        },
      },
      Nightly: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'cron(0 3 * * ? *)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: { Arn: arn('Tick'), RoleArn: 'any', Input: '{"what":"nightly"}' },
        },
      },
      Sender: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'example.org' } },
      Sending: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'sending' } },
      Reports: {
        Type: 'AWS::SES::ConfigurationSetEventDestination',
        Properties: {
          ConfigurationSetName: { Ref: 'Sending' },
          EventDestination: {
            Enabled: true,
            MatchingEventTypes: ['delivery'],
            EventBridgeDestination: { EventBusArn: 'default' },
          },
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['aws.ses'], 'detail-type': [{ prefix: 'Email ' }] },
          Targets: [{ Arn: arn('Heard'), Id: 'heard', DeadLetterConfig: { Arn: arn('Dead') } }],
        },
      },
      Machine: machine(waiting),
    },
  });
  return {
    templateDir,
    notes,
    /** The lines the functions have written that begin with one of the words. */
    lines: (...words: string[]): string[] => {
      if (!existsSync(notes)) return [];
      const all = readFileSync(notes, 'utf8').split('\n');
      return all.filter((line) => words.some((word) => line.startsWith(`${word} `)));
    },
  };
}

/** Calls the local workflow service. */
export async function callStates(
  url: string,
  action: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/_local/aws/states`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AWSStepFunctions.${action}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

export const machineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:wait';

/** Sends a mail through the local SES; answers its id. */
export async function sendMail(url: string, subject: string): Promise<string> {
  const response = await fetch(`${url}/_local/aws/ses/v2/email/outbound-emails`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ses/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify({
      FromEmailAddress: 'awards@example.org',
      Destination: { ToAddresses: ['someone@example.org'] },
      ConfigurationSetName: 'sending',
      Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: 'Hello' } } } },
    }),
  });
  return ((await response.json()) as { MessageId: string }).MessageId;
}
