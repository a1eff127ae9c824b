import {
  type Core,
  comesTo,
  coreOf,
  none as nothing,
  type Option,
  type Outlook,
  outlook,
  type Person,
  possible,
  type Reach,
  tiny,
} from './core.ts';
import { Filling } from './filling.ts';
import { most } from './front.ts';
import type { Frame } from './pools.ts';
import type { Limit } from './rows.ts';

/** A limit on ways: `factors` by way. */
export interface WayLimit extends Limit {
  readonly price: number;
  /** Of a set of funds: the pool they are in. */
  readonly pool?: number;
}

/** What has to hold beside the pools' money. */
export interface Wanted {
  readonly frame: Frame;
  readonly reach: Reach;
  readonly limits: readonly WayLimit[];
  /** Single funds that are to be filled as far as those chosen can fill them whole. */
  readonly checks: readonly number[];
}

/** Counts what was looked at, so that every machine gives up at the same place. */
export interface Effort {
  left: number;
}

export interface Chosen {
  readonly worth: number;
  readonly ways: readonly number[];
}

export type Searched =
  | {
      readonly kind: 'searched';
      readonly best: Chosen | undefined;
      /** What was forgotten because it was too much could be worth so much: minus infinity where nothing was. */
      readonly forgotten: number;
    }
  | { readonly kind: 'too-much' };

/**
 * The best result that is worth the target and holds the limits, by dynamic programming over the people who are open, pool by pool: of
 * all that leave the same of every limit only the best is kept. `width`: so many are kept at each step, those that could still be worth
 * most.
 */
export function search(
  { frame, reach, limits, checks }: Wanted,
  target: number,
  width: number,
  effort: Effort,
): Searched {
  const none: Searched = { kind: 'searched', best: undefined, forgotten: Number.NEGATIVE_INFINITY };
  const order = (people: readonly Person[]) =>
    inOrder(people, [...checks.map((fund) => touching(frame, fund)), ...limits]);
  let core = coreOf(frame, target, { order, reach });
  while (core) {
    const ahead = outlook(core);
    effort.left -= ahead.points / 8;
    const allowed = possible(core, ahead);
    const next: Core | undefined = allowed && coreOf(frame, target, { order, reach, allowed });
    if (!next) return none;
    const now: Core = core;
    if (next.people.length === now.people.length) {
      const fillings = checks.map((fund) => new Filling(now, fund));
      return new Search(now, outlook(now, ahead.loss), limits, fillings, width, effort).run();
    }
    core = next;
  }
  return none;
}

const touching = ({ ways }: Frame, fund: number): Pick<Limit, 'factors'> => ({
  factors: new Map(ways.flatMap(({ funds }, w) => (funds.includes(fund) ? [[w, 1] as const] : []))),
});

/** Those who decide whether a limit holds come together, so that it is settled; within them who matters most. */
function inOrder(people: readonly Person[], limits: readonly Pick<Limit, 'factors'>[]): readonly Person[] {
  const touches = ({ options }: Person, { factors }: Pick<Limit, 'factors'>) =>
    options.some(({ way }) => (factors.get(way) ?? 0) !== 0);
  const matters = ({ best, options }: Person) =>
    Math.min(...options.map(({ gain }) => best - gain).filter((loss) => loss > 0));
  const sorted: Person[] = [];
  let left = people;
  while (left.length > 0) {
    let fewest = left;
    for (const limit of limits)
      for (const inside of [true, false]) {
        const part = left.filter((person) => touches(person, limit) === inside);
        if (part.length > 0 && part.length < fewest.length) fewest = part;
      }
    sorted.push(...fewest.toSorted((a, b) => matters(b) - matters(a) || a.applicant - b.applicant));
    const taken = new Set(fewest);
    left = left.filter((person) => !taken.has(person));
  }
  return sorted;
}

/** What was decided up to a step, in columns: one of each for every state that is kept. */
class States {
  count = 0;
  worth = new Float64Array(64);
  after = new Float64Array(64);
  /** What the pools after the present one could still come to. */
  later = new Float64Array(64);
  could = new Float64Array(64);
  before = new Int32Array(64);
  pick = new Uint8Array(64);
  /** Units of pools that are used and units of limits that are left, `width` of them for each state. */
  held: Float64Array;
  readonly width: number;

