import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DurationRefused } from '../../../../infra/local/clock/time-machine.ts';
import { type Runtime, startRuntime } from '../../../../infra/local/runtime/start-runtime.ts';
import { newFolder, writeTemplate } from './fixture.ts';
import { callStates, machineArn, sendMail, writeFixtureStack } from './fixture-stack.ts';

const day = 86_400_000;
const stack = writeFixtureStack();
let runtime: Runtime;

beforeAll(async () => {
  const { templateDir } = stack;
  runtime = await startRuntime({ port: 0, dataDir: newFolder(), templateDir, onError: console.error });
});
afterAll(() => runtime.stop());

const write = async (n: string, kind = 'OUTBOX') => {
  const response = await fetch(`${runtime.url}/write?n=${encodeURIComponent(n)}&kind=${kind}`, {
    method: 'POST',
  });
  expect(response.status).toBe(200);
};

test('a request reaches its function, and what that writes to the table reaches the function behind the stream, in order', async () => {
  await write('1,2,3');
  await write('not-wanted', 'OTHER');
  await write('4');
  await expect
    .poll(() => stack.lines('record'))
    .toEqual(['record OUTBOX#1', 'record OUTBOX#2', 'record OUTBOX#3', 'record OUTBOX#4']);
});

test('a record that never succeeds ends as a dead letter, and those around it are not held up for good', async () => {
  await write('a,poison,b');
  await expect
    .poll(() => stack.lines('record').slice(-2), { timeout: 10_000 })
    .toEqual(['record OUTBOX#a', 'record OUTBOX#b']);
  const [letter] = runtime.deadLetters();
  expect(letter).toMatchObject({
    queue: 'AnchorAwards-Dead',
    body: { requestContext: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: { batchSize: 1 } },
  });
});

test('what a mail comes to is an event that the rule hands to its function', async () => {
  const id = await sendMail(runtime.url, 'Report');
  await expect.poll(() => stack.lines('heard')).toEqual([`heard Email Delivered ${id}`]);
});

test('a function that fails is an internal error to the outside, and an unknown path below /_local is not found', async () => {
  const failed = await fetch(`${runtime.url}/fail`);
  expect([failed.status, await failed.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  const unknown = await fetch(`${runtime.url}/_local/nothing-here`);
  expect(unknown.status).toBe(404);
});

test('the port answers on both loopback addresses, with the virtual time in its Date header', async () => {
  const response = await fetch(`http://127.0.0.1:${runtime.port}/now`);
  const told = Date.parse(response.headers.get('date') ?? '');
  expect(Math.abs(told - runtime.clock.now())).toBeLessThan(5_000);
});

test('any SDK client works against the addresses that are told', async () => {
  const told = (await (await fetch(`${runtime.url}/_local/endpoints`)).json()) as Record<string, string>;
  const client = { region: 'us-east-1', credentials: { accessKeyId: 'anyone', secretAccessKey: 'any' } };
  const at = (name: string) => ({ ...client, endpoint: told[name] ?? '' });
  const tables = await new DynamoDBClient(at('dynamodb')).send(new ListTablesCommand({}));
  expect(tables.TableNames).toEqual(['AnchorAwards-Table']);
  const machines = await new SFNClient(at('states')).send(new ListStateMachinesCommand({}));
  expect(machines.stateMachines?.map(({ stateMachineArn }) => stateMachineArn)).toEqual([machineArn]);
  const account = await new SESv2Client(at('ses')).send(new GetAccountCommand({}));
  expect(account.SendingEnabled).toBe(true);
  const s3 = new S3Client(at('s3'));
  const object = { Bucket: 'anchorawards-files', Key: 'a b/ü.txt' };
  await s3.send(new PutObjectCommand({ ...object, Body: 'kept' }));
  const { Body } = await s3.send(new GetObjectCommand(object));
  expect(await Body?.transformToString()).toBe('kept');
});

test('moving the clock runs everything that falls due in its order, and every part sees the new time', async () => {
  const start = runtime.clock.now();
  await callStates(runtime.url, 'StartExecution', { stateMachineArn: machineArn, name: 'one', input: '{}' });
  const before = stack.lines('hourly').length;
  const now = await runtime.advance('P4D');
  expect(now.getTime()).toBeGreaterThanOrEqual(start + 4 * day);

  const times = stack.lines('hourly', 'nightly', 'wait-1', 'wait-2').map((line) => line.split(' '));
  const at = (what: string) => times.filter(([word]) => word === what).map(([, ms]) => Number(ms));
  expect(at('wait-1')).toHaveLength(1);
  expect(at('wait-2')).toHaveLength(1);
  expect(at('wait-1')[0]).toBeGreaterThanOrEqual(start + day);
  expect(at('wait-1')[0]).toBeLessThan(start + day + 3_600_000);
  expect(at('wait-2')[0]).toBeGreaterThanOrEqual(start + 3 * day);
  expect(at('nightly')).toHaveLength(4);
  expect(at('nightly').every((ms) => new Date(ms).getUTCHours() === 3)).toBe(true);
  const hourly = at('hourly').slice(before);
  expect(hourly.length).toBeGreaterThan(50);
  expect(hourly.length).toBeLessThanOrEqual(62);
  expect(hourly.at(-1)).toBeGreaterThanOrEqual(start + 4 * day);
  const ordered = times.slice(before).map(([, ms]) => Number(ms));
  expect(ordered).toEqual([...ordered].sort((a, b) => a - b));

  const told = (await (await fetch(`${runtime.url}/now`)).json()) as { now: number };
  expect(told.now).toBeGreaterThanOrEqual(start + 4 * day);
  const { status } = await callStates(runtime.url, 'DescribeExecution', {
    executionArn: machineArn.replace('stateMachine', 'execution').concat(':one'),
  });
  expect(status).toBe('SUCCEEDED');
});

test('the clock refuses what is no duration and never goes back', async () => {
  const before = runtime.clock.now();
  await expect(runtime.advance('soon')).rejects.toThrow(DurationRefused);
  await expect(runtime.advance('-P1D')).rejects.toThrow(DurationRefused);
  expect(runtime.clock.now() - before).toBeLessThan(day);
});

test('a second start on the same data folder, and one on the same port, are refused with what to do', async () => {
  const dataDir = newFolder();
  const { templateDir } = stack;
  const quiet = writeTemplate({});
  const first = await startRuntime({ port: 0, dataDir, templateDir: quiet });
  try {
    await expect(startRuntime({ port: 0, dataDir, templateDir })).rejects.toThrow(
      /in use: Anchor Awards is running on it already/,
    );
    await expect(startRuntime({ port: first.port, dataDir: newFolder(), templateDir })).rejects.toThrow(
      `Port ${first.port} is in use. Stop what uses it, or choose another with PORT.`,
    );
  } finally {
    await first.stop();
  }
  const again = await startRuntime({ port: 0, dataDir, templateDir: quiet });
  await again.stop();
});
