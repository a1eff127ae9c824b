import { expect, test } from 'vitest';
import { compilePattern } from '../../../../infra/local/events/pattern.ts';

const event = {
  source: 'aws.ses',
  'detail-type': 'Email Bounced',
  detail: {
    count: 3,
    sure: true,
    none: null,
    tags: ['a', 'b'],
    mail: { to: 'x@example.org' },
    list: [{ k: 1 }, { k: 2 }],
  },
};

test.each([
  [{ source: ['aws.ses'] }, true],
  [{ source: ['aws.s3', 'aws.ses'] }, true],
  [{ source: ['aws.s3'] }, false],
  [{ source: [{ prefix: 'aws.' }] }, true],
  [{ source: [{ suffix: '.s3' }] }, false],
  [{ source: ['aws.ses'], 'detail-type': ['Email Sent'] }, false],
  [{ detail: { count: [3], sure: [true], none: [null] } }, true],
  [{ detail: { count: ['3'] } }, false],
  [{ detail: { tags: ['b'] } }, true],
  [{ detail: { tags: ['c'] } }, false],
  [{ detail: { mail: { to: [{ exists: true }] } } }, true],
  [{ detail: { mail: { cc: [{ exists: false }] } } }, true],
  [{ detail: { mail: { cc: ['x'] } } }, false],
  [{ detail: { list: { k: [2] } } }, true],
  [{ source: [{ 'anything-but': ['aws.ses'] }] }, false],
  [{ source: [{ 'anything-but': 'aws.s3' }] }, true],
  [{}, true],
])('%j fits the event: %s', (pattern, expected) => {
  expect(compilePattern(pattern)(event)).toBe(expected);
});

test.each([
  [
    { detail: { count: [{ numeric: ['>', 1] }] } },
    'the pattern at $.detail.count is not known here: {"numeric":[">",1]}',
  ],
  [{ $or: [{ source: ['a'] }] }, 'the pattern at $.$or is not known here'],
  [{ source: 'aws.ses' }, 'the pattern at $.source is no object'],
  [{ source: [['a']] }, 'the pattern at $.source has a list inside a list'],
])('%j is refused', (pattern, message) => {
  expect(() => compilePattern(pattern)).toThrow(message);
});
