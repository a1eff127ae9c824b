import { isGivenAtOnce } from '../../../shared/cases/award/more-time.ts';
import { endOfDay } from '../../../shared/cases/deadlines.ts';
import { offersOf } from '../../../shared/domain/program/offer-plan.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary, insetText, textarea } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';

export type WordsWrong = 'needed' | 'too-long';

/** Asking for more time: what is given at once, or why one needs it for somebody to decide. */
export function moreTimePage(
  assets: Assets,
  request: WebRequest,
  offer: Offer,
  words: string,
  wrong: WordsWrong | undefined,
): WebResponse {
  const { application, program, terms } = offer;
  const { language } = request;
  const t = pageTexts(language);
  const own = `/applications/${application.applicationId}/offer`;
  const by = (at: string) => formatMoment(at, language, program.zone);
  const error = wrong && t(wrong === 'needed' ? 'offer.moreTimeWhyNeeded' : 'offer.tooLong');
  const plan = offersOf(program).moreTime;
  const content = (): Html => {
    if (plan && isGivenAtOnce(program, terms)) {
      const until = by(endOfDay(program.zone, terms.answerBy, plan.days));
      const left = plan.times - (terms.moreTime ?? 0) - 1;
      return html`<p class="govuk-body">${t('offer.moreTimeGiven', { days: plan.days, by: until })}</p>
<p class="govuk-body">${t('offer.moreTimeAgain', { left })}</p>
<form action="${own}/more-time" method="post" novalidate>
<input type="hidden" name="csrf" value="${offer.csrf}">
<input type="hidden" name="seen" value="${terms.answerBy}">
${button({ text: t('offer.moreTimeGo', { by: until }), preventDoubleClick: true })}
</form>`;
    }
    if (offer.timeAsked)
      return insetText({
        text: t('offer.moreTimeAsked', { at: by(offer.timeAsked.at), by: by(terms.answerBy) }),
      });
    return html`<p class="govuk-body">${t('offer.moreTimeBeyond', { by: by(terms.answerBy) })}</p>
<form action="${own}/more-time" method="post" novalidate>
<input type="hidden" name="csrf" value="${offer.csrf}">
<input type="hidden" name="seen" value="${terms.answerBy}">
${textarea({
  name: 'words',
  label: { text: t('offer.moreTimeWhy'), classes: 'govuk-label--s' },
  value: words,
  ...(error ? { errorMessage: { text: error, visuallyHiddenText: t('error') } } : {}),
})}
${button({ text: t('offer.moreTimeAsk'), preventDoubleClick: true })}
</form>`;
  };
  return answerPage(assets, request, {
    statusCode: error ? 422 : 200,
    title: `${t('offer.moreTimeTitle')} – ${program.title[language]}`,
    errorTitle: error !== undefined,
    backLink: { href: own },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${error ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: error, href: '#words' }] }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('offer.moreTimeTitle')}</h1>
${content()}
<p class="govuk-body"><a class="govuk-link" href="${own}">${t('offer.noticeBack')}</a></p>
</div></div>`,
  });
}