  constructor(width: number) {
    this.width = width;
    this.held = new Float64Array(64 * width);
  }

  /** Room for so many. What was in it is forgotten. */
  clear(size: number): void {
    this.count = 0;
    if (size <= this.worth.length) return;
    for (const name of ['worth', 'after', 'later', 'could'] as const) this[name] = new Float64Array(size);
    this.before = new Int32Array(size);
    this.pick = new Uint8Array(size);
    this.held = new Float64Array(size * this.width);
  }

  copy(from: States, at: number): void {
    const to = this.count++;
    for (const name of ['worth', 'after', 'later', 'could', 'before', 'pick'] as const)
      this[name][to] = from[name][at] ?? 0;
    this.held.set(from.held.subarray(at * this.width, (at + 1) * this.width), to * this.width);
  }
}

/** What an option adds and uses, laid out for the loop that looks at every state. */
interface Move {
  readonly pick: number;
  readonly worth: number;
  readonly after: number;
  /** Units of the present pool. */
  readonly own: number;
  /** Where it is paid by a later pool. */
  readonly slot: number;
  readonly pool: number;
  readonly units: number;
  readonly uses: Float64Array;
  /** Places of the funds that are checked and could pay. */
  readonly fills: readonly number[];
  readonly way: number;
}

/** A limit as it stands after a step: what the rest uses of it at least and at most, and limits that the rest uses no less. */
interface Ahead {
  readonly least: number;
  readonly most: number;
  readonly coveredBy: readonly number[];
}

class Search {
  readonly #core: Core;
  readonly #outlook: Outlook;
  readonly #limits: readonly WayLimit[];
  readonly #fillings: readonly Filling[];
  readonly #width: number;
  readonly #effort: Effort;
  /** By pool: where a state holds what is used of it; -1 where that is the same for all. */
  readonly #slot: readonly number[];
  /** Where it holds what the funds that are checked could be filled with, and where the limits begin. */
  readonly #fill: number;
  readonly #first: number;
  readonly #ahead: readonly (readonly Ahead[])[];
  /** Units of each pool that are used, or lost, for certain. */
  readonly #used: readonly number[];
  readonly #before: Int32Array[] = [];
  readonly #pick: Uint8Array[] = [];
  #forgotten = Number.NEGATIVE_INFINITY;

