import { type FundState, fundStates } from '../domain/funds/ledger-kind.ts';
import { type Fund, type Movement, movementWrites } from './funds.ts';
import { keys } from './keys.ts';
import type { Store } from './table.ts';
import type { Write } from './transact.ts';

/**
 * The writes of several movements of one fund in one transaction, which may name an item only once: one update of its counters,
 * a ledger entry for each. Movements of no units are left out. Refused as `fund` when the units are not there, or when anything of the fund moved
 * since it was read as `seen`; as `ledger` when one of them was made before.
 */
export function jointMovementWrites(store: Store, movements: readonly Movement[], seen?: Fund): Write[] {
  const real = movements.filter(({ units }) => units > 0);
  const [first] = real;
  if (!first) return [];
  if (real.some(({ fundId }) => fundId !== first.fundId)) throw new RangeError('movements of one fund');
  const out = (state: FundState) => total(real.filter(({ from }) => from === state));
  const moved = fundStates.flatMap((state) => {
    const change = total(real.filter(({ to }) => to === state)) - out(state);
    return change === 0 && out(state) === 0 ? [] : [{ state, change, out: out(state) }];
  });
  const needed = moved.filter((one) => one.out > 0).map(({ state }) => `#${state} >= :${state}Out`);
  return [
    {
      as: 'fund',
      update: keys.fund(first.fundId),
      set: {
        expression: `SET ${moved.map(({ state }) => `#${state} = #${state} + :${state}`).join(', ')}, moves = if_not_exists(moves, :none) + :lines`,
        names: Object.fromEntries(moved.map(({ state }) => [`#${state}`, state])),
        values: {
          ...Object.fromEntries(moved.map(({ state, change }) => [`:${state}`, change])),
          ':none': 0,
          ':lines': real.length,
        },
      },
      when: {
        expression: [...needed, ...(seen ? [stillAsSeen(seen)] : [])].join(' AND '),
        values: {
          ...Object.fromEntries(moved.flatMap((one) => (one.out > 0 ? [[`:${one.state}Out`, one.out]] : []))),
          ...(seen?.moves === undefined ? {} : { ':seen': seen.moves }),
        },
      },
    },
    ...real.flatMap((movement) => movementWrites(store, movement).filter(({ as }) => as === 'ledger')),
  ];
}

/** A write that is refused as `fund seen` when anything of a fund moved since it was read. */
export const fundSeen = (fund: Fund): Write => ({
  as: 'fund seen',
  check: keys.fund(fund.fundId),
  when: {
    expression: stillAsSeen(fund),
    ...(fund.moves === undefined ? {} : { values: { ':seen': fund.moves } }),
  },
});

const stillAsSeen = ({ moves }: Fund): string =>
  moves === undefined ? 'attribute_not_exists(moves)' : 'moves = :seen';

const total = (movements: readonly Movement[]): number =>
  movements.reduce((sum, { units }) => sum + units, 0);
