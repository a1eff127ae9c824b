import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dispatch } from '../../../functions/dispatch/dispatch.ts';
import { dispatchHandler } from '../../../functions/dispatch/dispatch-handler.ts';
import { tagOf } from '../../../functions/dispatch/names.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readRecord } from '../../../shared/store/outbox-records.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  dispatchOn,
  lambdaContext,
  order,
  publishSamples,
  reportOf,
  serviceError,
  submitted,
} from './fixtures.ts';

let table: TestTable;
let store: Store;
let applicationId: string;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await publishSamples(store);
  applicationId = await submitted(store, 'health-careers-scholarship');
});
afterAll(() => table.stop());

/** What the mail service does with a call: takes it or not, answers or not. */
const answers = ['accepted', 'accepted, answer lost', 'lost on the way', 'throttled', 'refused'] as const;
type Answer = (typeof answers)[number];

/** What can happen in any order and at the same time. `die` is a function killed before its next write. */
const steps = [
  'stream',
  'stream twice',
  'sweep',
  'sweep twice',
  'report',
  'report twice',
  'moment',
  'wait',
  'die',
] as const;
type Step = (typeof steps)[number];

/** A mail service that keeps what it took and reports it, when asked to, at least once. */
function mailService(dispatch: Dispatch, script: Answer[]) {
  const taken: { tag: string; messageId: string; reported: boolean }[] = [];
  mockClient(dispatch.mail)
    .on(SendEmailCommand)
    .callsFake(async (input: { EmailTags?: { Name: string; Value: string }[] }) => {
      const answer = script.shift() ?? 'accepted';
      if (answer === 'throttled') throw serviceError('TooManyRequestsException', 429);
      if (answer === 'refused') throw serviceError('MessageRejected', 400);
      if (answer === 'lost on the way') throw serviceError('TimeoutError');
      const messageId = `m-${taken.length + 1}`;
      const tag = input.EmailTags?.find(({ Name }) => Name === 'outbox')?.Value ?? '';
      taken.push({ tag, messageId, reported: false });
      if (answer === 'accepted, answer lost') throw serviceError('TimeoutError');
      return { MessageId: messageId };
    });
  return taken;
}

/** A store whose writes stop at some moment, as when the function is killed: what was committed stays. */
function dyingStore(writesLeft: number): Store {
  let left = writesLeft;
  const send = (command: { constructor: { name: string } }) => {
    if (command.constructor.name === 'TransactWriteCommand' && left-- <= 0) return new Promise(() => {});
    return store.client.send(command as never);
  };
  return { ...store, client: Object.create(store.client, { send: { value: send } }) };
}

async function played(effect: Effect, script: Answer[], play: Step[][]) {
  const [id = ''] = await order(store, effect);
  const dispatch = dispatchOn(store);
  const taken = mailService(dispatch, script);
  const states = mockClient(dispatch.states);
  states.on(SendTaskSuccessCommand).resolves({}).on(StartExecutionCommand).resolves({});
  const handle = dispatchHandler(dispatch);
  const stream = () => handle({ Records: [record(id)] }, lambdaContext);
  const sweep = () => handle({ kind: 'clock' }, lambdaContext);
  const report = async () => {
    for (const mail of taken) {
      mail.reported = true;
      await handle(reportOf('Email Sent', mail.tag, mail.messageId), lambdaContext);
    }
  };
  const does: Record<Step, () => Promise<unknown>> = {
    stream,
    'stream twice': () => Promise.all([stream(), stream()]),
    sweep,
    'sweep twice': () => Promise.all([sweep(), sweep()]),
    report,
    'report twice': () => Promise.all([report(), report()]),
    // Even all moments of a play together are less than two minutes, so that no mail is unreported for as long.
    moment: async () => table.clock.advance({ seconds: 6 }),
    wait: async () => {
      // The service reports within seconds: before the two minutes are over, everything it took is reported.
      await report();
      table.clock.advance({ seconds: 130 });
    },
    die: async () => {
      const dead = dispatchHandler({ ...dispatch, store: dyingStore(play.length % 3) });
      void dead({ Records: [record(id)] }, lambdaContext);
      await settled();
    },
  };
  for (const together of play) await Promise.all(together.map((step) => does[step]()));
  for (let minute = 0; minute < 40; minute++) {
    await does.wait();
    await sweep();
    const state = (await readRecord(store, id))?.state;
    if (state === 'done' || state === 'dropped' || state === 'failed') break;
  }
  await report();
  return { id, taken: taken.filter(({ tag }) => tag === tagOf(id)), states };
}

const record = (id: string) => ({
  eventSource: 'aws:dynamodb',
  dynamodb: { SequenceNumber: '1', Keys: { pk: { S: `OUTBOX#${id}` } } },
});

/** Long enough for a killed function to get where it hangs: its calls to the local table are all answered by then. */
async function settled(): Promise<void> {
  for (let i = 0; i < 8; i++) await readRecord(store, 'nobody');
}

const plays = fc.array(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 3 }), { maxLength: 5 });

test('whatever happens in whatever order, a mail is taken once and its record ends; none is lost', async () => {
  const scripts = fc.array(fc.constantFrom(...answers), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(scripts, plays, async (script, play) => {
      const refused = script.includes('refused');
      const effect: Effect = { kind: 'mail-applicant', mail: 'receipt', applicationId };
      const { id, taken } = await played(effect, [...script], play);
      const { state } = (await readRecord(store, id)) ?? {};
      expect(['done', 'failed']).toContain(state);
      if (state === 'done') expect(taken).toHaveLength(1);
      // Only a refusal for good may leave a mail unsent, and then an owner was told in the same transaction.
      if (state === 'failed') {
        expect(refused).toBe(true);
        expect(taken).toHaveLength(0);
        expect(await readRecord(store, `${id}.owner.1`)).toBeDefined();
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 120_000);

let waits = 0;
test('whatever happens in whatever order, a wait is ended and its record is done', async () => {
  await fc.assert(
    fc.asyncProperty(plays, async (play) => {
      waits += 1;
      const subject = `APP#app_wait_${waits}`;
      const Item = { ...keys.wait(subject, 'answer'), token: `token-${waits}` };
      await store.client.send(new PutCommand({ TableName: store.tableName, Item }));
      const effect: Effect = { kind: 'resume', subject, stage: 'answer', output: { outcome: 'accepted' } };
      const { id, states } = await played(effect, [], play);
      expect((await readRecord(store, id))?.state).toBe('done');
      const tokens = states.commandCalls(SendTaskSuccessCommand).map(({ args }) => args[0].input.taskToken);
      expect(new Set(tokens)).toEqual(new Set([`token-${waits}`]));
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 120_000);
