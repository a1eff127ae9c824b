import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut } from '../../../functions/dispatch/carry-out.ts';
import { dependencies } from '../../../functions/dispatch/dependencies.ts';
import type { Dispatch } from '../../../functions/dispatch/dispatch.ts';
import { dispatchHandler } from '../../../functions/dispatch/dispatch-handler.ts';
import { type EventBridgeEvent, type Mail, openMail } from '../../../infra/local/ses/index.ts';
import { openStatesEngine, type StatesEngine } from '../../../infra/local/states/index.ts';
import { registerWait } from '../../../shared/cases/waits.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readRecord } from '../../../shared/store/outbox-records.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { lambdaContext, order, publishSamples, stateOf, submitted } from './fixtures.ts';

let table: TestTable;
let store: Store;
let dispatch: Dispatch;
let mail: Mail;
let engine: StatesEngine;
let server: Server;
let events: EventBridgeEvent[];
/** What becomes of the next call: its answer is lost, or it is lost itself. */
let accident: 'none' | 'answer lost' | 'call lost' = 'none';
/** True: a connection ends unseen after its first call, as one does that was idle while the function slept. */
let idleEnds: boolean;
let wires: (() => void)[];

const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:application';
const tokens: string[] = [];

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await publishSamples(store);
});
afterAll(() => table.stop());

beforeEach(async () => {
  events = [];
  accident = 'none';
  idleEnds = false;
  const used = new WeakSet<Socket>();
  const clock = { now: () => table.clock.now().getTime() };
  mail = openMail({
    file: ':memory:',
    clock,
    identities: ['example.org'],
    configurationSets: [{ name: 'sending', events: ['send', 'delivery', 'bounce', 'complaint'] }],
    publish: (event) => {
      events.push(event);
    },
  });
  engine = openStatesEngine({
    file: ':memory:',
    clock,
    invoke: async (_, payload) => {
      tokens.push((payload as { taskToken: string }).taskToken);
      return { ok: true, payload: {} };
    },
  });
  engine.putStateMachine({ arn: machine, name: 'application', definition });
  server = createServer((request, response) => {
    const lost = accident;
    accident = 'none';
    const ended = idleEnds && used.has(request.socket);
    used.add(request.socket);
    if (lost === 'call lost' || ended) {
      request.socket.destroy();
      return;
    }
    const path = request.url ?? '';
    if (lost === 'answer lost') response.end = (() => response.destroy()) as never;
    if (path.startsWith('/v2/')) {
      void mail.handle(request, response, path);
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const answer = await engine.call(action, JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  wires = Object.entries({
    AWS_ENDPOINT_URL_SESV2: endpoint,
    AWS_ENDPOINT_URL_SFN: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'thing',
  }).map(([name, value]) => {
    const before = process.env[name];
    process.env[name] = value;
    return () => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    };
  });
  const real = dependencies({
    TABLE_NAME: 'unused',
    BASE_URL: 'https://awards.example.org',
    LOG_LEVEL: 'ERROR',
    POWERTOOLS_SERVICE_NAME: 'dispatch',
    APPLICATION_MACHINE_ARN: machine,
    ROUND_MACHINE_ARN: machine,
    AWARD_MACHINE_ARN: machine,
    QUARANTINE_BUCKET: 'quarantine',
    CLEAN_BUCKET: 'clean',
    MAIL_FROM: 'awards@example.org',
    MAIL_CONFIGURATION_SET: 'sending',
    MAIL_RECIPIENTS: 'everybody',
  });
  dispatch = { ...real, store };
});
afterEach(async () => {
  for (const unset of wires) unset();
  dispatch.mail.destroy();
  dispatch.states.destroy();
  server.closeAllConnections();
  server.close();
  await mail.stop();
  await engine.stop();
});

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: {
    Wait: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'f', Payload: { taskToken: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 1000,
      End: true,
    },
  },
};

/** The handler as wired for the Lambda runtime, with the clients it has there. */
const handle = (event: unknown) => dispatchHandler(dispatch)(event, lambdaContext);

async function orderedReceipt(name: string): Promise<{ id: string; email: string }> {
  const email = `${Math.floor(table.clock.now().getTime())}-${events.length}@example.org`;
  const applicationId = await submitted(store, 'health-careers-scholarship', { name, email });
  const [id = ''] = await order(store, { kind: 'mail-applicant', mail: 'receipt', applicationId });
  return { id, email };
}

async function reported(): Promise<void> {
  await expect.poll(() => events.length).toBeGreaterThan(0);
  for (const event of events) await handle(event);
}

describe('with the mail service of the local runtime', () => {
  test('a mail arrives whole, in any script, and its reports find its record', async () => {
    table.clock.advance({ seconds: 1 });
    const { id, email } = await orderedReceipt('王小明 <b>محمد</b>');
    await carryOut(dispatch, id);
    const [received, ...more] = mail.inbox(email);
    expect(more).toEqual([]);
    expect(received?.text).toContain('Hello 王小明 <b>محمد</b>,');
    expect(received?.html).toContain('王小明 &lt;b&gt;محمد&lt;/b&gt;');
    expect(received?.from).toBe('Anchor Awards <awards@example.org>');
    expect(received?.headers).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      'Reply-To': 'scholarships@example.org',
    });
    await reported();
    expect(await readRecord(store, id)).toMatchObject({ state: 'done', messageId: received?.id });
  });

  test('an answer lost on the wire is not tried again by the client nor by us: the report settles it', async () => {
    table.clock.advance({ seconds: 1 });
    const { id, email } = await orderedReceipt('Ana');
    accident = 'answer lost';
    await carryOut(dispatch, id);
    expect(await stateOf(store, id)).toBe('sending');
    await handle({ kind: 'clock' });
    await reported();
    table.clock.advance({ minutes: 10 });
    await handle({ kind: 'clock' });
    expect(mail.inbox(email)).toHaveLength(1);
    expect(await readRecord(store, id)).toMatchObject({ state: 'done', messageId: mail.inbox(email)[0]?.id });
  });

  test('a call lost on the wire is made again when no report came', async () => {
    table.clock.advance({ seconds: 1 });
    const { id, email } = await orderedReceipt('Ana');
    accident = 'call lost';
    await carryOut(dispatch, id);
    expect(mail.inbox(email)).toEqual([]);
    table.clock.advance({ seconds: 120 });
    await handle({ kind: 'clock' });
    expect(mail.inbox(email)).toHaveLength(1);
    expect(await stateOf(store, id)).toBe('done');
  });

  test('a mail is never lost on a connection that ended while the function slept', async () => {
    idleEnds = true;
    for (const name of ['Ana', 'Luz', 'Kim']) {
      table.clock.advance({ seconds: 1 });
      const { id, email } = await orderedReceipt(name);
      await carryOut(dispatch, id);
      expect(await stateOf(store, id)).toBe('done');
      expect(mail.inbox(email)).toHaveLength(1);
    }
  });

  test('a sender that is not ours goes to the owner, under the name the service gave', async () => {
    const { id } = await orderedReceipt('Ana');
    const sender = { ...dispatch.sender, from: 'awards@elsewhere.example' };
    await carryOut({ ...dispatch, sender }, id);
    expect(await readRecord(store, id)).toMatchObject({ state: 'failed', error: 'MessageRejected' });
  });
});

