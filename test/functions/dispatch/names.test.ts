import fc from 'fast-check';
import { expect, test } from 'vitest';
import { executionName, recordIdOf, tagOf } from '../../../functions/dispatch/names.ts';

const roundIds = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9-]{2,62}$/), fc.stringMatching(/^[a-z0-9-]{1,20}$/))
  .map(([program, cycle]) => `${program}~${cycle}`);

test('an execution is named after what it is about and its run, in the letters the service takes', () => {
  expect(executionName('app_0123456789abcdefghjkmnpqrs', 3)).toBe('app_0123456789abcdefghjkmnpqrs--3');
  expect(executionName('youth-internship~2027', 1)).toBe('youth-internship_2027--1');
  fc.assert(
    fc.property(roundIds, fc.integer({ min: 1, max: 9999 }), (id, run) => {
      expect(executionName(id, run)).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
      expect(executionName(id, run)).toBe(executionName(id, run));
    }),
  );
});

test('two rounds or two runs never share a name, however long they are', () => {
  const run = fc.integer({ min: 1, max: 50 });
  fc.assert(
    fc.property(roundIds, roundIds, run, run, (a, b, m, n) => {
      fc.pre(a !== b || m !== n);
      expect(executionName(a, m)).not.toBe(executionName(b, n));
    }),
  );
  const long = 'p'.repeat(63);
  expect(executionName(`${long}~cycle-of-the-year-1`, 1)).not.toBe(
    executionName(`${long}~cycle-of-the-year-2`, 1),
  );
});

test('a record comes back from its tag, whatever its id holds', () => {
  const ids = fc.string({ unit: fc.constantFrom(...'abzAZ059-_.~#:ñ'), minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(ids, (id) => {
      expect(tagOf(id)).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
      expect(recordIdOf(tagOf(id))).toBe(id);
    }),
  );
});
