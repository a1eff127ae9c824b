import type { Load } from './fits.ts';

export interface Packed {
  /** The fund of each load. */
  readonly at: readonly number[];
  /** By fund: units by which it is overdrawn. */
  readonly over: readonly number[];
}

/** Pairs of funds, for each fund, that are looked at before it is given up: a count, so that every machine finds the same. */
const tries = Number(process.env['TRIES'] ?? 100);
/** Sums of loads that are looked at for a pair. */
const mostSums = 2_000;
/** Pairs that share anew at random where no chain of funds can be found. */
const shakes = Number(process.env['SHAKES'] ?? 3);

/**
 * A fund for each load, whole, so that none is overdrawn; or what came nearest. First the largest go where most is left. Then what is too
 * much in one fund moves to one that has room, along a chain of funds, where each two share anew what both may hold so that just so much
 * changes over. Where there is no such chain some share anew at random, from a fixed seed.
 */
export function packed(loads: readonly Load[], free: readonly number[]): Packed {
  const sharing = new Sharing(loads, free, random(loads.length));
  let best = sharing.result();
  let least = sharing.over();
  while (least > 0 && sharing.tries < sharing.funds() * tries) {
    if (!sharing.even()) for (let i = 0; i < shakes; i++) sharing.shake();
    if (sharing.over() >= least) continue;
    least = sharing.over();
    best = sharing.result();
  }
  return best;
}

/** The loads that two funds may both hold, and what they could come to in the first of them. */
interface Shared {
  readonly loads: readonly number[];
  readonly sums: readonly Float64Array[];
  readonly mine: number;
  readonly all: number;
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
  tries = 0;

  constructor(loads: readonly Load[], free: readonly number[], chance: () => number) {
    this.#loads = loads;
    this.#free = free;
    this.#chance = chance;
    this.#used = free.map(() => 0);
    this.#at = this.#firstPlaces();
    const beside = free.map(() => new Set<number>());
    for (const { funds } of loads) for (const f of funds) for (const g of funds) if (f !== g) beside[f]?.add(g);
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

  /** Moves what is too much in some fund to one that has room, as much as goes; false where no chain leads there. */
  even(): boolean {
    const from = this.#pick(this.#tied.filter((f) => this.#overOf(f) > 0));
    if (from === undefined) {
      this.tries = Number.POSITIVE_INFINITY;
      return false;
    }
    const room = this.#tied.filter((f) => this.#roomIn(f) > 0);
    for (const to of this.#shuffled(room)) {
      const units = Math.min(this.#overOf(from), this.#roomIn(to));
      if (this.#move(from, to, units)) return true;
    }
    return false;
  }

  #roomIn(f: number): number {
    return (this.#free[f] ?? 0) - (this.#used[f] ?? 0);
  }

  #move(from: number, to: number, units: number): boolean {
    const before = new Map([[to, -1]]);
    const queue = [to];
    // From the end: each passes on just as much as it then receives.
    for (const g of queue) {
      for (const f of this.#shuffled([...(this.#beside[g] ?? [])])) {
        if (before.has(f)) continue;
        const both = this.#shared(f, g);
        if (!includes(both.sums.at(-1), both.mine - units)) continue;
        before.set(f, g);
        if (f === from) return this.#follow(before, from, units);
        queue.push(f);
      }
    }
    return false;
  }

  /** The chain, the last pair first; what was moved stays where a pair can no longer do it, for that is as good as before. */
  #follow(next: ReadonlyMap<number, number>, from: number, units: number): boolean {
    const chain = [from];
    for (let f = next.get(from) ?? -1; f >= 0; f = next.get(f) ?? -1) chain.push(f);
    for (let k = chain.length - 2; k >= 0; k--) {
      const [f, g] = [chain[k] ?? 0, chain[k + 1] ?? 0];
      const both = this.#shared(f, g);
      if (!includes(both.sums.at(-1), both.mine - units)) return k < chain.length - 2;
      this.#apply(f, g, both, both.mine - units);
    }
    return true;
  }

  /** Two funds share anew so that neither has more too much than before. */
  shake(): void {
    const f = this.#pick(this.#tied) ?? 0;
    const g = this.#pick(this.#beside[f] ?? []) ?? 0;
    const both = this.#shared(f, g);
    const [roomF, roomG] = [this.#roomIn(f) + both.mine, this.#roomIn(g) + both.all - both.mine];
    let [goal, least, equal] = [both.mine, Number.POSITIVE_INFINITY, 0];
    for (const units of both.sums.at(-1) ?? []) {
      const over = Math.max(0, units - roomF) + Math.max(0, both.all - units - roomG);
      if (over > least) continue;
      equal = over < least ? 1 : equal + 1;
      least = over;
      if (this.#chance() * equal < 1) goal = units;
    }
    this.#apply(f, g, both, goal);
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

  #shared(f: number, g: number): Shared {
    this.tries += 1;
    const loads = this.#shuffled(
      [...this.#at.keys()].filter((i) => {
        const funds = this.#loads[i]?.funds ?? [];
        return (this.#at[i] === f || this.#at[i] === g) && funds.includes(f) && funds.includes(g);
      }),
    );
    const sums: Float64Array[] = [Float64Array.of(0)];
    let [mine, all] = [0, 0];
    for (const i of loads) {
      const units = this.#unitsOf(i);
      sums.push(withOneMore(sums.at(-1) ?? Float64Array.of(0), units));
      all += units;
      if (this.#at[i] === f) mine += units;
    }
    return { loads, sums, mine, all };
  }

  /** Loads that come to just so much go to the first fund, the others to the second. */
  #apply(f: number, g: number, { loads, sums, mine }: Shared, units: number): void {
    this.#used[f] = (this.#used[f] ?? 0) - mine + units;
    this.#used[g] = (this.#used[g] ?? 0) + mine - units;
    let left = units;
    for (let k = loads.length - 1; k >= 0; k--) {
      const i = loads[k] ?? 0;
      const without = includes(sums[k], left);
      this.#at[i] = without ? g : f;
      if (!without) left -= this.#unitsOf(i);
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

function includes(sums: Float64Array = new Float64Array(0), units = 0): boolean {
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
