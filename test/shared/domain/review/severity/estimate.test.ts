import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  estimateSeverity,
  type ReadApplication,
  type ReadSample,
} from '../../../../../shared/domain/review/severity/estimate.ts';
import { meanHundredths } from '../../../../../shared/domain/review/severity/points.ts';
import { Random } from '../../../../support/generated/random.ts';
import { simulatedRound, spearman } from '../../../../support/simulated-round.ts';
import { mixedModel } from './mixed-model.ts';

const read = (applicationId: string, given: Readonly<Record<string, number>>): ReadApplication => {
  const readings = Object.entries(given).map(([reviewerId, top]) => ({
    reviewerId,
    points: { top, bottom: 1 },
  }));
  const score = meanHundredths(readings.map(({ points }) => points));
  return { applicationId, score, weight: 100, readings };
};

/** Two readers of the same applications: what the first gives, and how much more than the second. */
const pair = (differences: readonly number[], first = 50) =>
  differences.map((difference, i) =>
    read(`app_${i}`, { ada: first + 3 * i, ben: first + 3 * i - difference }),
  );

const shiftOf = (estimate: ReturnType<typeof estimateSeverity>, id: string) =>
  estimate.reviewers.find(({ reviewerId }) => reviewerId === id);

const shape = { applications: 60, reviewers: 15, readers: 2, quality: 12, noise: 8 };

