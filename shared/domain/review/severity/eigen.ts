/** Eigenvalues of a symmetric matrix, none below zero here, and the vector that belongs to each. */
export interface Eigen {
  readonly values: readonly number[];
  /** `vectors[k]` belongs to `values[k]`; each of length one, at right angles to the others. */
  readonly vectors: readonly (readonly number[])[];
}

/** Sweeps over all pairs; what is left of the other entries shrinks quadratically, and a dozen is plenty for hundreds of rows. */
const sweeps = 15;

/**
 * Jacobi's method: turns the matrix pair by pair until only its diagonal is left. Slow beside others for thousands of
 * rows, but short, and every digit is the same on every machine: nothing but + - * / and square roots.
 */
export function eigenOf(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, i) => Float64Array.from(matrix, (_row, k) => (i === k ? 1 : 0)));
  const scale = matrix.reduce((most, row, i) => Math.max(most, Math.abs(row[i] ?? 0)), 0);
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (let p = 0; p < size - 1; p++)
      for (let q = p + 1; q < size; q++) {
        const [rowP, rowQ] = [a[p], a[q]];
        if (!rowP || !rowQ) continue;
        const off = rowP[q] ?? 0;
        if (Math.abs(off) <= 1e-15 * scale) continue;
        const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * off);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        turnRows(rowP, rowQ, c, t * c);
        for (const row of a) turnPair(row, p, q, c, t * c);
        turnRows(v[p] as Float64Array, v[q] as Float64Array, c, t * c);
      }
  return { values: a.map((row, i) => Math.max(0, row[i] ?? 0)), vectors: v.map((row) => [...row]) };
}

function turnRows(x: Float64Array, y: Float64Array, c: number, s: number): void {
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i] as number, y[i] as number];
    x[i] = c * a - s * b;
    y[i] = s * a + c * b;
  }
}

function turnPair(row: Float64Array, p: number, q: number, c: number, s: number): void {
  const [a, b] = [row[p] as number, row[q] as number];
  row[p] = c * a - s * b;
  row[q] = s * a + c * b;
}
