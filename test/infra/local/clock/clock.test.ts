import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { readDuration } from '../../../../infra/local/clock/duration.ts';
import { patchDate } from '../../../../infra/local/clock/patch-date.ts';
import { openClock } from '../../../../infra/local/clock/virtual-clock.ts';

const start = Date.UTC(2026, 10, 1, 12);
let undo = () => {};
afterEach(() => undo());

test('the clock is the machine time until it is moved, and stays moved after a restart', () => {
  const db = new DatabaseSync(':memory:');
  let machine = start;
  const clock = openClock(db, () => machine);
  expect(clock.now()).toBe(start);
  clock.moveTo(start + 5_000);
  machine += 10;
  expect(clock.now()).toBe(start + 5_010);
  expect(openClock(db, () => machine).now()).toBe(start + 5_010);
});

test('the clock never goes back, whatever the machine does', () => {
  let machine = start;
  const clock = openClock(new DatabaseSync(':memory:'), () => machine);
  expect(clock.now()).toBe(start);
  machine -= 60_000;
  expect(clock.now()).toBe(start);
  clock.moveTo(start - 1);
  expect(clock.now()).toBe(start);
});

test('a patched Date tells the given time wherever it is asked for the present, and only there', () => {
  undo = patchDate(() => start);
  expect([Date.now(), new Date().toJSON(), new Date(7).getTime()]).toEqual([
    start,
    new Date(start).toJSON(),
    7,
  ]);
  expect(Date()).toBe(new Date(start).toString());
  expect(new Date()).toBeInstanceOf(Date);
  expect(new Date(0).constructor).toBe(Date);
  class Moment extends Date {}
  expect(new Moment().getTime()).toBe(start);
  expect(new Moment()).toBeInstanceOf(Moment);
  undo();
  expect(Date.now()).not.toBe(start);
});

test.each([
  ['P3D', 3 * 86_400_000],
  ['PT20M', 20 * 60_000],
  ['P1M', 30 * 86_400_000],
  ['PT0S', 0],
])('%s is a move of the clock', (text, ms) => {
  expect(readDuration(text, start)).toEqual({ kind: 'until', epochMs: start + ms });
});

test.each(['', 'P', '3 days', '-P1D', 'P11Y', 'PT99999999999H', 'P1DT'])('%j is refused', (text) => {
  expect(readDuration(text, start).kind).toBe('refused');
});
