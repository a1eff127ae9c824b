import type { Column } from './columns.ts';
import { completions } from './completions.ts';
import type { Goal } from './problem.ts';
import type { Limit } from './rows.ts';

export interface SearchInput {
  readonly applicants: number;
  readonly columns: readonly Column[];
  readonly merits: readonly number[];
  readonly goals: readonly Goal[];
  readonly limits: readonly Limit[];
  readonly prices: readonly number[];
  /** So many of the limits, the first ones, lie each inside the next. */
  readonly chain: number;
  /** Parts of choices that may still be looked at, all together: a count, so that every machine gives up alike. */
  readonly effort: { left: number };
  /** Keeps so many of the best parts and forgets the rest: quick, and no proof. */
  readonly beam?: number;
}

export interface Found {
  /** By applicant: the column chosen, -1 for none. */
  readonly chosen: readonly number[];
  /** How much less than the prices' bound the first goal is. */
  readonly loss: number;
}

/** What may be chosen for one applicant: nothing (column -1) or one of their ways, with what it loses against the prices. */
interface Choice {
  readonly column: number;
  readonly loss: number;
}

/** A choice with what it adds to the goals and uses of the limits. */
export interface Option extends Choice {
  readonly value: readonly number[];
  readonly bits: bigint;
  readonly uses: readonly number[];
}

/** What was decided so far, as a chain back to the beginning. */
interface Label {
  /** In the goals' order; the place of `rank` holds nothing, `bits` does. */
  readonly value: readonly number[];
  readonly bits: bigint;
  readonly loss: number;
  readonly used: readonly number[];
  readonly before: Label | undefined;
  readonly column: number;
}

export const tiny = 1e-5;

export const worthOf = (goal: Goal, column: Column, merits: readonly number[]): number =>
  goal === 'merit'
    ? (merits[column.applicant] ?? 0)
    : goal === 'awards'
      ? 1
      : goal === 'money'
        ? column.least
        : 0;

/**
 * The best choice of ways under the limits by all goals in their order; undefined where it would take too much. The prices bound every
 * result: what is chosen against them loses so much of the first goal. All choices that lose at most a budget are looked through, in
 * the manner of dynamic programming; the budget grows until one holds the limits, which is then the best there is.
 */
export function search(input: SearchInput, atLeast = 0): Found | undefined {
  const choices = choicesOf(input);
  const scale = Math.max(1, boundOf(input));
  const most = input.beam === undefined ? 4 * scale : atLeast * 6 + scale * 1e-3;
  for (
    let budget = Math.max(1, scale * 1e-5, atLeast * 1.02);
    budget < most;
    budget *= input.beam === undefined ? 1.3 : 2
  ) {
    const outcome = within(input, choices, budget);
    if (outcome === 'too-much') return undefined;
    if (outcome) return outcome;
  }
  return undefined;
}

/** The most that the first goal could come to. */
export function boundOf(input: SearchInput): number {
  const best = input.limits.reduce((sum, { bound }, r) => sum + bound * (input.prices[r] ?? 0), 0);
  return gains(input).reduce((sum, own) => sum + Math.max(0, ...own.map(({ gain }) => gain)), best);
}

function gains({ applicants, columns, merits, goals, limits, prices }: SearchInput) {
  const own: { column: number; gain: number }[][] = Array.from({ length: applicants }, () => []);
  columns.forEach((column, c) => {
    const cost = limits.reduce((sum, { factors }, r) => sum + (factors.get(c) ?? 0) * (prices[r] ?? 0), 0);
    own[column.applicant]?.push({ column: c, gain: worthOf(goals[0] ?? 'merit', column, merits) - cost });
  });
  return own;
}

const choicesOf = (input: SearchInput): readonly (readonly Choice[])[] =>
  gains(input).map((own) => {
    const all = [{ column: -1, gain: 0 }, ...own];
    const best = Math.max(...all.map(({ gain }) => gain));
    return all.map(({ column, gain }) => ({ column, loss: best - gain }));
  });

