import { describe, expect, it } from 'vitest';
import { allocate } from '../../../../shared/domain/allocation/allocate.ts';
import { lossesIn, withOne } from '../../../../shared/domain/allocation/explain.ts';
import {
  type AllocationProblem,
  counts,
  type Given,
  type Goal,
  type Measure,
} from '../../../../shared/domain/allocation/problem.ts';
import { verified } from '../../../../shared/domain/allocation/verify.ts';
import { linearSolver } from '../../../../shared/solver/highs.ts';
import { Random } from '../../../support/generated/random.ts';
import { randomAllocation } from '../../../support/random-allocation.ts';

const solve = await linearSolver();

const goals: readonly (readonly Goal[])[] = [
  ['merit', 'rank', 'money'],
  ['awards', 'merit', 'rank', 'money'],
  ['rank', 'money'],
];

/** Small rounds of fixed amounts, so that everything can be tried out. */
const rounds = Array.from({ length: 120 }, (_, i) =>
  randomAllocation(
    new Random(5000 + i),
    { applicants: 7, funds: 2, step: 1, asked: [2, 9], money: 45 },
    { caps: i % 2 === 0, goals: goals[i % 3] ?? [] },
  ),
);

/** Every way to give the round out that holds, each as it comes. */
function* everyWay(problem: AllocationProblem): Generator<readonly (Given | undefined)[]> {
  const choices = problem.applicants.map(({ awards }): readonly (Given | undefined)[] => [
    undefined,
    ...awards.map(({ fund, least }) => ({ fund, units: least })),
  ]);
  const total = choices.reduce((all, own) => all * own.length, 1);
  for (let n = 0; n < total; n++) {
    let rest = n;
    const given = choices.map((own) => {
      const one = own[rest % own.length];
      rest = Math.floor(rest / own.length);
      return one;
    });
    if (holds(problem, given)) yield given;
  }
}

function holds(problem: AllocationProblem, given: readonly (Given | undefined)[]): boolean {
  try {
    verified(problem, given);
    return true;
  } catch {
    return false;
  }
}

/** The best measure by the goals before the rank, of all ways that fund `one`. */
function bestWith(problem: AllocationProblem, one: number): Measure | undefined {
  let best: Measure | undefined;
  for (const given of everyWay(problem)) {
    if (!given[one]) continue;
    const own = verified(problem, given);
    if (!best || before(problem.goals, own, best)) best = own;
  }
  return best;
}

function before(wanted: readonly Goal[], a: Measure, b: Measure): boolean {
  for (const goal of wanted) {
    if (goal === 'rank') return false;
    if (a[goal] !== b[goal]) return a[goal] > b[goal];
  }
  return false;
}

describe('what somebody lost to', () => {
  it('is a fund without enough left, or a cap that is full: never one that could have paid them all the same', () => {
    let told = 0;
    for (const problem of rounds) {
      const found = allocate(solve, problem);
      for (const [a, lost] of lossesIn(problem, found).entries()) {
        if (found.given[a] || problem.applicants[a]?.awards.length === 0) {
          expect(lost).toBeUndefined();
          continue;
        }
        told += 1;
        for (const { fund, left, least } of lost?.funds ?? []) {
          const full = problem.caps.filter(
            (cap) => counts(cap, a, { fund, units: least }) && lost?.caps.includes(cap.id),
          );
          expect(least > left || full.length > 0).toBe(true);
        }
      }
    }
    expect(told).toBeGreaterThan(50);
  });
});

describe('what one more would have cost', () => {
  it('is what trying everything out says, and names who would go without', () => {
    let asked = 0;
    for (const problem of rounds) {
      const found = allocate(solve, problem);
      for (const a of problem.applicants.keys()) {
        if (found.given[a]) continue;
        const cost = withOne(solve, problem, found, a);
        const best = bestWith(problem, a);
        expect(cost === undefined).toBe(best === undefined);
        if (!cost || !best) continue;
        asked += 1;
        if (problem.goals[0] !== 'rank') expect(cost.merit).toBe(found.merit - best.merit);
        if (problem.goals[0] === 'awards') expect(cost.awards).toBe(found.awards - best.awards);
        expect(cost.without.every((other) => found.given[other])).toBe(true);
        // Whoever is put in takes a place or money of somebody: without that they would have been in from the start.
        if (problem.goals[0] === 'merit' && cost.merit > 0) expect(cost.without.length).toBeGreaterThan(0);
      }
    }
    expect(asked).toBeGreaterThan(60);
  });
});
