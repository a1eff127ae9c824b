import { expect, test } from 'vitest';
import { type Batch, settleBatch } from '../../../../infra/local/stream/batch.ts';

const record = (n: number) => ({ eventID: `${n}`, dynamodb: { SequenceNumber: `${n}` } });
const batch = (numbers: readonly number[], attempts = 0): Batch => ({
  records: numbers.map(record),
  attempts,
});
const rules = { reportsItems: true, bisect: false, maxRetries: 2 };
const ok = (payload: unknown) => ({ ok: true, payload }) as const;
const failed = { ok: false, errorType: 'E', errorMessage: '' } as const;
const items = (...numbers: number[]) =>
  ok({ batchItemFailures: numbers.map((n) => ({ itemIdentifier: `${n}` })) });

test.each([ok(null), ok({}), ok({ batchItemFailures: [] }), ok({ batchItemFailures: null })])(
  'a batch without failures is done: %j',
  (result) => {
    expect(settleBatch(batch([1, 2]), result, rules)).toEqual({ kind: 'done' });
  },
);

test('records before the first that failed are done, the others are tried again', () => {
  expect(settleBatch(batch([1, 2, 3, 4]), items(4, 3), rules)).toEqual({
    kind: 'retry',
    batches: [batch([3, 4], 1)],
  });
});

test('an error of the function, a report that cannot be read and a stranger in it all fail the whole batch', () => {
  const again = { kind: 'retry', batches: [batch([1, 2], 1)] };
  expect(settleBatch(batch([1, 2]), failed, rules)).toEqual(again);
  expect(settleBatch(batch([1, 2]), ok({ batchItemFailures: 'all' }), rules)).toEqual(again);
  expect(settleBatch(batch([1, 2]), items(2, 9), rules)).toEqual(again);
});

test('a report is ignored where the mapping does not ask for it', () => {
  expect(settleBatch(batch([1, 2]), items(1), { ...rules, reportsItems: false })).toEqual({ kind: 'done' });
});

test('halving splits what failed and costs no attempt', () => {
  expect(settleBatch(batch([1, 2, 3, 4, 5], 2), failed, { ...rules, bisect: true })).toEqual({
    kind: 'retry',
    batches: [batch([1, 2, 3]), batch([4, 5])],
  });
});

test('after the last retry the rest is given up, unless there is no limit', () => {
  expect(settleBatch(batch([1], 2), failed, rules)).toEqual({ kind: 'given-up', batch: batch([1], 3) });
  expect(settleBatch(batch([1], 99), failed, { ...rules, maxRetries: -1 })).toEqual({
    kind: 'retry',
    batches: [batch([1], 100)],
  });
  expect(settleBatch(batch([1, 2], 2), items(2), rules)).toEqual({ kind: 'retry', batches: [batch([2], 1)] });
});
