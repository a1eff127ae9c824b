import type { AssignmentProblem } from './problem.ts';

/** A pair may be chosen freely, never, or stands. */
export const pairState = { free: 0, never: 1, always: 2 } as const;

/** A problem as the solver holds it: flat arrays, pins and prohibitions worked in, what is pinned never over a limit. */
export interface Network {
  readonly applications: number;
  readonly reviewers: number;
  readonly need: Int32Array;
  readonly least: Int32Array;
  readonly most: Int32Array;
  readonly worth: Int32Array;
  /** One `pairState` a pair. */
  readonly may: Uint8Array;
}

/** Reads a problem. A pin stands even against a conflict or a limit: it is the caller who decides what may be pinned. */
export function networkOf({ needs, reviewers, suitability, pinned, forbidden }: AssignmentProblem): Network {
  const [n, m] = [needs.length, reviewers.length];
  const may = new Uint8Array(n * m);
  const worth = Int32Array.from(suitability, (value) => Math.max(0, value));
  for (let at = 0; at < may.length; at++)
    may[at] = (suitability[at] ?? -1) < 0 ? pairState.never : pairState.free;
  for (const [a, r] of forbidden ?? []) may[a * m + r] = pairState.never;
  for (const [a, r] of pinned ?? []) may[a * m + r] = pairState.always;
  const net = {
    applications: n,
    reviewers: m,
    need: Int32Array.from(needs),
    least: Int32Array.from(reviewers, (one) => Math.max(0, Math.min(one.least, one.most))),
    most: Int32Array.from(reviewers, (one) => Math.max(0, one.most)),
    worth,
    may,
  };
  const standing = new Int32Array(m);
  for (let a = 0; a < n; a++) {
    let own = 0;
    for (let r = 0; r < m; r++)
      if (may[a * m + r] === pairState.always) {
        own++;
        standing[r] = (standing[r] ?? 0) + 1;
      }
    net.need[a] = Math.max(net.need[a] ?? 0, own);
  }
  for (let r = 0; r < m; r++) net.most[r] = Math.max(net.most[r] ?? 0, standing[r] ?? 0);
  return net;
}
