import type { ReadApplication } from '../../../../../shared/domain/review/severity/estimate.ts';

/**
 * The same model, worked out another way: Henderson's equations of all applications and reviewers as one dense system, the
 * ratio of the variances by trying a fine grid on the restricted likelihood with determinants. Slow, and shares no code.
 */
export function mixedModel(applications: readonly ReadApplication[]) {
  const rows = applications.flatMap((one, i) =>
    one.readings.map(({ reviewerId, points }) => ({ i, reviewerId, y: points.top / points.bottom })),
  );
  const people = [...new Set(rows.map(({ reviewerId }) => reviewerId))].sort();
  const [a, m] = [applications.length, people.length];
  const solved = (lambda: number) => {
    const system = Array.from({ length: a + m }, () => new Array<number>(a + m).fill(0));
    const right = new Array<number>(a + m).fill(0);
    for (const { i, reviewerId, y } of rows) {
      const places = [i, a + people.indexOf(reviewerId)];
      for (const p of places) {
        right[p] = (right[p] ?? 0) + y;
        for (const q of places) bump(system, p, q, 1);
      }
    }
    for (let j = a; j < a + m; j++) bump(system, j, j, lambda);
    const { inverse, logDeterminant } = inverted(system);
    const solution = inverse.map((row) => row.reduce((sum, one, k) => sum + one * (right[k] ?? 0), 0));
    const explained = solution.reduce((sum, one, k) => sum + one * (right[k] ?? 0), 0);
    const rest = rows.reduce((sum, { y }) => sum + y * y, 0) - explained;
    const noise = rest / (rows.length - a);
    // -2 log restricted likelihood: log |C| - m log lambda + (n - a) log noise.
    const deviance = logDeterminant - m * Math.log(lambda) + (rows.length - a) * Math.log(noise);
    return { deviance, solution, inverse, noise };
  };
  let best = { lambda: 1, deviance: Number.POSITIVE_INFINITY };
  for (const [steps, width] of [
    [200, 6],
    [60, 0.1],
    [60, 0.004],
  ] as const) {
    const centre = Math.log(best.lambda);
    for (let step = -steps; step <= steps; step++) {
      const lambda = Math.exp(centre + (width * step) / steps);
      const { deviance } = solved(lambda);
      if (deviance < best.deviance) best = { lambda, deviance };
    }
  }
  const { solution, inverse, noise } = solved(best.lambda);
  // Seen from the mean of all readers.
  const doubt = (k: number) => {
    const seen = inverse.map((_, p) => (p === k ? 1 : 0) + (p < a ? 0 : (k < a ? 1 : -1) / m));
    const sum = inverse.reduce(
      (total, row, p) =>
        total + row.reduce((part, one, q) => part + one * (seen[p] ?? 0) * (seen[q] ?? 0), 0),
      0,
    );
    return noise * sum;
  };
  // One direction of the readers, all together, is seen by no application here.
  const freedom = rows.length - a - (m - 1);
  return {
    student: { 19: 2.093 }[freedom] ?? Number.NaN,
    shifts: new Map(people.map((id, j) => [id, solution[a + j] ?? 0])),
    doubts: new Map(people.map((id, j) => [id, doubt(a + j)])),
    qualities: new Map(
      applications.map((one, i) => [one.applicationId, [solution[i] ?? 0, doubt(i)] as const]),
    ),
  };
}

function bump(into: number[][], p: number, q: number, by: number): void {
  const row = into[p];
  if (row) row[q] = (row[q] ?? 0) + by;
}

/** Gauss and Jordan, the largest pivot first. */
function inverted(matrix: readonly (readonly number[])[]) {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, k) => (i === k ? 1 : 0))]);
  let logDeterminant = 0;
  for (let p = 0; p < size; p++) {
    let at = p;
    for (let r = p; r < size; r++) if (Math.abs(work[r]?.[p] ?? 0) > Math.abs(work[at]?.[p] ?? 0)) at = r;
    const [row, other] = [work[at] ?? [], work[p] ?? []];
    work[at] = other;
    work[p] = row;
    const pivot = row[p] ?? 0;
    logDeterminant += Math.log(Math.abs(pivot));
    for (let k = 0; k < row.length; k++) row[k] = (row[k] ?? 0) / pivot;
    for (const [r, each] of work.entries()) {
      const factor = each[p] ?? 0;
      if (r === p || factor === 0) continue;
      for (let k = 0; k < each.length; k++) each[k] = (each[k] ?? 0) - factor * (row[k] ?? 0);
    }
  }
  return { inverse: work.map((row) => row.slice(size)), logDeterminant };
}
