import type { Payment, PaymentBatch } from '../../../../shared/domain/after-award/payment.ts';
import { type NamedLine, sumOf } from '../../../../shared/domain/after-award/payment-file.ts';
import type { SignedIn } from '../../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { formatMoment, formatMoney } from '../../../../shared/messages/values.ts';
import {
  button,
  buttonGroup,
  cardTable,
  notificationBanner,
  summaryList,
} from '../../../../shared/web/components/index.ts';
import { type Content, html } from '../../../../shared/web/html.ts';
import type { KnownApplication } from '../../lists/people.ts';
import { answered, type Frame, heading, lead, link, paragraph } from '../frame.ts';
import { applicationAddress, personLink } from '../values.ts';

export const paymentsAddress = (below = ''): string => `/manage/payments${below}`;

/** Payments belong to several programs, so their times are in UTC. */
const zone = 'UTC';

const banner = (frame: Frame, done: string): Content => {
  const told = (['made', 'released', 'withdrawn'] as const).find((one) => one === done);
  return told === undefined
    ? ''
    : notificationBanner({
        titleText: frame.t('success'),
        type: 'success',
        text: frame.t(`manage.payments.done.${told}`),
      });
};

/** What waits to be paid, and the files that were made. */
export function paymentsPage(
  frame: Frame,
  model: {
    readonly orders: readonly Payment[];
    readonly batches: readonly PaymentBatch[];
    readonly known: ReadonlyMap<string, KnownApplication>;
  },
  who: SignedIn,
  done: string,
): WebResponse {
  const { t, language } = frame;
  const { orders, batches, known } = model;
  const money = (cents: number) => formatMoney(cents, language);
  const acts = who.right === 'manage';
  return answered(frame, {
    title: t('manage.payments.title'),
    section: 'funds',
    back: { href: '/manage/funds', text: t('manage.nav.funds') },
    body: html`${banner(frame, done)}${heading(t('manage.payments.title'))}${lead(t('manage.payments.lead'))}
<h2 class="govuk-heading-m">${t('manage.payments.waiting')}</h2>${
      orders.length === 0
        ? paragraph(t('manage.payments.none'))
        : html`${paragraph(t('manage.payments.sum', { count: orders.length, amount: money(sumOf(orders)) }))}${cardTable(
            {
              caption: t('manage.payments.waiting'),
              captionClasses: 'govuk-visually-hidden',
              firstCellIsHeader: true,
              head: [
                { text: t('manage.payments.who') },
                { text: t('manage.payments.fund') },
                { text: t('manage.payments.amount'), format: 'numeric' },
                { text: t('manage.payments.ordered') },
              ],
              rows: orders.map((order) => [
                { text: personLink(frame, order.applicationId, known.get(order.applicationId)) },
                { text: order.fundId },
                { text: money(order.cents), format: 'numeric' as const },
                { text: formatMoment(order.orderedAt, language, zone) },
              ]),
            },
          )}`
    }
${
  acts
    ? buttonGroup(
        ...(orders.length > 0
          ? [button({ text: t('manage.payments.make'), href: paymentsAddress('/make') })]
          : []),
        button({
          text: t('manage.payments.confirm'),
          href: paymentsAddress('/confirm'),
          classes: 'govuk-button--secondary',
        }),
      )
    : ''
}
<h2 class="govuk-heading-m">${t('manage.payments.files')}</h2>${
      batches.length === 0 ? paragraph(t('manage.payments.noFiles')) : filesTable(frame, batches)
    }`,
  });
}

function filesTable(frame: Frame, batches: readonly PaymentBatch[]): Content {
  const { t, language } = frame;
  return cardTable({
    caption: t('manage.payments.files'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('manage.payments.made') },
      { text: t('manage.payments.count'), format: 'numeric' },
      { text: t('manage.payments.amount'), format: 'numeric' },
      { text: t('manage.award.stands') },
    ],
    rows: batches.map((batch) => [
      {
        text: link(
          paymentsAddress(`/${batch.batchId}`),
          t('manage.payments.madeBy', {
            at: formatMoment(batch.createdAt, language, zone),
            name: batch.by.name,
          }),
        ),
      },
      { text: String(batch.count), format: 'numeric' as const },
      { text: formatMoney(batch.cents, language), format: 'numeric' as const },
      { text: t(`manage.payments.state.${batch.state}`) },
    ]),
  });
}

