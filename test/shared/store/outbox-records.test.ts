import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Effect } from '../../../shared/domain/effects.ts';
import { faultTable } from '../../../shared/domain/faults.ts';
import { readAll, readItem } from '../../../shared/store/applications.ts';
import { keys, shards } from '../../../shared/store/keys.ts';
import { outboxWrites } from '../../../shared/store/outbox.ts';
import {
  begin,
  drop,
  fail,
  finish,
  isDue,
  readRecord,
  retryDelay,
  type StoredRecord,
  settleAsSent,
} from '../../../shared/store/outbox-records.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo('2026-11-21T18:00:00.000Z');
  store = await table.another();
});

const mail: Effect = { kind: 'mail-applicant', mail: 'receipt', applicationId: 'app_x' };
const start: Effect = { kind: 'start-workflow', machine: 'round', id: 'some-program~2027', run: 1 };

async function ordered(effect: Effect): Promise<StoredRecord> {
  await transact(store, outboxWrites(store, 'app_x.3', [effect]));
  return record();
}

async function record(): Promise<StoredRecord> {
  const found = await readRecord(store, 'app_x.3.1');
  if (!found) throw new Error('no record');
  return found;
}

/** What stands in the clock's index, with its instant. */
async function onTheClock(): Promise<string[]> {
  const pages = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      store.client.send(
        new QueryCommand({
          TableName: store.tableName,
          IndexName: 'by-clock',
          KeyConditionExpression: 'clockPk = :pk',
          ExpressionAttributeValues: { ':pk': `CLOCK#${shard}` },
        }),
      ),
    ),
  );
  return pages.flatMap(({ Items = [] }) => Items.map((item) => String(item['clockSk'])));
}

const serviceError = (name: string) => Object.assign(new Error('no'), { name });

describe('sending', () => {
  test('of twenty who want to send one begins, and its intent and the writes with it stand', async () => {
    const before = await ordered(mail);
    const writes = [{ as: 'code', put: { pk: 'CODE', sk: 'CODE' } }];
    const begun = (await Promise.all(Array.from({ length: 20 }, () => begin(store, before, writes)))).filter(
      Boolean,
    );
    expect(begun).toHaveLength(1);
    expect(await record()).toMatchObject({ state: 'sending', attemptId: begun[0]?.attemptId, attempts: 0 });
    expect(await readItem(store, { pk: 'CODE', sk: 'CODE' })).toBeDefined();
    expect(await onTheClock()).toEqual(['2026-11-21T18:02:00.000Z#app_x.3.1']);
  });

  test('a mail under way is left alone for two minutes, then it is due again and counts as a try', async () => {
    const sending = await begin(store, await ordered(mail), []);
    expect(isDue(store, await record())).toBe(false);
    table.clock.advance({ seconds: 119 });
    expect(isDue(store, await record())).toBe(false);
    table.clock.advance({ seconds: 1 });
    expect(isDue(store, await record())).toBe(true);
    const again = await begin(store, await record(), []);
    expect(again).toMatchObject({ state: 'sending', attempts: 1 });
    expect(again?.attemptId).not.toBe(sending?.attemptId);
    if (sending) expect(await finish(store, sending, 'old')).toBe('elsewhere');
    expect(await record()).toMatchObject({ state: 'sending' });
  });

  test('a sent mail is done, keeps its message id, leaves the clock and is forgotten after sixty days', async () => {
    const sending = await begin(store, await ordered(mail), []);
    if (sending) expect(await finish(store, sending, 'm-1')).toBe('changed');
    expect(await record()).toMatchObject({
      state: 'done',
      messageId: 'm-1',
      expiresAt: Date.parse('2027-01-20T18:00:00Z') / 1000,
    });
    expect(await onTheClock()).toEqual([]);
    expect(isDue(store, await record())).toBe(false);
  });

  test('a report settles a mail whatever we knew of it: under way, to be tried again, or given up', async () => {
    await begin(store, await ordered(mail), []);
    expect(await settleAsSent(store, 'app_x.3.1', 'm-2')).toBe('changed');
    expect(await settleAsSent(store, 'app_x.3.1', 'm-2')).toBe('elsewhere');
    expect(await record()).toMatchObject({ state: 'done', messageId: 'm-2' });
    expect(await settleAsSent(store, 'nobody.1', 'm-2')).toBe('elsewhere');
  });

  test('a report settles a mail that was given up', async () => {
    await fail(store, await ordered(mail), serviceError('MessageRejected'));
    expect(await settleAsSent(store, 'app_x.3.1', 'm-3')).toBe('changed');
    expect(await record()).toMatchObject({ state: 'done' });
  });
});

