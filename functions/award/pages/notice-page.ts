import type { Revocation } from '../../../shared/cases/award/revocation.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { revocationTexts } from '../../../shared/messages/revocation-reasons.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary, insetText, textarea } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { Offer } from '../offer-of.ts';
import type { WordsWrong } from './more-time-page.ts';

/** Why an offer may be taken back, by when to answer and what silence does; then what was answered, and what came of it. */
export function noticePage(
  assets: Assets,
  request: WebRequest,
  offer: Offer,
  notice: Revocation,
  words: string,
  wrong: WordsWrong | undefined,
): WebResponse {
  const { application, program } = offer;
  const { language } = request;
  const t = pageTexts(language);
  const own = `/applications/${application.applicationId}/offer`;
  const error = wrong && t(wrong === 'needed' ? 'offer.noticeAnswerNeeded' : 'offer.tooLong');
  const open = canAnswer(offer, notice);
  return answerPage(assets, request, {
    statusCode: error ? 422 : 200,
    title: `${t('offer.noticeTitle')} – ${program.title[language]}`,
    errorTitle: error !== undefined,
    path: `${own}/notice`,
    backLink: { href: own },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${error ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: error, href: '#words' }] }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('offer.noticeTitle')}</h1>
<p class="govuk-body-l">${standing(offer, notice, request)}</p>
<h2 class="govuk-heading-m">${t('offer.noticeReason')}</h2>
<p class="govuk-body">${revocationTexts[notice.reason][language]}</p>
${typed(notice.words)}
${notice.answer === undefined ? '' : html`<h2 class="govuk-heading-m">${t('offer.noticeYours')}</h2>${typed(notice.answer)}`}
${notice.why === undefined ? '' : typed(notice.why)}
${
  open
    ? html`<form action="${own}/notice" method="post" novalidate>
<input type="hidden" name="csrf" value="${offer.csrf}">
${textarea({
  name: 'words',
  label: { text: t('offer.noticeAnswer'), classes: 'govuk-label--m' },
  hint: { text: t('offer.noticeAnswerHint') },
  rows: 8,
  value: words,
  ...(error ? { errorMessage: { text: error, visuallyHiddenText: t('error') } } : {}),
})}
<p class="govuk-body">${t('offer.noticeSilence')}</p>
${button({ text: t('offer.noticeSend'), preventDoubleClick: true })}
</form>`
    : ''
}
<p class="govuk-body"><a class="govuk-link" href="${own}">${t('offer.noticeBack')}</a></p>
</div></div>`,
  });
}

/** True while the applicant can answer. */
export const canAnswer = ({ now }: Offer, notice: Revocation): boolean =>
  notice.status === 'open' && notice.answeredAt === undefined && now <= notice.answerBy;

function standing(offer: Offer, notice: Revocation, { language }: WebRequest): Content {
  const t = pageTexts(language);
  const moment = (at: string) => formatMoment(at, language, offer.program.zone);
  if (notice.status === 'dropped') return t('offer.noticeDropped');
  if (notice.status === 'revoked') return t('offer.noticeRevoked', { at: moment(notice.decidedAt ?? '') });
  if (notice.answeredAt !== undefined) return t('offer.noticeAnswered');
  return canAnswer(offer, notice)
    ? t('offer.noticeNothing', { by: moment(notice.answerBy) })
    : t('offer.noticeLate');
}

/** That there is a notice, on the offer's own page. */
export function noticeBanner(offer: Offer, request: WebRequest): Content {
  const notice = offer.revocation;
  const { language } = request;
  const t = pageTexts(language);
  const over = offer.application.status !== 'offered' && offer.application.status !== 'accepted';
  if (!notice || (over && notice.status !== 'revoked')) return '';
  const href = `/applications/${offer.application.applicationId}/offer/notice`;
  const by = formatMoment(notice.answerBy, language, offer.program.zone);
  const text = canAnswer(offer, notice) ? t('offer.noticeLink', { by }) : t('offer.noticeTitle');
  const lead =
    notice.status === 'open' && canAnswer(offer, notice)
      ? t('offer.notice')
      : standing(offer, notice, request);
  return insetText({
    id: 'notice',
    text: html`<p class="govuk-body"><strong>${lead}</strong></p><p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`,
  });
}

const typed = (text: string): Html => insetText({ text: html`<div class="app-typed">${text}</div>` });
