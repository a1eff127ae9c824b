import { confirmPayment } from '../../../../shared/cases/after-award/confirm-payments.ts';
import {
  makeBatch,
  ordersFor,
  releaseBatch,
  withdrawBatch,
} from '../../../../shared/cases/after-award/payment-batches.ts';
import { orderName, type Payment } from '../../../../shared/domain/after-award/payment.ts';
import type { Confirmation } from '../../../../shared/domain/after-award/payment-file.ts';
import { stillOwed } from '../../../../shared/domain/after-award/steps.ts';
import { readAward } from '../../../../shared/store/awards.ts';
import { linesOf } from '../../../../shared/store/payments.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { itemsOf } from '../seen.ts';
import {
  type Act,
  avery,
  type Bank,
  type BankLine,
  type Command,
  morgan,
  type Scene,
  type Way,
} from './act.ts';

/** What the bank says of a line; what it does is done before anybody here hears of it. */
function saying(line: BankLine, result: 'paid' | 'returned'): Command {
  return async (own) => {
    line.result = result;
    return { kind: await confirmPayment(own, morgan, { ...pick(line), result }) };
  };
}
const pick = ({ batchId, payment, cents }: BankLine) => ({ batchId, payment, cents });

/** Words of a bank that are not so: each is refused, and nothing moves. */
function wrongly({ all }: Scene, { batchId, payment, cents, result }: BankLine): Confirmation[] {
  const [id, tranche] = payment.split('.');
  const order = all.flatMap((one) => (one.id === id ? itemsOf(one, `PAYMENT#${tranche}`) : []))[0];
  const returned = (order?.['returnedFrom'] as string[] | undefined)?.includes(batchId);
  const heard = order?.['batchId'] === batchId && order['state'] === 'paid' ? 'paid' : returned && 'returned';
  return [
    { batchId, payment, cents: cents + 1, result: 'paid' },
    { batchId: 'bat_00000000000000000000000000', payment, cents, result: 'paid' },
    ...(heard && heard === result
      ? [{ batchId, payment, cents, result: heard === 'paid' ? 'returned' : 'paid' } as const]
      : []),
  ];
}

/** Files for the bank, and what it says of them. */
export const paymentActs: readonly Act[] = [
  {
    ...{ name: 'make a batch', weight: 9 },
    ways: ({ all, store }) =>
      all.some((one) => itemsOf(one, 'PAYMENT#').some(({ state }) => state === 'waiting'))
        ? [() => batching(store)]
        : [],
    done: ['made'],
  },
  {
    ...{ name: 'take a batch back', weight: 3 },
    ways: (scene) => madeIn(scene).map((id) => () => (own) => withdrawBatch(own, id, morgan)),
  },
  {
    ...{ name: 'release a batch', weight: 8 },
    ways: (scene) => madeIn(scene).map((id) => () => (own) => releaseBatch(own, id, avery)),
  },
  {
    ...{ name: 'the bank has paid', weight: 8 },
    ways: ({ bank }) => openLines(bank.lines).map((line) => () => saying(line, 'paid')),
    done: ['paid'],
  },
  {
    ...{ name: 'the bank could not pay', weight: 3 },
    ways: ({ bank }) => openLines(bank.lines).map((line) => () => saying(line, 'returned')),
    done: ['returned'],
  },
  {
    ...{ name: 'the bank says it once more', weight: 1 },
    ways: ({ bank }) => saidAgain(bank),
    done: ['already', 'paid', 'returned'],
    repeats: true,
  },
  {
    ...{ name: 'the bank says what is not so', weight: 0.1 },
    ways: (scene) =>
      scene.bank.lines.flatMap((line) => wrongly(scene, line).map((said) => () => lying(said))),
    done: ['contradicts', 'wrong-amount', 'other-batch'],
    repeats: true,
  },
];

/** Everything that the bank did, said again. */
export const saidAgain = ({ lines }: Bank): readonly Way[] =>
  lines.flatMap((line) => (line.result ? [saying(line, line.result)] : [])).map((command) => () => command);

/** A batch of what waits; nothing of it may belong to an award that is held, or of which something is to be paid back. */
async function batching(store: Store): Promise<Command> {
  const orders = await ordersFor(store, morgan.id);
  const cents = orders.reduce((sum, one) => sum + one.cents, 0);
  return async (own) => {
    const barred = await barredOf(store, orders);
    const made = await makeBatch(own, morgan, { count: orders.length, cents });
    if (made.kind !== 'made') return made;
    const taken = (await linesOf(store, made.batch.batchId)).map(
      (line) => `${orderName(line)} ${line.cents}`,
    );
    const wrong = taken.filter((name) => barred.includes(name));
    if (wrong.length > 0) throw new Error(`a batch took what may not be paid: ${wrong.join()}`);
    return made;
  };
}

async function barredOf(store: Store, orders: readonly Payment[]): Promise<string[]> {
  const awards = await Promise.all(orders.map(({ applicationId }) => readAward(store, applicationId)));
  return orders.flatMap((order, i) => {
    const award = awards[i];
    return award && (award.state === 'on-hold' || stillOwed(award) > 0)
      ? [`${orderName(order)} ${order.cents}`]
      : [];
  });
}

const lying =
  (said: Confirmation): Command =>
  async (own) => {
    const kind = await confirmPayment(own, morgan, said);
    if (kind === 'paid' || kind === 'returned')
      throw new Error(`a wrong word of the bank was taken: ${kind}`);
    return { kind };
  };

const madeIn = ({ batches }: Scene) =>
  batches.flatMap(({ state, batchId }) => (state === 'made' ? [batchId] : []));
const openLines = (lines: readonly BankLine[]) => lines.filter(({ result }) => result === undefined);
