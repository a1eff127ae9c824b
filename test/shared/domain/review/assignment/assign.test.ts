import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../../../shared/domain/review/assignment/assign.ts';
import type { Assigned, AssignmentProblem } from '../../../../../shared/domain/review/assignment/problem.ts';
import { highsOptimum } from '../../../../support/highs-assignment.ts';
import { randomFrom, randomProblem, type Shape } from '../../../../support/random-assignments.ts';

const shapeOf = (seed: number): Shape => {
  const { below, next } = randomFrom(seed * 7919);
  return {
    applications: 4 + below(12),
    reviewers: 4 + below(6),
    readers: 1 + below(3),
    values: [3, 5, 10, 101][below(4)] ?? 3,
    barred: next() * 0.3,
    room: 1 + next() * 0.4,
    least: next() < 0.3 ? 0 : 0.6 * next(),
  };
};
const problems = Array.from({ length: 200 }, (_, i) => ({
  seed: i + 1,
  problem: randomProblem(i + 1, shapeOf(i + 1)),
}));

/** Everything that must hold of any assignment, whatever its total. */
function expectWhole(problem: AssignmentProblem, found: Assigned): void {
  const m = problem.reviewers.length;
  const loads = Array<number>(m).fill(0);
  found.panels.forEach((panel, a) => {
    expect(new Set(panel).size).toBe(problem.needs[a]);
    for (const r of panel) {
      loads[r] = (loads[r] ?? 0) + 1;
      expect(problem.suitability[a * m + r]).toBeGreaterThanOrEqual(0);
    }
    expect(panel.reduce((sum, r) => sum + (problem.suitability[a * m + r] ?? 0), 0)).toBe(found.totals[a]);
    for (const r of found.alternates[a] ?? []) {
      expect(panel).not.toContain(r);
      expect(problem.suitability[a * m + r]).toBeGreaterThanOrEqual(0);
      expect(found.loads[r]).toBeLessThan(problem.reviewers[r]?.most ?? 0);
    }
  });
  expect(found.loads).toEqual(loads);
  problem.reviewers.forEach(({ least, most }, r) => {
    expect(loads[r]).toBeGreaterThanOrEqual(least);
    expect(loads[r]).toBeLessThanOrEqual(most);
  });
  expect(found.total).toBe(found.totals.reduce((sum, one) => sum + one, 0));
  expect(found.smallest).toBe(Math.min(...found.totals));
}

describe('200 random problems with conflicts and lower loads', () => {
  it('have the best total that highs finds, or none where highs finds none', () => {
    let without = 0;
    for (const { seed, problem } of problems) {
      const found = assign(problem, { prefer: 'best-total', alternates: 3 });
      const total = found.kind === 'assigned' ? found.total : undefined;
      expect({ seed, total }).toEqual({ seed, total: highsOptimum(problem, { kind: 'total' }) });
      if (found.kind === 'assigned') expectWhole(problem, found);
      else without++;
    }
    expect(without).toBeGreaterThan(5);
    expect(without).toBeLessThan(100);
  });

  it('have, fairest first, the largest smallest total that highs finds, then the best total at it', () => {
    for (const { seed, problem } of problems.slice(0, 60)) {
      const found = assign(problem, { prefer: 'fairest' });
      if (found.kind !== 'assigned') continue;
      expectWhole(problem, found);
      const smallest = highsOptimum(problem, { kind: 'smallest' }) ?? 0;
      const total = highsOptimum(problem, { kind: 'total', floor: smallest });
      expect({ seed, smallest: found.smallest, total: found.total }).toEqual({ seed, smallest, total });
      expect({ seed, ...found.proof }).toEqual({ seed, total: 'proven', smallest: 'proven' });
    }
  });

  it('have, best total first, the largest smallest total of all that have the best total', () => {
    for (const { seed, problem } of problems.slice(120)) {
      const found = assign(problem, { prefer: 'best-total' });
      if (found.kind !== 'assigned') continue;
      const smallest = highsOptimum(problem, { kind: 'smallest', total: found.total });
      expect({ seed, smallest: found.smallest }).toEqual({ seed, smallest });
      expect({ seed, proof: found.proof.smallest }).toEqual({ seed, proof: 'proven' });
    }
  });
});

