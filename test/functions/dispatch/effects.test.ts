import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut } from '../../../functions/dispatch/carry-out.ts';
import type { Dispatch } from '../../../functions/dispatch/dispatch.ts';
import { dispatchHandler } from '../../../functions/dispatch/dispatch-handler.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readRecord } from '../../../shared/store/outbox-records.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  attentionsOf,
  dispatchOn,
  lambdaContext,
  order,
  serviceError,
  stateOf,
  streamOf,
} from './fixtures.ts';

let table: TestTable;
let store: Store;
let dispatch: Dispatch;
let states: ReturnType<typeof mockClient>;
const moved: (string | undefined)[][] = [];
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
});
afterAll(() => table.stop());
beforeEach(() => {
  moved.length = 0;
  dispatch = dispatchOn(store, {
    moveWaitlist: async (_, ...ids) => {
      moved.push(ids);
    },
  });
  states = mockClient(dispatch.states);
});

const start: Effect = { kind: 'start-workflow', machine: 'round', id: 'some-program~2027', run: 2 };
let subjects = 0;
/** An effect that ends a wait of its own, and what stores that wait. */
function resumption() {
  subjects += 1;
  const subject = `APP#app_${subjects}`;
  const effect: Effect = { kind: 'resume', subject, stage: 'answer', output: { outcome: 'accepted' } };
  const wait = (token: string) =>
    store.client.send(
      new PutCommand({ TableName: store.tableName, Item: { ...keys.wait(subject, 'answer'), token } }),
    );
  return { effect, wait, stored: () => readItem(store, keys.wait(subject, 'answer')) };
}

async function carried(effect: Effect): Promise<string> {
  const [id = ''] = await order(store, effect);
  await carryOut(dispatch, id);
  return id;
}

describe('starting a workflow', () => {
  test('starts the machine under a name made from the record, with ids only', async () => {
    states.on(StartExecutionCommand).resolves({});
    const id = await carried(start);
    await carried({ kind: 'start-workflow', machine: 'application', id: 'app_7', run: 1 });
    expect(states.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input)).toEqual([
      {
        stateMachineArn: dispatch.machines.round,
        name: 'some-program_2027--2',
        input: '{"roundId":"some-program~2027"}',
      },
      {
        stateMachineArn: dispatch.machines.application,
        name: 'app_7--1',
        input: '{"applicationId":"app_7"}',
      },
    ]);
    expect(await stateOf(store, id)).toBe('done');
    await carryOut(dispatch, id);
    expect(states.commandCalls(StartExecutionCommand)).toHaveLength(2);
  });

  test('one that was started before is done', async () => {
    states.on(StartExecutionCommand).rejects(serviceError('ExecutionAlreadyExists', 400));
    expect(await stateOf(store, await carried(start))).toBe('done');
  });

  test('a machine that is not there goes to the owner', async () => {
    states.on(StartExecutionCommand).rejects(serviceError('StateMachineDoesNotExist', 400));
    expect(await stateOf(store, await carried(start))).toBe('failed');
    expect(await attentionsOf(store, 'ROUND#some-program~2027')).toMatchObject([{ kind: 'workflow-failed' }]);
  });
});

