import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';

/** Other aid covers all of it: nothing was accepted, nothing is taken away, and somebody writes. */
export function coversPage(assets: Assets, request: WebRequest, offer: Offer, otherAid: number): WebResponse {
  const { program, application } = offer;
  const { language } = request;
  const t = pageTexts(language);
  return answerPage(assets, request, {
    title: `${t('offer.coversTitle')} – ${program.title[language]}`,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('offer.coversTitle')}</h1>
<p class="govuk-body">${t('offer.covers', { otherAid: formatMoney(otherAid, language) })}</p>
<p class="govuk-body"><a class="govuk-link" href="/applications/${application.applicationId}/offer">${t('offer.noticeBack')}</a></p>
</div></div>`,
  });
}
