import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoney, formatNumber } from '../../../shared/messages/values.ts';
import { cardTable, details, summaryList } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';

/** What is offered: a place, or an amount; for a loan also what it costs, exactly. */
export function termsOf(offer: Offer, t: PageTexts, language: Language): Html {
  const { terms, site, loan } = offer;
  const money = (cents: number) => formatMoney(cents, language);
  if (terms.unit === 'slot') {
    return summaryList({
      rows: [
        { key: t('offer.place'), value: html`<strong>${site?.[language] ?? t('offer.seat')}</strong>` },
        ...(terms.units > 1 ? [{ key: t('offer.places'), value: formatNumber(terms.units, language) }] : []),
      ],
    });
  }
  if (!loan)
    return summaryList({
      rows: [{ key: t('offer.amount'), value: html`<strong>${money(terms.units)}</strong>` }],
    });
  const { schedule, rate } = loan;
  return html`${summaryList({
    rows: [
      { key: t('offer.loanAmount'), value: html`<strong>${money(terms.units)}</strong>` },
      { key: t('offer.rate'), value: t('offer.rateValue', { rate }) },
      { key: t('offer.payment'), value: html`<strong>${money(schedule.paymentCents)}</strong>` },
      { key: t('offer.payments'), value: formatNumber(schedule.payments, language) },
      {
        key: t('offer.lastPayment'),
        value: money(schedule.lastPaymentCents),
      },
      { key: t('offer.interest'), value: money(schedule.interestCents) },
      { key: t('offer.total'), value: html`<strong>${money(schedule.totalCents)}</strong>` },
    ],
  })}
${details({
  summaryText: t('offer.schedule'),
  text: cardTable({
    caption: t('offer.scheduleCaption'),
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [
      { text: t('offer.year') },
      { text: t('offer.yearPaid'), format: 'numeric' },
      { text: t('offer.yearInterest'), format: 'numeric' },
      { text: t('offer.yearOwed'), format: 'numeric' },
    ],
    rows: schedule.years.map((year) => [
      { text: t('offer.yearNumber', { year: year.year, count: year.payments }) },
      { text: money(year.paidCents), format: 'numeric' as const },
      { text: money(year.interestCents), format: 'numeric' as const },
      { text: money(year.owedCents), format: 'numeric' as const },
    ]),
  }),
})}`;
}
