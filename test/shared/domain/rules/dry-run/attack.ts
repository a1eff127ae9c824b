import type { GroupTable, Report } from '../../../../../shared/domain/rules/dry-run/report.ts';
import type { Shown } from '../../../../../shared/domain/rules/dry-run/suppress.ts';

/** The values that somebody must think possible of each small figure, having seen everything that is shown: by trying them all. */
export type Possible = { readonly what: string; readonly values: ReadonlySet<number> };

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** What a figure may be by itself, of `most` people. */
function domain(shown: Shown, most: number): readonly number[] {
  switch (shown.kind) {
    case 'count':
      return [shown.count];
    case 'few':
      return range(1, Math.min(4, most));
    case 'held':
      return range(5, most);
    case 'withheld':
      return range(0, most);
  }
}

/** Every way to give each figure a value of its domain so that they sum up. */
function* vectors(domains: readonly (readonly number[])[], sum: number): Generator<readonly number[]> {
  const [first, ...rest] = domains;
  if (!first) {
    if (sum === 0) yield [];
    return;
  }
  for (const value of first) {
    if (value > sum) continue;
    for (const others of vectors(rest, sum - value)) yield [value, ...others];
  }
}

/** Attacks parts of a known whole. */
export function attackParts(what: string, parts: readonly Shown[], whole: number): readonly Possible[] {
  const found = parts.map(() => new Set<number>());
  for (const vector of vectors(
    parts.map((one) => domain(one, whole)),
    whole,
  ))
    for (const [i, value] of vector.entries()) found[i]?.add(value);
  return parts.flatMap(({ kind }, i) =>
    kind === 'few' ? [{ what: `${what} ${i}`, values: found[i] ?? new Set() }] : [],
  );
}

type Row = { readonly cells: readonly number[]; readonly total: number };

/** Attacks a group's table: all rows that each could be, and all of these that sum up to the columns together. */
export function attackTable(table: GroupTable): readonly Possible[] {
  const totals = table.columns.map(({ total }) => total);
  const whole = totals.reduce((sum, one) => sum + one, 0);
  const rows = table.rows.map(({ cells, total }) =>
    domain(total, whole).flatMap((sum) =>
      [
        ...vectors(
          cells.map((one, c) => domain(one, totals[c] ?? 0)),
          sum,
        ),
      ].map((vector): Row => ({ cells: vector, total: sum })),
    ),
  );
  const start = totals.map(() => 0);
  const before = [new Map([[String(start), start]])];
  for (const [r, options] of rows.entries()) before.push(plus(before[r] ?? new Map(), options, totals));
  const after = [new Map([[String(start), start]])];
  for (const options of [...rows].reverse()) after.unshift(plus(after[0] ?? new Map(), options, totals));
  return table.rows.flatMap(({ value, cells, total }, r) => {
    const possible = (rows[r] ?? []).filter((row) =>
      [...(before[r]?.values() ?? [])].some((sums) =>
        after[r + 1]?.has(String(totals.map((t, c) => t - (sums[c] ?? 0) - (row.cells[c] ?? 0)))),
      ),
    );
    return [
      ...(total.kind === 'few'
        ? [{ what: `total of ${value}`, values: new Set(possible.map((row) => row.total)) }]
        : []),
      ...cells.flatMap(({ kind }, c) =>
        kind === 'few'
          ? [{ what: `${value}, column ${c}`, values: new Set(possible.map((row) => row.cells[c] ?? 0)) }]
          : [],
      ),
    ];
  });
}

type Sums = ReadonlyMap<string, readonly number[]>;

function plus(sums: Sums, options: readonly Row[], totals: readonly number[]): Map<string, number[]> {
  const next = new Map<string, number[]>();
  for (const sum of sums.values())
    for (const { cells } of options) {
      const both = sum.map((value, c) => value + (cells[c] ?? 0));
      if (both.every((value, c) => value <= (totals[c] ?? 0))) next.set(String(both), both);
    }
  return next;
}

/** Everything that can be tried on a report. */
export function attack(report: Report): readonly Possible[] {
  if (report.compared.kind !== 'count') return [];
  const { count } = report.compared;
  return [
    ...attackParts(
      'kind',
      report.kinds.map((one) => one.count),
      report.kinds.length > 0 ? count : 0,
    ),
    ...report.kinds.flatMap(({ kind, count, transitions }) =>
      count.kind === 'count' && transitions.length > 0
        ? attackParts(
            `way of ${kind}`,
            transitions.map((one) => one.count),
            count.count,
          )
        : [],
    ),
    // Whoever knows that of these rules each person fails exactly one knows what they sum up to.
    ...report.kinds.flatMap(({ kind, count, causes }) =>
      count.kind === 'count' && causes.length > 0
        ? attackParts(
            `cause of ${kind}`,
            causes.map((one) => one.count),
            count.count,
          )
        : [],
    ),
    ...report.groups.flatMap(attackTable),
  ];
}
