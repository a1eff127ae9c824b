import { allowed, type Cap, counts, type Given } from '../../domain/allocation/problem.ts';
import {
  askedOf,
  type FundsPlan,
  inDollars,
  possibleAwards,
  problemOf,
} from '../../domain/round/several-funds.ts';
import type { Context } from '../../domain/rules/read.ts';
import { parseApplication } from '../../store/applications.ts';
import { readLedger } from '../../store/funds.ts';
import { keys } from '../../store/keys.ts';
import { readMany } from '../../store/read-many.ts';
import type { Store } from '../../store/table.ts';

/** The awards of a round that hold money: for each the fund (its place in the plan) and the cents. */
export type HeldAwards = readonly Given[];

const holding: ReadonlySet<string> = new Set(['offered', 'accepted', 'paid']);

/** What the awards of a round hold of its funds, by the ledger: exact at any moment, which no index is. */
export async function heldAwards(store: Store, roundId: string, plan: FundsPlan): Promise<HeldAwards> {
  const held = await Promise.all(
    plan.funds.map(async ({ fund }, f) => {
      const units = new Map<string, number>();
      for (const { subject, from, to, units: moved } of await readLedger(store, fund)) {
        const by = (holding.has(to) ? moved : 0) - (holding.has(from) ? moved : 0);
        units.set(subject, (units.get(subject) ?? 0) + by);
      }
      return [...units]
        .filter(([subject, left]) => left > 0 && subject.startsWith('APP#'))
        .map(([subject, left]) => ({ id: subject.slice(4), fund: f, units: left }));
    }),
  );
  const all = held.flat();
  // A fund may be shared with another program, or with the round of another year.
  const items = await readMany(
    store,
    all.map(({ id }) => keys.application(id)),
  );
  const own = new Set<string>(
    items
      .map(parseApplication)
      .flatMap((one) => ('roundId' in one && one.roundId === roundId ? [one.applicationId] : [])),
  );
  return all.flatMap(({ id, fund, units }) => (own.has(id) ? [{ fund, units }] : []));
}

/**
 * What the next in line can be given out of several funds: the first fund of the plan that may pay them and has enough, as much as they
 * may have of it, under the caps as they stand. Undefined where there is none.
 */
export function nextFromFunds(
  plan: FundsPlan,
  context: Context,
  freeIn: (fundId: string) => number,
  held: HeldAwards,
): { readonly fundId: string; readonly units: number; readonly asked?: number } | undefined {
  const { caps } = problemOf(plan, [], [], context.program.scoring.scale);
  const full = caps.filter((cap) => isFull(cap, held));
  for (const [f, one] of possibleAwards(context, plan).entries()) {
    const fundId = plan.funds[f]?.fund;
    if (one.kind === 'not' || fundId === undefined) continue;
    const most = Math.min(one.most, freeIn(fundId));
    // Up to where a cap that is full begins to count.
    const amounts = [most, ...full.flatMap(({ atLeast }) => (atLeast === undefined ? [] : [atLeast - 1]))];
    const fits = amounts.filter(
      (units) =>
        units >= one.least && units <= most && !full.some((cap) => counts(cap, -1, { fund: f, units })),
    );
    const units = Math.max(...fits);
    if (fits.length > 0)
      return {
        fundId,
        units: units === one.most ? units : inDollars(units, one.least),
        ...(plan.asked ? { asked: askedOf(context, plan) } : {}),
      };
  }
  return undefined;
}

/** True where one award more of the kind would be too many. */
function isFull(cap: Cap, held: HeldAwards): boolean {
  const under = held.filter((one) => counts(cap, -1, one)).length;
  return under + 1 > allowed(cap, held.length + 1);
}