/** Every assignment there is, tried: total and smallest of the best of each kind. */
function tryAll({ needs, reviewers, suitability }: AssignmentProblem) {
  const m = reviewers.length;
  const loads = Array<number>(m).fill(0);
  const ends: { total: number; smallest: number }[] = [];
  const visit = (a: number, total: number, smallest: number): void => {
    if (a === needs.length) {
      if (reviewers.every(({ least, most }, r) => (loads[r] ?? 0) >= least && (loads[r] ?? 0) <= most))
        ends.push({ total, smallest });
      return;
    }
    for (let set = 0; set < 2 ** m; set++) {
      const panel = Array.from({ length: m }, (_, r) => r).filter((r) => set & (1 << r));
      if (panel.length !== needs[a] || panel.some((r) => (suitability[a * m + r] ?? -1) < 0)) continue;
      const own = panel.reduce((sum, r) => sum + (suitability[a * m + r] ?? 0), 0);
      for (const r of panel) loads[r] = (loads[r] ?? 0) + 1;
      visit(a + 1, total + own, Math.min(smallest, own));
      for (const r of panel) loads[r] = (loads[r] ?? 0) - 1;
    }
  };
  visit(0, 0, Number.POSITIVE_INFINITY);
  const byTotal = ends.toSorted((a, b) => b.total - a.total || b.smallest - a.smallest)[0];
  const bySmallest = ends.toSorted((a, b) => b.smallest - a.smallest || b.total - a.total)[0];
  return { byTotal, bySmallest };
}

it('Tiny problems have what trying every assignment finds, both ways', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const { below, next } = randomFrom(seed + 5000);
    const problem = randomProblem(seed + 5000, {
      applications: 2 + below(3),
      reviewers: 3 + below(3),
      readers: 1 + below(2),
      values: 2 + below(9),
      barred: next() * 0.4,
      room: 1 + next() * 0.5,
      least: next(),
    });
    const { byTotal, bySmallest } = tryAll(problem);
    const total = assign(problem, { prefer: 'best-total' });
    const fair = assign(problem, { prefer: 'fairest' });
    const figures = (found: typeof total) =>
      found.kind === 'assigned' ? { total: found.total, smallest: found.smallest } : undefined;
    expect({ seed, figures: figures(total) }).toEqual({ seed, figures: byTotal });
    expect({ seed, figures: figures(fair) }).toEqual({ seed, figures: bySmallest });
  }
});

const shared = new URL('../../../../../../shared/data/', import.meta.url);
describe.skipIf(!existsSync(shared))(
  'Bids of three conferences (skipped where ../shared/data is not there)',
  () => {
    it.each([
      { file: 1, most: 6, total: 124.25 },
      { file: 2, most: 7, total: 141.5 },
      { file: 3, most: 6, total: 454.25 },
    ])('file $file: three readers each, at most $most tasks, come to $total', ({ file, most, total }) => {
      const [n = 0, m = 0, ...values] = readFileSync(
        new URL(`reviewer-bids-preflib${file}.in`, shared),
        'utf8',
      )
        .trim()
        .split(/\s+/)
        .map(Number);
      expect(values).toHaveLength(n * m);
      const problem: AssignmentProblem = {
        needs: Array<number>(n).fill(3),
        reviewers: Array.from({ length: m }, () => ({ least: 0, most })),
        suitability: Int32Array.from(values, (value) => value * 4),
      };
      const best = assign(problem, { prefer: 'best-total', alternates: 2 }) as Assigned;
      expect(best.total / 4).toBe(total);
      expectWhole(problem, best);
      expect(best.proof).toEqual({ total: 'proven', smallest: 'proven' });
      const fair = assign(problem, { prefer: 'fairest' }) as Assigned;
      expectWhole(problem, fair);
      expect(fair.proof).toEqual({ total: 'proven', smallest: 'proven' });
      const smallest = file === 3 ? fair.smallest : highsOptimum(problem, { kind: 'smallest' });
      expect(fair.smallest).toBe(smallest);
      expect(fair.total).toBe(highsOptimum(problem, { kind: 'total', floor: fair.smallest }));
    });
  },
);

