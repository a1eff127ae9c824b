import type { ReportObligation, Tranche } from '../../../shared/domain/after-award/award.ts';
import { forgivenessOn } from '../../../shared/domain/after-award/forgiveness.ts';
import { stillOwed } from '../../../shared/domain/after-award/steps.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatDay, formatMoney } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  cardTable,
  insetText,
  notificationBanner,
  summaryList,
} from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from '../pages/dates.ts';
import { type AwardModel, awardPath } from './model.ts';

/** What is paid and when, what is due, and what is held: the whole of an award on one page. */
export function awardPage(assets: Assets, request: WebRequest, model: AwardModel): WebResponse {
  const { award, program, application } = model;
  const { language } = request;
  const t = pageTexts(language);
  return answerPage(assets, request, {
    title: `${t('award.title')} – ${program.title[language]}`,
    backLink: { href: pathOf(application) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${request.query.get('done') === 'sent' ? notificationBanner({ titleText: t('success'), type: 'success', text: t('award.sent') }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('award.title')}</h1>
<p class="govuk-body-l">${t(`award.state.${award.state}`)}</p>
${heldPart(model, t, language)}${decidedPart(model, t)}${owedPart(model, t, language)}
${reportsPart(model, t, language)}
${moneyPart(model, t, language)}
${forgivenPart(model, t, language)}${schedulePart(model, t, language)}
<h2 class="govuk-heading-m">${t('status.help')}</h2>
<p class="govuk-body">${t('status.contact', { reference: application.reference })} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a></p>
</div></div>`,
  });
}

function heldPart(model: AwardModel, t: PageTexts, language: Language): Html {
  const { award, hold, program, now } = model;
  if (award.state !== 'on-hold' || !hold) return html``;
  const by = momentText(award.hold.answerBy, program, language);
  const answer = hold.answer
    ? html`<p class="govuk-body">${t('award.answered')}</p><div class="govuk-body app-typed">${hold.answer}</div>`
    : now > award.hold.answerBy
      ? html`<p class="govuk-body">${t('award.answerOver', { by })}</p>`
      : html`<p class="govuk-body"><strong>${t('award.answerBy', { by })}</strong></p>
<p class="govuk-body">${t('award.answerElse')}</p>${button({ text: t('award.answerGo'), href: awardPath(model, 'answer') })}`;
  return insetText({
    text: html`<p class="govuk-body"><strong>${t(`hold.${award.hold.about}`)}</strong> (${formatDay(award.hold.on, language)})</p>
<div class="govuk-body app-typed">${hold.words}</div>${answer}`,
  });
}

const decidedPart = ({ award, decided }: AwardModel, t: PageTexts): Html =>
  decided === undefined || award.state === 'on-hold'
    ? html``
    : insetText({
        text: html`<p class="govuk-body">${t('award.decided')}</p><div class="govuk-body app-typed">${decided}</div>`,
      });

function owedPart({ award }: AwardModel, t: PageTexts, language: Language): Html {
  const owed = stillOwed(award);
  if (owed === 0) return html``;
  return html`<p class="govuk-body"><strong>${t('award.owed', { amount: formatMoney(owed, language) })}</strong> ${t('award.owedHow')}</p>`;
}

function reportsPart(model: AwardModel, t: PageTexts, language: Language): Html {
  const { award, plan, sentBack } = model;
  if (award.reports.length === 0) return html``;
  const running = award.state === 'active' || award.state === 'on-hold';
  return html`<h2 class="govuk-heading-m">${t('award.reports')}</h2>${award.reports.map((one) => {
    const report = plan.reports.find(({ id }) => id === one.id);
    const why = sentBack.get(one.id);
    return html`<section class="app-award__report"><h3 class="govuk-heading-s">${report?.title[language] ?? one.id}</h3>
<p class="govuk-body">${reportText(one, t, language)}</p>
${why === undefined ? '' : insetText({ text: html`<p class="govuk-body">${t('award.sentBack')}</p><div class="govuk-body app-typed">${why}</div>` })}
${
  one.state === 'open' && running
    ? html`<p class="govuk-body"><a class="govuk-link" href="${awardPath(model, one.id)}">${t('award.send')}<span class="govuk-visually-hidden">: ${report?.title[language] ?? one.id}</span></a></p>`
    : ''
}</section>`;
  })}`;
}

const reportText = ({ state, dueOn }: ReportObligation, t: PageTexts, language: Language): string =>
  t(`award.report.${state}`, { day: formatDay(dueOn, language) });

function moneyPart({ award, plan }: AwardModel, t: PageTexts, language: Language): Html {
  if (award.unit !== 'money') return html``;
  const money = (cents: number) => formatMoney(cents, language);
  return html`<h2 class="govuk-heading-m">${t('award.money')}</h2>
<p class="govuk-body">${t('award.amount', { amount: money(award.units) })} ${plan.payTo ? t('award.payTo', { payTo: plan.payTo[language] }) : ''}</p>
${cardTable({
  caption: t('award.money'),
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [{ text: t('award.part') }, { text: t('award.cents'), format: 'numeric' }, { text: t('award.when') }],
  rows: award.tranches.map((one) => [
    { text: plan.tranches.find(({ id }) => id === one.id)?.title[language] ?? one.id },
    { text: money(one.cents), format: 'numeric' as const },
    { text: trancheText(one, t, language) },
  ]),
})}`;
}

function trancheText(one: Tranche, t: PageTexts, language: Language): string {
  if (one.state === 'paid') return t('award.tranche.paid', { day: formatDay(one.paidOn, language) });
  if (one.state === 'waiting' && one.dueOn)
    return t('award.tranche.dated', { day: formatDay(one.dueOn, language) });
  return t(`award.tranche.${one.state}`);
}

/** How much of a loan is forgiven today, and what would be left if something ended it. */
function forgivenPart({ award, plan, today }: AwardModel, t: PageTexts, language: Language): Html {
  const paid = award.tranches.flatMap((one) => (one.state === 'paid' ? [one] : []))[0];
  if (!plan.forgiveness || !paid || award.state === 'stopped') return html``;
  const money = (cents: number) => formatMoney(cents, language);
  const { months } = plan.forgiveness;
  const now = forgivenessOn({ cents: paid.cents, paidOn: paid.paidOn, months }, today);
  return html`<h2 class="govuk-heading-m">${t('award.forgiveness')}</h2>
<p class="govuk-body">${t('award.forgiven', { month: now.months, of: months, amount: money(now.forgivenCents), left: money(now.leftCents) })}</p>
<p class="govuk-body">${t('award.forgivenEnd', { day: formatDay(now.endsOn, language) })}</p>
<p class="govuk-body">${t('award.forgivenTell')}</p>
<ul class="govuk-list govuk-list--bullet">${plan.forgiveness.triggers.map((one) => html`<li>${t(`hold.${one}`)}</li>`)}</ul>`;
}

function schedulePart({ schedule }: AwardModel, t: PageTexts, language: Language): Html {
  if (!schedule) return html``;
  const money = (cents: number) => formatMoney(cents, language);
  return html`<h2 class="govuk-heading-m">${t('award.schedule')}</h2>${summaryList({
    rows: [
      { key: t('award.monthly'), value: money(schedule.paymentCents) },
      { key: t('award.lastPayment'), value: money(schedule.lastPaymentCents) },
      { key: t('award.firstOn'), value: formatDay(schedule.firstOn, language) },
      { key: t('award.lastOn'), value: formatDay(schedule.lastOn, language) },
      { key: t('award.total'), value: money(schedule.totalCents) },
    ],
  })}${cardTable({
    caption: t('award.years'),
    firstCellIsHeader: true,
    head: [
      { text: t('award.year') },
      { text: t('award.paidInYear'), format: 'numeric' },
      { text: t('award.owedAfter'), format: 'numeric' },
    ],
    rows: schedule.years.map((year) => [
      { text: String(year.year) },
      { text: money(year.paidCents), format: 'numeric' as const },
      { text: money(year.owedCents), format: 'numeric' as const },
    ]),
  })}`;
}
