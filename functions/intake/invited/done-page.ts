import { givenBy } from '../../../shared/cases/people/answer-request.ts';
import { titleForAsked } from '../../../shared/cases/people/people-of.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { checkAnswers } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Invited } from './request-page.ts';

/** What was recorded, and when: the same however often it is asked for. */
export function donePage(assets: Assets, request: WebRequest, invited: Invited): WebResponse {
  const { file, applicant, own, asOf } = invited;
  const { entry, program } = file;
  const { language } = request;
  const t = pageTexts(language);
  const given = givenBy(file);
  const at = formatMoment(file.request.endedAt ?? file.request.askedAt, language, program.zone);
  return answerPage(assets, request, {
    title: `${t('invited.doneTitle')} – ${program.title[language]}`,
    path: own,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${titleForAsked(entry)[language]}</span>
<h1 class="govuk-heading-l">${t('invited.doneTitle')}</h1>
<p class="govuk-body-l">${t('invited.doneLead', { at, applicant })}</p>
<p class="govuk-body">${t('invited.doneWrong')}</p>
<h2 class="govuk-heading-m">${t('invited.doneYours')}</h2>
<p class="govuk-body">${t(`invited.outcome.${file.request.outcome ?? 'given'}`)}</p>
${given?.note ? html`<p class="govuk-body app-typed">${given.note}</p>` : ''}
${given === undefined || entry.pages.length === 0 ? '' : checkAnswers({ program: entry, answers: given.answers, asOf }, language, undefined)}
</div></div>`,
  });
}
