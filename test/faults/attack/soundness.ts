import { checkFund } from '../../../shared/cases/ledger/check-fund.ts';
import { paidCents, unpaidCents } from '../../../shared/domain/after-award/award.ts';
import { orderName } from '../../../shared/domain/after-award/payment.ts';
import { moves } from '../../../shared/domain/application/status.ts';
import { fundStates } from '../../../shared/domain/funds/ledger-kind.ts';
import {
  type Fund,
  type LedgerEntry,
  ledgerSums,
  readFund,
  readLedger,
} from '../../../shared/store/funds.ts';
import type { Item, Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import type { Bank } from './acts/act.ts';
import { itemsOf, look, type One, type Seen } from './seen.ts';
import { funds, type Setting } from './setting.ts';

const arrows = new Set(
  Object.values(moves).flatMap(({ from, to }) => from.map((one: string) => `${one}>${to}`)),
);

/** What does not hold that must hold at every moment in which nothing is under way; empty where all is well. */
export async function unsound(store: Store, { ids, pairs }: Setting, bank: Bank): Promise<string[]> {
  const seen = await look(store, ids);
  const books = await Promise.all(funds.map(({ fundId }) => booksOf(store, fundId)));
  return [
    ...books.flatMap(({ fund, ledger, differences }) => [
      ...differences.map((one) => `${fund.fundId}: ${JSON.stringify(one)}`),
      ...wrongCounters(fund, ledger),
      ...wrongHolders(fund, ledger, seen),
    ]),
    ...seen.all.flatMap(wrongPayments),
    ...wrongBank(
      books.flatMap(({ ledger }) => ledger),
      seen,
      bank,
    ),
    ...(await twice(seen, pairs)),
    ...(await Promise.all(ids.map((id) => wrongTrail(store, id)))).flat(),
  ];
}

async function booksOf(store: Store, fundId: string) {
  const [fund, ledger, checked] = await Promise.all([
    readFund(store, fundId),
    readLedger(store, fundId),
    checkFund(store, fundId),
  ]);
  if (!fund || !checked) throw new Error('no fund, or it never stood still');
  return { fund, ledger, differences: checked.differences };
}

function wrongCounters(fund: Fund, ledger: readonly LedgerEntry[]): string[] {
  const sums = ledgerSums(ledger);
  const together = fundStates.reduce((sum, state) => sum + fund[state], 0);
  const promised = together - fund.free;
  return [
    ...fundStates.flatMap((state) =>
      fund[state] === sums[state]
        ? []
        : [`${fund.fundId} ${state}: ${fund[state]}, its ledger ${sums[state]}`],
    ),
    ...fundStates.flatMap((state) => (fund[state] < 0 ? [`${fund.fundId} ${state} is below nothing`] : [])),
    ...(promised > fund.limit || together !== fund.limit ? [`${fund.fundId} is beyond its limit`] : []),
  ];
}

/** What an application, with its award, says that it holds of its fund. */
function heldBy({ application, award }: One) {
  const units = 'offer' in application && application.offer ? application.offer.units : 0;
  switch (application.status) {
    case 'offered':
      return { offered: units, accepted: 0 };
    case 'accepted':
      return { offered: 0, accepted: award ? unpaidCents(award) : units };
    default:
      return { offered: 0, accepted: 0 };
  }
}

/** Every unit that is promised or paid is somebody's, and exactly as much as they say. */
function wrongHolders(fund: Fund, ledger: readonly LedgerEntry[], { all }: Seen): string[] {
  const own = all.filter(({ application: one }) => 'offer' in one && one.offer?.fundId === fund.fundId);
  const wrong = own.flatMap((one) => {
    const sums = ledgerSums(ledger.filter(({ subject }) => subject === one.id));
    const held = heldBy(one);
    const paid = one.award ? paidCents(one.award) - one.award.recoveredCents : sums.paid;
    return sums.offered === held.offered && sums.accepted === held.accepted && sums.paid === paid
      ? []
      : [
          `${one.id} (${one.application.status}) says ${JSON.stringify({ ...held, paid })}, ledger ${JSON.stringify(sums)}`,
        ];
  });
  const offered = own.reduce((sum, one) => sum + heldBy(one).offered, 0);
  const accepted = own.reduce((sum, one) => sum + heldBy(one).accepted, 0);
  return [
    ...wrong,
    ...(fund.offered === offered ? [] : [`${fund.fundId} offers ${fund.offered}, applications ${offered}`]),
    ...(fund.accepted === accepted ? [] : [`${fund.fundId} owes ${fund.accepted}, applications ${accepted}`]),
    ...(fund.reserved === 0 ? [] : [`${fund.fundId} keeps ${fund.reserved} for nobody`]),
  ];
}

/** Orders and parts of an award say the same, and its parts are all of it. */
function wrongPayments(one: One): string[] {
  const { award } = one;
  const orders = itemsOf(one, 'PAYMENT#');
  if (!award) return orders.length > 0 ? [`${one.id} has orders and no award`] : [];
  const total = paidCents(award) + unpaidCents(award) + award.releasedCents;
  return [
    ...(award.unit === 'money' && total !== award.units
      ? [`${one.id}: parts are ${total} of ${award.units}`]
      : []),
    ...(award.owedCents > paidCents(award) + sentCents(orders)
      ? [`${one.id}: owes more than was paid or sent`]
      : []),
    ...(award.recoveredCents > paidCents(award) ? [`${one.id}: more came back than was paid`] : []),
    ...award.tranches.flatMap((part) => {
      const order = orders.find(({ tranche }) => tranche === part.id);
      const state = String(order?.['state'] ?? 'none');
      const fits = {
        waiting: ['none'],
        ordered: ['waiting', 'held', 'sent'],
        paid: ['paid'],
        dropped: ['none', 'cancelled'],
      }[part.state].includes(state);
      const sum = state === 'none' || part.state === 'dropped' || order?.['cents'] === part.cents;
      return fits && sum
        ? []
        : [`${one.id}.${part.id}: ${part.state} ${part.cents}, order ${state} ${order?.['cents']}`];
    }),
    ...orders.flatMap(({ tranche, state }) =>
      state === 'held' && award.state !== 'on-hold'
        ? [`${one.id}.${tranche} is held with an award that goes on`]
        : [],
    ),
  ];
}

const sentCents = (orders: readonly Item[]): number =>
  orders.reduce((sum, { state, cents }) => sum + (state === 'sent' ? Number(cents) : 0), 0);

/** The bank never paid an order twice, and what it said it paid is in the books once; nothing is that it did not pay. */
function wrongBank(ledger: readonly LedgerEntry[], { all }: Seen, { lines }: Bank): string[] {
  const orders = all.flatMap((one) => itemsOf(one, 'PAYMENT#').map((order) => ({ one, order })));
  const byOrder = new Map<string, number>();
  for (const { payment, result } of lines)
    if (result !== 'returned') byOrder.set(payment, (byOrder.get(payment) ?? 0) + 1);
  return [
    ...[...byOrder].flatMap(([payment, n]) => (n > 1 ? [`${payment} is with the bank ${n} times`] : [])),
    ...orders.flatMap(({ one, order }) => {
      const { tranche, state, cents, batchId } = order;
      const name = orderName({ applicationId: one.id as never, tranche: String(tranche) });
      const booked = ledger.filter(({ entry, to }) => entry === `${one.id}#paid-${tranche}` && to === 'paid');
      const line = lines.find((said) => said.payment === name && said.batchId === batchId);
      const fits =
        state === 'paid'
          ? booked.length === 1 &&
            booked[0]?.units === cents &&
            line?.result === 'paid' &&
            line.cents === cents
          : booked.length === 0;
      return fits
        ? []
        : [`${name} is ${state} ${cents}, booked ${booked.length} times, bank ${line?.result}`];
    }),
  ];
}

/** Of two applications of one person at most one is awarded, unless somebody has told them apart. */
async function twice({ all }: Seen, pairs: Setting['pairs']): Promise<string[]> {
  return pairs.flatMap(({ first, second }) => {
    const two = all.filter(({ id }) => id === first || id === second);
    const apart = two.some((one) => itemsOf(one, 'APART#').length > 0);
    const awarded = two.filter(({ application: one }) =>
      ['offered', 'accepted', 'completed'].includes(one.status),
    );
    return !apart && awarded.length > 1 ? [`${first} and ${second} are one person's, and both awarded`] : [];
  });
}

async function wrongTrail(store: Store, id: string): Promise<string[]> {
  const { verified, events } = await verifyApplication(store, id);
  const wrong = events.flatMap(({ from, to }) =>
    from === '' || from === to || arrows.has(`${from}>${to}`) ? [] : [`${id} went from ${from} to ${to}`],
  );
  return [...(verified ? [] : [`the trail of ${id} does not verify`]), ...wrong];
}
