/** One measured thing. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  /** What it is held against; nothing where it is only told. */
  readonly limit?: string;
  readonly holds?: boolean;
}

/** Milliseconds that a piece of work takes, the best of a few runs: the others were disturbed. */
export async function best(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await work();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}
