import type { Column } from './columns.ts';
import { type LinearSolver, lpText, type Model, type Row, type Term } from './linear.ts';
import { type AllocationProblem, type Given, type Goal, goalsOf } from './problem.ts';

/** Branches after which the search is given up. */
const nodes = 2_000;
/** Pairs of a way and a fund up to which it is tried at all. */
const most = 250;
/** How many of the ranking are decided by one model: their weights are powers of two, which stay exact. */
const atOnce = 16;

/** What is known before: who is funded or is not, and the most that the first goal can come to. */
export interface Known {
  readonly funded?: readonly (boolean | undefined)[];
  readonly atMost?: number;
}

/** True where the whole model is solved in a moment. */
export const isSmall = (columns: readonly Column[]): boolean =>
  columns.reduce((sum, { funds }) => sum + funds.length, 0) <= most;

interface Pair {
  readonly column: Column;
  readonly fund: number;
  readonly name: string;
}

/**
 * The best result by the whole model: a whole variable for each way and fund, and an amount. Goal after goal is made as large as can
 * be and then held. For small problems, and where awards fit in together but not into the single funds. Undefined where it was given
 * up.
 */
export function byWholeModel(
  solve: LinearSolver,
  problem: AllocationProblem,
  columns: readonly Column[],
  known: Known = {},
): readonly (Given | undefined)[] | undefined {
  const pairs = columns.flatMap((column, c) =>
    column.funds.map((fund) => ({ column, fund, name: `${c}_${fund}` })),
  );
  const rows = [...limitsOf(problem, pairs)];
  known.funded?.forEach((one, a) => {
    if (one !== undefined) rows.push(held(`in${a}`, ofApplicant(pairs, a), '=', one ? 1 : 0));
  });
  const first = goalsOf(problem)[0];
  if (known.atMost !== undefined && first && first !== 'rank')
    rows.push(held('atMost', termsOf(problem, pairs, first), '<=', known.atMost));
  const run = (goal: readonly Term[]) => solve(lpText(modelOf(pairs, rows, goal)), { nodes });
  let answer = run([]);
  for (const goal of goalsOf(problem)) {
    const parts = goal === 'rank' ? rankParts(problem, pairs) : [termsOf(problem, pairs, goal)];
    for (const terms of parts) {
      if (terms.length === 0) continue;
      answer = run(terms);
      if (answer.status !== 'optimal') return undefined;
      rows.push(held(`goal${rows.length}`, terms, '>=', Math.round(answer.objective)));
    }
  }
  if (answer.status !== 'optimal') return undefined;
  const given = problem.applicants.map((): Given | undefined => undefined);
  for (const { column, fund, name } of pairs)
    if (Math.round(answer.value(`x${name}`)) === 1)
      given[column.applicant] = {
        fund,
        units: column.least === column.most ? column.least : Math.round(answer.value(`y${name}`)),
      };
  return given;
}

const varies = ({ column }: Pair) => column.most > column.least;
const one = (name: string): Term => ({ factor: 1, variable: name });
const chosen = ({ name }: Pair) => one(`x${name}`);
const amount = (pair: Pair): Term =>
  varies(pair) ? one(`y${pair.name}`) : { factor: pair.column.least, variable: `x${pair.name}` };
const ofApplicant = (pairs: readonly Pair[], a: number) =>
  pairs.filter(({ column }) => column.applicant === a).map(chosen);
const held = (name: string, terms: readonly Term[], sense: Row['sense'], bound: number): Row => ({
  ...{ name, terms, sense, bound },
});

function termsOf({ applicants }: AllocationProblem, pairs: readonly Pair[], goal: Goal): readonly Term[] {
  if (goal === 'money') return pairs.map(amount);
  if (goal === 'awards') return pairs.map(chosen);
  return pairs.flatMap((pair) => {
    const factor = applicants[pair.column.applicant]?.merit ?? 0;
    return factor > 0 ? [{ factor, variable: `x${pair.name}` }] : [];
  });
}

function rankParts({ applicants }: AllocationProblem, pairs: readonly Pair[]): readonly (readonly Term[])[] {
  return Array.from({ length: Math.ceil(applicants.length / atOnce) }, (_, part) =>
    pairs.flatMap((pair) => {
      const place = pair.column.applicant - part * atOnce;
      return place >= 0 && place < atOnce
        ? [{ factor: 2 ** (atOnce - 1 - place), variable: `x${pair.name}` }]
        : [];
    }),
  );
}

function limitsOf({ funds, applicants, caps }: AllocationProblem, pairs: readonly Pair[]): readonly Row[] {
  return [
    ...applicants.map((_, a) => held(`a${a}`, ofApplicant(pairs, a), '<=', 1)),
    ...funds.map(({ free }, f) =>
      held(`f${f}`, pairs.filter(({ fund }) => fund === f).map(amount), '<=', free),
    ),
    ...caps.map(({ limit }, cap) => {
      const under = pairs.filter(({ column }) => column.caps.includes(cap));
      if ('most' in limit) return held(`k${cap}`, under.map(chosen), '<=', limit.most);
      const terms = pairs.map((pair) => ({
        factor: (pair.column.caps.includes(cap) ? 100 : 0) - limit.percent,
        variable: `x${pair.name}`,
      }));
      return held(
        `k${cap}`,
        terms.filter(({ factor }) => factor !== 0),
        '<=',
        0,
      );
    }),
    ...pairs
      .filter(varies)
      .flatMap((pair) => [
        held(
          `l${pair.name}`,
          [one(`y${pair.name}`), { factor: -pair.column.least, variable: `x${pair.name}` }],
          '>=',
          0,
        ),
        held(
          `m${pair.name}`,
          [one(`y${pair.name}`), { factor: -pair.column.most, variable: `x${pair.name}` }],
          '<=',
          0,
        ),
      ]),
  ];
}

const modelOf = (pairs: readonly Pair[], rows: readonly Row[], goal: readonly Term[]): Model => ({
  ...{ goal, rows },
  bounds: pairs
    .filter(varies)
    .map(({ name, column }) => ({ variable: `y${name}`, from: 0, to: column.most })),
  binary: pairs.map(({ name }) => `x${name}`),
});
