import { describe, expect, it } from 'vitest';
import {
  businessEntry,
  capacityOf,
  isAway,
  isTaxDigest,
  readsIn,
  reviewer,
  takesTasks,
} from '../../../../shared/domain/review/reviewer.ts';

/** An item as it was stored before reviewers had topics, capacity and the rest. */
const before = {
  reviewerId: 'reviewer1',
  programId: 'health-careers-scholarship',
  name: 'Amara Osei',
  email: 'reviewer1@example.org',
  language: 'es',
  panel: 'reader',
  relations: { schools: ['oakland-tech'], employers: [], people: [] },
  load: 2,
};

describe('a reviewer', () => {
  it('stored before there was more to say is read as somebody who said nothing', () => {
    const one = reviewer.parse(before);
    expect(one).toMatchObject({ topics: [], away: [], capacity: {}, status: 'active', epoch: 1, load: 2 });
    expect(one.relations).toEqual({ ...before.relations, businesses: [], addresses: [] });
    expect(readsIn(one)).toEqual(['es']);
  });

  it('is away on the first and the last day of a period and not beside it', () => {
    const one = reviewer.parse({ ...before, away: [{ from: '2026-12-20', to: '2027-01-03' }] });
    const days = ['2026-12-19', '2026-12-20', '2026-12-31', '2027-01-03', '2027-01-04'];
    expect(days.map((day) => isAway(one, day))).toEqual([false, true, true, true, false]);
    expect(days.map((day) => takesTasks(one, day))).toEqual([true, false, false, false, true]);
    expect(takesTasks({ ...one, status: 'paused' }, '2026-12-19')).toBe(false);
  });

  it('may have tighter limits than the program, never wider ones', () => {
    const load = { least: 2, most: 8 };
    const limits = (capacity: object) => capacityOf(reviewer.parse({ ...before, capacity }), load);
    expect(limits({})).toEqual(load);
    expect(limits({ most: 5 })).toEqual({ least: 2, most: 5 });
    expect(limits({ most: 20 })).toEqual(load);
    expect(limits({ most: 1 })).toEqual({ least: 1, most: 1 });
    expect(limits({ least: 0 })).toEqual({ least: 0, most: 8 });
    expect(limits({ least: 9 })).toEqual({ least: 8, most: 8 });
  });

  it('has a business by its name, or by a digest where they gave a tax number', () => {
    expect(businessEntry(' Harbor Bakery ')).toBe('Harbor Bakery');
    expect(businessEntry('94-1234567')).toBe(businessEntry('941 23 4567'));
    expect(isTaxDigest(businessEntry('94-1234567'))).toBe(true);
    expect(businessEntry('7 Eleven 1234567')).toBe('7 Eleven 1234567');
  });
});
