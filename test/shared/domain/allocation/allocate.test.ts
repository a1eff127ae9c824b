import { describe, expect, it } from 'vitest';
import { allocate } from '../../../../shared/domain/allocation/allocate.ts';
import type {
  AllocationProblem,
  Given,
  Goal,
  Measure,
} from '../../../../shared/domain/allocation/problem.ts';
import { verified } from '../../../../shared/domain/allocation/verify.ts';
import { linearSolver } from '../../../../shared/solver/highs.ts';
import { Random } from '../../../support/generated/random.ts';
import { highsAllocation } from '../../../support/highs-allocation.ts';
import { randomAllocation } from '../../../support/random-allocation.ts';

const solve = await linearSolver();

const goalLists: readonly (readonly Goal[])[] = [
  ['merit', 'rank', 'money'],
  ['merit', 'rank'],
  ['awards', 'merit', 'rank'],
  ['money', 'merit', 'rank'],
  ['rank', 'money'],
];

function instance(seed: number): AllocationProblem {
  const random = new Random(seed);
  return randomAllocation(
    random,
    {
      ...{
        applicants: random.between(3, 16),
        funds: random.between(1, 5),
        asked: [2, 20],
        money: random.between(20, 70),
      },
      step: random.pick([1, 500, 12_345]),
      partial: random.pick([0, 0, 50]),
    },
    { caps: random.chance(60), goals: random.pick(goalLists) },
  );
}

describe('an allocation', () => {
  it('is equal to highs on 200 random instances with restrictions, caps and indivisible amounts', {
    timeout: 300_000,
  }, () => {
    let [capped, indivisible, funded, whole] = [0, 0, 0, 0];
    for (let seed = 1; seed <= 200; seed++) {
      const problem = instance(seed);
      const found = allocate(solve, problem);
      const theirs = highsAllocation(problem);
      expect(theirs.status).toBe('Optimal');
      expect(found.proof, `seed ${seed}`).toBe('proven');
      expect(
        found.given.map((one) => one !== undefined),
        `seed ${seed}`,
      ).toEqual(theirs.funded);
      for (const goal of problem.goals)
        if (goal !== 'rank') expect(found[goal], `seed ${seed}: ${goal}`).toBe(theirs.values[goal]);
      expect(verified(problem, found.given)).toEqual({
        merit: found.merit,
        awards: found.awards,
        money: found.money,
      });
      capped += problem.caps.length > 0 ? 1 : 0;
      indivisible += problem.applicants.every(({ awards }) =>
        awards.every(({ least, most }) => least === most),
      )
        ? 1
        : 0;
      funded += found.awards;
      whole += problem.applicants.length;
    }
    // The instances ask what they should: some are left out, many have caps.
    expect(capped).toBeGreaterThan(80);
    expect(indivisible).toBeGreaterThan(80);
    expect(funded).toBeLessThan(whole);
  });

  it('is what trying everything out gives', () => {
    for (let seed = 1000; seed < 1060; seed++) {
      const random = new Random(seed);
      const problem = randomAllocation(
        random,
        { applicants: 6, funds: 3, step: 1, asked: [2, 9], money: 45 },
        { caps: true, goals: ['merit', 'money', 'rank'] },
      );
      const found = allocate(solve, problem);
      const best = byHand(problem);
      expect([found.merit, found.money], `seed ${seed}`).toEqual([best.measure.merit, best.measure.money]);
      expect(found.given.map((one) => one !== undefined)).toEqual(best.given.map((one) => one !== undefined));
    }
  });

  it('gives up to a cent below the start of a cap that is full', () => {
    const found = allocate(solve, {
      funds: [{ id: 'f', free: 4_000_000 }],
      applicants: [{ id: 'a', merit: 5, awards: [{ fund: 0, least: 3_000_000, most: 5_000_000 }] }],
      caps: [{ id: 'large', atLeast: 3_500_000, limit: { most: 0 } }],
      goals: ['merit', 'rank', 'money'],
    });
    expect(found).toMatchObject({ money: 3_499_999, proof: 'proven' });
  });

  it.each([
    ['of whole steps', { step: 250_000, asked: [1, 10] as const }, undefined],
    ['of fine steps', { step: 25_000, asked: [10, 100] as const }, undefined],
    ['with a cap that is a share of all', { step: 250_000, asked: [1, 10] as const }, 15],
  ])('is worth what highs finds in middling rounds %s', { timeout: 300_000 }, (_, shape, percent) => {
    for (let seed = 1; seed <= 4; seed++) {
      const drawn = randomAllocation(new Random(seed), {
        ...shape,
        ...{ applicants: 60 + 10 * seed, funds: 10, money: 40 },
      });
      const atLeast = shape.step * Math.ceil((shape.asked[0] + shape.asked[1]) / 2);
      const problem: AllocationProblem = {
        ...drawn,
        caps: percent === undefined ? [] : [{ id: 'higher', atLeast, limit: { percent } }],
      };
      const found = allocate(solve, problem);
      const theirs = highsAllocation({ ...problem, goals: ['merit'] }, { onlyFirst: true });
      expect(theirs.status).toBe('Optimal');
      expect(found.proof, `seed ${seed}`).toBe('proven');
      expect(found.merit, `seed ${seed}`).toBe(theirs.values.merit);
    }
  });

  it('puts somebody first whose merit is more than everybody else has together', () => {
    const drawn = randomAllocation(new Random(5), {
      ...{ applicants: 80, funds: 8, step: 250_000, asked: [1, 10], money: 30 },
    });
    const plain = allocate(solve, drawn);
    const last = plain.given.findLastIndex((one, a) => !one && (drawn.applicants[a]?.awards.length ?? 0) > 0);
    const problem = {
      ...drawn,
      applicants: drawn.applicants.map((one, a) =>
        a === last ? { ...one, merit: one.merit + 10_000_000_000 } : one,
      ),
    };
    const found = allocate(solve, problem);
    expect(found.proof).toBe('proven');
    expect(found.given[last]).toBeDefined();
    const merit = found.merit - 10_000_000_000;
    expect(merit).toBeLessThanOrEqual(plain.merit);
    const award = drawn.applicants[last]?.awards[0];
    expect(merit).toBeGreaterThan(plain.merit - 20_000 - (award?.least ?? 0));
  });

  it('is the same on every run', () => {
    const problem = randomAllocation(new Random(7), {
      applicants: 200,
      funds: 12,
      step: 500,
      asked: [1, 9],
      money: 40,
    });
    expect(allocate(solve, problem)).toEqual(allocate(solve, problem));
  });

  it('gives nothing where no fund may pay, has anything, or nobody asks', () => {
    const goals = ['merit'] as const;
    const nobody = { funds: [{ id: 'f', free: 10 }], applicants: [], caps: [], goals };
    expect(allocate(solve, nobody)).toMatchObject({ awards: 0, given: [], proof: 'proven' });
    const barred = { ...nobody, applicants: [{ id: 'a', merit: 5, awards: [] }] };
    expect(allocate(solve, barred)).toMatchObject({ awards: 0, given: [undefined] });
    const award = { fund: 0, least: 11, most: 11 };
    const poor = { ...nobody, applicants: [{ id: 'a', merit: 5, awards: [award] }] };
    expect(allocate(solve, poor)).toMatchObject({ awards: 0, given: [undefined], proof: 'proven' });
  });
});

