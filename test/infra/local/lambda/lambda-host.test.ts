import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { functionSpecs } from '../../../../infra/local/lambda/function-spec.ts';
import { type LambdaHost, openLambdaHost } from '../../../../infra/local/lambda/lambda-host.ts';
import { loadTemplate } from '../../../../infra/local/template/load-template.ts';
import { type FixtureFunction, newFolder, place, writeTemplate } from '../runtime/fixture.ts';

const hosts: LambdaHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop(0)));
});

async function hostOf(functions: Record<string, FixtureFunction>, offset = () => 0, dataDir = newFolder()) {
  const template = loadTemplate(writeTemplate({ functions }), place);
  const host = await openLambdaHost({
    functions: functionSpecs(template),
    region: place.region,
    dataDir,
    offset,
    environment: { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' },
  });
  hosts.push(host);
  return host;
}

test('a handler gets its event, the context of the service and the environment of the template', async () => {
  const host = await hostOf({
    Echo: {
      code: `exports.handler = async (event, context) => ({ event, id: context.awsRequestId, name: context.functionName,
        arn: context.invokedFunctionArn, group: context.logGroupName, left: context.getRemainingTimeInMillis(),
        colour: process.env.COLOUR, db: process.env.AWS_ENDPOINT_URL_DYNAMODB, options: process.env.NODE_OPTIONS });`,
      environment: { COLOUR: 'blue' },
    },
  });
  const result = await host.invoke(
    'arn:aws:lambda:us-east-1:000000000000:function:AnchorAwards-Echo:$LATEST',
    { a: [1] },
  );
  expect(result).toMatchObject({
    ok: true,
    payload: {
      event: { a: [1] },
      name: 'AnchorAwards-Echo',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:AnchorAwards-Echo',
      group: '/aws/lambda/AnchorAwards-Echo',
      colour: 'blue',
      db: 'http://127.0.0.1:1',
    },
  });
  const { left, id, options } = (result as { payload: Record<string, unknown> }).payload;
  expect(left).toBeGreaterThan(1_000);
  expect(left).toBeLessThanOrEqual(5_000);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(options).toBeUndefined();
});

test('callback handlers answer by their callback', async () => {
  const host = await hostOf({
    Good: { code: 'exports.handler = (event, context, done) => setImmediate(done, null, event.n + 1);' },
    Bad: { code: 'exports.handler = (event, context, done) => { done(new RangeError("too far")); };' },
  });
  expect(await host.invoke('AnchorAwards-Good', { n: 1 })).toEqual({ ok: true, payload: 2 });
  expect(await host.invoke('AnchorAwards-Bad', {})).toEqual({
    ok: false,
    errorType: 'RangeError',
    errorMessage: 'too far',
  });
});

test('an error keeps its name, for the workflow to choose the retry by', async () => {
  const host = await hostOf({
    Fails: {
      code: 'class Limited extends Error { name = "Limited" }; exports.handler = async () => { throw new Limited("later"); };',
    },
  });
  expect(await host.invoke('AnchorAwards-Fails', {})).toEqual({
    ok: false,
    errorType: 'Limited',
    errorMessage: 'later',
  });
});

test('a function that takes too long is killed, reported as the service does, and works again', async () => {
  const host = await hostOf({
    Slow: { code: 'exports.handler = async ({ spin }) => { while (spin) {} return "quick"; };', timeout: 1 },
  });
  expect(await host.invoke('AnchorAwards-Slow', { spin: true })).toMatchObject({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(/^RequestId: .* Error: Task timed out after 1\.00 seconds$/),
  });
  expect(await host.invoke('AnchorAwards-Slow', { spin: false })).toEqual({ ok: true, payload: 'quick' });
});

test('a process that exits fails its invocation and is replaced', async () => {
  const host = await hostOf({
    Dies: { code: 'exports.handler = async ({ die }) => { if (die) process.exit(3); return process.pid; };' },
  });
  expect(await host.invoke('AnchorAwards-Dies', { die: true })).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringContaining('exit status 3'),
  });
  expect(await host.invoke('AnchorAwards-Dies', {})).toMatchObject({ ok: true });
});

test('invocations at the same time run in processes of their own, four at most', async () => {
  const host = await hostOf({
    Busy: {
      code: `const fs = require('fs'); exports.handler = async ({ folder, n }) => {
        fs.writeFileSync(folder + '/' + n, '');
        while (fs.readdirSync(folder).length < 4) await new Promise((r) => setTimeout(r, 5));
        return process.pid; };`,
    },
  });
  const folder = newFolder();
  const results = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((n) => host.invoke('AnchorAwards-Busy', { folder, n })),
  );
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(new Set(results.map((result) => result.ok && result.payload)).size).toBe(4);
});

test('every Date in the process follows the virtual clock of the invocation', async () => {
  let offset = 0;
  const host = await hostOf(
    {
      Clock: {
        code: 'exports.handler = async () => [Date.now(), new Date().getTime(), Date.parse(Date()), new Date(5).getTime()];',
      },
    },
    () => offset,
  );
  const read = async () => (await host.invoke('AnchorAwards-Clock', null)) as { payload: number[] };
  const before = await read();
  offset = 21 * 86_400_000;
  const after = await read();
  for (const at of [0, 1, 2]) {
    const moved = Number(after.payload[at]) - Number(before.payload[at]);
    expect(moved).toBeGreaterThanOrEqual(offset - 1_000);
    expect(moved).toBeLessThan(offset + 60_000);
  }
  expect(after.payload[3]).toBe(5);
});

test('a handler that cannot be loaded is named when the functions are warmed', async () => {
  const host = await hostOf({
    Whole: { code: 'exports.handler = async () => 1;' },
    Broken: { code: 'require("not-there");' },
    Nameless: { code: 'exports.other = 1;' },
  });
  await expect(host.warm()).rejects.toThrow(
    /AnchorAwards-Broken: Runtime\.ImportModuleError[\s\S]*AnchorAwards-Nameless: Runtime\.HandlerNotFound/,
  );
  expect(await host.invoke('AnchorAwards-Whole', {})).toEqual({ ok: true, payload: 1 });
});

test('what a function prints is in its log', async () => {
  const dataDir = newFolder();
  const host = await hostOf(
    { Talks: { code: 'exports.handler = async () => { console.log("said so"); };' } },
    () => 0,
    dataDir,
  );
  expect(await host.invoke('AnchorAwards-Talks', {})).toEqual({ ok: true, payload: null });
  expect(readFileSync(join(dataDir, 'logs', 'AnchorAwards-Talks.log'), 'utf8')).toContain('said so');
});

test('an unknown function is an error by name', async () => {
  const host = await hostOf({});
  expect(await host.invoke('nobody', {})).toMatchObject({ errorType: 'Lambda.ResourceNotFoundException' });
});