  constructor(
    core: Core,
    ahead: Outlook,
    limits: readonly WayLimit[],
    fillings: readonly Filling[],
    width: number,
    effort: Effort,
  ) {
    this.#core = core;
    this.#outlook = ahead;
    this.#limits = limits;
    this.#fillings = fillings;
    this.#width = width;
    this.#effort = effort;
    // The first is for the pool that is looked at.
    let slots = 1;
    this.#slot = core.frame.pools.map((_, p) => ((ahead.coming[p]?.[0] ?? 0) > 0 ? slots++ : -1));
    this.#fill = slots;
    this.#first = slots + fillings.length;
    this.#ahead = this.#lookAhead();
    this.#used = core.frame.pools.map((_, p) =>
      fillings.reduce(
        (sum, one) => (one.pool === p && one.last < 0 ? sum + one.waste(one.start) : sum),
        core.used[p] ?? 0,
      ),
    );
  }

  run(): Searched {
    const { frame, from } = this.#core;
    let now = this.#start();
    let next = new States(now.width);
    if (!this.#canHold(now)) now.count = 0;
    for (const p of frame.pools.keys()) {
      this.#enter(p, now);
      const later = this.#valuesAfter(p);
      for (let i = from[p] ?? 0; i < (from[p + 1] ?? 0); i++) {
        this.#step(p, i, now, next, later);
        [now, next] = [next, now];
        if (now.count === 0) break;
        if (this.#effort.left < 0) return { kind: 'too-much' };
      }
    }
    // In the end nothing is left that could be used: all that hold are one.
    const best = now.count > 0 ? { worth: now.worth[0] ?? 0, ways: this.#ways() } : undefined;
    return { kind: 'searched', best, forgotten: this.#forgotten };
  }

  /** What is certain holds by itself. */
  #canHold(start: States): boolean {
    const { frame } = this.#core;
    const first = this.#ahead[0] ?? [];
    return (
      frame.pools.every(({ free }, p) => (this.#used[p] ?? 0) <= free) &&
      this.#fillings.every(({ start: set }) => set >= 0) &&
      first.every(({ least }, j) => (start.held[this.#first + j] ?? 0) >= least)
    );
  }

  #start(): States {
    const { frame, fixed } = this.#core;
    const start = new States(this.#first + this.#limits.length);
    start.count = 1;
    for (const w of fixed) {
      start.worth[0] = (start.worth[0] ?? 0) + (frame.ways[w]?.worth ?? 0);
      start.after[0] = (start.after[0] ?? 0) + (frame.ways[w]?.after ?? 0);
    }
    for (const [p, slot] of this.#slot.entries()) if (slot >= 0) start.held[slot] = this.#used[p] ?? 0;
    this.#fillings.forEach((one, k) => {
      start.held[this.#fill + k] = one.last < 0 ? 0 : one.start;
    });
    this.#limits.forEach(({ bound, factors }, j) => {
      start.held[this.#first + j] = fixed.reduce((left, w) => left - (factors.get(w) ?? 0), bound);
    });
    return start;
  }

  /** The pool's sum comes to the first place. */
  #enter(p: number, states: States): void {
    const slot = this.#slot[p] ?? -1;
    for (let s = 0; s < states.count; s++) {
      const at = s * states.width;
      states.held[at] = slot < 0 ? (this.#used[p] ?? 0) : (states.held[at + slot] ?? 0);
      if (slot >= 0) states.held[at + slot] = 0;
    }
    const value = this.#valuesAfter(p);
    for (let s = 0; s < states.count; s++) {
      let sum = 0;
      for (let q = p + 1; q < this.#slot.length; q++) {
        const other = this.#slot[q] ?? -1;
        sum += value(q, other < 0 ? (this.#used[q] ?? 0) : (states.held[s * states.width + other] ?? 0));
      }
      states.later[s] = sum;
    }
  }

  /** What a later pool's people come to by what is used of it, with what people up to it could still be paid there. */
  #valuesAfter(p: number): (pool: number, used: number) => number {
    const { pools } = this.#core.frame;
    const known = pools.map(() => new Map<number, number>());
    return (q, used) => {
      const before = known[q]?.get(used);
      if (before !== undefined) return before;
      const { free, price } = pools[q] ?? { free: 0, price: 0 };
      const front = this.#outlook.whole[q];
      const value = front ? comesTo(front, free - used, price, this.#outlook.coming[q]?.[p] ?? 0) : 0;
      known[q]?.set(used, value);
      return value;
    };
  }

  #step(
    p: number,
    i: number,
    now: States,
    next: States,
    later: (pool: number, used: number) => number,
  ): void {
    const { people, frame, target } = this.#core;
    const rest = this.#outlook.rest[i];
    const moves = (people[i]?.options ?? []).map((option, pick) => this.#moveOf(p, option, pick));
    const free = frame.pools[p]?.free ?? 0;
    const unpriced = this.#limits.every(({ price }) => price === 0);
    const isLast = i + 1 === this.#core.from[p + 1];
    const { width } = now;
    const size = now.count * moves.length;
    next.clear(size);
    this.#effort.left -= size;
    const table = new Table(size);
    const ahead = this.#ahead[i + 1] ?? [];
    const { held } = next;
    for (const move of moves)
      for (let s = 0; s < now.count; s++) {
        const [at, to] = [s * width, next.count * width];
        const own = (now.held[at] ?? 0) + move.own;
        if (own > free) continue;
        const worth = (now.worth[s] ?? 0) + move.worth;
        let after = now.later[s] ?? 0;
        held[to] = own;
        for (let d = 1; d < this.#first; d++) held[to + d] = now.held[at + d] ?? 0;
        if (!this.#fillUp(p, i, move, held, to)) continue;
        if (move.slot >= 0) {
          const used = held[to + move.slot] ?? 0;
          if (used + move.units > (frame.pools[move.pool]?.free ?? 0)) continue;
          held[to + move.slot] = used + move.units;
          after += later(move.pool, used + move.units) - later(move.pool, used);
        }
        let could = worth + after + (rest ? most(rest, free - (held[to] ?? 0)) : 0);
        if (unpriced && !(could >= target - tiny)) continue;
        if (!this.#hold(p, move, ahead, now.held, at, held, to)) continue;
        if (isLast) held[to] = 0;
        for (let j = 0; j < this.#limits.length; j++)
          could += (this.#limits[j]?.price ?? 0) * (held[to + this.#first + j] ?? 0);
        if (!(could >= target - tiny)) continue;
        const same = table.find(held, width, next.count);
        const known = same >= 0;
        if (known && !this.#isBetter(i, now, s, move, next, same)) continue;
        const place = known ? same : next.count++;
        next.worth[place] = worth;
        next.after[place] = (now.after[s] ?? 0) + move.after;
        next.later[place] = after;
        next.could[place] = could;
        next.before[place] = s;
        next.pick[place] = move.pick;
      }
    if (next.count > this.#width) this.#forget(now, next);
    this.#before.push(next.before.slice(0, next.count));
    this.#pick.push(next.pick.slice(0, next.count));
  }

  #moveOf(p: number, { way, pool, units }: Option, pick: number): Move {
    const own = this.#core.frame.ways[way];
    return {
      pick,
      ...{ worth: own?.worth ?? 0, after: own?.after ?? 0 },
      own: pool === p ? units : 0,
      slot: pool >= 0 && pool !== p ? (this.#slot[pool] ?? -1) : -1,
      ...{ pool, units },
      uses: Float64Array.from(this.#limits, ({ factors }) => factors.get(way) ?? 0),
      fills: [...this.#fillings.keys()].filter((k) => this.#fillings[k]?.touches(way)),
      way,
    };
  }

  /** What the funds that are checked can be filled with; once it is certain, what is lost in one is used of its pool. */
  #fillUp(p: number, i: number, move: Move, held: Float64Array, to: number): boolean {
    for (const k of move.fills) {
      const place = to + this.#fill + k;
      const set = this.#fillings[k]?.with(held[place] ?? 0, move.way) ?? 0;
      if (set < 0) return false;
      held[place] = set;
    }
    for (const [k, one] of this.#fillings.entries()) {
      if (one.last !== i) continue;
      const place = to + (one.pool === p ? 0 : (this.#slot[one.pool] ?? 0));
      held[place] = (held[place] ?? 0) + one.waste(held[to + this.#fill + k] ?? 0);
      if ((held[place] ?? 0) > (this.#core.frame.pools[one.pool]?.free ?? 0)) return false;
      held[to + this.#fill + k] = 0;
    }
    return true;
  }

  /**
   * What is left of each limit after a move; false where the rest cannot hold it. More than the rest could use at all is the same as
   * just that: so that states which differ in nothing that matters are one.
   */
  #hold(
    p: number,
    move: Move,
    ahead: readonly Ahead[],
    from: Float64Array,
    at: number,
    held: Float64Array,
    to: number,
  ): boolean {
    const first = this.#first;
    for (let j = 0; j < ahead.length; j++) {
      const left = (from[at + first + j] ?? 0) - (move.uses[j] ?? 0);
      if (left < (ahead[j]?.least ?? 0)) return false;
      held[to + first + j] = Math.min(left, ahead[j]?.most ?? left);
    }
    for (let j = 0; j < ahead.length; j++) {
      let left = held[to + first + j] ?? 0;
      for (const other of ahead[j]?.coveredBy ?? []) left = Math.min(left, held[to + first + other] ?? 0);
      const pool = this.#limits[j]?.pool;
      if (pool !== undefined) {
        const slot = pool === p ? 0 : (this.#slot[pool] ?? -1);
        const used = slot < 0 ? (this.#used[pool] ?? 0) : (held[to + slot] ?? 0);
        if (pool >= p) left = Math.min(left, (this.#core.frame.pools[pool]?.free ?? 0) - used);
      }
      held[to + first + j] = left;
    }
    return true;
  }

  /** More worth; else the better ranked, where the first at which they differ decides; else what comes after. */
  #isBetter(i: number, now: States, s: number, move: Move, next: States, other: number): boolean {
    const worth = (now.worth[s] ?? 0) + move.worth - (next.worth[other] ?? 0);
    if (worth !== 0) return worth > 0;
    const ranked = this.#ranked(i, s, move.pick, next.before[other] ?? 0, next.pick[other] ?? 0);
    if (ranked !== 0) return ranked > 0;
    return (now.after[s] ?? 0) + move.after > (next.after[other] ?? 0);
  }

  /** Positive where the first of two states at a step funds the better ranked. */
  #ranked(i: number, before: number, pick: number, otherBefore: number, otherPick: number): number {
    const { people } = this.#core;
    let [a, b, pickA, pickB] = [before, otherBefore, pick, otherPick];
    let first = Number.POSITIVE_INFINITY;
    let by = 0;
    for (let k = i; ; k--) {
      const person = people[k];
      const funded = (at: number) => (person?.options[at]?.way ?? -1) >= 0;
      if (person && person.applicant < first && funded(pickA) !== funded(pickB)) {
        first = person.applicant;
        by = funded(pickA) ? 1 : -1;
      }
      if (a === b || k === 0) return by;
      [pickA, pickB] = [this.#pick[k - 1]?.[a] ?? 0, this.#pick[k - 1]?.[b] ?? 0];
      [a, b] = [this.#before[k - 1]?.[a] ?? 0, this.#before[k - 1]?.[b] ?? 0];
    }
  }

  /** Keeps those that could still be worth most; `spare` holds what they come from no longer. */
  #forget(spare: States, states: States): void {
    const sorted = states.could.slice(0, states.count).sort();
    const least = sorted[states.count - this.#width] ?? 0;
    let equal = this.#width - (states.count - firstAbove(sorted, least));
    this.#forgotten = Math.max(this.#forgotten, sorted[states.count - this.#width - 1] ?? 0);
    const kept = spare;
    kept.clear(this.#width);
    for (let s = 0; s < states.count; s++) {
      const could = states.could[s] ?? 0;
      if (could < least || (could === least && equal-- <= 0)) continue;
      kept.copy(states, s);
    }
    states.clear(0);
    for (let s = 0; s < kept.count; s++) states.copy(kept, s);
  }

  #lookAhead(): readonly (readonly Ahead[])[] {
    const { people } = this.#core;
    const limits = this.#limits;
    const all: Ahead[][] = [];
    let cover = limits.map(() => limits.map(() => true));
    let [least, greatest] = [limits.map(() => 0), limits.map(() => 0)];
    for (let i = people.length; i >= 0; i--) {
      all[i] = limits.map((_, j) => ({
        ...{ least: least[j] ?? 0, most: greatest[j] ?? 0 },
        coveredBy: [...limits.keys()].filter((k) => k !== j && cover[j]?.[k]),
      }));
      const uses = (people[i - 1]?.options ?? [nothing]).map(({ way }) =>
        limits.map(({ factors }) => factors.get(way) ?? 0),
      );
      least = least.map((sum, j) => sum + Math.min(...uses.map((use) => use[j] ?? 0)));
      greatest = greatest.map((sum, j) => sum + Math.max(...uses.map((use) => use[j] ?? 0)));
      cover = cover.map((row, j) =>
        row.map((is, k) => is && uses.every((use) => (use[j] ?? 0) <= (use[k] ?? 0))),
      );
    }
    return all;
  }

  #ways(): readonly number[] {
    const { people, fixed } = this.#core;
    const ways = [...fixed];
    let s = 0;
    for (let i = people.length - 1; i >= 0; i--) {
      const way = people[i]?.options[this.#pick[i]?.[s] ?? 0]?.way ?? -1;
      if (way >= 0) ways.push(way);
      s = this.#before[i]?.[s] ?? 0;
    }
    return ways;
  }
}

/** The first place of a sorted list that is above a value. */
function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds a state that holds the same. */
class Table {
  readonly #places: Int32Array;
  readonly #mask: number;

  constructor(size: number) {
    let places = 16;
    while (places < size * 2) places *= 2;
    this.#places = new Int32Array(places).fill(-1);
    this.#mask = places - 1;
  }

  /** The place of the state that holds what the last one does; -1 where there is none, and then it is the last one's. */
  find(held: Float64Array, width: number, last: number): number {
    const to = last * width;
    let hash = 0;
    for (let d = 0; d < width; d++) {
      hash = (Math.imul(hash, 31) + (held[to + d] ?? 0)) | 0;
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    }
    for (let place = (hash ^ (hash >>> 13)) & this.#mask; ; place = (place + 1) & this.#mask) {
      const other = this.#places[place] ?? -1;
      if (other < 0) {
        this.#places[place] = last;
        return -1;
      }
      let same = true;
      for (let d = 0; d < width && same; d++) same = held[other * width + d] === held[to + d];
      if (same) return other;
    }
  }
}