/** What each way loses against the prices, and what each applicant loses who is not funded. */
export function lossesOf(input: SearchInput): {
  readonly ways: readonly number[];
  readonly none: readonly number[];
} {
  const choices = choicesOf(input);
  const ways = input.columns.map(() => 0);
  for (const own of choices) for (const { column, loss } of own) if (column >= 0) ways[column] = loss;
  return { ways, none: choices.map((own) => own[0]?.loss ?? 0) };
}

function within(
  input: SearchInput,
  choices: readonly (readonly Choice[])[],
  budget: number,
): Found | 'too-much' | undefined {
  const { limits, goals } = input;
  const allowed = choices.map((own) => own.filter(({ loss }) => loss <= budget + tiny));
  const chosen = allowed.map((own) => own[0]?.column ?? -1);
  const free = allowed.flatMap((own, a) => (own.length > 1 ? [a] : []));
  const isFree = new Set(free);
  const used = limits.map(({ factors }) =>
    chosen.reduce((sum, c, a) => (isFree.has(a) ? sum : sum + (factors.get(c) ?? 0)), 0),
  );
  const order = inOrder(input, free, allowed);
  const options = optionsOf(input, order, allowed);
  const future = completions(input, options, used, budget);
  if (future === 'too-much') return 'too-much';
  input.effort.left -= future.nodes / 8;
  if (future.atBest(0, used) > budget + tiny) return undefined;
  const room = rests(options, limits.length);
  let labels: readonly Label[] = [
    { value: goals.map(() => 0), bits: 0n, loss: 0, used, before: undefined, column: -1 },
  ];
  for (let i = 0; i < order.length; i++) {
    const grown: Label[] = [];
    for (const before of labels)
      for (const option of options[i] ?? []) {
        const own = before.used.map((one, r) => one + (option.uses[r] ?? 0));
        if (limits.some(({ bound }, r) => (own[r] ?? 0) + (room[i + 1]?.[r] ?? 0) > bound)) continue;
        const loss = before.loss + option.loss + future.closing(i, own);
        if (loss + future.atBest(i + 1, own) > budget + tiny) continue;
        grown.push({
          value: before.value.map((one, g) => one + (option.value[g] ?? 0)),
          bits: before.bits + option.bits,
          ...{ loss, used: own, before, column: option.column },
        });
      }
    input.effort.left -= grown.length;
    labels = undominated(input, grown, future.open(i + 1));
    if (input.beam !== undefined)
      labels = nearest(labels, input.beam, (one) => one.loss + future.atBest(i + 1, one.used));
    if (input.effort.left < 0) return 'too-much';
  }
  return bestOf(input, labels, order, chosen);
}

const nearest = (labels: readonly Label[], beam: number, loss: (one: Label) => number): readonly Label[] =>
  labels.length <= beam
    ? labels
    : labels
        .map((one) => ({ one, by: loss(one) }))
        .sort((a, b) => a.by - b.by)
        .slice(0, beam)
        .map(({ one }) => one);

function bestOf(
  input: SearchInput,
  labels: readonly Label[],
  order: readonly number[],
  chosen: number[],
): Found | undefined {
  const best = labels.reduce<Label | undefined>(
    (a, b) => (a && compare(input, a, b) >= 0 ? a : b),
    undefined,
  );
  if (!best) return undefined;
  let at: Label | undefined = best;
  for (let i = order.length - 1; i >= 0 && at; i--, at = at.before) chosen[order[i] ?? 0] = at.column;
  return { chosen, loss: best.loss };
}

