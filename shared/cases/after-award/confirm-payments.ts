import { orderNamed, type Payment, type PaymentIn } from '../../domain/after-award/payment.ts';
import type { Confirmation, ConfirmationLine } from '../../domain/after-award/payment-file.ts';
import { forgivenFrom, paid, stillOwed } from '../../domain/after-award/steps.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { onceOf } from '../../store/awards.ts';
import { movementWrites } from '../../store/funds.ts';
import { subjectOf } from '../../store/keys.ts';
import { paymentWrite, readBatch, readPayment } from '../../store/payments.ts';
import type { Store } from '../../store/table.ts';
import { morningOf } from '../deadlines.ts';
import type { Manager } from '../manager.ts';
import { dated } from './begin-award.ts';
import { type AwardChange, changeAward, type Standing } from './change-award.ts';
import { waitingAgain } from './payment-batches.ts';
import { lessOf } from './set-aside.ts';
import { endOf } from './starts.ts';

/** What one line of a file of confirmations came to. */
export const confirmationResults = [
  /** Done now. */
  'paid',
  'returned',
  /** Said before: nothing happens twice. */
  'already',
  /** Nothing happens; a person looks. */
  'unreadable',
  'unknown',
  'other-batch',
  'not-released',
  'wrong-amount',
  'contradicts',
] as const;
export type ConfirmationResult = (typeof confirmationResults)[number];

/** Takes a file of confirmations line by line: each is a transaction of its own, and says what it came to. */
export async function confirmPayments(
  store: Store,
  manager: Pick<Manager, 'id'>,
  lines: readonly ConfirmationLine[],
): Promise<
  readonly { readonly line: number; readonly payment: string; readonly result: ConfirmationResult }[]
> {
  const results = [];
  for (const one of lines) {
    const result = one.kind === 'read' ? await confirmPayment(store, manager, one) : 'unreadable';
    results.push({ line: one.line, payment: one.kind === 'read' ? one.payment : '', result });
  }
  return results;
}

type Refused = { readonly kind: 'answer'; readonly result: ConfirmationResult };
const refusal = (result: ConfirmationResult): Refused => ({ kind: 'answer', result });

/** Takes one confirmation. The order, the ledger and the award move together, once. */
export async function confirmPayment(
  store: Store,
  manager: Pick<Manager, 'id'>,
  said: Confirmation,
): Promise<ConfirmationResult> {
  const named = orderNamed(said.payment);
  if (!named) return 'unknown';
  const { applicationId, tranche } = named;
  const batch = await readBatch(store, said.batchId);
  const outcome = await changeAward<Refused>(store, applicationId, async (standing) => {
    const order = await readPayment(store, applicationId, tranche);
    if (!order) return refusal('unknown');
    const before = saidBefore(order, said);
    if (before) return refusal(before);
    if (order.state !== 'sent' || order.batchId !== said.batchId) return refusal('other-batch');
    if (batch?.state !== 'released') return refusal('not-released');
    if (said.cents !== order.cents) return refusal('wrong-amount');
    return said.result === 'paid'
      ? paying(store, standing, order, manager)
      : returning(store, standing, order, manager);
  });
  if (outcome.kind === 'committed') return said.result;
  // The award may be completed: what is said once more of it is still told apart.
  if (outcome.kind === 'no-award') {
    const order = await readPayment(store, applicationId, tranche);
    return (order && saidBefore(order, said)) ?? 'unknown';
  }
  return outcome.result;
}

/** What is said of an order that was paid, or that came back from this batch; undefined where nothing was said yet. */
function saidBefore(order: Payment, said: Confirmation): ConfirmationResult | undefined {
  if (order.state !== 'paid' || order.batchId !== said.batchId) {
    if (order.returnedFrom.includes(said.batchId))
      return said.result === 'returned' ? 'already' : 'contradicts';
    return order.state === 'paid' ? 'other-batch' : undefined;
  }
  if (order.cents !== said.cents) return 'wrong-amount';
  return said.result === 'paid' ? 'already' : 'contradicts';
}

function paying(
  store: Store,
  { award, plan, program, now, today, loaded }: Standing,
  order: PaymentIn<'sent'>,
  manager: Pick<Manager, 'id'>,
): AwardChange | Refused {
  const { applicationId, tranche, cents, batchId, fundId } = order;
  const next = paid(award, tranche, now, today);
  if (!next) return refusal('unknown');
  const until = forgivenFrom(next, plan);
  return {
    award: next,
    happening: {
      event: 'award payment confirmed',
      actor: { kind: 'manager', id: manager.id },
      data: { tranche, cents, batch: batchId },
    },
    writes: [
      paymentWrite(order, { ...order, state: 'paid', paidAt: now }),
      ...movementWrites(store, {
        ...{ fundId, from: 'accepted', to: 'paid', units: cents },
        ...{ subject: applicationId, entry: onceOf(loaded.application, `paid-${tranche}`) },
      }),
      settleWrite(subjectOf.application(applicationId), 'payment-late'),
    ],
    effects: [
      { kind: 'mail-applicant', mail: 'award-paid', applicationId, obligation: tranche },
      endOf(applicationId, tranche),
    ],
    due: until ? [dated('award-ends', award, 'end', morningOf(program.zone, until))] : [],
    cancel: [{ kind: 'payment-late', ref: tranche }],
  };
}

/**
 * It came back unpaid: the order waits for another batch, for as much as the person still keeps. What was decided to be paid
 * back is taken from it first: that money never left.
 */
function returning(
  store: Store,
  { award, now, loaded }: Standing,
  order: PaymentIn<'sent'>,
  manager: Pick<Manager, 'id'>,
): AwardChange {
  const { applicationId, programId, fundId, tranche, batchId } = order;
  const { application } = loaded;
  const cut = Math.min(order.cents, stillOwed(award));
  const left = order.cents - cut;
  const again = { ...waitingAgain(order), cents: left, returnedFrom: [...order.returnedFrom, batchId] };
  const state = award.state === 'on-hold' ? 'held' : 'waiting';
  const subject = subjectOf.application(applicationId);
  return {
    award: lessOf(award, tranche, cut),
    happening: {
      event: 'award payment returned',
      actor: { kind: 'manager', id: manager.id },
      data: { tranche, cents: order.cents, batch: batchId, released: cut },
    },
    writes: [
      paymentWrite(
        order,
        left > 0 ? { ...again, state } : { ...again, cents: order.cents, state: 'cancelled' },
      ),
      raiseWrite(store, { subject, programId, kind: 'payment-returned', details: [tranche] }),
      ...(cut > 0
        ? movementWrites(store, {
            ...{ fundId, from: 'accepted', to: 'free', units: cut },
            ...{ subject: applicationId, entry: onceOf(application, `released-${tranche}-${batchId}`) },
          })
        : []),
    ],
    effects: [
      { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'payment-returned' },
      ...(cut > 0 ? [{ kind: 'move-waitlist', roundId: application.roundId, fundId } as const] : []),
      ...(left === 0 ? [endOf(applicationId, tranche)] : []),
    ],
    due: cut > 0 ? [dated('award-ends', award, 'end', now)] : [],
  };
}
