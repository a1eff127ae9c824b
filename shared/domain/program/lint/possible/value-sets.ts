/**
 * Sets of the values that an answer or a fact can have. `places` are whole numbers in order, each end included: days, or twice the
 * units of a number, so that an even place is a value on the grid and an odd one any value between two. `named` are values without
 * order; `others` is every value but those named.
 */
export type ValueSet =
  | { readonly kind: 'places'; readonly ranges: readonly Range[] }
  | { readonly kind: 'named'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'others'; readonly values: ReadonlySet<string> };
type Range = readonly [least: number, most: number];

export const places = (...ranges: readonly Range[]): ValueSet => ({
  kind: 'places',
  ranges: ranges.filter(([least, most]) => least <= most),
});
export const everyPlace = places([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
export const named = (values: Iterable<string>): ValueSet => ({ kind: 'named', values: new Set(values) });
export const others = (values: Iterable<string>): ValueSet => ({ kind: 'others', values: new Set(values) });

/** What is in both. Two sets of different kinds are of different subjects: nothing is. */
export function both(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === 'places' || b.kind === 'places') {
    if (a.kind !== 'places' || b.kind !== 'places') return named([]);
    return places(
      ...a.ranges.flatMap(([low, high]) =>
        b.ranges.map(([least, most]): Range => [Math.max(low, least), Math.min(high, most)]),
      ),
    );
  }
  if (a.kind === 'named') return named([...a.values].filter((value) => has(b, value)));
  if (b.kind === 'named') return both(b, a);
  return others([...a.values, ...b.values]);
}

/** Everything that is not in it. */
export function without(set: ValueSet): ValueSet {
  if (set.kind === 'named') return others(set.values);
  if (set.kind === 'others') return named(set.values);
  return set.ranges.reduce<ValueSet>(
    (rest, [least, most]) =>
      both(rest, places([Number.NEGATIVE_INFINITY, least - 1], [most + 1, Number.POSITIVE_INFINITY])),
    everyPlace,
  );
}

/** Whether nothing is in it, of places that stand `step` apart. */
export function isEmpty(set: ValueSet, step = 1): boolean {
  if (set.kind === 'others') return false;
  if (set.kind === 'named') return set.values.size === 0;
  return !set.ranges.some(([least, most]) => {
    if (!Number.isFinite(least) || !Number.isFinite(most)) return true;
    return Math.ceil(least / step) * step <= most;
  });
}

function has(set: Exclude<ValueSet, { kind: 'places' }>, value: string): boolean {
  return set.values.has(value) === (set.kind === 'named');
}