/** One file: what it holds, who made and released it, and what the bank has said. */
export function batchPage(
  frame: Frame,
  model: {
    readonly batch: PaymentBatch;
    readonly lines: readonly NamedLine[];
    readonly payments: readonly (Payment | undefined)[];
  },
  who: SignedIn,
  done: string,
): WebResponse {
  const { t, language } = frame;
  const { batch, lines, payments } = model;
  const at = (instant: string) => formatMoment(instant, language, zone);
  return answered(frame, {
    title: t('manage.payments.file'),
    section: 'funds',
    back: { href: paymentsAddress(), text: t('manage.payments.title') },
    body: html`${banner(frame, done)}${heading(t('manage.payments.file'), batch.batchId)}${summaryList({
      rows: [
        { key: t('manage.award.stands'), value: t(`manage.payments.state.${batch.state}`) },
        {
          key: t('manage.payments.made'),
          value: t('manage.payments.madeBy', { at: at(batch.createdAt), name: batch.by.name }),
        },
        ...(batch.state === 'released'
          ? [
              {
                key: t('manage.payments.released'),
                value: t('manage.payments.madeBy', { at: at(batch.releasedAt), name: batch.releasedBy.name }),
              },
            ]
          : []),
        { key: t('manage.payments.count'), value: String(batch.count) },
        { key: t('manage.payments.amount'), value: formatMoney(batch.cents, language) },
        { key: 'SHA-256', value: html`<span class="app-breaks">${batch.sha256}</span>` },
      ],
    })}${batchActions(frame, batch, who)}${cardTable({
      caption: t('manage.payments.lines'),
      firstCellIsHeader: true,
      head: [
        { text: t('manage.payments.who') },
        { text: t('manage.payments.amount'), format: 'numeric' },
        { text: t('manage.payments.bank') },
      ],
      rows: lines.map((line, i) => [
        {
          text: html`${link(applicationAddress(line.applicationId, '/award'), line.name || line.reference)} <span class="app-reference">${line.reference}</span>`,
        },
        { text: formatMoney(line.cents, language), format: 'numeric' as const },
        { text: t(`manage.payments.said.${saidOf(payments[i], batch.batchId)}`) },
      ]),
    })}`,
  });
}

/** What became of a line of this file. */
function saidOf(order: Payment | undefined, batchId: string): 'paid' | 'returned' | 'open' | 'back' {
  if (order?.returnedFrom.includes(batchId)) return 'returned';
  if (order?.state === 'paid' && order.batchId === batchId) return 'paid';
  return order?.state === 'sent' && order.batchId === batchId ? 'open' : 'back';
}

function batchActions(frame: Frame, batch: PaymentBatch, who: SignedIn): Content {
  const { t } = frame;
  if (who.right !== 'manage' || batch.state === 'withdrawn') return '';
  const below = (path: string) => paymentsAddress(`/${batch.batchId}${path}`);
  if (batch.state === 'released')
    return buttonGroup(
      button({ text: t('manage.payments.fetch'), href: below('/file') }),
      button({
        text: t('manage.payments.confirm'),
        href: paymentsAddress('/confirm'),
        classes: 'govuk-button--secondary',
      }),
    );
  const mine = batch.by.id === who.id;
  return html`${mine ? paragraph(t('manage.payments.samePerson')) : ''}${buttonGroup(
    ...(mine ? [] : [button({ text: t('manage.payments.release'), href: below('/release') })]),
    button({
      text: t('manage.payments.withdraw'),
      href: below('/withdraw'),
      classes: 'govuk-button--secondary',
    }),
  )}`;
}
