import type { FundCheck } from '../../../shared/cases/ledger/check-funds.ts';
import { type fundStates, ledgerKindOf } from '../../../shared/domain/funds/ledger-kind.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import type { Fund, LedgerEntry } from '../../../shared/store/funds.ts';
import { cardTable, insetText, warningText } from '../../../shared/web/components/index.ts';
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
    body: html`${heading(t('manage.nav.funds'))}${lead(t('manage.funds.lead'))}<p class="govuk-body">${link('/manage/payments', t('manage.payments.link'))}</p>${fundsPart(frame, funds)}`,
  });
}

/** The clocks of a ledger: it belongs to several programs, so its times are in UTC. */
const ledgerZone = 'UTC';

/** One fund with its books. */
export interface FundModel {
  readonly fund: Fund;
  readonly ledger: readonly LedgerEntry[];
  readonly known: ReadonlyMap<string, KnownApplication>;
  /** What the latest check found; undefined before the first. */
  readonly check: FundCheck | undefined;
  /** What does not agree, as codes with figures. */
  readonly differences: readonly string[];
}

export function fundPage(frame: Frame, model: FundModel): WebResponse {
  const { fund, ledger, known } = model;
  const { t, language } = frame;
  return answered(frame, {
    title: fund.title[language],
    section: 'funds',
    back: { href: '/manage/funds', text: t('manage.nav.funds') },
    body: html`${heading(fund.title[language], t('fund.name'))}${fundLegend(language)}${fundBar({ ...fund, name: fund.title[language] }, language)}${fundsTable(frame, [fund])}${checked(frame, model)}
<h2 class="govuk-heading-m">${t('manage.ledger.title')}</h2>${cardTable({
      caption: t('manage.ledger.title'),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: t('manage.ledger.at') },
        { text: t('manage.ledger.for') },
        { text: t('manage.ledger.kind') },
        { text: t('manage.ledger.from') },
        { text: t('manage.ledger.to') },
        { text: t('manage.ledger.units'), format: 'numeric' },
      ],
      rows: ledger.map((entry) => [
        { text: formatMoment(entry.at, language, ledgerZone) },
        { text: subject(frame, entry, known) },
        { text: kindText(frame, entry) },
        { text: entry.from === 'outside' ? t('manage.ledger.outside') : t(`fund.${entry.from}`) },
        { text: t(`fund.${entry.to}`) },
        { text: fundFigure(fund, entry.units, language), format: 'numeric' },
      ]),
    })}`,
  });
}

/** When the books were compared last, and with what result. */
function checked(frame: Frame, { check, differences }: FundModel): Html {
  const { t, language } = frame;
  if (!check) return insetText({ text: t('manage.ledger.unchecked') });
  const at = formatMoment(check.at, language, ledgerZone);
  const { lines, applications } = check;
  if (check.differences === 0)
    return insetText({ text: t('manage.ledger.agrees', { at, lines, applications }) });
  return html`${warningText({ text: t('manage.ledger.differs', { at }), iconFallbackText: t('warning') })}<ul class="govuk-list govuk-list--bullet">${differences.map(
    (code) => html`<li><code>${code}</code></li>`,
  )}</ul>`;
}

const kindText = ({ t }: Frame, { kind, from, to }: LedgerEntry): string => {
  const named = kind ?? ledgerKindOf(from, to);
  return named ? t(`manage.ledger.kind.${named}`) : '';
};

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
