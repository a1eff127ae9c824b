import { describe, expect, it } from 'vitest';
import {
  estimateSeverity,
  type ReadApplication,
} from '../../../../../shared/domain/review/severity/estimate.ts';
import { readsOddly } from '../../../../../shared/domain/review/severity/reads-oddly.ts';
import { Random } from '../../../../support/generated/random.ts';
import { normal, simulatedRound } from '../../../../support/simulated-round.ts';

const shape = { applications: 80, reviewers: 16, readers: 2, quality: 14, bias: 5, noise: 6 };

const odd = (applications: readonly ReadApplication[]) =>
  readsOddly('points', applications, estimateSeverity('points', applications));

const changed = (
  applications: readonly ReadApplication[],
  who: string,
  top: (was: number, i: number) => number,
) =>
  applications.map((one, i) => ({
    ...one,
    readings: one.readings.map((reading) =>
      reading.reviewerId === who
        ? { ...reading, points: { top: top(reading.points.top, i), bottom: 1 } }
        : reading,
    ),
  }));

describe('A reader who reads oddly', () => {
  it('is one who gives nearly the same to everything where others see differences', () => {
    const { applications } = simulatedRound(new Random(5), shape);
    const found = odd(changed(applications, 'rev_003', (_, i) => 60 + (i % 2)));
    expect(found.map(({ reviewerId, how }) => [reviewerId, how])).toEqual([['rev_003', 'barely-varies']]);
    expect(found[0]?.own).toBeLessThan(100);
    expect(found[0]?.others).toBeGreaterThan(600);
  });

  it('is one who is now far above and now far below the others', () => {
    const { applications } = simulatedRound(new Random(6), shape);
    const random = new Random(7);
    const found = odd(changed(applications, 'rev_003', (was) => was + 30 * normal(random)));
    expect(found.map(({ reviewerId, how }) => [reviewerId, how])).toEqual([['rev_003', 'varies-widely']]);
  });

  it('is nobody who is only strict, or lenient', () => {
    const { applications } = simulatedRound(new Random(8), { ...shape, quality: 8 });
    expect(odd(applications)).toEqual([]);
    expect(odd(changed(applications, 'rev_003', (was) => was - 25))).toEqual([]);
  });

  it('is nobody of whom fewer than eight shared applications speak', () => {
    const { applications } = simulatedRound(new Random(9), { ...shape, applications: 40 });
    const own = applications.filter(({ readings }) =>
      readings.some(({ reviewerId }) => reviewerId === 'rev_003'),
    );
    const left = applications.filter((one) => !own.slice(7).includes(one));
    const random = new Random(10);
    expect(odd(changed(left, 'rev_003', (was) => was + 40 * normal(random)))).toEqual([]);
    expect(odd(changed(left, 'rev_003', () => 60))).toEqual([]);
  });

  it('is nobody where the applications hardly differ for anybody', () => {
    const alike = Array.from({ length: 30 }, (_, i) => ({
      applicationId: `app_${i}`,
      score: 6000,
      weight: 100,
      readings: ['ada', 'ben'].map((reviewerId) => ({ reviewerId, points: { top: 60, bottom: 1 } })),
    }));
    expect(odd(alike)).toEqual([]);
  });

  it('is found by chance in fewer than one of fifty readers who read like everybody', () => {
    let [found, all] = [0, 0];
    for (let seed = 0; seed < 30; seed++) {
      found += odd(simulatedRound(new Random(seed), shape).applications).length;
      all += shape.reviewers;
    }
    expect(found / all).toBeLessThan(0.02);
  });
});