/** Who is in an inner set of the chain comes first, so that what it uses is settled and forgotten; who decides most, before others. */
function inOrder(
  { limits, chain }: SearchInput,
  free: readonly number[],
  allowed: readonly (readonly Choice[])[],
): readonly number[] {
  const touches = (a: number, limit: Limit | undefined) =>
    (allowed[a] ?? []).some(({ column }) => (limit?.factors.get(column) ?? 0) !== 0);
  const firstOf = (a: number, rows: readonly number[]) => {
    const at = rows.findIndex((r) => touches(a, limits[r]));
    return at < 0 ? rows.length : at;
  };
  const count = limits.map((limit) => free.filter((a) => touches(a, limit)).length);
  const inner = [...Array(chain).keys()];
  const others = [...limits.keys()]
    .slice(chain)
    .toSorted((r, s) => (count[r] ?? 0) - (count[s] ?? 0) || r - s);
  const sorted = free.map((a) => ({
    a,
    level: firstOf(a, inner),
    other: firstOf(a, others),
    loss: Math.min(...(allowed[a] ?? []).filter(({ loss }) => loss > 0).map(({ loss }) => loss)),
  }));
  return sorted
    .sort((x, y) => x.level - y.level || x.other - y.other || y.loss - x.loss || x.a - y.a)
    .map(({ a }) => a);
}

function optionsOf(
  { limits, columns, merits, goals }: SearchInput,
  order: readonly number[],
  allowed: readonly (readonly Choice[])[],
): readonly (readonly Option[])[] {
  const last = order.length - 1;
  const bit = new Map(order.toSorted((a, b) => a - b).map((a, i) => [a, 1n << BigInt(last - i)]));
  return order.map((a) =>
    (allowed[a] ?? []).map(({ column, loss }) => {
      const own = columns[column];
      return {
        ...{ column, loss },
        bits: own ? (bit.get(a) ?? 0n) : 0n,
        value: goals.map((goal) => (own ? worthOf(goal, own, merits) : 0)),
        uses: limits.map(({ factors }) => factors.get(column) ?? 0),
      };
    }),
  );
}

/** What the rest uses of each limit at least, from each step on. */
function rests(options: readonly (readonly Option[])[], limits: number): readonly (readonly number[])[] {
  const all: number[][] = [Array.from({ length: limits }, () => 0)];
  for (const own of options.toReversed()) {
    const after = all.at(-1) ?? [];
    all.push(after.map((sum, r) => sum + Math.min(...own.map(({ uses }) => uses[r] ?? 0))));
  }
  return all.reverse();
}

function compare({ goals }: Pick<SearchInput, 'goals'>, a: Label, b: Label): number {
  for (let i = 0; i < goals.length; i++) {
    if (goals[i] === 'rank') {
      if (a.bits !== b.bits) return a.bits > b.bits ? 1 : -1;
      continue;
    }
    const by = (a.value[i] ?? 0) - (b.value[i] ?? 0);
    if (by !== 0) return by;
  }
  return 0;
}

/** Leaves out a label where another uses no more of any open limit and is no worse. */
function undominated(
  input: SearchInput,
  labels: readonly Label[],
  open: readonly number[],
): readonly Label[] {
  if (labels.length < 2) return labels;
  const same = new Map<string, Label>();
  for (const label of labels) {
    let name = '';
    for (const r of open) name += `${label.used[r]},`;
    const other = same.get(name);
    if (!other || compare(input, label, other) > 0) same.set(name, label);
  }
  const sorted = [...same.values()].sort((a, b) => -compare(input, a, b));
  const kept: Label[] = [];
  for (const label of sorted) if (!dominated(label, kept, open)) kept.push(label);
  return kept;
}

/** How many of the better ones each is held against: those that use least were kept last. */
const heldAgainst = 60;

function dominated(label: Label, kept: readonly Label[], open: readonly number[]): boolean {
  for (let k = kept.length - 1; k >= Math.max(0, kept.length - heldAgainst); k--) {
    const other = kept[k];
    if (other && open.every((r) => (other.used[r] ?? 0) <= (label.used[r] ?? 0))) return true;
  }
  return false;
}
