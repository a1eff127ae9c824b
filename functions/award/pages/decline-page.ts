import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, buttonGroup, warningText } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';
import { termsOf } from './terms.ts';

/** Asks once more before an offer is declined. */
export function declinePage(assets: Assets, request: WebRequest, offer: Offer): WebResponse {
  const { application, program, csrf } = offer;
  const { language } = request;
  const t = pageTexts(language);
  const own = `/applications/${application.applicationId}/offer`;
  return answerPage(assets, request, {
    title: `${t('offer.declineTitle')} – ${program.title[language]}`,
    backLink: { href: own },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('offer.declineTitle')}</h1>
${termsOf({ ...offer, loan: undefined }, t, language)}
<p class="govuk-body">${t('offer.declineWhat')}</p>
${warningText({ text: t('withdraw.final'), iconFallbackText: t('warning') })}
<form action="${own}/decline" method="post">
<input type="hidden" name="csrf" value="${csrf}">
${buttonGroup(
  button({ text: t('offer.declineYes'), classes: 'govuk-button--warning', preventDoubleClick: true }),
  html`<a class="govuk-link" href="${own}">${t('offer.declineNo')}</a>`,
)}
</form>
</div></div>`,
  });
}
