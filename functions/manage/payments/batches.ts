import {
  type BatchChanged,
  makeBatch,
  ordersFor,
  releaseBatch,
  withdrawBatch,
} from '../../../shared/cases/after-award/payment-batches.ts';
import { batchLimit, type PaymentBatch } from '../../../shared/domain/after-award/payment.ts';
import { sumOf } from '../../../shared/domain/after-award/payment-file.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { readBatch } from '../../../shared/store/payments.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { confirmPage, notPossiblePage } from '../pages/confirm-page.ts';
import { lead } from '../pages/frame.ts';
import { recusedPage } from '../pages/notice-pages.ts';
import { paymentsAddress } from '../pages/payments/payments-page.ts';

type Answer = Promise<WebResponse | undefined>;
type Sent = Asked & { readonly fields: URLSearchParams };

/** `GET /manage/payments/make`: how many and how much one file would hold. */
export async function askToMake({ store }: ManageDependencies, asked: Asked): Answer {
  const orders = (await ordersFor(store, asked.who.id)).slice(0, batchLimit);
  if (orders.length === 0) return notNow(asked, paymentsAddress(), 'manage.payments.nothing');
  const { t, language } = asked.frame;
  const cents = sumOf(orders);
  return confirmPage(asked.frame, {
    title: t('manage.payments.make'),
    section: 'funds',
    action: paymentsAddress('/make'),
    cancel: paymentsAddress(),
    button: t('manage.payments.makeYes'),
    hidden: { count: String(orders.length), cents: String(cents) },
    body: lead(t('manage.payments.makeLead', { count: orders.length, amount: formatMoney(cents, language) })),
    warning: t('manage.payments.makeWarning'),
  });
}

/** `POST /manage/payments/make` */
export async function make({ store }: ManageDependencies, asked: Sent): Answer {
  const number = (name: string) => Number(/^\d{1,12}$/.exec(asked.fields.get(name) ?? '')?.[0] ?? -1);
  const seen = { count: number('count'), cents: number('cents') };
  const made = await makeBatch(store, asked.who, seen);
  if (made.kind === 'made') return seeOther(paymentsAddress(`/${made.batch.batchId}?done=made`));
  return notNow(asked, paymentsAddress(), `manage.payments.${made.kind}`);
}

const notNow = (
  { frame }: Asked,
  back: string,
  text:
    | 'manage.payments.nothing'
    | 'manage.payments.changed'
    | 'manage.payments.notPossible'
    | 'manage.payments.held'
    | 'manage.payments.samePerson',
) => notPossiblePage(frame, { text: frame.t(text), section: 'funds', back });

/** `GET /manage/payments/{batchId}/release` */
export const askToRelease = (deps: ManageDependencies, asked: Asked): Answer =>
  asking(deps, asked, 'release');
/** `GET /manage/payments/{batchId}/withdraw` */
export const askToWithdraw = (deps: ManageDependencies, asked: Asked): Answer =>
  asking(deps, asked, 'withdraw');

async function asking({ store }: ManageDependencies, asked: Asked, what: 'release' | 'withdraw'): Answer {
  const batch = await readBatch(store, asked.request.param('batchId'));
  if (!batch) return undefined;
  const own = paymentsAddress(`/${batch.batchId}`);
  if (batch.state !== 'made') return notNow(asked, own, 'manage.payments.notPossible');
  if (what === 'release' && batch.by.id === asked.who.id)
    return notNow(asked, own, 'manage.payments.samePerson');
  const { t } = asked.frame;
  return confirmPage(asked.frame, {
    title: t(`manage.payments.${what}`),
    section: 'funds',
    action: paymentsAddress(`/${batch.batchId}/${what}`),
    cancel: own,
    button: t(`manage.payments.${what}Yes`),
    grave: what === 'withdraw',
    body: lead(t(`manage.payments.${what}Lead`, wordsFor(asked, batch))),
    warning: t(`manage.payments.${what}Warning`),
  });
}

const wordsFor = ({ frame }: Asked, { count, cents, by }: PaymentBatch) => ({
  ...{ count, name: by.name },
  amount: formatMoney(cents, frame.language),
});

/** `POST /manage/payments/{batchId}/release` */
export const release = async ({ store }: ManageDependencies, asked: Sent): Answer =>
  changed(asked, await releaseBatch(store, asked.request.param('batchId'), asked.who), 'released');
/** `POST /manage/payments/{batchId}/withdraw` */
export const withdraw = async ({ store }: ManageDependencies, asked: Sent): Answer =>
  changed(asked, await withdrawBatch(store, asked.request.param('batchId'), asked.who), 'withdrawn');

function changed(asked: Asked, { kind }: BatchChanged, done: string): WebResponse | undefined {
  const own = paymentsAddress(`/${asked.request.param('batchId')}`);
  switch (kind) {
    case 'committed':
      return seeOther(`${own}?done=${done}`);
    case 'missing':
      return undefined;
    case 'recused':
      return recusedPage(asked.frame);
    case 'same-person':
      return notNow(asked, own, 'manage.payments.samePerson');
    case 'not-possible':
      return notNow(asked, own, 'manage.payments.notPossible');
    case 'held':
      return notNow(asked, own, 'manage.payments.held');
  }
}
