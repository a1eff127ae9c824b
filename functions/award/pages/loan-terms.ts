import type { LoanDisclosure } from '../../../shared/domain/rules/loan-disclosure.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoney, formatNumber } from '../../../shared/messages/values.ts';
import { cardTable, details, summaryList } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';

/** The disclosure of a loan in the order and the words of 12 CFR 1026.18: the yearly rate and the finance charge before all else. */
export function loanTerms(offer: Offer, loan: LoanDisclosure, t: PageTexts, language: Language): Html {
  const money = (cents: number) => formatMoney(cents, language);
  const { schedule } = loan;
  const { lender } = offer.program;
  const figure = (text: string, hint: string) =>
    html`<strong class="app-figure">${text}</strong><br><span class="govuk-hint">${hint}</span>`;
  return html`${summaryList({
    rows: [
      { key: t('offer.loanAmount'), value: html`<strong>${money(loan.amountCents)}</strong>` },
      ...(offer.source ? [{ key: t('offer.source'), value: offer.source[language] }] : []),
    ],
  })}
<h2 class="govuk-heading-m" id="disclosure">${t('offer.disclosure')}</h2>
${summaryList({
  rows: [
    { key: t('offer.apr'), value: figure(`${loan.apr} %`, t('offer.aprHint')) },
    {
      key: t('offer.financeCharge'),
      value: figure(money(loan.financeChargeCents), t('offer.financeChargeHint')),
    },
    {
      key: t('offer.amountFinanced'),
      value: figure(money(loan.amountFinancedCents), t('offer.amountFinancedHint')),
    },
    {
      key: t('offer.total'),
      value: figure(money(loan.totalCents), t('offer.totalPaymentsHint')),
    },
    { key: t('offer.payment'), value: html`<strong>${money(schedule.paymentCents)}</strong>` },
    { key: t('offer.payments'), value: formatNumber(schedule.payments, language) },
    { key: t('offer.lastPayment'), value: money(schedule.lastPaymentCents) },
    { key: t('offer.rate'), value: t('offer.rateValue', { rate: loan.annualRate }) },
    // Without a fee the finance charge is the interest.
    ...(loan.feeCents > 0
      ? [
          { key: t('offer.interest'), value: money(schedule.interestCents) },
          { key: t('offer.fee'), value: money(loan.feeCents) },
        ]
      : []),
    ...(lender ? [{ key: t('offer.lender'), value: html`${lender.name}<br>${lender.address}` }] : []),
  ],
})}
${byYear(loan, t, money)}
${byMonth(offer, loan, t, money)}`;
}

type Amount = (cents: number) => string;

function byYear({ schedule }: LoanDisclosure, t: PageTexts, money: Amount): Html {
  return details({
    summaryText: t('offer.schedule'),
    text: cardTable({
      caption: t('offer.scheduleCaption'),
      captionClasses: 'govuk-table__caption--s',
      firstCellIsHeader: true,
      head: headOf(t('offer.year'), t),
      rows: schedule.years.map((year) => [
        { text: t('offer.yearNumber', { year: year.year, count: year.payments }) },
        ...[year.paidCents, year.interestCents, year.owedCents].map((cents) => numeric(money(cents))),
      ]),
    }),
  });
}

function byMonth({ application }: Offer, { schedule }: LoanDisclosure, t: PageTexts, money: Amount): Html {
  const file = `/applications/${application.applicationId}/offer/payments.csv`;
  return html`${details({
    summaryText: t('offer.months'),
    text: cardTable({
      caption: t('offer.monthsCaption'),
      captionClasses: 'govuk-table__caption--s',
      firstCellIsHeader: true,
      head: headOf(t('offer.month'), t),
      rows: schedule.months.map(({ month, paidCents, interestCents, owedCents }) => [
        { text: String(month) },
        ...[paidCents, interestCents, owedCents].map((cents) => numeric(money(cents))),
      ]),
    }),
  })}
<p class="govuk-body"><a class="govuk-link" href="${file}" download>${t('offer.monthsFile')}</a></p>`;
}

const numeric = (text: string) => ({ text, format: 'numeric' as const });

const headOf = (first: string, t: PageTexts) => [
  { text: first },
  numeric(t('offer.yearPaid')),
  numeric(t('offer.yearInterest')),
  numeric(t('offer.yearOwed')),
];
