import type { Core } from './core.ts';
import type { Frame } from './pools.ts';

/** Funds of more units than this are not looked at so closely: the sums are too many. */
export const mostUnits = 200_000;

/** Which sums can be paid out of one fund, whole, by those who are chosen: as bits, with numbers that stand for sets of sums. */
export class Filling {
  readonly pool: number;
  readonly start: number;
  /** The last step at which somebody could be paid by it; -1 where all are decided. */
  readonly last: number;
  readonly #fund: number;
  readonly #free: number;
  readonly #frame: Frame;
  readonly #all: bigint;
  readonly #sums: bigint[] = [];
  readonly #number = new Map<bigint, number>();
  readonly #after = new Map<string, number>();

  constructor(core: Core, fund: number) {
    const { frame, people, fixed } = core;
    this.#frame = frame;
    this.#fund = fund;
    this.#free = frame.question.free[fund] ?? 0;
    this.#all = (1n << BigInt(this.#free + 1)) - 1n;
    this.pool = frame.pools.findIndex(({ funds }) => funds.includes(fund));
    this.last = people.findLastIndex(({ options }) => options.some(({ way }) => this.touches(way)));
    this.start = fixed.reduce((set, way) => this.with(set, way), this.#numberOf(1n));
  }

  touches(way: number): boolean {
    return this.#frame.ways[way]?.funds.includes(this.#fund) === true;
  }

  /** The set with one more who is chosen; -1 where only this fund may pay them and cannot. */
  with(set: number, way: number): number {
    if (set < 0 || !this.touches(way)) return set;
    const name = `${set},${way}`;
    const known = this.#after.get(name);
    if (known !== undefined) return known;
    const { funds, units } = this.#frame.ways[way] ?? { funds: [], units: 0 };
    const before = this.#sums[set] ?? 0n;
    const paid = (before << BigInt(units)) & this.#all;
    const sums = funds.length === 1 ? paid : before | paid;
    const after = sums === 0n ? -1 : this.#numberOf(sums);
    this.#after.set(name, after);
    return after;
  }

  /** Units that nobody who is chosen can use. */
  waste(set: number): number {
    return this.#free + 1 - (this.#sums[set] ?? 0n).toString(2).length;
  }

  #numberOf(sums: bigint): number {
    const known = this.#number.get(sums);
    if (known !== undefined) return known;
    this.#sums.push(sums);
    this.#number.set(sums, this.#sums.length - 1);
    return this.#sums.length - 1;
  }
}

/** Units of a fund that those who are chosen in its pool cannot use; infinite where only it may pay more than it has. */
export function wasteOf(
  free: number,
  loads: readonly { readonly units: number; readonly only: boolean }[],
): number {
  const all = (1n << BigInt(free + 1)) - 1n;
  let sums = 1n;
  for (const { units, only } of loads) {
    const paid = (sums << BigInt(units)) & all;
    sums = only ? paid : sums | paid;
  }
  return sums === 0n ? Number.POSITIVE_INFINITY : free + 1 - sums.toString(2).length;
}