describe('with the workflow engine of the local runtime', () => {
  const start = { kind: 'start-workflow', machine: 'application', id: 'app_1', run: 1 } as const;

  test('starting twice, with a lost answer too, is starting once', async () => {
    const ids = await order(store, start, start);
    accident = 'answer lost';
    for (const id of ids) await carryOut(dispatch, id);
    table.clock.advance({ minutes: 3 });
    await handle({ kind: 'clock' });
    expect(await Promise.all(ids.map((id) => stateOf(store, id)))).toEqual(['done', 'done']);
    expect(engine.executions().map(({ name }) => name)).toEqual(['app_1--1']);
  });

  test('a wait is ended once; a second time, and a token nobody knows, are over', async () => {
    const [first = ''] = await order(store, { ...start, id: 'app_2' });
    await carryOut(dispatch, first);
    await expect.poll(() => tokens.length).toBeGreaterThan(0);
    const token = tokens.at(-1) ?? '';
    const subject = 'APP#app_2';
    const resume = { kind: 'resume', subject, stage: 'answer', output: { outcome: 'accepted' } } as const;
    for (const known of [token, token, 'a token of another world']) {
      await registerWait(store, subject, 'answer', known, async () => undefined);
      const [id = ''] = await order(store, resume);
      await carryOut(dispatch, id);
      expect(await stateOf(store, id)).toBe('done');
      expect(await readItem(store, keys.wait(subject, 'answer'))).toBeUndefined();
    }
    await expect
      .poll(() => engine.executions().find(({ name }) => name === 'app_2--1')?.status)
      .toBe('SUCCEEDED');
  });
});
