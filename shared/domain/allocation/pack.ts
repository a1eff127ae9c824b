import type { Load } from './fits.ts';

export interface Packed {
  /** The fund of each load. */
  readonly at: readonly number[];
  /** By fund: units by which it is overdrawn. */
  readonly over: readonly number[];
}

/** Pairs of funds, for each fund, that are evened out before it is given up: a count, so that every machine finds the same. */
const tries = 100;
/** Sums of loads that are looked at for a pair. */
const mostSums = 2_000;

/**
 * A fund for each load, whole, so that none is overdrawn; or what came nearest. First the largest go where most is left. Then two funds
 * at a time share anew what both may hold, exactly as well as it can be shared, and of equally good ways any: what is too much in one
 * wanders until it meets room. Chance comes from a fixed seed.
 */
export function packed(loads: readonly Load[], free: readonly number[]): Packed {
  const chance = random(loads.length);
  const sharing = new Sharing(loads, free, chance);
  let best = sharing.result();
  let least = sharing.over();
  for (let i = sharing.funds() * tries; i > 0 && least > 0; i--) {
    sharing.shareAnew();
    if (sharing.over() >= least) continue;
    least = sharing.over();
    best = sharing.result();
  }
  return best;
}

class Sharing {
  readonly #loads: readonly Load[];
  readonly #free: readonly number[];
  readonly #chance: () => number;
  readonly #at: number[];
  readonly #used: number[];
  /** By fund: those that some load could change to. */
  readonly #beside: readonly (readonly number[])[];
  /** Funds of which that is so for any. */
  readonly #tied: readonly number[];

  constructor(loads: readonly Load[], free: readonly number[], chance: () => number) {
    this.#loads = loads;
    this.#free = free;
    this.#chance = chance;
    this.#used = free.map(() => 0);
    this.#at = this.#firstPlaces();
    const beside = free.map(() => new Set<number>());
    for (const { funds } of loads)
      for (const f of funds) for (const g of funds) if (f !== g) beside[f]?.add(g);
    this.#beside = beside.map((funds) => [...funds]);
    this.#tied = [...free.keys()].filter((f) => (beside[f]?.size ?? 0) > 0);
  }

  /** How many funds could change something between them. */
  funds(): number {
    return this.#tied.length;
  }

  over(): number {
    return this.#free.reduce((sum, _, f) => sum + this.#overOf(f), 0);
  }

  result(): Packed {
    return { at: [...this.#at], over: this.#free.map((_, f) => this.#overOf(f)) };
  }

  /** Two funds, more often than not with one that has too much or too little. */
  shareAnew(): void {
    const all = this.#tied;
    const full = all.filter((f) => this.#overOf(f) > 0);
    const room = all.filter((f) => (this.#used[f] ?? 0) < (this.#free[f] ?? 0));
    const from = this.#chance() < 0.6 || room.length === 0 ? full : this.#chance() < 0.8 ? room : all;
    const fund = this.#pick(from);
    const other = fund === undefined ? undefined : this.#pick(this.#beside[fund] ?? []);
    if (fund !== undefined && other !== undefined) this.#share(fund, other);
  }

  #overOf(f: number): number {
    return Math.max(0, (this.#used[f] ?? 0) - (this.#free[f] ?? 0));
  }

  #pick(from: readonly number[]): number | undefined {
    return from[Math.floor(this.#chance() * from.length)];
  }

  #unitsOf(i: number): number {
    return this.#loads[i]?.units ?? 0;
  }

  #firstPlaces(): number[] {
    const at = this.#loads.map(() => 0);
    const order = [...this.#loads.keys()].sort(
      (i, j) =>
        (this.#loads[i]?.funds.length ?? 0) - (this.#loads[j]?.funds.length ?? 0) ||
        this.#unitsOf(j) - this.#unitsOf(i) ||
        i - j,
    );
    const left = (f: number) => (this.#free[f] ?? 0) - (this.#used[f] ?? 0);
    for (const i of order) {
      const funds = this.#loads[i]?.funds ?? [];
      const best = funds.reduce((a, b) => (left(b) > left(a) ? b : a), funds[0] ?? 0);
      this.#used[best] = (this.#used[best] ?? 0) + this.#unitsOf(i);
      at[i] = best;
    }
    return at;
  }

  #share(f: number, g: number): void {
    const both = this.#shuffled(
      [...this.#at.keys()].filter((i) => {
        const funds = this.#loads[i]?.funds ?? [];
        return (this.#at[i] === f || this.#at[i] === g) && funds.includes(f) && funds.includes(g);
      }),
    );
    const sum = both.reduce((units, i) => units + this.#unitsOf(i), 0);
    const mine = both.reduce((units, i) => (this.#at[i] === f ? units + this.#unitsOf(i) : units), 0);
    const roomF = (this.#free[f] ?? 0) - (this.#used[f] ?? 0) + mine;
    const roomG = (this.#free[g] ?? 0) - (this.#used[g] ?? 0) + sum - mine;
    const sums: Float64Array[] = [Float64Array.of(0)];
    for (const i of both) sums.push(withOneMore(sums.at(-1) ?? Float64Array.of(0), this.#unitsOf(i)));
    let [goal, least, equal] = [mine, Number.POSITIVE_INFINITY, 0];
    for (const units of sums.at(-1) ?? []) {
      const over = Math.max(0, units - roomF) + Math.max(0, sum - units - roomG);
      if (over > least) continue;
      equal = over < least ? 1 : equal + 1;
      least = over;
      if (this.#chance() * equal < 1) goal = units;
    }
    this.#used[f] = (this.#used[f] ?? 0) - mine + goal;
    this.#used[g] = (this.#used[g] ?? 0) + mine - goal;
    for (let k = both.length - 1; k >= 0; k--) {
      const i = both[k] ?? 0;
      const without = includes(sums[k] ?? Float64Array.of(0), goal);
      this.#at[i] = without ? g : f;
      if (!without) goal -= this.#unitsOf(i);
    }
  }

  #shuffled(all: number[]): number[] {
    for (let i = all.length - 1; i > 0; i--) {
      const j = Math.floor(this.#chance() * (i + 1));
      [all[i], all[j]] = [all[j] ?? 0, all[i] ?? 0];
    }
    return all;
  }
}

/** Sums with and without one more load, in order, each once; the smallest where there are too many. */
function withOneMore(sums: Float64Array, units: number): Float64Array {
  const all = new Float64Array(Math.min(mostSums, sums.length * 2));
  let [count, i, j] = [0, 0, 0];
  while (count < all.length && j < sums.length) {
    const [a, b] = [sums[i] ?? Number.POSITIVE_INFINITY, (sums[j] ?? 0) + units];
    all[count++] = Math.min(a, b);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return all.slice(0, count);
}

function includes(sums: Float64Array, units: number): boolean {
  let [low, high] = [0, sums.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < units) low = middle + 1;
    else high = middle;
  }
  return sums[low] === units;
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
