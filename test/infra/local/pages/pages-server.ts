import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DurationRefused } from '../../../../infra/local/clock/time-machine.ts';
import { localPages } from '../../../../infra/local/pages/index.ts';
import type { StoredMail } from '../../../../infra/local/ses/index.ts';
import { openStatesEngine } from '../../../../infra/local/states/index.ts';

export const start = Date.UTC(2026, 8, 1, 12);
const machineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:sample';

/** A machine with a loop, a caught error, a Parallel and a wait to stand in. */
export const sampleDefinition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Screen',
  States: {
    Screen: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'screen', Payload: {} },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Hand over' }],
      Next: 'Enough?',
    },
    'Enough?': {
      Type: 'Choice',
      Choices: [
        { Condition: "{% $states.input.x = 'yes' %}", Next: 'Both' },
        { Condition: "{% $states.input.x = 'again' %}", Next: 'Screen' },
      ],
      Default: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
        { StartAt: 'Wait here', States: { 'Wait here': { Type: 'Wait', Seconds: 86_400, End: true } } },
      ],
      End: true,
    },
    'Hand over': { Type: 'Fail', Error: 'HandedOver' },
  },
};

/** The pages with a real engine behind them; mails and the clock are put there by the test. */
export async function servePages(mails: StoredMail[] = []) {
  let now = start;
  const clock = { now: () => now };
  const failing = new Set<string>();
  const engine = openStatesEngine({
    file: ':memory:',
    clock,
    async invoke() {
      if (failing.has('screen')) return { ok: false, errorType: 'Broken', errorMessage: '<b>no</b>' };
      return { ok: true, payload: {} };
    },
  });
  engine.putStateMachine({ arn: machineArn, name: 'sample', definition: sampleDefinition });
  const newest = () => mails.toReversed();
  const handle = localPages({
    clock,
    engine,
    mail: {
      inbox: (to) => newest().filter((one) => to === undefined || one.to === to),
      mail: (id) => mails.find((one) => one.id === id),
    },
    endpoints: { dynamodb: 'http://d', states: 'http://s', s3: 'http://o', ses: 'http://m' },
    identity: { token: async (email) => (email === 'manager@example.org' ? 'ey.J.x' : undefined) },
    async advance(duration) {
      if (duration !== 'P1D') throw new DurationRefused('not an ISO 8601 duration such as P3D or PT20M');
      now += 86_400_000;
      await engine.runDue();
      return new Date(now);
    },
  });
  const server = createServer((request, response) => {
    void handle(request, response).then((mine) => {
      if (!mine) response.writeHead(404).end('not a page of the runtime');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function begin(name: string, fails = false): Promise<string> {
    if (fails) failing.add('screen');
    const { body } = await engine.call('StartExecution', { stateMachineArn: machineArn, name, input: '{}' });
    do await new Promise((resolve) => setImmediate(resolve));
    while (!engine.idle());
    failing.clear();
    return (body as { executionArn: string }).executionArn;
  }

  async function close(): Promise<void> {
    server.close();
    server.closeAllConnections();
    await engine.stop();
  }
  return { origin, begin, close };
}

/** A mail as the inbox keeps it. */
export function mailOf(over: Partial<StoredMail> = {}): StoredMail {
  return {
    id: 'mail-1',
    to: 'ana@example.org',
    from: 'Anchor Awards <no-reply@awards.example>',
    subject: 'Your application',
    text: 'Hello',
    html: '<p>Hello</p>',
    headers: { 'X-Intent': 'receipt' },
    sentAt: '2026-09-01T12:00:00.000Z',
    attachments: [],
    ...over,
  };
}
