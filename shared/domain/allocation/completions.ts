import type { Option, SearchInput } from './search.ts';

/** What is still lost at least from a step on, by what was used. */
export interface Completions {
  /** Infinite where the chain of fund limits cannot be held any more. */
  readonly atBest: (step: number, used: readonly number[]) => number;
  /** What the limits lose that are settled once this step is done: their price for each unit that is left. */
  readonly closing: (step: number, used: readonly number[]) => number;
  /** Limits that steps from this one on still touch. */
  readonly open: (step: number) => readonly number[];
  /** How much it took. */
  readonly nodes: number;
}

const mostNodes = 3_000_000;
const tiny = 1e-5;

/**
 * The least that the rest loses, exactly, where only the chain of fund limits is held: one inside the other, they come to one sum, so
 * that every sum which can occur is looked at, forwards for what can be reached and backwards for what it costs. Other limits can only
 * make it more.
 */
export function completions(
  { limits, prices, chain }: SearchInput,
  options: readonly (readonly Option[])[],
  used: readonly number[],
  budget: number,
): Completions | 'too-much' {
  const steps = options.length;
  const touched = (r: number) => options.findLastIndex((own) => own.some(({ uses }) => (uses[r] ?? 0) !== 0));
  const last = limits.map((_, r) => touched(r));
  const opens = Array.from({ length: steps + 1 }, (_, i) =>
    limits.flatMap((__, r) => ((last[r] ?? -1) >= i ? [r] : [])),
  );
  const closes = Array.from({ length: steps }, (_, i) =>
    limits.flatMap((__, r) => (last[r] === i ? [r] : [])),
  );
  const left = (r: number, own: readonly number[]) =>
    (prices[r] ?? 0) * ((limits[r]?.bound ?? 0) - (own[r] ?? 0));
  // A limit that nobody free touches is settled before the first step.
  const settled = limits.reduce((sum, _, r) => ((last[r] ?? -1) < 0 ? sum + left(r, used) : sum), 0);
  const closing = (i: number, own: readonly number[]) => {
    let sum = i === 0 ? settled : 0;
    for (const r of closes[i] ?? []) sum += left(r, own);
    return sum;
  };
  const outer = chain - 1;
  if (outer < 0) return { atBest: () => 0, closing, open: (i) => opens[i] ?? [], nodes: 0 };

  // Somebody with ways of several levels uses one set and not the other: then the outer sum says nothing of the inner.
  const alike = (r: number) =>
    options.slice(0, (last[r] ?? -1) + 1).every((own) => own.every(({ uses }) => uses[r] === uses[outer]));
  /** Of the chain's sets, by the outermost one's sum: who was chosen before is the same for all of them, but for what stood fixed. */
  const step = options.map((own, i) => ({
    own: own.map(({ loss, uses }) => ({ loss, by: uses[outer] ?? 0 })),
    limits: (closes[i] ?? [])
      .filter((r) => r < chain && alike(r))
      .map((r) => ({
        price: prices[r] ?? 0,
        bound: (limits[r]?.bound ?? 0) - (used[r] ?? 0) + (used[outer] ?? 0),
      })),
  }));
  const cost = (i: number, sum: number) => {
    let total = 0;
    for (const { price, bound } of step[i]?.limits ?? []) {
      if (sum > bound) return Number.POSITIVE_INFINITY;
      total += price * (bound - sum);
    }
    return total;
  };
  const reached: Map<number, number>[] = [new Map([[used[outer] ?? 0, 0]])];
  let nodes = 0;
  for (let i = 0; i < steps; i++) {
    const next = new Map<number, number>();
    for (const [sum, loss] of reached[i] ?? [])
      for (const { loss: more, by } of step[i]?.own ?? []) {
        const to = sum + by;
        const total = loss + more + cost(i, to);
        if (total > budget + tiny) continue;
        const known = next.get(to);
        if (known === undefined || known > total) next.set(to, total);
      }
    reached.push(next);
    nodes += next.size;
    if (nodes > mostNodes) return 'too-much';
  }
  const rest: Map<number, number>[] = [];
  rest[steps] = new Map([...(reached[steps] ?? [])].map(([sum]) => [sum, 0]));
  for (let i = steps - 1; i >= 0; i--) {
    const own = new Map<number, number>();
    for (const [sum, loss] of reached[i] ?? []) {
      let best = Number.POSITIVE_INFINITY;
      for (const { loss: more, by } of step[i]?.own ?? []) {
        const after = rest[i + 1]?.get(sum + by);
        if (after !== undefined) best = Math.min(best, more + cost(i, sum + by) + after);
      }
      if (loss + best <= budget + tiny) own.set(sum, best);
    }
    rest[i] = own;
  }
  return {
    atBest: (i, own) => rest[i]?.get(own[outer] ?? 0) ?? Number.POSITIVE_INFINITY,
    closing,
    open: (i) => opens[i] ?? [],
    nodes,
  };
}
