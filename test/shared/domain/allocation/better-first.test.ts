import { describe, expect, it } from 'vitest';
import { allocate } from '../../../../shared/domain/allocation/allocate.ts';
import { betterFirst } from '../../../../shared/domain/allocation/better-first.ts';
import { verified } from '../../../../shared/domain/allocation/verify.ts';
import { linearSolver } from '../../../../shared/solver/highs.ts';
import { Random } from '../../../support/generated/random.ts';
import { randomAllocation } from '../../../support/random-allocation.ts';

const solve = await linearSolver();

describe('money that is given to the better ranked first', () => {
  it('is as much as before, to the same people, out of the same funds, under all caps', () => {
    let moved = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const problem = randomAllocation(
        new Random(seed),
        { applicants: 14, funds: 3, step: 100, asked: [4, 20], money: 45, partial: 80 },
        { caps: true },
      );
      const found = allocate(solve, problem);
      const given = betterFirst(problem, found.given);
      const { merit, awards, money } = found;
      expect(verified(problem, given)).toEqual({ merit, awards, money });
      expect(given.map((one) => one?.fund)).toEqual(found.given.map((one) => one?.fund));
      moved += given.some((one, a) => one?.units !== found.given[a]?.units) ? 1 : 0;
    }
    expect(moved).toBeGreaterThan(5);
  });

  it('leaves nobody with less than somebody ranked below them whom the same fund pays, where they may have as much', () => {
    const one = (id: string) => ({ id, merit: 5, awards: [{ fund: 0, least: 30, most: 50 }] });
    const problem = {
      funds: [{ id: 'f', free: 150 }],
      applicants: ['a', 'b', 'c', 'd'].map(one),
      caps: [{ id: 'large', atLeast: 35, limit: { most: 1 } }],
      goals: ['merit'] as const,
    };
    const given = [34, 32, 34, 50].map((units) => ({ fund: 0, units }));
    expect(betterFirst(problem, given).map((part) => part?.units)).toEqual([50, 34, 34, 32]);
    // Nobody was counted, and one may be.
    const below = [34, 34, 34, 34].map((units) => ({ fund: 0, units }));
    expect(betterFirst(problem, below).map((part) => part?.units)).toEqual([46, 30, 30, 30]);
  });
});
