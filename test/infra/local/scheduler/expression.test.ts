import { expect, test } from 'vitest';
import { readExpression } from '../../../../infra/local/scheduler/expression.ts';

function next(expression: string, after: string, timeZone = 'UTC', count = 1): string[] {
  const timing = readExpression(expression, timeZone);
  if (timing.kind !== 'cron') throw new Error('not a calendar schedule');
  const found: string[] = [];
  let at = Date.parse(after);
  while (found.length < count) {
    const following = timing.next(at);
    if (following === undefined) break;
    found.push(new Date(following).toISOString().slice(0, 16));
    at = following;
  }
  return found;
}

test.each([
  ['rate(1 minute)', 60_000],
  ['rate(15 minutes)', 900_000],
  ['rate(1 hour)', 3_600_000],
  ['rate(7 days)', 604_800_000],
])('%s runs every %i ms', (expression, everyMs) => {
  expect(readExpression(expression, 'UTC')).toEqual({ kind: 'rate', everyMs });
});

test.each([
  ['cron(0 10 * * ? *)', '2026-11-21T10:00:00Z', ['2026-11-22T10:00', '2026-11-23T10:00']],
  ['cron(15 12 * * ? *)', '2026-11-21T12:14:59Z', ['2026-11-21T12:15']],
  ['cron(0/20 8-9 ? * MON-FRI *)', '2026-11-20T09:30:00Z', ['2026-11-20T09:40', '2026-11-23T08:00']],
  ['cron(0 0 1 1,7 ? *)', '2026-11-21T00:00:00Z', ['2027-01-01T00:00', '2027-07-01T00:00']],
  ['cron(0 0 29 2 ? *)', '2026-11-21T00:00:00Z', ['2028-02-29T00:00']],
  ['cron(0 0 ? * 1 *)', '2026-11-21T00:00:00Z', ['2026-11-22T00:00']],
  ['cron(0 0 1 JAN ? 2027-2028)', '2027-06-01T00:00:00Z', ['2028-01-01T00:00']],
])('%s after %s', (expression, after, expected) => {
  expect(next(expression, after, 'UTC', expected.length)).toEqual(expected);
});

test('a calendar schedule keeps to its time zone through the change of the clocks', () => {
  expect(next('cron(0 9 * * ? *)', '2026-10-31T12:00:00Z', 'America/Los_Angeles', 3)).toEqual([
    '2026-10-31T16:00',
    '2026-11-01T17:00',
    '2026-11-02T17:00',
  ]);
  expect(next('cron(30 2 * * ? *)', '2027-03-13T00:00:00Z', 'America/Los_Angeles', 2)).toEqual([
    '2027-03-13T10:30',
    '2027-03-15T09:30',
  ]);
});

test('a year that has passed leaves nothing to run', () => {
  expect(next('cron(0 0 1 1 ? 2020)', '2026-11-21T00:00:00Z')).toEqual([]);
});

test.each([
  'rate(0 minutes)',
  'rate(1 week)',
  'at(2026-11-21T00:00:00)',
  'cron(0 0 * * ?)',
  'cron(0 0 L * ? *)',
  'cron(61 0 * * ? *)',
])('%s is refused', (expression) => {
  expect(() => readExpression(expression, 'UTC')).toThrow();
});
