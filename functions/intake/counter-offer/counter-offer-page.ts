import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { monthlyPaymentCents } from '../../../shared/domain/rules/loan.ts';
import type { LocalizedText } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatNumber } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary, radios } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from '../pages/dates.ts';

export interface CounterOfferModel {
  readonly application: ApplicationIn<'info-requested'>;
  readonly program: Program;
  readonly askedCents: number;
  readonly offeredCents: number;
  readonly terms: { readonly months: number; readonly annualRate: string } | undefined;
  readonly reasons: readonly LocalizedText[];
  readonly wrong: boolean;
  readonly csrf: string;
}

/** What is offered instead, why, by when and what silence does; two answers, and none is chosen beforehand. */
export function counterOfferPage(assets: Assets, request: WebRequest, model: CounterOfferModel): WebResponse {
  const { application, program, askedCents, offeredCents, terms, reasons, wrong, csrf } = model;
  const { language } = request;
  const t = pageTexts(language);
  const money = (cents: number) => formatMoney({ cents, currency: 'USD' }, language);
  const offered = money(offeredCents);
  return answerPage(assets, request, {
    statusCode: wrong ? 422 : 200,
    title: `${t('counter.title')} – ${program.title[language]}`,
    errorTitle: wrong,
    backLink: { href: pathOf(application) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${wrong ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: t('counter.needed'), href: '#answer' }] }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('counter.title')}</h1>
<p class="govuk-body">${t('counter.lead', { asked: money(askedCents), offered })}</p>
${
  terms
    ? html`<p class="govuk-body">${t('counter.payment', {
        payment: money(monthlyPaymentCents(offeredCents, terms.annualRate, terms.months)),
        months: terms.months,
        rate: formatNumber(terms.annualRate, language),
      })}</p>`
    : ''
}
<p class="govuk-body">${t('counter.reasons')}</p>
<ul class="govuk-list govuk-list--bullet">${reasons.map((text) => html`<li>${text[language]}</li>`)}</ul>
<p class="govuk-body"><strong>${t('counter.by', { by: momentText(application.answerBy, program, language) })}</strong></p>
<form action="${pathOf(application)}/counter-offer" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
${radios({
  name: 'answer',
  fieldset: { legend: { text: t('counter.question'), classes: 'govuk-fieldset__legend--m' } },
  items: [
    { value: 'yes', text: t('counter.yes', { offered }), hint: { text: t('counter.yesHint') } },
    { value: 'no', text: t('counter.no'), hint: { text: t('counter.noHint') } },
  ],
  ...(wrong ? { errorMessage: { text: t('counter.needed'), visuallyHiddenText: t('error') } } : {}),
})}
${button({ text: t('counter.send'), preventDoubleClick: true })}
</form>
</div></div>`,
  });
}
