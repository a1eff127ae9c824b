import { all, extended, type Front, leading, nothing, together, within } from './front.ts';
import type { Frame } from './pools.ts';

/** Something that may be done about somebody: nothing (way -1) or one of their ways. */
export interface Option {
  readonly way: number;
  readonly pool: number;
  readonly units: number;
  readonly value: number;
  readonly gain: number;
}

/** Somebody about whom more than one thing may be done; they stand with the cheapest pool that may pay them. */
export interface Person {
  readonly applicant: number;
  readonly pool: number;
  readonly options: readonly Option[];
  readonly best: number;
}

/** Who is still open if a result is to be worth so much; all others are decided. */
export interface Core {
  readonly frame: Frame;
  readonly target: number;
  /** In order of their pools. */
  readonly people: readonly Person[];
  /** Where the people of each pool begin, and at the end how many there are. */
  readonly from: readonly number[];
  /** Ways that are certain. */
  readonly fixed: readonly number[];
  /** Units of each pool that those use. */
  readonly used: readonly number[];
  /** No result is worth more, of those that are open. */
  readonly bound: number;
  /** By applicant, where some ways are known to lead nowhere: those that are left (-1 for none). */
  readonly allowed: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Worth is whole: what is less than this apart is the same but for rounding. */
export const tiny = 0.25;

export const none: Option = { way: -1, pool: -1, units: 0, value: 0, gain: 0 };

/** What is known of a frame with everybody open who could lose up to `spare` against its bound. */
export interface Reach {
  readonly spare: number;
  /** No result is worth more, where each pool is looked at by itself. */
  readonly bound: number;
  /** By applicant: the most that they can lose of the spare, what the pools lose for sure taken off. */
  readonly sure: readonly number[];
}

/** Undefined where no result can be worth so much. */
export function coreOf(
  frame: Frame,
  target: number,
  {
    order = (people) => people,
    allowed = new Map(),
    reach,
  }: {
    readonly order?: (people: readonly Person[]) => readonly Person[];
    readonly allowed?: Core['allowed'];
    readonly reach?: Reach;
  } = {},
): Core | undefined {
  const { pools, ways, own } = frame;
  const all = frame.bound - target + tiny;
  if (all < 0) return undefined;
  const used = pools.map(() => 0);
  const fixed: number[] = [];
  const people: Person[] = [];
  let { bound } = frame;
  for (const [applicant, of] of own.entries()) {
    const could = [none, ...of.map((w) => optionOf(frame, w))];
    const first = Math.max(...could.map(({ gain }) => gain));
    const left = allowed.get(applicant);
    const spare = all - (reach?.sure[applicant] ?? 0);
    const options = could.filter(({ way, gain }) => first - gain <= spare && (left?.has(way) ?? true));
    if (options.length === 0) return undefined;
    const best = Math.max(...options.map(({ gain }) => gain));
    bound -= first - best;
    const [only] = options;
    if (options.length > 1)
      people.push({
        ...{ applicant, options, best },
        pool: Math.min(...options.flatMap(({ pool }) => (pool < 0 ? [] : [pool]))),
      });
    else if (only && only.way >= 0) {
      fixed.push(only.way);
      used[only.pool] = (used[only.pool] ?? 0) + (ways[only.way]?.units ?? 0);
    }
  }
  const sorted = pools.map((_, p) => order(people.filter(({ pool }) => pool === p)));
  const from = [0];
  for (const of of sorted) from.push((from.at(-1) ?? 0) + of.length);
  return { frame, target, people: sorted.flat(), from, fixed, used, bound, allowed };
}

function optionOf({ ways }: Frame, way: number): Option {
  const { pool, units, value, gain } = ways[way] ?? none;
  return { way, pool, units, value, gain };
}

/** What the rest of each pool's people could come to at best, exactly as far as the pool's money goes. */
export interface Outlook {
  /** By step: what comes after it within its pool. */
  readonly rest: readonly Front[];
  /** By pool: all of its people. */
  readonly whole: readonly Front[];
  /** By pool: what it loses at least against the bound. */
  readonly loss: readonly number[];
  /** By pool, and by pool from which on: units that people of pools before it could still be paid out of it. */
  readonly coming: readonly (readonly number[])[];
  readonly points: number;
}

/** An option as its person's pool sees it: somebody who is paid elsewhere uses nothing here and costs what it costs there. */
const seenFrom = ({ pool, units, value, gain }: Option, at: number) =>
  pool === at ? { units, value } : { units: 0, value: gain };

/** `sure`: what each pool is known to lose. */
export function outlook(core: Core, sure?: readonly number[]): Outlook {
  const { people, from, used, target } = core;
  const coming = comingOf(core);
  const rest: Front[] = [];
  const whole: Front[] = [];
  const loss: number[] = [];
  let left = core.bound - target + tiny - (sure ?? []).reduce((sum, one) => sum + one, 0);
  let points = 0;
  for (const [p, { price, free }] of core.frame.pools.entries()) {
    const room = free - (used[p] ?? 0);
    const spare = left + (sure?.[p] ?? 0);
    let front = nothing;
    let best = 0;
    for (let i = (from[p + 1] ?? 0) - 1; i >= (from[p] ?? 0); i--) {
      rest[i] = front;
      const person = people[i];
      best += person?.best ?? 0;
      front = extended(
        front,
        (person?.options ?? []).map((option) => seenFrom(option, p)),
        { room, price, least: best - spare },
      );
      points += front.units.length;
    }
    whole.push(front);
    const lost = best + price * room - comesTo(front, room, price, coming[p]?.[0] ?? 0);
    loss.push(lost);
    // What this pool loses for sure, the others cannot lose any more.
    if (!sure) left -= Math.max(0, lost);
  }
  return { rest, whole, loss, coming, points };
}

/** Undefined where no result loses so little. */
export function reachOf(frame: Frame, spare: number): Reach | undefined {
  const core = coreOf(frame, frame.bound - spare);
  if (!core) return undefined;
  const { loss } = outlook(core);
  const lost = loss.reduce((sum, one) => sum + one, 0);
  if (!(lost <= spare)) return undefined;
  const sure = frame.own.map(() => 0);
  for (const { applicant, pool } of core.people) sure[applicant] = lost - (loss[pool] ?? 0);
  return { spare, bound: core.bound - lost, sure };
}

function comingOf({ people, frame: { pools } }: Core): number[][] {
  const by = pools.map(() => pools.map(() => 0));
  for (const { pool: at, options } of people)
    for (const p of new Set(options.map(({ pool }) => pool)))
      if (p >= 0 && p !== at) {
        const row = by[p];
        const units = Math.max(...options.map((one) => (one.pool === p ? one.units : 0)));
        if (row) row[at] = (row[at] ?? 0) + units;
      }
  return by.map((row) => {
    const sums = [...row];
    for (let p = sums.length - 2; p >= 0; p--) sums[p] = (sums[p] ?? 0) + (sums[p + 1] ?? 0);
    return sums;
  });
}

/** The most that a pool's people come to with so much room, where others may still use up what is left and pay its price. */
export function comesTo(front: Front, room: number, price: number, coming: number): number {
  const last = within(front, room);
  if (coming === 0) return last < 0 ? Number.NEGATIVE_INFINITY : (front.value[last] ?? 0);
  let best = Number.NEGATIVE_INFINITY;
  for (let x = last; x >= 0; x--)
    best = Math.max(best, (front.value[x] ?? 0) + price * Math.min(coming, room - (front.units[x] ?? 0)));
  return best;
}

/** Which options of everybody can be part of a result that is worth the target, looking at each pool by itself. */
export function possible(core: Core, { rest, loss, coming }: Outlook): Core['allowed'] | undefined {
  const { people, from, used, frame, target } = core;
  const lost = loss.reduce((sum, one) => sum + one, 0);
  if (!(core.bound - lost >= target - tiny)) return undefined;
  const allowed = new Map(core.allowed);
  for (const [p, { price, free }] of frame.pools.entries()) {
    const spare = core.bound - target + tiny - (lost - (loss[p] ?? 0));
    const room = free - (used[p] ?? 0);
    const own = people.slice(from[p], from[p + 1]);
    const best = own.reduce((sum, person) => sum + person.best, 0);
    const needed = best + price * room - spare;
    let before = nothing;
    for (const [k, { applicant, options }] of own.entries()) {
      const after = rest[(from[p] ?? 0) + k] ?? nothing;
      const left = options.filter((option) => {
        const { units, value } = seenFrom(option, p);
        // What others may still be paid here fills any gap.
        if ((coming[p]?.[0] ?? 0) > 0) return (own[k]?.best ?? 0) - option.gain <= spare;
        return together(before, after, room - units) + value >= needed;
      });
      if (left.length === 0) return undefined;
      allowed.set(applicant, new Set(left.map(({ way }) => way)));
      if ((coming[p]?.[0] ?? 0) > 0) continue;
      const next = extended(
        before,
        left.map((option) => seenFrom(option, p)),
        all,
      );
      before = leading(next, after, room, needed);
    }
  }
  return allowed;
}
