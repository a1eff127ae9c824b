import type { LossReason } from './carry-over.ts';
import type { CauseEffect, ChangeKind, Transition } from './compare.ts';
import { changeKinds, effects, kindOf, outcomes } from './compare.ts';
import { type Figure, isSmall, protect, protectParts, type Shown } from './suppress.ts';
import type { Counts, Tally } from './tally.ts';

/** A row of a group's table: everybody with one value, and how many of them change in which way. */
export type GroupRow = { readonly value: string; readonly total: Shown; readonly cells: readonly Shown[] };
/** Kinds of change that are shown together, since one of them alone would be about too few. */
export type Column = { readonly kinds: readonly ChangeKind[]; readonly total: number };
export type GroupTable = {
  readonly group: string;
  readonly columns: readonly Column[];
  readonly rows: readonly GroupRow[];
};
export type CauseCount = { readonly effect: CauseEffect; readonly name: string; readonly count: Shown };
export type KindCount = {
  readonly kind: ChangeKind;
  readonly count: Shown;
  /** From where to where; empty where that would say too much. */
  readonly transitions: readonly { readonly transition: Transition; readonly count: Shown }[];
  /** What made the difference, the most frequent first; empty where that would say too much. */
  readonly causes: readonly CauseCount[];
};

/** What may be shown of a tally: counts in which nobody can be found. */
export type Report = {
  /** How many applications were compared. */
  readonly compared: Shown;
  /** Empty where there are too few to say anything. */
  readonly kinds: readonly KindCount[];
  readonly lost: readonly { readonly why: LossReason; readonly field: string; readonly count: Shown }[];
  readonly groups: readonly GroupTable[];
  /** Groups of which nothing can be shown, or in which everybody gave the same answer. */
  readonly groupsLeftOut: readonly string[];
};

const nothing = { kinds: [], lost: [], groups: [], groupsLeftOut: [] } as const;

/** Says of a tally what may be said. What is shown as a number holds for five or more, or for nobody. */
export function reportOf(tally: Tally): Report {
  const { compared } = tally;
  if (isSmall(compared)) return { compared: { kind: 'few' }, ...nothing };
  const kinds = kindCounts(tally);
  if (compared === 0 || !kinds) return { compared: { kind: 'count', count: compared }, ...nothing };
  const columns = columnsOf(kinds, compared);
  // Sorted, so that the same tally hides the same figures: two choices seen side by side would tell more than one.
  const tables = Object.entries(tally.groups)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, values]) => ({
      group,
      table: columns.length > 1 ? tableOf(group, values, columns) : undefined,
    }));
  return {
    compared: { kind: 'count', count: compared },
    kinds,
    lost: listed(tally.lost, compared).map(({ name, count }) => {
      const [why = '', field = ''] = name.split(' ');
      return { why: why as LossReason, field, count };
    }),
    groups: tables.flatMap(({ table }) => table ?? []),
    groupsLeftOut: tables.flatMap(({ group, table }) => (table ? [] : [group])),
  };
}

const all = outcomes.flatMap((before) => outcomes.map((after): Transition => `${before}>${after}`));

function kindCounts({ transitions, causes }: Tally): readonly KindCount[] | undefined {
  const partsOf = changeKinds.map((kind) => all.filter((one) => kindOf(one) === kind));
  const sums = partsOf.map((parts) => parts.reduce((sum, one) => sum + (transitions[one] ?? 0), 0));
  // Who is not changed is what a reader can do without.
  const shown = protectParts(
    sums,
    changeKinds.map((kind) => (kind === 'same' ? 0.1 : 1)),
  );
  return (
    shown &&
    changeKinds.map((kind, i): KindCount => {
      const count = shown[i] ?? { kind: 'withheld' };
      // Parts of a figure that is hidden would tell of it.
      if (count.kind !== 'count' || count.count === 0) return { kind, count, transitions: [], causes: [] };
      const parts = partsOf[i] ?? [];
      const safe = protectParts(parts.map((one) => transitions[one] ?? 0));
      return {
        kind,
        count,
        transitions: safe
          ? parts.map((transition, n) => ({ transition, count: safe[n] ?? { kind: 'withheld' } }))
          : [],
        causes: causesOf(kind, causes, count.count),
      };
    })
  );
}

function causesOf(kind: ChangeKind, causes: Counts, whole: number): readonly CauseCount[] {
  return effects.flatMap((effect) => {
    const start = `${kind} ${effect} `;
    const own = Object.entries(causes).filter(([key]) => key.startsWith(start));
    const named = Object.fromEntries(own.map(([key, count]) => [key.slice(start.length), count]));
    return listed(named, whole).map(({ name, count }) => ({ effect, name, count }));
  });
}

/**
 * Counts that are each about some of a known whole, and may be about the same people or not. So neither a count nor what is
 * left of the whole may be small; and should they part the whole between them, none may follow from the others.
 */
function listed(counts: Counts, whole: number): readonly { readonly name: string; readonly count: Shown }[] {
  const entries = Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const figures = entries.map(([, count]) => count);
  const parts = protectParts(figures);
  return entries.map(([name, count], i) => {
    const shown = parts ? (parts[i] ?? { kind: 'withheld' }) : alone(figures, count);
    return { name, count: shown.kind === 'count' && isSmall(whole - count) ? { kind: 'held' } : shown };
  });
}

const alone = (figures: readonly number[], count: number): Shown =>
  figures.length === 1 && isSmall(count) ? { kind: 'few' } : { kind: 'withheld' };

/** The columns of the groups' tables have totals that everybody may know: the kinds that are hidden make one together. */
function columnsOf(kinds: readonly KindCount[], whole: number): readonly Column[] {
  const open = kinds.flatMap(({ kind, count }): Column[] =>
    count.kind === 'count' && count.count > 0 ? [{ kinds: [kind], total: count.count }] : [],
  );
  const rest = kinds.filter(({ count }) => count.kind !== 'count').map(({ kind }) => kind);
  const left = whole - open.reduce((sum, { total }) => sum + total, 0);
  return rest.length > 0 ? [...open, { kinds: rest, total: left }] : open;
}

/** One group's table, or nothing where its figures cannot be kept apart. */
function tableOf(
  group: string,
  values: Readonly<Record<string, Counts>>,
  columns: readonly Column[],
): GroupTable | undefined {
  const names = Object.keys(values).sort();
  if (names.length < 2) return undefined;
  const rows = names.map((value) =>
    columns.map(({ kinds }) => kinds.reduce((sum, kind) => sum + (values[value]?.[kind] ?? 0), 0)),
  );
  const figures = rows.flatMap((cells, r): Figure[] => [
    { from: 'all', to: `row ${r}`, count: cells.reduce((sum, count) => sum + count, 0) },
    ...cells.map((count, c) => ({ from: `row ${r}`, to: `column ${c}`, count })),
  ]);
  const totals = columns.map(
    ({ total }, c): Figure => ({ from: `column ${c}`, to: 'end', count: total, known: true }),
  );
  const shown = protect([...figures, ...totals]);
  if (!shown) return undefined;
  const width = columns.length + 1;
  return {
    group,
    columns,
    rows: names.map((value, r) => {
      const [total = { kind: 'withheld' }, ...cells] = shown.slice(r * width, (r + 1) * width);
      return { value, total, cells };
    }),
  };
}
