import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Dispatch } from '../../../functions/dispatch/dispatch.ts';
import { dispatchHandler } from '../../../functions/dispatch/dispatch-handler.ts';
import { type DueItem, handleDue } from '../../../shared/cases/clock.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { dueWrites } from '../../../shared/store/outbox.ts';
import { readRecord } from '../../../shared/store/outbox-records.ts';
import { readSeals } from '../../../shared/store/seals.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  attentionsOf,
  dispatchOn,
  lambdaContext,
  order,
  publishSamples,
  serviceError,
  stateOf,
  statusOf,
  submitted,
} from './fixtures.ts';

let table: TestTable;
let store: Store;
let dispatch: Dispatch;
let handled: DueItem[];
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo('2026-11-21T18:00:00.000Z');
  store = await table.another();
  handled = [];
  dispatch = dispatchOn(store, {
    handleDue: async (_, due) => {
      handled.push(due);
      await take(due);
    },
  });
});

const take = (due: DueItem) =>
  transact(store, [{ as: 'due', delete: keys.due(due.subject, due.kind, due.ref) }]);
const tick = () => dispatchHandler(dispatch)({ kind: 'clock' }, lambdaContext);
const dueAt = (n: number, minutes: number): DueItem => ({
  kind: 'review-step',
  subject: `APP#app_${n}`,
  ref: `tsk_${n}`,
  at: new Date(Date.parse('2026-11-21T18:00:00.000Z') + minutes * 60_000).toISOString(),
});
async function dated(...dues: DueItem[]): Promise<void> {
  for (let i = 0; i < dues.length; i += 100) await transact(store, dueWrites(dues.slice(i, i + 100)));
}

describe('one tick of the clock', () => {
  test('handles what fell due in order of time over all shards, and nothing that did not', async () => {
    const dues = Array.from({ length: 300 }, (_, n) => dueAt(n, (n * 7) % 300));
    await dated(...dues, dueAt(1000, 301));
    table.clock.advance({ minutes: 300 });
    expect(await tick()).toEqual({ handled: 300 });
    expect(handled).toEqual([...dues].sort((a, b) => (a.at < b.at ? -1 : 1)));
    expect(await tick()).toEqual({ handled: 0 });
    table.clock.advance({ minutes: 1 });
    await tick();
    expect(handled.at(-1)).toEqual(dueAt(1000, 301));
  });

  test('what is due at this very millisecond is due', async () => {
    await dated(dueAt(1, 5));
    table.clock.moveTo('2026-11-21T18:04:59.999Z');
    expect(await tick()).toEqual({ handled: 0 });
    table.clock.moveTo('2026-11-21T18:05:00.000Z');
    expect(await tick()).toEqual({ handled: 1 });
  });

  test('one that fails stays due and does not keep back the others; it is asked once a tick', async () => {
    await dated(dueAt(1, 1), dueAt(2, 2), dueAt(3, 3));
    let failures = 0;
    dispatch = dispatchOn(store, {
      handleDue: async (_, due) => {
        if (due.ref === 'tsk_1') {
          failures += 1;
          throw serviceError('ServiceUnavailable', 503);
        }
        handled.push(due);
        await take(due);
      },
    });
    table.clock.advance({ minutes: 10 });
    expect(await tick()).toEqual({ handled: 2 });
    expect(handled.map(({ ref }) => ref)).toEqual(['tsk_2', 'tsk_3']);
    expect(failures).toBe(1);
    await tick();
    expect(failures).toBe(2);
    expect(await attentionsOf(store, 'APP#app_1')).toEqual([]);
  });

  test('one that can never be handled is put before the owner once, and stays', async () => {
    await dated(dueAt(1, 1));
    dispatch = dispatchOn(store, {
      handleDue: async () => {
        throw new TypeError('cannot read');
      },
    });
    table.clock.advance({ minutes: 10 });
    await tick();
    await tick();
    expect(await attentionsOf(store, 'APP#app_1')).toMatchObject([
      { kind: 'workflow-failed', details: ['review-step', 'TypeError'] },
    ]);
    const mail = await readRecord(store, 'APP-app_1.review-step-tsk_1-20261121180100000.1');
    expect(mail?.effect).toMatchObject({ kind: 'mail-owner', subject: 'APP#app_1' });
    expect(await readItem(store, keys.due('APP#app_1', 'review-step', 'tsk_1'))).toBeDefined();
  });

  test('what one item sets due now is handled in the same tick', async () => {
    await dated(dueAt(1, 1));
    dispatch = dispatchOn(store, {
      handleDue: async (_, due) => {
        handled.push(due);
        await take(due);
        if (due.ref === 'tsk_1') await dated(dueAt(2, 2));
      },
    });
    table.clock.advance({ minutes: 10 });
    expect(await tick()).toEqual({ handled: 2 });
  });

  test('what the stream missed is carried out by the sweeper, not before it is due', async () => {
    const states = mockClient(dispatch.states);
    states.on(StartExecutionCommand).resolves({});
    const [id = ''] = await order(store, {
      kind: 'start-workflow',
      machine: 'application',
      id: 'app_1',
      run: 1,
    });
    await tick();
    expect(await stateOf(store, id)).toBe('pending');
    table.clock.advance({ minutes: 2 });
    await tick();
    expect(await stateOf(store, id)).toBe('done');
    expect(states.calls()).toHaveLength(1);
  });

  test('a fault that passes is tried again at the times of the fault table until it works', async () => {
    const states = mockClient(dispatch.states);
    const fault = serviceError('ExecutionLimitExceeded', 400);
    states.on(StartExecutionCommand).rejectsOnce(fault).rejectsOnce(fault).rejectsOnce(fault).resolves({});
    const [id = ''] = await order(store, {
      kind: 'start-workflow',
      machine: 'application',
      id: 'app_1',
      run: 1,
    });
    for (let minute = 0; minute < 10; minute++) {
      table.clock.advance({ minutes: 1 });
      await tick();
    }
    expect(await stateOf(store, id)).toBe('done');
    expect(states.calls()).toHaveLength(4);
  });

  test('days that are over are sealed', async () => {
    await publishSamples(store);
    await submitted(store, 'health-careers-scholarship');
    table.clock.advance({ days: 2 });
    await tick();
    expect(await readSeals(store)).toMatchObject([
      { day: '2026-11-21', leaves: 1 },
      { day: '2026-11-22', leaves: 0 },
    ]);
  });

  test('with the real handlers an unanswered question ends its application when its date comes', async () => {
    await publishSamples(store);
    dispatch = dispatchOn(store, { handleDue });
    const id = await submitted(store, 'community-business-loan');
    const { screenApplication } = await import('../../../shared/cases/screening/screen-application.ts');
    await screenApplication(store, id);
    expect(await statusOf(store, id)).toBe('info-requested');
    for (let day = 0; day < 40; day++) table.clock.advance({ days: 1 });
    await tick();
    expect(await statusOf(store, id)).toBe('withdrawn');
    expect(await readItem(store, keys.due(`APP#${id}`, 'information-deadline', 'request'))).toBeUndefined();
  });
});
