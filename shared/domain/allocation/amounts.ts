import type { Column } from './columns.ts';
import { payable } from './fits.ts';
import type { LinearSolver } from './linear.ts';
import { packed } from './pack.ts';
import { type Allocation, type AllocationProblem, counts, type Given, goalsOf } from './problem.ts';
import { verified } from './verify.ts';
import { byWholeModel, isSmall } from './whole.ts';

type Result = Pick<Allocation, 'given' | 'proof'>;
type Everybody = readonly (Given | undefined)[];

/**
 * It is settled who is funded, each with the smallest amount: now the amounts, as large together as they can be where the goals want
 * that. People change funds for it, nobody is left out. Within a fund the better ranked are raised first.
 */
export function withAmounts(
  solve: LinearSolver,
  problem: AllocationProblem,
  columns: readonly Column[],
  given: Everybody,
): Result {
  const fixed = columns.every(({ least, most }) => least === most);
  if (fixed || !goalsOf(problem).includes('money')) return { given, proof: 'proven' };
  const bound = mostMoney(problem, given);
  const simple = raised(problem, given);
  if (moneyOf(problem, simple) === bound) return { given: simple, proof: 'proven' };
  if (isSmall(columns)) {
    const whole = byWholeModel(solve, problem, columns, { funded: given.map((one) => one !== undefined) });
    if (whole) return { given: whole, proof: 'proven' };
  }
  const other = problem.caps.length === 0 ? spread(problem, given, bound) : undefined;
  const best = other && moneyOf(problem, other) > moneyOf(problem, simple) ? other : simple;
  const atMost = bound - moneyOf(problem, best);
  return { given: best, proof: atMost === 0 ? 'proven' : { goal: 'money', atMost } };
}

const moneyOf = (problem: AllocationProblem, given: Everybody) => verified(problem, given).money;

/** What those funded could be given at most, if amounts could be cut up. */
function mostMoney({ applicants, funds }: AllocationProblem, given: Everybody): number {
  const loads = applicants.flatMap(({ awards }, a) =>
    given[a]
      ? [{ units: Math.max(...awards.map(({ most }) => most)), funds: awards.map(({ fund }) => fund) }]
      : [],
  );
  return Math.floor(
    payable(
      loads,
      funds.map(({ free }) => free),
    ) + 1e-6,
  );
}

/** Everybody placed anew, as if the better ranked had as much as they may until all the money is given. */
function spread(problem: AllocationProblem, given: Everybody, money: number): Everybody | undefined {
  const free = problem.funds.map((fund) => fund.free);
  const people = given.flatMap((one, a) => (one ? [a] : []));
  const least = (a: number) => Math.max(...awardsOf(a).map((award) => award.least));
  const awardsOf = (a: number) => problem.applicants[a]?.awards ?? [];
  let left = money - people.reduce((sum, a) => sum + least(a), 0);
  const loads = people.map((a) => {
    const more = Math.max(0, Math.min(left, Math.max(...awardsOf(a).map(({ most }) => most)) - least(a)));
    left -= more;
    return { units: least(a) + more, funds: awardsOf(a).map(({ fund }) => fund) };
  });
  const { at } = packed(loads, free);
  const placed = given.map((): Given | undefined => undefined);
  people.forEach((a, i) => {
    const fund = at[i] ?? 0;
    const award = awardsOf(a).find((one) => one.fund === fund);
    if (award) placed[a] = { fund, units: award.least };
  });
  const used = free.map(() => 0);
  for (const one of placed) if (one) used[one.fund] = (used[one.fund] ?? 0) + one.units;
  return used.every((units, f) => units <= (free[f] ?? 0)) ? raised(problem, placed) : undefined;
}

/** Each in turn, the best ranked first, is given as much more as their fund has and may give, up to where a cap would count it. */
function raised({ applicants, funds, caps }: AllocationProblem, given: Everybody): Everybody {
  const left = funds.map(({ free }) => free);
  for (const one of given) if (one) left[one.fund] = (left[one.fund] ?? 0) - one.units;
  return given.map((one, a) => {
    if (!one) return undefined;
    const stops = caps.flatMap((cap) =>
      cap.atLeast !== undefined && !counts(cap, a, one) && counts(cap, a, { ...one, units: cap.atLeast })
        ? [cap.atLeast - 1]
        : [],
    );
    const most = applicants[a]?.awards.find(({ fund }) => fund === one.fund)?.most ?? one.units;
    const more = Math.min(Math.min(most, ...stops) - one.units, left[one.fund] ?? 0);
    left[one.fund] = (left[one.fund] ?? 0) - more;
    return { fund: one.fund, units: one.units + more };
  });
}
