import type { Load } from './fits.ts';

export type Fitting = (
  | { readonly kind: 'fits'; readonly at: readonly number[] }
  /** They do not go whole into the funds: everything was tried out. */
  | { readonly kind: 'never' }
  | { readonly kind: 'unknown' }
) & {
  /** Parts of a try that were looked at. */
  readonly tries: number;
};

/** Parts of a try that may be looked at. */
const mostTries = 300_000;

/**
 * Whether loads go whole into funds, by trying everything out: the fund first that has the least choice, filled in every way that leaves
 * no more in it than may be left over altogether. Quick where a fund with few people is what it fails at.
 */
export function exactly(loads: readonly Load[], funds: readonly number[], free: readonly number[]): Fitting {
  const at = loads.map(() => -1);
  let tries = 0;
  const spare =
    funds.reduce((sum, f) => sum + (free[f] ?? 0), 0) - loads.reduce((sum, { units }) => sum + units, 0);
  if (spare < 0) return { kind: 'never', tries };
  const outcome = fill(new Set(funds), spare);
  if (outcome === undefined) return { kind: 'unknown', tries };
  return outcome ? { kind: 'fits', at, tries } : { kind: 'never', tries };

  /** True where all go into the funds that are open; undefined where that took too much. */
  function fill(open: ReadonlySet<number>, left: number): boolean | undefined {
    const waiting = [...loads.keys()].filter((i) => at[i] === -1);
    const choice = waiting.map((i) => (loads[i]?.funds ?? []).filter((f) => open.has(f)));
    if (choice.some((own) => own.length === 0)) return false;
    const next = [...open]
      .map((fund) => {
        const must = waiting.filter((_, k) => choice[k]?.length === 1 && choice[k]?.[0] === fund);
        const may = waiting.filter((_, k) => (choice[k]?.length ?? 0) > 1 && choice[k]?.includes(fund));
        const room = must.reduce((units, i) => units - (loads[i]?.units ?? 0), free[fund] ?? 0);
        return { fund, must, may, room };
      })
      .sort((a, b) => a.may.length - b.may.length || a.fund - b.fund);
    if (next.some(({ room }) => room < 0)) return false;
    const [first] = next;
    if (!first) return true;
    const rest = new Set([...open].filter((f) => f !== first.fund));
    // The same units with the same choice are the same.
    const may = first.may
      .map((i) => ({
        i,
        units: loads[i]?.units ?? 0,
        name: (loads[i]?.funds ?? []).filter((f) => open.has(f)).join(),
      }))
      .sort((a, b) => b.units - a.units || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.i - b.i));
    const after = may.map(() => 0);
    for (let k = may.length - 1; k >= 0; k--) after[k] = (after[k + 1] ?? 0) + (may[k]?.units ?? 0);
    for (const i of first.must) at[i] = first.fund;
    const outcome = choose(0, first.room);
    if (outcome !== true) for (const i of first.must) at[i] = -1;
    return outcome;

    function choose(k: number, room: number): boolean | undefined {
      tries += 1;
      if (tries > mostTries) return undefined;
      if (room - (after[k] ?? 0) > left) return false;
      const one = may[k];
      if (!one) return fill(rest, left - room);
      if (one.units <= room) {
        at[one.i] = first?.fund ?? -1;
        const outcome = choose(k + 1, room - one.units);
        if (outcome !== false) return outcome;
        at[one.i] = -1;
      }
      let other = k + 1;
      while (may[other]?.units === one.units && may[other]?.name === one.name) other += 1;
      return choose(other, room);
    }
  }
}
