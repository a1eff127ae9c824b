import type { SamePerson } from '../../../shared/cases/duplicate/same-person-item.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary, insetText, textarea } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from './dates.ts';

/** The longest answer, in UTF-16 units. */
export const mostLetters = 1000;

export interface SamePersonModel {
  readonly application: Application;
  readonly program: Program;
  readonly asked: SamePerson;
  readonly reason: string;
  readonly otherReceivedAt: string;
  readonly csrf: string;
  /** What was sent and could not be taken. */
  readonly wrong: string | undefined;
}

/** Why two applications look like one person's, by when to answer, and what silence does. */
export function samePersonPage(assets: Assets, request: WebRequest, model: SamePersonModel): WebResponse {
  const { application, program, asked, reason, otherReceivedAt, csrf, wrong } = model;
  const { language } = request;
  const t = pageTexts(language);
  const own = pathOf(application);
  const problem = wrong === undefined ? undefined : t(wrong === '' ? 'same.needed' : 'same.tooLong');
  return answerPage(assets, request, {
    statusCode: problem ? 422 : 200,
    title: `${t('same.title')} – ${program.title[language]}`,
    errorTitle: problem !== undefined,
    backLink: { href: own },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problem ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: problem, href: '#words' }] }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('same.title')}</h1>
<p class="govuk-body">${t('same.text', { at: otherReceivedAt === '' ? '–' : momentText(otherReceivedAt, program, language) })}</p>
<ul class="govuk-list govuk-list--bullet">${asked.kinds.map((kind) => html`<li>${t(`manage.same.${kind}`)}</li>`)}</ul>
<p class="govuk-body">${t('same.reason')}</p>
${insetText({ text: html`<div class="app-typed">${reason}</div>` })}
${
  asked.answeredAt === undefined
    ? html`<p class="govuk-body"><strong>${t('same.by', { by: momentText(asked.answerBy, program, language) })}</strong></p>
<form action="${own}/same-person" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
${textarea({
  name: 'words',
  label: { text: t('same.label'), classes: 'govuk-label--m' },
  hint: { text: t('same.hint') },
  rows: 6,
  value: wrong,
  ...(problem ? { errorMessage: { text: problem, visuallyHiddenText: t('error') } } : {}),
})}
${button({ text: t('same.send'), preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">${t('same.yes')}</h2>
<p class="govuk-body">${t('same.yesText')} <a class="govuk-link" href="${own}/withdraw">${t('same.withdraw')}</a></p>`
    : html`<p class="govuk-body"><strong>${t('same.answered')}</strong></p>`
}
</div></div>`,
  });
}
