import { describe, expect, it } from 'vitest';
import { assign } from '../../../../../shared/domain/review/assignment/assign.ts';
import type {
  AssignmentProblem,
  Fix,
  Shortage,
} from '../../../../../shared/domain/review/assignment/problem.ts';
import { randomFrom, randomProblem } from '../../../../support/random-assignments.ts';

const places = (least: number, most: number) => ({ least, most });

/** The problem after somebody did what was proposed. */
function repaired(problem: AssignmentProblem, fix: Fix): AssignmentProblem {
  const needs = [...problem.needs];
  const reviewers = problem.reviewers.map((one) => ({ ...one }));
  const { suitability } = problem;
  switch (fix.kind) {
    case 'raise-most':
      for (const { reviewer, by } of fix.reviewers) {
        const one = reviewers[reviewer];
        if (one) one.most += by;
      }
      return { ...problem, reviewers };
    case 'lower-least':
      for (const { reviewer, to } of fix.reviewers) {
        const one = reviewers[reviewer];
        if (one) one.least = to;
      }
      return { ...problem, reviewers };
    case 'fewer-readers':
      for (const { application, to } of fix.applications) needs[application] = to;
      return { ...problem, needs };
    case 'more-readers': {
      const more = Array.from({ length: fix.readers }, () => places(0, fix.places));
      const m = reviewers.length;
      const rows = needs.flatMap((_, a) => [
        ...suitability.subarray(a * m, (a + 1) * m),
        ...more.map(() => (fix.applications.includes(a) ? 0 : -1)),
      ]);
      return { ...problem, reviewers: [...reviewers, ...more], suitability: Int32Array.from(rows) };
    }
  }
}

const shortagesOf = (problem: AssignmentProblem): readonly Shortage[] => {
  const found = assign(problem, { prefer: 'best-total' });
  return found.kind === 'infeasible' ? found.shortages : [];
};

describe('Why there is no assignment', () => {
  it('an application with too few readers without a conflict is named, with how many more it takes', () => {
    const problem = {
      needs: [2, 2],
      reviewers: [places(0, 5), places(0, 5), places(0, 5)],
      suitability: Int32Array.from([1, -1, -1, 1, 1, 1]),
    };
    expect(shortagesOf(problem)).toEqual([
      {
        kind: 'too-few-unbarred',
        application: 0,
        needed: 2,
        unbarred: 1,
        fixes: [
          { kind: 'more-readers', applications: [0], readers: 1, places: 1 },
          { kind: 'fewer-readers', applications: [{ application: 0, to: 1 }] },
        ],
      },
    ]);
  });

  it('applications that compete for the same readers are named, with the readers and what they are short of', () => {
    const problem = {
      needs: [1, 1, 1, 1],
      reviewers: [places(0, 1), places(0, 1), places(0, 9)],
      suitability: Int32Array.from([5, 5, -1, 5, 5, -1, 5, 5, -1, 5, 5, 5]),
    };
    const [shortage, ...others] = shortagesOf(problem);
    expect(others).toEqual([]);
    expect(shortage).toMatchObject({
      kind: 'too-few-places',
      applications: [0, 1, 2],
      reviewers: [0, 1],
      short: 1,
      fixes: [
        { kind: 'raise-most', reviewers: [{ by: 1 }] },
        { kind: 'more-readers', applications: [0, 1, 2], readers: 1, places: 1 },
      ],
    });
  });

  it('nobody is proposed to be left without any reader', () => {
    const problem = { needs: [1, 1], reviewers: [places(0, 1)], suitability: Int32Array.from([1, 1]) };
    expect(shortagesOf(problem)[0]?.fixes.map(({ kind }) => kind)).toEqual(['raise-most', 'more-readers']);
  });

  it('two crowds that share no reader are two shortages', () => {
    const suitability = Int32Array.from([1, -1, 1, -1, -1, 1, -1, 1, -1, 1]);
    const problem = { needs: [1, 1, 1, 1, 1], reviewers: [places(0, 1), places(0, 1)], suitability };
    expect(shortagesOf(problem)).toMatchObject([
      { applications: [0, 1], reviewers: [0], short: 1 },
      { applications: [2, 3, 4], reviewers: [1], short: 2 },
    ]);
  });

  it('a reader who cannot be given the least they were promised is named with what they can have', () => {
    const problem = {
      needs: [1, 1, 1],
      reviewers: [places(3, 5), places(0, 5)],
      suitability: Int32Array.from([1, 1, -1, 1, 1, 1]),
    };
    expect(shortagesOf(problem)).toEqual([
      {
        kind: 'least-out-of-reach',
        reviewers: [{ reviewer: 0, least: 3, reached: 2 }],
        fixes: [{ kind: 'lower-least', reviewers: [{ reviewer: 0, to: 2 }] }],
      },
    ]);
  });
});

it('Every proposed fix repairs its shortage: with one for each of them there is an assignment', () => {
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= 400; seed++) {
    const { below, next } = randomFrom(seed + 777);
    const problem = randomProblem(seed + 777, {
      applications: 3 + below(10),
      reviewers: 3 + below(6),
      readers: 1 + below(3),
      values: 5,
      barred: next() * 0.7,
      room: 0.7 + next() * 0.4,
      least: 2 * next(),
    });
    const shortages = shortagesOf(problem);
    const most = Math.max(0, ...shortages.map(({ fixes }) => fixes.length));
    for (let i = 0; i < most; i++) {
      let now = problem;
      // What repairs one shortage may bring another to light (fewer tasks, a lower load out of reach), but not for ever.
      for (let round = 0; round < 4 && shortagesOf(now).length > 0; round++)
        for (const { kind, fixes } of shortagesOf(now)) {
          const fix = fixes[Math.min(i, fixes.length - 1)] as Fix;
          kinds.set(`${kind} ${fix.kind}`, (kinds.get(`${kind} ${fix.kind}`) ?? 0) + 1);
          const left = shortagesOf(now).length;
          now = repaired(now, fix);
          expect(shortagesOf(now).length).toBeLessThanOrEqual(left);
        }
      expect({ seed, i, left: shortagesOf(now) }).toEqual({ seed, i, left: [] });
    }
  }
  expect([...kinds.keys()].sort()).toEqual([
    'least-out-of-reach lower-least',
    'too-few-places fewer-readers',
    'too-few-places more-readers',
    'too-few-places raise-most',
    'too-few-unbarred fewer-readers',
    'too-few-unbarred more-readers',
  ]);
});