describe('What has begun and what a manager wants', () => {
  const problem = problems.find(({ seed }) => seed === 12)?.problem as AssignmentProblem;
  const m = problem.reviewers.length;

  it('stands: every pinned pair is in the answer, no forbidden one is, and the rest is the best that is left', () => {
    for (const { seed, problem } of problems.slice(0, 60)) {
      const before = assign(problem, { prefer: 'best-total' });
      if (before.kind !== 'assigned') continue;
      const { below } = randomFrom(seed + 99);
      const width = problem.reviewers.length;
      const pinned = before.panels.flatMap((panel, a) =>
        below(3) === 0 ? [[a, panel[0] ?? 0] as const] : [],
      );
      const held = new Set(pinned.map(([a, r]) => a * width + r));
      const forbidden = before.panels.flatMap((panel, a) => {
        const r = panel.at(-1) ?? 0;
        return below(4) === 0 && !held.has(a * width + r) ? [[a, r] as const] : [];
      });
      const fixed = { ...problem, pinned, forbidden };
      const after = assign(fixed, { prefer: 'best-total', alternates: 5 });
      expect(after.kind === 'assigned' ? after.total : undefined).toBe(
        highsOptimum(fixed, { kind: 'total' }),
      );
      if (after.kind !== 'assigned') continue;
      for (const [a, r] of pinned) expect(after.panels[a]).toContain(r);
      for (const [a, r] of forbidden) {
        expect(after.panels[a]).not.toContain(r);
        expect(after.alternates[a]).not.toContain(r);
      }
    }
  });

  it('stands even where a reader has more than they would be given, who then gets no more', () => {
    const pinned = [0, 1, 2].map((a) => [a, 0] as const);
    const found = assign(
      {
        needs: [1, 1, 1, 1],
        reviewers: [
          { least: 0, most: 2 },
          { least: 0, most: 9 },
        ],
        suitability: Int32Array.from([9, 0, 9, 0, 9, 0, 9, 0]),
        pinned,
      },
      { prefer: 'best-total' },
    );
    expect(found).toMatchObject({ panels: [[0], [0], [0], [1]], loads: [3, 1], total: 27 });
  });

  it('is the same answer for the same input, and everything equal goes to the lower index', () => {
    expect(assign(problem, { prefer: 'fairest' })).toEqual(assign(problem, { prefer: 'fairest' }));
    const even = { needs: [2, 1], reviewers: Array.from({ length: m }, () => ({ least: 0, most: 1 })) };
    const found = assign(
      { ...even, suitability: new Int32Array(2 * m) },
      { prefer: 'best-total', alternates: 2 },
    );
    expect(found).toMatchObject({
      alternates: [
        [3, 4],
        [3, 4],
      ],
      totals: [0, 0],
    });
  });

  it('nothing to assign is an answer, not a fault', () => {
    const nothing = { needs: [], reviewers: [{ least: 0, most: 1 }], suitability: new Int32Array(0) };
    expect(assign(nothing, { prefer: 'fairest' })).toMatchObject({
      kind: 'assigned',
      panels: [],
      loads: [0],
    });
    expect(assign(nothing, { prefer: 'best-total' })).toMatchObject({
      kind: 'assigned',
      total: 0,
      smallest: 0,
    });
  });
});

it('A search that was given up says what it could not rule out, and its answer keeps every limit', () => {
  const problem = randomProblem(4, {
    applications: 60,
    reviewers: 30,
    readers: 3,
    values: 101,
    barred: 0.2,
    room: 1.05,
    least: 0.3,
  });
  const found = assign(problem, { prefer: 'fairest', flows: 0 }) as Assigned;
  expectWhole(problem, found);
  expect(found.proof.smallest).toEqual({ atMost: expect.any(Number) });
  const longer = assign(problem, { prefer: 'fairest', flows: 500 }) as Assigned;
  expect(longer.smallest).toBeGreaterThanOrEqual(found.smallest);
});
