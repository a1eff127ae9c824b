import * as z from 'zod';
import { type Compared, kindOf } from './compare.ts';

const counts = z.record(z.string(), z.int().positive());

/**
 * What was counted so far, exactly. It stands in the table between batches and is never shown: `reportOf` says what may be.
 * Names in keys: a transition, `kind effect name` for a cause, `why field` for an answer that was lost.
 */
export const tally = z.strictObject({
  compared: z.int().nonnegative(),
  transitions: counts,
  causes: counts,
  lost: counts,
  /** By group, by value, by kind of change. */
  groups: z.record(z.string(), z.record(z.string(), counts)),
});
export type Tally = z.infer<typeof tally>;
export type Counts = Readonly<Record<string, number>>;

export const nothingCounted: Tally = { compared: 0, transitions: {}, causes: {}, lost: {}, groups: {} };

/** Counts applications; each has to come once. */
export function tallyOf(all: readonly Compared[]): Tally {
  return {
    compared: all.length,
    transitions: countOf(all.map(({ transition }) => transition)),
    causes: countOf(
      all.flatMap(({ transition, causes }) =>
        causes.map(({ effect, name }) => `${kindOf(transition)} ${effect} ${name}`),
      ),
    ),
    lost: countOf(all.flatMap(({ lost }) => [...new Set(lost.map(({ why, field }) => `${why} ${field}`))])),
    groups: groupsOf(all),
  };
}

function groupsOf(all: readonly Compared[]): Tally['groups'] {
  const names = [...new Set(all.flatMap(({ groups }) => Object.keys(groups)))];
  return Object.fromEntries(
    names.map((name) => {
      const kinds = new Map<string, string[]>();
      for (const { groups, transition } of all) {
        const value = Object.hasOwn(groups, name) ? groups[name] : undefined;
        if (value !== undefined) kinds.set(value, [...(kinds.get(value) ?? []), kindOf(transition)]);
      }
      return [name, Object.fromEntries([...kinds].map(([value, list]) => [value, countOf(list)]))];
    }),
  );
}

function countOf(names: readonly string[]): Record<string, number> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return Object.fromEntries(found);
}

/** Two tallies of different applications as one, in whatever order they are put together. */
export function together(a: Tally, b: Tally): Tally {
  return {
    compared: a.compared + b.compared,
    transitions: sum(a.transitions, b.transitions),
    causes: sum(a.causes, b.causes),
    lost: sum(a.lost, b.lost),
    groups: merged(a.groups, b.groups, (x, y) => merged(x, y, sum)),
  };
}

const sum = (a: Counts, b: Counts): Record<string, number> => merged(a, b, (x, y) => x + y);

function merged<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  join: (x: T, y: T) => T,
): Record<string, T> {
  const both = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const there = both.get(key);
    both.set(key, there === undefined ? value : join(there, value));
  }
  return Object.fromEntries(both);
}
