import type { AssignmentProblem } from '../../shared/domain/review/assignment/problem.ts';

/** Numbers that look random and are the same in every run: a function from [0, 1) and whole numbers below n. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (n: number) => Math.floor(next() * n) };
}

export interface Shape {
  readonly applications: number;
  readonly reviewers: number;
  readonly readers: number;
  /** Suitabilities are below this. */
  readonly values: number;
  /** Share of pairs that a conflict bars. */
  readonly barred: number;
  /** Places there are for each task there is. */
  readonly room: number;
  /** Lower loads, as a share of the mean load. */
  readonly least: number;
}

/** A problem of this shape, some readers better liked than others. It may have no assignment. */
export function randomProblem(seed: number, shape: Shape): AssignmentProblem {
  const { next, below } = randomFrom(seed);
  const { applications: n, reviewers: m, readers, values, barred, room, least } = shape;
  const mean = (n * readers) / m;
  const liked = Array.from({ length: m }, () => 0.4 + 0.6 * next());
  return {
    needs: Array<number>(n).fill(readers),
    reviewers: liked.map(() => {
      const most = Math.max(1, Math.ceil(mean * room + below(3) - 1));
      return { most, least: Math.min(most, Math.floor(mean * least * next() * 2)) };
    }),
    suitability: Int32Array.from({ length: n * m }, (_, at) =>
      next() < barred ? -1 : Math.floor(next() * (liked[at % m] ?? 1) * values),
    ),
  };
}