describe('a result that is verified', () => {
  const problem: AllocationProblem = {
    funds: [{ id: 'f', free: 10 }],
    applicants: [
      { id: 'a', merit: 5, awards: [{ fund: 0, least: 6, most: 6 }] },
      { id: 'b', merit: 4, awards: [{ fund: 0, least: 3, most: 6 }] },
    ],
    caps: [{ id: 'half', atLeast: 5, limit: { percent: 50 } }],
    goals: ['merit'],
  };
  it.each<[string, (Given | undefined)[]]>([
    [
      'an overdrawn fund',
      [
        { fund: 0, units: 6 },
        { fund: 0, units: 5 },
      ],
    ],
    ['an amount that may not be given', [{ fund: 0, units: 5 }, undefined]],
    ['half a cent', [undefined, { fund: 0, units: 3.5 }]],
    ['a fund that may not pay', [{ fund: 1, units: 6 }, undefined]],
    ['a broken cap', [{ fund: 0, units: 6 }, undefined]],
    ['other applicants', []],
  ])('throws at %s', (_, given) => {
    expect(() => verified(problem, given)).toThrow();
  });
  it('is worked out again', () => {
    expect(
      verified(problem, [
        { fund: 0, units: 6 },
        { fund: 0, units: 4 },
      ]),
    ).toEqual({ merit: 9, awards: 2, money: 10 });
  });
});

function byHand(problem: AllocationProblem): { measure: Measure; given: (Given | undefined)[] } {
  let best: { measure: Measure; given: (Given | undefined)[] } | undefined;
  const better = (measure: Measure, given: readonly (Given | undefined)[]): boolean => {
    if (!best) return true;
    if (measure.merit !== best.measure.merit) return measure.merit > best.measure.merit;
    if (measure.money !== best.measure.money) return measure.money > best.measure.money;
    const at = given.findIndex((one, a) => (one === undefined) !== (best?.given[a] === undefined));
    return at >= 0 && given[at] !== undefined;
  };
  const walk = (given: (Given | undefined)[]): void => {
    const one = problem.applicants[given.length];
    if (one) {
      walk([...given, undefined]);
      for (const { fund, least } of one.awards) walk([...given, { fund, units: least }]);
      return;
    }
    try {
      const measure = verified(problem, given);
      if (better(measure, given)) best = { measure, given };
    } catch {
      // It breaks a limit.
    }
  };
  walk([]);
  if (!best) throw new Error('nobody funded is always possible');
  return best;
}