test('what is no longer due is dropped with its reason, once', async () => {
  const before = await ordered(mail);
  expect(await drop(store, before, 'status-withdrawn')).toBe('changed');
  expect(await drop(store, before, 'status-withdrawn')).toBe('elsewhere');
  expect(await finish(store, before)).toBe('elsewhere');
  expect(await record()).toMatchObject({ state: 'dropped', reason: 'status-withdrawn' });
  expect(await onTheClock()).toEqual([]);
});

describe('failing', () => {
  test('a passing fault is tried again when the table says, at most six times, then an owner is told', async () => {
    await ordered(start);
    for (let attempt = 1; attempt <= 6; attempt++) {
      expect(await fail(store, await record(), serviceError('ServiceUnavailable'))).toBe('retrying');
      const { retryAt = '', attempts, state } = await record();
      const wait = (Date.parse(retryAt) - table.clock.now().getTime()) / 1000;
      expect({ attempts, state }).toEqual({ attempts: attempt, state: 'pending' });
      expect(wait).toBeLessThanOrEqual(Math.min(2 * 2 ** (attempt - 1), 60));
      expect(await onTheClock()).toEqual([`${retryAt}#app_x.3.1`]);
      table.clock.advance({ seconds: wait + 0.001 });
      expect(isDue(store, await record())).toBe(true);
    }
    expect(await fail(store, await record(), serviceError('ServiceUnavailable'))).toBe('owner');
    expect(await record()).toMatchObject({ state: 'failed', error: 'ServiceUnavailable' });
    expect(await readAll(store, 'ROUND#some-program~2027', 'ATTENTION#')).toMatchObject([
      {
        kind: 'workflow-failed',
        programId: 'some-program',
        details: ['start-workflow', 'ServiceUnavailable'],
      },
    ]);
  });

  test('before its time a record that failed is not due, whoever brings it', async () => {
    const constant = { ...store, random: () => new Uint8Array(16).fill(255) };
    await fail(constant, await ordered(start), serviceError('ThrottlingException'));
    expect(isDue(store, await record())).toBe(false);
    table.clock.advance({ seconds: 10 });
    expect(isDue(store, await record())).toBe(true);
  });

  test('what can never work goes to the owner at once, by list and by mail, and never again to the sweeper', async () => {
    await transact(store, [{ as: 'a', put: { ...keys.application('app_x'), programId: 'some-program' } }]);
    const sending = await begin(store, await ordered(mail), []);
    if (sending) expect(await fail(store, sending, serviceError('MessageRejected'))).toBe('owner');
    expect(await readAll(store, 'APP#app_x', 'ATTENTION#')).toMatchObject([
      { kind: 'mail-bounced', programId: 'some-program', details: ['receipt', 'MessageRejected'] },
    ]);
    expect(await readRecord(store, 'app_x.3.1.owner.1')).toMatchObject({
      state: 'pending',
      effect: { kind: 'mail-owner', mail: 'owner-attention', subject: 'APP#app_x', about: 'mail-bounced' },
    });
    expect((await onTheClock()).filter((key) => key.endsWith('#app_x.3.1'))).toEqual([]);
  });

  test('trouble with a mail to an owner is listed, without another mail about it', async () => {
    const effect: Effect = {
      kind: 'mail-owner',
      mail: 'owner-attention',
      programId: 'some-program',
      subject: 'APP#app_x',
      about: 'same-person',
    };
    await fail(store, await ordered(effect), serviceError('MessageRejected'));
    expect(await readAll(store, 'APP#app_x', 'ATTENTION#')).toHaveLength(1);
    expect(await readRecord(store, 'app_x.3.1.owner.1')).toBeUndefined();
  });

  test('a failure that arrives after somebody else finished changes nothing', async () => {
    const before = await ordered(start);
    await finish(store, before);
    expect(await fail(store, before, serviceError('ServiceUnavailable'))).toBe('elsewhere');
    expect(await fail(store, before, serviceError('AccessDeniedException'))).toBe('elsewhere');
    expect(await readAll(store, 'ROUND#some-program~2027', 'ATTENTION#')).toEqual([]);
  });
});

test('waits grow to the limit of their row and never beyond', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(faultTable.transient, faultTable.limited),
      fc.integer({ min: 1, max: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rule, attempts, share) => {
        const delay = retryDelay(rule, attempts, share);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(rule.maxDelaySeconds);
        expect(delay).toBeLessThanOrEqual(rule.intervalSeconds * rule.backoffRate ** (attempts - 1));
      },
    ),
  );
});
