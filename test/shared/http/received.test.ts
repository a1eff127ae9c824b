import { describe, expect, it } from 'vitest';
import { underWayAtMost } from '../../../shared/domain/received.ts';
import { receivedBy } from '../../../shared/http/received.ts';
import type { Store } from '../../../shared/store/table.ts';

const now = Date.parse('2027-02-09T01:01:00.000Z');
const store = { now: () => new Date(now) } as Store;
const received = (arrivedAt: number | undefined) => receivedBy(store, { arrivedAt });
const iso = (at: number) => new Date(at).toISOString();

describe('The time a request was received', () => {
  it.each([
    ['at this moment', 0],
    ['a moment ago', 1],
    ['as long ago as a request can be under way', underWayAtMost],
  ])('is believed when it was %s', (_, ago) => {
    expect(received(now - ago)).toBe(iso(now - ago));
  });

  it.each([
    ['longer ago than a request can be under way', underWayAtMost + 1],
    ['long ago', 3 * 86_400_000],
    ['in the future', -1],
  ])('is the time it was handled when it claims to be %s', (_, ago) => {
    expect(received(now - ago)).toBe(iso(now));
  });

  it('is the time it was handled when the gateway says nothing', () => {
    expect(received(undefined)).toBe(iso(now));
  });
});
