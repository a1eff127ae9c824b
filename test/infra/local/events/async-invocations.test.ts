import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, test } from 'vitest';
import {
  type AsyncInvocations,
  openAsyncInvocations,
} from '../../../../infra/local/events/async-invocations.ts';
import { type DeadLetters, openDeadLetters } from '../../../../infra/local/events/dead-letters.ts';
import { openEventBus } from '../../../../infra/local/events/event-bus.ts';
import type { InvokeResult } from '../../../../infra/local/local-service.ts';
import { type LocalTemplate, loadTemplate } from '../../../../infra/local/template/load-template.ts';
import { place, writeTemplate } from '../runtime/fixture.ts';

const minute = 60_000;
const arn = (id: string) => `arn:aws:lambda:us-east-1:000000000000:function:AnchorAwards-${id}`;
const failure = { ok: false, errorType: 'Broken', errorMessage: 'as asked' } as const;

let now: number;
let calls: [string, unknown][];
let answer: () => Promise<InvokeResult>;
let db: DatabaseSync;
let deadLetters: DeadLetters;

const template: LocalTemplate = loadTemplate(
  writeTemplate({
    functions: { Plain: { code: '' }, Once: { code: '' } },
    resources: {
      Config: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Once' },
          Qualifier: '$LATEST',
          MaximumRetryAttempts: 0,
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Lost', 'Arn'] } } },
        },
      },
      Lost: { Type: 'AWS::SQS::Queue', Properties: {} },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['here'] },
          Targets: [{ Arn: { 'Fn::GetAtt': ['Plain', 'Arn'] }, Id: 'one' }],
        },
      },
    },
  }),
  place,
);

function open(): AsyncInvocations {
  const invoke = (name: string, payload: unknown) => {
    calls.push([name, payload]);
    return answer();
  };
  return openAsyncInvocations({ db, clock: { now: () => now }, invoke, deadLetters, template });
}

beforeEach(() => {
  now = Date.UTC(2026, 10, 21);
  calls = [];
  answer = async () => ({ ok: true, payload: null });
  db = new DatabaseSync(':memory:');
  deadLetters = openDeadLetters(db, () => now);
});

const ended = (queue: AsyncInvocations) => expect.poll(() => queue.idle()).toBe(true);

test('an invocation runs at once, and a failed one again after one and after two more minutes', async () => {
  answer = async () => failure;
  const queue = open();
  queue.enqueue(arn('Plain'), { n: 1 });
  await ended(queue);
  expect(calls).toEqual([['AnchorAwards-Plain', { n: 1 }]]);
  expect(queue.nextDueAt()).toBe(now + minute);
  now += minute;
  await queue.runDue();
  await ended(queue);
  expect(queue.nextDueAt()).toBe(now + 2 * minute);
  now += 2 * minute;
  await queue.runDue();
  await ended(queue);
  expect(calls).toHaveLength(3);
  expect(queue.nextDueAt()).toBeUndefined();
});

test('what cannot be delivered goes to the queue the template names', async () => {
  answer = async () => failure;
  const queue = open();
  queue.enqueue(arn('Once'), { n: 1 });
  await ended(queue);
  expect(calls).toHaveLength(1);
  expect(deadLetters.list()).toEqual([
    {
      queue: 'AnchorAwards-Lost',
      sentAt: '2026-11-21T00:00:00.000Z',
      body: {
        function: 'AnchorAwards-Once',
        errorType: 'Broken',
        errorMessage: 'as asked',
        attempts: 1,
        payload: { n: 1 },
      },
    },
  ]);
});

test('an invocation that nobody has finished is started again by the next run', async () => {
  answer = () => new Promise(() => {});
  const first = open();
  first.enqueue(arn('Plain'), { n: 1 });
  await first.stop();
  answer = async () => ({ ok: true, payload: null });
  const second = open();
  expect(second.nextDueAt()).toBe(now);
  await second.runDue();
  await ended(second);
  expect(calls).toHaveLength(2);
  expect(second.nextDueAt()).toBeUndefined();
});

test('an event published twice before it is delivered is delivered once, and one that no rule wants not at all', async () => {
  let release = (_: InvokeResult) => {};
  answer = () =>
    new Promise((resolve) => {
      release = resolve;
    });
  const queue = open();
  const bus = openEventBus(template, queue);
  const event = { id: 'e1', source: 'here' };
  bus.publish(event);
  bus.publish(event);
  bus.publish({ id: 'e2', source: 'elsewhere' } as { id: string });
  release({ ok: true, payload: null });
  await ended(queue);
  expect(calls).toEqual([['AnchorAwards-Plain', event]]);
});
