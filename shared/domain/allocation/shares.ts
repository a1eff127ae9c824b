import type { Column } from './columns.ts';
import { tiny } from './core.ts';
import type { LinearSolver } from './linear.ts';
import type { AllocationProblem } from './problem.ts';
import { capLimits, type Limit, looseCaps, type Prices, priced } from './rows.ts';
import type { Effort } from './search.ts';
import { type Placed, type Who, who } from './who.ts';
import type { Worth } from './worth.ts';

/**
 * Who is funded, where caps may be shares of all awards. So large a share is a whole number of awards, which changes only where there
 * are enough awards for one more: each such number is a question of its own, in which at least so many awards are made and each cap is
 * a number. They are asked from the one where awards that may be cut up are best, upwards and downwards, until no other can be better.
 */
export function whoWithShares(
  solve: LinearSolver,
  problem: AllocationProblem,
  columns: readonly Column[],
  worth: Worth,
  effort: Effort,
): Who {
  const free = problem.funds.map((fund) => fund.free);
  const sets = [[...free.keys()]];
  const price = (caps: readonly Limit[]) => priced(solve, columns, worth.worth, free, caps, sets);
  let best: Who = { kind: 'none' };
  const asked = (caps: readonly Limit[], prices: Prices, floor = Number.NEGATIVE_INFINITY): Who => {
    const question = {
      ...{ applicants: problem.applicants.length, columns, free, ...worth, prices: prices.funds },
      caps: caps.map((cap, c) => ({ ...cap, price: prices.caps[c] ?? 0 })),
    };
    return who(question, floor, effort);
  };
  const loose = price(looseCaps(problem, columns));
  if (!loose) return best;
  const numbers = numbersOf(problem);
  if (numbers.length === 1) {
    return asked(capLimits(problem, columns, 0), loose);
  }
  // Where no share keeps anything out, it may be that none is reached.
  if (problem.caps.every(({ limit }, c) => 'most' in limit || (loose.caps[c] ?? 0) < 1e-6)) {
    const most = looseCaps(problem, columns).filter((_, c) => 'most' in (problem.caps[c]?.limit ?? {}));
    const without = priced(solve, columns, worth.worth, free, most, sets);
    const found = without && asked(most, without);
    if (found?.kind === 'proven' && holdsShares(problem, columns, found.best)) return found;
  }
  const worse = (prices: Prices | undefined) =>
    !prices || (best.kind !== 'none' && best.best !== undefined && prices.bound < best.best.worth - tiny);
  const start = numbers.findLastIndex((awards) => awards <= loose.awards + 1e-6);
  for (const step of [1, -1])
    for (let k = step > 0 ? start : start - 1; k >= 0 && k < numbers.length; k += step) {
      const awards = numbers[k] ?? 0;
      const caps = capLimits(problem, columns, awards);
      const prices = price(caps);
      if (prices && !worse(prices))
        best = better(best, asked(caps, prices, best.kind === 'none' ? undefined : best.best?.worth));
      else if (
        worse(price(step > 0 ? fromHere(problem, columns, awards) : upToHere(problem, columns, awards)))
      )
        break;
    }
  return best;
}

function holdsShares({ caps }: AllocationProblem, columns: readonly Column[], { ways }: Placed): boolean {
  return caps.every(({ limit }, cap) => {
    const under = ways.filter(({ way }) => columns[way.column]?.caps.includes(cap)).length;
    return 'most' in limit || 100 * under <= limit.percent * ways.length;
  });
}

/** Any share, and so many awards or more: less is possible with every award more. */
const fromHere = (
  problem: AllocationProblem,
  columns: readonly Column[],
  awards: number,
): readonly Limit[] => [
  ...looseCaps(problem, columns),
  { bound: -awards, factors: new Map(columns.map((_, c) => [c, -1])) },
];

/** What the shares are for so many awards, however many there are: less is possible with every award less. */
const upToHere = (problem: AllocationProblem, columns: readonly Column[], awards: number): readonly Limit[] =>
  capLimits(problem, columns, awards).slice(0, problem.caps.length);

/** Numbers of awards from which on some share is one award more. */
function numbersOf({ caps, applicants }: AllocationProblem): readonly number[] {
  const numbers = new Set([0]);
  for (const { limit } of caps)
    if ('percent' in limit && limit.percent > 0)
      for (let k = 1; Math.ceil((100 * k) / limit.percent) <= applicants.length; k++)
        numbers.add(Math.ceil((100 * k) / limit.percent));
  return [...numbers].sort((a, b) => a - b);
}

/** The better of two answers; what is not known of one is not known of both. */
function better(a: Who, b: Who): Who {
  if (a.kind === 'none') return b;
  if (b.kind === 'none') return a;
  const best = isBetter(b.best, a.best) ? b.best : a.best;
  if (a.kind === 'proven' && b.kind === 'proven') return { kind: 'proven', best: best ?? a.best };
  const bound = Math.max(
    a.kind === 'proven' ? a.best.worth : a.bound,
    b.kind === 'proven' ? b.best.worth : b.bound,
  );
  return { kind: 'given-up', best, bound };
}

function isBetter(a: Placed | undefined, b: Placed | undefined): boolean {
  if (!a || !b) return a !== undefined;
  if (a.worth !== b.worth) return a.worth > b.worth;
  const [inA, inB] = [a, b].map(({ ways }) => new Set(ways.map(({ way }) => way.applicant)));
  const first = [...(inA ?? []), ...(inB ?? [])]
    .filter((applicant) => inA?.has(applicant) !== inB?.has(applicant))
    .reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY);
  if (first < Number.POSITIVE_INFINITY) return inA?.has(first) === true;
  const after = ({ ways }: Placed) => ways.reduce((sum, { way }) => sum + way.after, 0);
  return after(a) > after(b);
}
