import type { WebResponse } from '../../../shared/http/response.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import type { Fund, fundStates, LedgerEntry } from '../../../shared/store/funds.ts';
import { cardTable } from '../../../shared/web/components/index.ts';
import { fundBar, fundFigure, fundLegend } from '../../../shared/web/extras.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { KnownApplication } from '../lists/people.ts';
import { answered, type Frame, heading, lead, link } from './frame.ts';
import { cycleOf, personLink, roundAddress } from './values.ts';

/** Every fund as a bar, and the same figures as a table. */
export function fundsPart(frame: Frame, funds: readonly Fund[]): Html {
  const { language } = frame;
  return html`${fundLegend(language)}<div class="app-funds">${funds.map(
    (fund) =>
      html`<div class="app-funds__fund"><p class="app-funds__name">${link(fundAddress(fund), fund.title[language])}</p>${fundBar({ ...fund, name: fund.title[language] }, language)}</div>`,
  )}</div>${fundsTable(frame, funds)}`;
}

function fundsTable(frame: Frame, funds: readonly Fund[]): Html {
  const { t, language } = frame;
  return cardTable({
    caption: t('manage.funds.table'),
    firstCellIsHeader: true,
    head: [
      { text: t('fund.name') },
      { text: t('fund.limit'), format: 'numeric' },
      ...shown.map((state) => ({ text: t(`fund.${state}`), format: 'numeric' as const })),
    ],
    rows: funds.map((fund) => [
      { text: fund.title[language] },
      { text: fundFigure(fund, fund.limit, language), format: 'numeric' },
      ...shown.map((state) => ({
        text: fundFigure(fund, fund[state], language),
        format: 'numeric' as const,
      })),
    ]),
  });
}

/** In the order of the path of money. */
const shown = [
  'reserved',
  'offered',
  'accepted',
  'paid',
  'free',
] as const satisfies readonly (typeof fundStates)[number][];

const fundAddress = ({ fundId }: Fund) => `/manage/funds/${encodeURIComponent(fundId)}`;

export function fundsPage(frame: Frame, funds: readonly Fund[]): WebResponse {
  const { t } = frame;
  return answered(frame, {
    title: t('manage.nav.funds'),
    section: 'funds',
    body: html`${heading(t('manage.nav.funds'))}${lead(t('manage.funds.lead'))}${fundsPart(frame, funds)}`,
  });
}

/** The clocks of a ledger: it belongs to several programs, so its times are in UTC. */
const ledgerZone = 'UTC';

export function fundPage(
  frame: Frame,
  fund: Fund,
  ledger: readonly LedgerEntry[],
  known: ReadonlyMap<string, KnownApplication>,
): WebResponse {
  const { t, language } = frame;
  return answered(frame, {
    title: fund.title[language],
    section: 'funds',
    back: { href: '/manage/funds', text: t('manage.nav.funds') },
    body: html`${heading(fund.title[language], t('fund.name'))}${fundLegend(language)}${fundBar({ ...fund, name: fund.title[language] }, language)}${fundsTable(frame, [fund])}
<h2 class="govuk-heading-m">${t('manage.ledger.title')}</h2>${cardTable({
      caption: t('manage.ledger.title'),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: t('manage.ledger.at') },
        { text: t('manage.ledger.for') },
        { text: t('manage.ledger.from') },
        { text: t('manage.ledger.to') },
        { text: t('manage.ledger.units'), format: 'numeric' },
      ],
      rows: ledger.map((entry) => [
        { text: formatMoment(entry.at, language, ledgerZone) },
        { text: subject(frame, entry, known) },
        { text: entry.from === 'outside' ? t('manage.ledger.outside') : t(`fund.${entry.from}`) },
        { text: t(`fund.${entry.to}`) },
        { text: fundFigure(fund, entry.units, language), format: 'numeric' },
      ]),
    })}`,
  });
}

function subject(
  frame: Frame,
  { subject: id }: LedgerEntry,
  known: ReadonlyMap<string, KnownApplication>,
): Html {
  if (id.includes('~'))
    return link(roundAddress(id), frame.t('manage.round.caption', { cycle: cycleOf(id) }));
  if (id.startsWith('app_')) return personLink(frame, id, known.get(id));
  return html`${frame.t('manage.ledger.opening')}`;
}
