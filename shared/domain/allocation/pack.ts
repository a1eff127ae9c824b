import type { Load } from './fits.ts';

export interface Packed {
  /** The fund of each load. */
  readonly at: readonly number[];
  /** Units by which funds are overdrawn, all together: 0 where everything fits. */
  readonly over: number;
}

/** By how much each fund is overdrawn. */
export function overBy(loads: readonly Load[], { at }: Packed, free: readonly number[]): readonly number[] {
  const used = free.map(() => 0);
  loads.forEach(({ units }, i) => {
    used[at[i] ?? 0] = (used[at[i] ?? 0] ?? 0) + units;
  });
  return used.map((units, f) => Math.max(0, units - (free[f] ?? 0)));
}

/** Tries for each load, and at most so many: counts, so that every machine finds the same. */
const triesPerLoad = 4_000;
const mostTries = 1_500_000;
/** An exchange between two funds is tried so much more often than a move. */
const exchanges = 0.7;

/**
 * A fund for each load, whole, that overdraws as little as could be found; that something is left over is no proof that there is no
 * better. First the largest go where most is left, then loads move and change places at random: what makes it worse is taken too while
 * it is hot, less and less as it cools. Chance comes from a fixed seed.
 */
export function packed(loads: readonly Load[], free: readonly number[]): Packed {
  const at = firstPlaces(loads, free);
  const used = Float64Array.from(free, () => 0);
  loads.forEach(({ units }, i) => {
    used[at[i] ?? 0] = (used[at[i] ?? 0] ?? 0) + units;
  });
  const may = loads.map(({ funds }) => new Set(funds));
  const chance = random(loads.length);
  const typical = Math.max(1, loads.reduce((sum, { units }) => sum + units, 0) / Math.max(1, loads.length));
  const price = (f: number, more: number) => {
    const by = ((used[f] ?? 0) + more - (free[f] ?? 0)) / typical;
    return by > 0 ? by * by : 0.1 * by * by;
  };
  const over = () => free.reduce((sum, units, f) => sum + Math.max(0, (used[f] ?? 0) - units), 0);
  let best: Packed = { at: [...at], over: over() };
  const tries = Math.min(mostTries, triesPerLoad * loads.length);
  for (let round = 0; round < tries && best.over > 0; round++) {
    const i = Math.floor(chance() * loads.length);
    const funds = loads[i]?.funds ?? [];
    const from = at[i] ?? 0;
    const j = chance() < exchanges ? Math.floor(chance() * loads.length) : -1;
    const to = (j < 0 ? funds[Math.floor(chance() * funds.length)] : at[j]) ?? from;
    if (to === from || (j >= 0 && !(may[j]?.has(from) && may[i]?.has(to)))) continue;
    const units = (loads[i]?.units ?? 0) - (loads[j]?.units ?? 0);
    if (units === 0) continue;
    const worse = price(from, -units) + price(to, units) - price(from, 0) - price(to, 0);
    const heat = 0.05 * (1 - round / tries) ** 2 + 1e-6;
    if (worse > 0 && chance() >= Math.exp(-worse / heat)) continue;
    used[from] = (used[from] ?? 0) - units;
    used[to] = (used[to] ?? 0) + units;
    at[i] = to;
    if (j >= 0) at[j] = from;
    if (round % 256 !== 0 && worse > -1e-9) continue;
    const now = over();
    if (now < best.over) best = { at: [...at], over: now };
  }
  return best;
}

function firstPlaces(loads: readonly Load[], free: readonly number[]): number[] {
  const left = [...free];
  const at = loads.map(() => 0);
  const order = [...loads.keys()].sort(
    (i, j) =>
      (loads[i]?.funds.length ?? 0) - (loads[j]?.funds.length ?? 0) ||
      (loads[j]?.units ?? 0) - (loads[i]?.units ?? 0) ||
      i - j,
  );
  for (const i of order) {
    const { units, funds } = loads[i] ?? { units: 0, funds: [] };
    const best = funds.reduce((a, b) => ((left[b] ?? 0) > (left[a] ?? 0) ? b : a), funds[0] ?? 0);
    left[best] = (left[best] ?? 0) - units;
    at[i] = best;
  }
  return at;
}

/** Numbers from 0 up to 1, the same again from the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
