/**
 * What a part of the choices could come to: for each amount of units the most that may be had with so many or fewer. Points in
 * order, more units and more value with each.
 */
export interface Front {
  readonly units: Float64Array;
  readonly value: Float64Array;
}

/** One more choice: so many units, so much value. */
export interface Step {
  readonly units: number;
  readonly value: number;
}

/** What nobody comes to. */
export const nothing: Front = { units: Float64Array.of(0), value: Float64Array.of(0) };

const slack = 1e-9;

/** Which points are kept: those within the room that keep so much of their value when each unit is paid for. */
export interface Kept {
  readonly room: number;
  readonly price: number;
  readonly least: number;
}

export const all: Kept = {
  room: Number.POSITIVE_INFINITY,
  price: 0,
  least: Number.NEGATIVE_INFINITY,
};

/** Every point followed by one of the steps, without what is no better than something smaller, and without what is not kept. */
export function extended(front: Front, steps: readonly Step[], kept: Kept): Front {
  let grown: Front | undefined;
  for (const [k, step] of steps.entries()) {
    const last = k === steps.length - 1 ? kept : all;
    grown = grown
      ? merged(grown, { units: 0, value: 0 }, front, step, last)
      : merged(front, step, empty, step, last);
  }
  return grown ?? empty;
}

const empty: Front = { units: new Float64Array(0), value: new Float64Array(0) };

function merged(a: Front, stepA: Step, b: Front, stepB: Step, { room, price, least }: Kept): Front {
  const [unitsA, valueA, unitsB, valueB] = [a.units, a.value, b.units, b.value];
  const [moreA, worthA, moreB, worthB] = [stepA.units, stepA.value, stepB.units, stepB.value];
  const [sizeA, sizeB] = [unitsA.length, unitsB.length];
  const units = new Float64Array(sizeA + sizeB);
  const value = new Float64Array(sizeA + sizeB);
  let [count, i, j, best] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  while (i < sizeA || j < sizeB) {
    const ua = i < sizeA ? (unitsA[i] as number) + moreA : Number.POSITIVE_INFINITY;
    const ub = j < sizeB ? (unitsB[j] as number) + moreB : Number.POSITIVE_INFINITY;
    const u = Math.min(ua, ub);
    if (u > room) break;
    let v = Number.NEGATIVE_INFINITY;
    if (ua === u) v = (valueA[i++] as number) + worthA;
    if (ub === u) v = Math.max(v, (valueB[j++] as number) + worthB);
    if (v <= best + slack || v - price * u < least) continue;
    units[count] = u;
    value[count] = best = v;
    count++;
  }
  return { units: units.slice(0, count), value: value.slice(0, count) };
}

/** The points after which the other part still comes to so much within the room. */
export function leading(front: Front, other: Front, room: number, least: number): Front {
  const size = front.units.length;
  const units = new Float64Array(size);
  const value = new Float64Array(size);
  let count = 0;
  let y = other.units.length - 1;
  for (let x = 0; x < size; x++) {
    const [u, v] = [front.units[x] as number, front.value[x] as number];
    while (y >= 0 && u + (other.units[y] as number) > room) y--;
    if (y < 0) break;
    if (v + (other.value[y] as number) < least) continue;
    units[count] = u;
    value[count] = v;
    count++;
  }
  return { units: units.slice(0, count), value: value.slice(0, count) };
}

/** The place of the last point that needs at most so many units; -1 where there is none. */
export function within({ units }: Front, room: number): number {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] ?? 0) <= room) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The most that can be had with so many units; minus infinity where nothing can. */
export function most(front: Front, room: number): number {
  const at = within(front, room);
  return at < 0 ? Number.NEGATIVE_INFINITY : (front.value[at] ?? 0);
}

/** The most that two parts come to within so many units together. */
export function together(a: Front, b: Front, room: number): number {
  let best = Number.NEGATIVE_INFINITY;
  let y = b.units.length - 1;
  for (let x = 0; x < a.units.length; x++) {
    while (y >= 0 && (a.units[x] ?? 0) + (b.units[y] ?? 0) > room) y--;
    if (y < 0) break;
    best = Math.max(best, (a.value[x] ?? 0) + (b.value[y] ?? 0));
  }
  return best;
}