describe('The severity of reviewers', () => {
  it('of two readers is half their mean difference, drawn to zero by the paired F: the closed form', () => {
    const differences = [9, 11, 10, 13, 7, 12, 8, 10];
    const estimate = estimateSeverity('points', pair(differences));
    const count = differences.length;
    const mean = differences.reduce((sum, one) => sum + one, 0) / count;
    const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (count - 1);
    const f = (count * mean * mean) / variance;
    // 10 points apart; F = 8 * 100 / 4 = 200, so each is 5 * (1 - 1 / 200) = 4.975 away.
    expect(f).toBe(200);
    expect(shiftOf(estimate, 'ada')?.shift).toBe(498);
    expect(shiftOf(estimate, 'ben')?.shift).toBe(-498);
    expect(estimate.noise).toBe(Math.round(100 * Math.sqrt(variance / 2)));
  });

  it('is nothing where two readers differ now this way and now that', () => {
    const estimate = estimateSeverity('points', pair([4, -5, 3, -3, 5, -4, 1, -1]));
    expect(estimate.between).toBe(0);
    expect(estimate.reviewers.map(({ shift }) => shift)).toEqual([0, 0]);
    for (const one of estimate.applications) expect(one.adjusted).toBe(one.raw);
    expect(estimate.reviewers[0]?.interval).toBeUndefined();
  });

  it('of a difference that never changes is the whole of it, although no noise is left to weigh it against', () => {
    const estimate = estimateSeverity('points', pair([6, 6, 6, 6, 6, 6]));
    expect(estimate.reviewers.map(({ shift }) => shift)).toEqual([300, -300]);
    expect(estimate.noise).toBe(0);
  });

  it.each([11, 22, 33, 44, 55, 77, 88, 99])(
    'equals a mixed model solved by brute force (seed %i)',
    (seed) => {
      const random = new Random(seed);
      const { applications } = simulatedRound(random, { ...shape, applications: 24, reviewers: 6, bias: 14 });
      const estimate = estimateSeverity('points', applications);
      expect(estimate.between).toBeGreaterThan(0);
      const other = mixedModel(applications);
      for (const { reviewerId, shift, interval } of estimate.reviewers) {
        expect(shift / 100).toBeCloseTo(other.shifts.get(reviewerId) ?? Number.NaN, 1);
        const half = ((interval?.high ?? 0) - (interval?.low ?? 0)) / 200;
        expect(half / other.student).toBeCloseTo(Math.sqrt(other.doubts.get(reviewerId) ?? 0), 1);
      }
      for (const { applicationId, adjusted, interval } of estimate.applications) {
        const [quality, doubt] = other.qualities.get(applicationId) ?? [Number.NaN, Number.NaN];
        expect(adjusted / 100).toBeCloseTo(Math.min(100, quality), 1);
        if (!interval || interval.high === 10_000 || interval.low === 0) continue;
        expect((interval.high - interval.low) / 200 / other.student).toBeCloseTo(Math.sqrt(doubt), 1);
      }
    },
  );

  it('moves by nearly what is added to all scores of one reviewer, and the order of the applications hardly', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -8, max: 8 }), (seed, added) => {
        const { applications } = simulatedRound(new Random(seed), { ...shape, quality: 6, bias: 6 });
        const [who] = applications[0]?.readings ?? [];
        const after = applications.map((one) => {
          const readings = one.readings.map((reading) =>
            reading.reviewerId === who?.reviewerId
              ? { ...reading, points: { top: reading.points.top + added, bottom: 1 } }
              : reading,
          );
          return { ...one, readings, score: meanHundredths(readings.map(({ points }) => points)) };
        });
        const [first, second] = [applications, after].map((all) => estimateSeverity('points', all));
        if (!first || !second || first.between === 0 || second.between === 0) return;
        const moved = (id: string) => (shiftOf(second, id)?.shift ?? 0) - (shiftOf(first, id)?.shift ?? 0);
        const own = moved(who?.reviewerId ?? '') / 100;
        expect(Math.sign(own)).toBe(Math.sign(added));
        // What is known of one reader is shrunk, and by more where the round as a whole says less.
        expect(Math.abs(own - added)).toBeLessThan(0.7 * Math.abs(added) + 0.3);
        const order = (one: typeof first) => one.applications.map(({ adjusted }) => adjusted);
        expect(spearman(order(first), order(second))).toBeGreaterThan(0.97);
      }),
      // A statement about chance: the same rounds in every run.
      { numRuns: 40, seed: 20_261_126 },
    );
  });

  it('is the same to the last digit in whatever order reviews come', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = new Random(seed);
        const { applications } = simulatedRound(random, { ...shape, bias: 7 });
        const shuffled = <T>(all: readonly T[]): T[] =>
          all
            .map((one) => ({ one, turn: random.next() }))
            .sort((a, b) => a.turn - b.turn)
            .map(({ one }) => one);
        const mixed = shuffled(applications).map((one) => ({ ...one, readings: shuffled(one.readings) }));
        expect(estimateSeverity('points', mixed)).toEqual(estimateSeverity('points', applications));
      }),
      { numRuns: 25 },
    );
  });

  it('does not take for lenient whoever was given the strong applications', () => {
    const strong = Array.from({ length: 10 }, (_, i) => read(`strong_${i}`, { ada: 90 - i, ben: 90 - i }));
    const weak = Array.from({ length: 10 }, (_, i) => read(`weak_${i}`, { cyd: 40 - i, ben: 40 - i }));
    const estimate = estimateSeverity('points', [...strong, ...weak]);
    expect(estimate.reviewers.map(({ shift }) => shift)).toEqual([0, 0, 0]);
  });

  it('is drawn to zero the more, the fewer applications speak for it', () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      read(`many_${i}`, { ada: 60 + (i % 3), ben: 50 + (i % 2) }),
    );
    const few = [read('few_0', { cyd: 60, ben: 50 })];
    const estimate = estimateSeverity('points', [...many, ...few]);
    const [ada, cyd] = [shiftOf(estimate, 'ada'), shiftOf(estimate, 'cyd')];
    expect(cyd?.shift).toBeGreaterThan(0);
    expect(cyd?.shift).toBeLessThan(ada?.shift ?? 0);
    const width = (one: typeof ada) => (one?.interval?.high ?? 0) - (one?.interval?.low ?? 0);
    expect(width(cyd)).toBeGreaterThan(width(ada));
  });

  it('of one reviewer, of nobody and of readers without a common application is nothing, and says so', () => {
    expect(estimateSeverity('points', [])).toEqual({ between: 0, noise: 0, applications: [], reviewers: [] });
    const alone = estimateSeverity('points', [read('app_1', { ada: 70 }), read('app_2', { ada: 50 })]);
    expect(alone.reviewers).toEqual([
      { reviewerId: 'ada', reviews: 2, shift: 0, interval: undefined, link: 'alone' },
    ]);
    expect(alone.applications.map(({ adjusted, interval }) => [adjusted, interval])).toEqual([
      [7000, undefined],
      [5000, undefined],
    ]);
    const apart = estimateSeverity('points', [
      ...pair([9, 11, 10, 13, 7, 12]),
      ...pair([9, 11, 10]).map((one, i) => ({
        ...one,
        applicationId: `else_${i}`,
        readings: one.readings.map((each) => ({ ...each, reviewerId: `${each.reviewerId}-2` })),
      })),
      read('lonely', { eve: 40 }),
    ]);
    expect(apart.reviewers.map(({ reviewerId, link }) => [reviewerId, link])).toEqual([
      ['ada', 'linked'],
      ['ada-2', 'apart'],
      ['ben', 'linked'],
      ['ben-2', 'apart'],
      ['eve', 'alone'],
    ]);
    expect(shiftOf(apart, 'eve')?.shift).toBe(0);
  });

  it('of groups that share no application comes within reach by a sample that all of them scored', () => {
    const groups = [
      read('app_1', { ada: 60, ben: 50 }),
      read('app_2', { ada: 70, ben: 61 }),
      read('app_3', { cyd: 50, dan: 41 }),
      read('app_4', { cyd: 66, dan: 55 }),
    ];
    const sample: ReadSample = {
      sampleId: 'practice',
      readings: ['ada', 'ben', 'cyd', 'dan'].map((reviewerId, i) => ({
        reviewerId,
        points: { top: 60 - 10 * (i % 2), bottom: 1 },
      })),
    };
    expect(estimateSeverity('points', groups).reviewers.map(({ link }) => link)).toContain('apart');
    const linked = estimateSeverity('points', groups, [sample]);
    expect(linked.reviewers.map(({ link }) => link)).toEqual(['linked', 'linked', 'linked', 'linked']);
    expect(linked.reviewers.map(({ reviews }) => reviews)).toEqual([2, 2, 2, 2]);
    expect(linked.applications.map(({ applicationId }) => applicationId)).not.toContain('practice');
  });

  it('changes a score by the readers’ share of it only, and never beyond the scale', () => {
    const all = pair([9, 11, 10, 13, 7, 12, 8, 10]).map((one) => ({
      ...one,
      weight: 40,
      readings: one.readings.slice(0, 2),
    }));
    const single = { ...read('single', { ada: 99 }), weight: 40, score: 9990 };
    const low = { ...read('low', { ben: 0 }), weight: 40, score: 9990 };
    const estimate = estimateSeverity('points', [...all, single, low]);
    const of = (id: string) => estimate.applications.find(({ applicationId }) => applicationId === id);
    expect(of('single')).toMatchObject({ raw: 9990, correction: 199, adjusted: 9791 });
    expect(of('low')).toMatchObject({ raw: 9990, correction: -199, adjusted: 10_000 });
    expect(of('low')?.interval?.high).toBe(10_000);
  });

  it('covers the true worth with its interval in about 95 of 100 cases', () => {
    let [inside, all] = [0, 0];
    for (let seed = 0; seed < 30; seed++) {
      const { applications, qualities, biases } = simulatedRound(new Random(seed), { ...shape, bias: 6 });
      const mean = [...biases.values()].reduce((sum, one) => sum + one, 0) / biases.size;
      for (const [i, { interval }] of estimateSeverity('points', applications).applications.entries()) {
        const truth = 100 * ((qualities[i] ?? 0) + mean);
        all++;
        if (interval && interval.low <= truth && truth <= interval.high) inside++;
      }
    }
    expect(inside / all).toBeGreaterThan(0.92);
    expect(inside / all).toBeLessThan(0.98);
  });

  it('brings the order nearer to the truth where readers differ, and leaves it alone where they do not', () => {
    const gain = (bias: number) => {
      let sum = 0;
      for (let seed = 0; seed < 40; seed++) {
        const { applications, qualities } = simulatedRound(new Random(seed), { ...shape, bias });
        const figures = estimateSeverity('points', applications).applications;
        const adjusted = figures.map((one) => one.adjusted);
        const raw = figures.map((one) => one.raw);
        sum += spearman(adjusted, qualities) - spearman(raw, qualities);
      }
      return sum / 40;
    };
    expect(gain(10)).toBeGreaterThan(0.03);
    expect(gain(0)).toBeGreaterThan(-0.003);
  });
});
