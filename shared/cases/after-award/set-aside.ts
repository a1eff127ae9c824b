import type { Award, Tranche } from '../../domain/after-award/award.ts';
import type { Payment } from '../../domain/after-award/payment.ts';
import { stillOwed } from '../../domain/after-award/steps.ts';
import { readAward } from '../../store/awards.ts';
import { movementWrites } from '../../store/funds.ts';
import { paymentWrite, readPayment } from '../../store/payments.ts';
import type { Store } from '../../store/table.ts';
import { entryName } from '../award/returned-units.ts';
import { dated } from './begin-award.ts';
import { type AwardChange, changeAward, type Standing } from './change-award.ts';
import { endOf } from './starts.ts';

type Named = Pick<Payment, 'applicationId' | 'tranche'>;

/**
 * Orders that came back from a batch nobody sent, while something was decided about their award: of a held one they wait with it, and what is
 * to be paid back is taken from them first, for that money never left. True where there was any. Done again it finds nothing.
 */
export async function setAside(store: Store, orders: readonly Named[]): Promise<boolean> {
  const concerned = await Promise.all(
    orders.map(async (order) => {
      const award = await readAward(store, order.applicationId);
      return award && (award.state === 'on-hold' || stillOwed(award) > 0) ? [order] : [];
    }),
  );
  const outcomes = [];
  for (const order of concerned.flat()) outcomes.push(await settingAside(store, order));
  return outcomes.some(({ kind }) => kind === 'committed');
}

const settingAside = (store: Store, { applicationId, tranche }: Named) =>
  changeAward<{ kind: 'nothing' }>(store, applicationId, async (standing) => {
    const order = await readPayment(store, applicationId, tranche);
    if (order?.state !== 'waiting') return { kind: 'nothing' };
    const isHeld = standing.award.state === 'on-hold';
    const cut = Math.min(order.cents, stillOwed(standing.award));
    return isHeld || cut > 0 ? lessened(store, standing, order, cut, isHeld) : { kind: 'nothing' };
  });

function lessened(
  store: Store,
  { award, now, loaded: { application } }: Standing,
  order: Extract<Payment, { state: 'waiting' }>,
  cut: number,
  isHeld: boolean,
): AwardChange {
  const { applicationId, fundId, tranche } = order;
  const left = order.cents - cut;
  return {
    award: lessOf(award, tranche, cut),
    happening: {
      event: 'award payment set aside',
      actor: { kind: 'system', id: 'payments' },
      data: { tranche, cents: left, released: cut },
    },
    writes: [
      paymentWrite(
        order,
        left > 0
          ? { ...order, cents: left, state: isHeld ? 'held' : 'waiting' }
          : { ...order, state: 'cancelled' },
      ),
      ...(cut > 0
        ? movementWrites(store, {
            ...{ fundId, from: 'accepted', to: 'free', units: cut },
            ...{ subject: applicationId, entry: entryName(application, `set-aside-${tranche}`) },
          })
        : []),
    ],
    effects: [
      ...(cut > 0 ? [{ kind: 'move-waitlist', roundId: application.roundId, fundId } as const] : []),
      ...(left === 0 ? [endOf(applicationId, tranche)] : []),
    ],
    due: cut > 0 ? [dated('award-ends', award, 'end', now)] : [],
  };
}

/** The award once so much of a part is given back, instead of being paid and paid back. */
export function lessOf(award: Award, id: string, cut: number): Award {
  if (cut === 0) return award;
  const tranches = award.tranches.map((one): Tranche => {
    if (one.id !== id || one.state === 'dropped') return one;
    const cents = one.cents - cut;
    return cents === 0 ? { id, cents: 0, state: 'dropped' } : { ...one, cents };
  });
  return {
    ...award,
    tranches,
    releasedCents: award.releasedCents + cut,
    owedCents: award.owedCents - cut,
  };
}
