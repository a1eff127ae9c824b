/**
 * Which figures of a table may be shown, so that none under five can be told or computed from the others. Zero is shown: it
 * is about nobody. Source of the practice: the cell size suppression policy of CMS (no cell of 1 to 10, zero may be shown; none
 * that lets a small cell be derived), here with five.
 *
 * A table is a network: each figure flows from one node to another, and what comes into a node leaves it. A row's total
 * flows into the row, its cells to the columns, whose totals flow out. What somebody can compute about a hidden figure is
 * exactly how far it can move while the shown ones stay: the flow that can be led around it. So that is what is looked at.
 */
export const fewest = 5;

export type Figure = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Known to everybody: never hidden. */
  readonly known?: boolean;
  /** What hiding this one costs, beside others; the cheapest are held back first. One unless given. */
  readonly cost?: number;
};

/** `few`: fewer than five, and not none. `held`: five or more, held back so that a smaller one cannot be computed. */
export type Shown =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'few' }
  | { readonly kind: 'held' }
  /** Not said at all. */
  | { readonly kind: 'withheld' };

/** True for a count that would be about so few people that one of them could be meant. */
export const isSmall = (count: number): boolean => count > 0 && count < fewest;

/**
 * The figures as they may be shown, in their order: of each small one nothing can be computed but that it is one to four.
 * `undefined` where no choice of figures to hide would keep that; then none of them may be shown.
 */
export function protect(figures: readonly Figure[]): readonly Shown[] | undefined {
  const hidden = new Set(figures.flatMap(({ count, known }, i) => (isSmall(count) && !known ? [i] : [])));
  const small = [...hidden];
  for (const index of small) {
    const { count } = figures[index] as Figure;
    for (const [direction, need] of [
      ['up', fewest - 1 - count],
      ['down', count - 1],
    ] as const) {
      const used = room(figures, hidden, index, direction, need);
      if (!used) return undefined;
      for (const one of used) hidden.add(one);
    }
  }
  return figures.map(({ count }, i) => {
    if (!hidden.has(i)) return { kind: 'count', count };
    return isSmall(count) ? { kind: 'few' } : { kind: 'held' };
  });
}

/**
 * The figures that have to be hidden for one to move so far, the cheapest that do; `undefined` where it cannot. What is known
 * of a hidden figure bounds how far it may move along: one to four, or five and more.
 */
function room(
  figures: readonly Figure[],
  hidden: ReadonlySet<number>,
  index: number,
  direction: 'up' | 'down',
  need: number,
): readonly number[] | undefined {
  const one = figures[index] as Figure;
  // Moved up by one, as much has to be led back from its end to its start by other figures; moved down, the other way round.
  const [start, end] = direction === 'up' ? [one.to, one.from] : [one.from, one.to];
  const moved = figures.map(({ count }) => count);
  const used = new Set<number>();
  for (let done = 0; done < need; ) {
    const path = cheapest(figures, moved, hidden, used, index, start, end);
    if (!path) return undefined;
    const step = Math.min(need - done, ...path.map(({ most }) => most));
    for (const { at, sign } of path) {
      moved[at] = (moved[at] as number) + sign * step;
      used.add(at);
    }
    done += step;
  }
  return [...used];
}

type Step = { readonly at: number; readonly sign: 1 | -1; readonly most: number };

/** The cheapest way from one node to another over figures that can move; those that are hidden already cost nothing. */
function cheapest(
  figures: readonly Figure[],
  moved: readonly number[],
  hidden: ReadonlySet<number>,
  used: ReadonlySet<number>,
  except: number,
  start: string,
  end: string,
): readonly Step[] | undefined {
  const best = new Map<string, { readonly cost: number; readonly path: readonly Step[] }>();
  best.set(start, { cost: 0, path: [] });
  const total = figures.reduce((sum, { count }) => sum + count, 1);
  for (let again = true; again; ) {
    again = false;
    for (const [at, figure] of figures.entries()) {
      if (at === except || figure.known || figure.count === 0) continue;
      const now = moved[at] as number;
      const small = isSmall(figure.count);
      const free = hidden.has(at) || used.has(at);
      // Among figures that cost the same the smaller one is held back.
      const cost = free ? 0 : (figure.cost ?? 1) + figure.count / total / 100;
      const ways = [
        {
          from: figure.from,
          to: figure.to,
          sign: 1,
          most: small ? fewest - 1 - now : Number.POSITIVE_INFINITY,
        },
        { from: figure.to, to: figure.from, sign: -1, most: now - (small ? 1 : fewest) },
      ] as const;
      for (const { from, to, sign, most } of ways) {
        const so = best.get(from);
        if (!so || most <= 0) continue;
        const there = best.get(to);
        if (there && there.cost <= so.cost + cost) continue;
        best.set(to, { cost: so.cost + cost, path: [...so.path, { at, sign, most }] });
        again = true;
      }
    }
  }
  return best.get(end)?.path;
}

/** Parts of a whole that everybody knows. */
export const protectParts = (
  counts: readonly number[],
  cost?: readonly number[],
): readonly Shown[] | undefined =>
  protect(counts.map((count, i) => ({ from: 'whole', to: 'parts', count, cost: cost?.[i] ?? 1 })));
