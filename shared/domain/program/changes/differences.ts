/** One value that is not the same any more; `undefined` where it was not there, or is gone. */
export type Difference = {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
};

/**
 * Every difference between two JSON values, leaf by leaf. Items of a list are told apart by their id, value or score where
 * they have one, so that an item put first does not make all others look changed.
 */
export function differences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Difference[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  if (!old || !now) return same(before, after) ? [] : [{ path, before, after }];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const found = names.flatMap((name) => differences(old[name], now[name], [...path, name]));
  const moved = Array.isArray(before) && found.length === 0 && !same(Object.keys(old), Object.keys(now));
  return moved ? [{ path: [...path, 'order'], before: Object.keys(old), after: Object.keys(now) }] : found;
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return value as Record<string, unknown>;
  const items = value as readonly unknown[];
  if (!items.every((item) => typeof item === 'object' && item !== null)) return undefined;
  const names = items.map((item, index) => nameOf(item as Record<string, unknown>) ?? String(index));
  const distinct = new Set(names).size === names.length;
  return Object.fromEntries(items.map((item, index) => [(distinct && names[index]) || String(index), item]));
}

function nameOf({ id, value, score, option }: Record<string, unknown>): string | undefined {
  const name = id ?? value ?? score ?? option;
  return name === undefined ? undefined : String(name);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