describe('ending a wait', () => {
  test('the token is answered once and forgotten', async () => {
    states.on(SendTaskSuccessCommand).resolves({});
    const { effect, wait, stored } = resumption();
    await wait('token-1');
    expect(await stateOf(store, await carried(effect))).toBe('done');
    expect(states.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: 'token-1',
      output: '{"outcome":"accepted"}',
    });
    expect(await stored()).toBeUndefined();
  });

  test('where nobody waits yet there is nothing to do', async () => {
    expect(await stateOf(store, await carried(resumption().effect))).toBe('done');
    expect(states.calls()).toHaveLength(0);
  });

  for (const name of ['TaskTimedOut', 'InvalidToken', 'TaskDoesNotExist'])
    test(`a wait that is over (${name}) is done and forgotten`, async () => {
      states.on(SendTaskSuccessCommand).rejects(serviceError(name, 400));
      const { effect, wait, stored } = resumption();
      await wait('token-1');
      expect(await stateOf(store, await carried(effect))).toBe('done');
      expect(await stored()).toBeUndefined();
    });

  test('a newer wait of the same stage is not forgotten', async () => {
    const { effect, wait, stored } = resumption();
    await wait('token-1');
    states.on(SendTaskSuccessCommand).callsFake(async () => {
      await wait('token-2');
      return {};
    });
    await carried(effect);
    expect(await stored()).toMatchObject({ token: 'token-2' });
  });

  test('a lost answer is told again until it is known to be over', async () => {
    const { effect, wait, stored } = resumption();
    await wait('token-1');
    states
      .on(SendTaskSuccessCommand)
      .rejectsOnce(serviceError('TimeoutError'))
      .rejects(serviceError('TaskTimedOut'));
    const id = await carried(effect);
    expect(await readRecord(store, id)).toMatchObject({ state: 'pending', attempts: 1 });
    expect(await stored()).toBeDefined();
    table.clock.advance({ seconds: 3 });
    await carryOut(dispatch, id);
    expect(await stateOf(store, id)).toBe('done');
    expect(await stored()).toBeUndefined();
  });
});

test('the waiting list is moved by its use case', async () => {
  expect(await stateOf(store, await carried({ kind: 'move-waitlist', roundId: 'r~1', fundId: 'f' }))).toBe(
    'done',
  );
  expect(moved).toEqual([['r~1', 'f']]);
});

describe('a batch of the stream', () => {
  const handle = (event: unknown) => dispatchHandler(dispatch)(event, lambdaContext);

  test('one that fails is put on record for the sweeper and the others go on', async () => {
    states
      .on(StartExecutionCommand)
      .resolves({})
      .on(StartExecutionCommand, { name: 'app_bad--1' })
      .rejects(serviceError('ServiceUnavailable', 503));
    const ids = await order(
      store,
      { kind: 'start-workflow', machine: 'application', id: 'app_good', run: 1 },
      { kind: 'start-workflow', machine: 'application', id: 'app_bad', run: 1 },
      { kind: 'start-workflow', machine: 'application', id: 'app_fine', run: 1 },
    );
    expect(await handle(streamOf(...ids))).toEqual({ batchItemFailures: [] });
    expect(await Promise.all(ids.map((id) => stateOf(store, id)))).toEqual(['done', 'pending', 'done']);
    expect(await handle(streamOf(...ids))).toEqual({ batchItemFailures: [] });
    expect(states.commandCalls(StartExecutionCommand)).toHaveLength(3);
  });

  test('one whose failure could not be put on record is given back, and the others go on', async () => {
    states.on(StartExecutionCommand).resolves({});
    const [first = '', second = ''] = await order(store, { ...start, run: 3 }, { ...start, run: 4 });
    const client = Object.create(store.client, {
      send: {
        value: (command: { input: { Key?: { pk?: string } } }) => {
          if (command.input.Key?.pk === `OUTBOX#${first}`) throw serviceError('InternalServerError', 500);
          return store.client.send(command as never);
        },
      },
    });
    dispatch = dispatchOn({ ...store, client }, { states: dispatch.states });
    expect(await handle(streamOf(first, second))).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect([await stateOf(store, first), await stateOf(store, second)]).toEqual(['pending', 'done']);
  });

  test('a record that is no longer there, and a key of something else, are passed over', async () => {
    const batch = streamOf('gone.1', 'x');
    for (const record of batch.Records.slice(1)) record.dynamodb.Keys.pk.S = 'APP#app_1';
    expect(await handle(batch)).toEqual({ batchItemFailures: [] });
  });

  test('an event of no kind we know is refused', async () => {
    await expect(handle({ hello: 'world' })).rejects.toMatchObject({ name: 'PermanentFault' });
  });
});
