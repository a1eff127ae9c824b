import type { Award } from '../../domain/after-award/award.ts';
import { orderName, type Payment } from '../../domain/after-award/payment.ts';
import { ordered, releasable, trancheOf } from '../../domain/after-award/steps.ts';
import { addDays } from '../../domain/dates.ts';
import type { Due } from '../../domain/effects.ts';
import { subjectOf } from '../../store/keys.ts';
import { newPaymentWrite } from '../../store/payments.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { morningOf } from '../deadlines.ts';
import type { Standing } from './change-award.ts';
import { startOf } from './starts.ts';

/** Days after which an order that is not confirmed is put before its owner. */
const confirmedWithin = 14;

export interface Ordered {
  readonly award: Award;
  readonly writes: readonly Write[];
  readonly effects: ReturnType<typeof startOf>[];
  readonly due: readonly Due[];
  readonly ids: readonly string[];
}

/** Orders every part that may be paid now: each order is made once for ever. Goes with the change that released it. */
export function ordering(_store: Store, award: Award, standing: Standing): Ordered {
  const { plan, program, now, today, loaded } = standing;
  const { applicationId } = award;
  const ids = releasable(award, plan, today);
  const orders = ids.flatMap((tranche): Extract<Payment, { state: 'waiting' }>[] => {
    const cents = trancheOf(award, tranche)?.cents ?? 0;
    const { programId, fundId } = award;
    return [
      {
        ...{ state: 'waiting', applicationId, programId, fundId, tranche, cents },
        ...{ orderedAt: now, returnedFrom: [] },
      },
    ];
  });
  return {
    award: ordered(award, ids, now),
    ids,
    writes: orders.map(newPaymentWrite),
    effects: ids.map((id) => startOf(loaded.application, id)),
    due: orders.map((order) => ({
      kind: 'payment-late',
      subject: subjectOf.application(applicationId),
      ref: order.tranche,
      at: morningOf(program.zone, addDays(today, confirmedWithin)),
    })),
  };
}

/** What the trail says of orders. */
export const orderData = (award: Award, ids: readonly string[]) =>
  ids.length === 0
    ? {}
    : { ordered: ids.map((tranche) => orderName({ applicationId: award.applicationId, tranche })) };
