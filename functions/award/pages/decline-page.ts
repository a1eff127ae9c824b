import { offersOf } from '../../../shared/domain/program/offer-plan.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  buttonGroup,
  errorSummary,
  radios,
  textarea,
  warningText,
} from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';
import { termsOf } from './terms.ts';

/** Asks once more before an offer is declined. */
export function declinePage(
  assets: Assets,
  request: WebRequest,
  offer: Offer,
  said: { reason: string; words: string; tooLong: boolean } = { reason: '', words: '', tooLong: false },
): WebResponse {
  const { application, program, csrf } = offer;
  const { language } = request;
  const t = pageTexts(language);
  const own = `/applications/${application.applicationId}/offer`;
  const reasons = offersOf(program).declineReasons;
  const error = said.tooLong ? t('offer.tooLong') : undefined;
  return answerPage(assets, request, {
    statusCode: error ? 422 : 200,
    errorTitle: error !== undefined,
    title: `${t('offer.declineTitle')} – ${program.title[language]}`,
    backLink: { href: own },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${error ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: error, href: '#words' }] }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('offer.declineTitle')}</h1>
${termsOf({ ...offer, loan: undefined }, t, language)}
<p class="govuk-body">${t('offer.declineWhat')}</p>
${warningText({ text: t('withdraw.final'), iconFallbackText: t('warning') })}
<form action="${own}/decline" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
${
  reasons.length === 0
    ? ''
    : radios({
        name: 'reason',
        value: said.reason,
        fieldset: { legend: { text: t('offer.declineWhy'), classes: 'govuk-fieldset__legend--s' } },
        hint: { text: t('offer.declineWhyHint') },
        items: reasons.map(({ id, title }) => ({ value: id, text: title[language] })),
      })
}
${textarea({
  name: 'words',
  label: { text: t('offer.declineOther'), classes: 'govuk-label--s' },
  ...(reasons.length === 0 ? { hint: { text: t('offer.declineWhyHint') } } : {}),
  rows: 3,
  value: said.words,
  ...(error ? { errorMessage: { text: error, visuallyHiddenText: t('error') } } : {}),
})}
${buttonGroup(
  button({ text: t('offer.declineYes'), classes: 'govuk-button--warning', preventDoubleClick: true }),
  html`<a class="govuk-link" href="${own}">${t('offer.declineNo')}</a>`,
)}
</form>
</div></div>`,
  });
}
