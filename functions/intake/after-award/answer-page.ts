import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary, insetText, textarea } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { momentText } from '../pages/dates.ts';
import { type AwardModel, awardPath } from './model.ts';

/** As much as somebody may write. */
export const mostLetters = 4000;

/** Somebody's own side of why their award is held: once, by its date. */
export function answerHoldPage(
  assets: Assets,
  request: WebRequest,
  model: AwardModel,
  view: { readonly words: string; readonly wrong: boolean },
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const { award, hold, program, csrf } = model;
  const by = award.state === 'on-hold' ? momentText(award.hold.answerBy, program, language) : '';
  return answerPage(assets, request, {
    statusCode: view.wrong ? 422 : 200,
    title: `${t('award.answerTitle')} – ${program.title[language]}`,
    errorTitle: view.wrong,
    backLink: { href: awardPath(model) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${view.wrong ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: t('award.answerNeeded'), href: '#words' }] }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('award.answerTitle')}</h1>
<p class="govuk-body-l">${t('award.answerLead', { by })}</p>
${insetText({ text: html`<div class="govuk-body app-typed">${hold?.words ?? ''}</div>` })}
<form action="${awardPath(model, 'answer')}" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
${textarea({
  name: 'words',
  id: 'words',
  label: { text: t('award.answerLabel'), classes: 'govuk-label--m' },
  hint: t('award.answerHint'),
  rows: 8,
  value: view.words,
  ...(view.wrong ? { errorMessage: { text: t('award.answerNeeded'), visuallyHiddenText: t('error') } } : {}),
})}
<p class="govuk-body">${t('award.answerElse')}</p>
${button({ text: t('award.answerSend'), preventDoubleClick: true })}
</form></div></div>`,
  });
}
