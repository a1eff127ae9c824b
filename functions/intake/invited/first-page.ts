import { titleForAsked } from '../../../shared/cases/people/people-of.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary, insetText, radios } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Invited } from './request-page.ts';
import { shownPart } from './shown-part.ts';

/** What is asked, by whom, until when, and the first question: whether they can do it. Nothing is chosen beforehand. */
export function firstPage(
  assets: Assets,
  request: WebRequest,
  invited: Invited,
  problem: 'missing' | undefined,
): WebResponse {
  const { file, applicant, own, guest } = invited;
  const { entry, program } = file;
  const { language } = request;
  const t = pageTexts(language);
  const by = formatMoment(file.request.answerBy, language, program.zone);
  return answerPage(assets, request, {
    statusCode: problem ? 422 : 200,
    title: `${titleForAsked(entry)[language]} – ${program.title[language]}`,
    errorTitle: problem !== undefined,
    path: own,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${
  problem === undefined
    ? ''
    : errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: [{ text: t('invited.canMissing'), href: '#can' }],
      })
}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${titleForAsked(entry)[language]}</h1>
<p class="govuk-body-l">${t('invited.about', { applicant, program: program.title[language] })}</p>
<p class="govuk-body">${entry.mail[language]}</p>
${insetText({ text: t('invited.by', { by, applicant }) })}
${entry.confidential ? html`<p class="govuk-body">${t('invited.confidential', { applicant })}</p>` : ''}
${entry.tells.map(({ title, text }) => html`<h2 class="govuk-heading-s">${title[language]}</h2><p class="govuk-body">${text[language]}</p>`)}
${shownPart(invited, language)}
<form action="${own}" method="post" novalidate>
<input type="hidden" name="csrf" value="${guest.session.csrf}">
${radios({
  name: 'can',
  fieldset: { legend: { text: t('invited.can'), classes: 'govuk-fieldset__legend--m' } },
  ...(problem === undefined
    ? {}
    : { errorMessage: { text: t('invited.canMissing'), visuallyHiddenText: t('error') } }),
  items: [
    { value: 'yes', text: t('invited.canYes') },
    { value: 'no', text: t('invited.canNo'), hint: { text: t('invited.canNoHint', { applicant }) } },
  ],
})}
${button({ text: t('invited.continue'), preventDoubleClick: true })}
</form></div></div>`,
  });
}
