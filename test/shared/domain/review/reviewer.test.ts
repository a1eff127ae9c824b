import { describe, expect, it } from 'vitest';
import {
  businessEntry,
  capacityOf,
  choosePanel,
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

describe('a panel chosen on arrival', () => {
  const people = (loads: readonly number[]) =>
    loads.map((load, i) => reviewer.parse({ ...before, reviewerId: `reader-${i}`, load }));
  const chosen = (loads: readonly number[], fit: readonly number[], loadPrice: number, turn = 0) =>
    choosePanel(people(loads), 2, {
      barred: ({ reviewerId }) => reviewerId === 'reader-9',
      suitability: ({ reviewerId }) => fit[Number(reviewerId.at(-1))] ?? 0,
      loadPrice,
      turn,
    }).map(({ reviewerId }) => reviewerId as string);

  it('is of those who suit it best, less what they hold already at its price', () => {
    expect(chosen([0, 3, 0], [40, 90, 60], 0)).toEqual(['reader-1', 'reader-2']);
    expect(chosen([0, 3, 0], [40, 90, 60], 10)).toEqual(['reader-1', 'reader-2']);
    expect(chosen([0, 3, 0], [40, 90, 60], 20)).toEqual(['reader-2', 'reader-0']);
    expect(chosen([2, 1, 0], [100, 0, 0], 100)).toEqual(['reader-2', 'reader-0']);
  });

  it('takes equals in turn, and never somebody who is barred', () => {
    const all = Array.from({ length: 10 }, () => 0);
    const first = [0, 1, 2, 3, 4].map((turn) => chosen(all, all, 5, turn)[0]);
    expect(new Set(first).size).toBe(5);
    for (let turn = 0; turn < 12; turn++)
      expect(chosen(all, [...all.slice(1), 100], 5, turn)).not.toContain('reader-9');
    expect(chosen([], [], 5)).toEqual([]);
  });
});
