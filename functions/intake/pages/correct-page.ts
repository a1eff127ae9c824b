import type { NotCorrectable } from '../../../shared/cases/correct/correctable.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { windowOf } from '../../../shared/domain/program/window.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, buttonGroup } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { exactMoment, momentText } from './dates.ts';

interface Model {
  readonly application: Application;
  readonly submittedAt: string;
  readonly program: Program;
  readonly begun: boolean;
  readonly csrf: string;
}

/** What correcting does and until when it is possible, before anything is changed. */
export function correctPage(assets: Assets, request: WebRequest, model: Model): WebResponse {
  const { application, submittedAt, program, begun, csrf } = model;
  const { language } = request;
  const t = pageTexts(language);
  const { closesAt } = windowOf(program);
  const own = pathOf(application);
  return answerPage(assets, request, {
    title: `${t('correct.title')} – ${program.title[language]}`,
    backLink: { href: own },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('correct.title')}</h1>
<p class="govuk-body">${t('correct.what', { at: exactMoment(submittedAt, program, language) })}</p>
<p class="govuk-body">${
      closesAt === undefined
        ? t('correct.byReview')
        : t('correct.by', { by: momentText(closesAt, program, language) })
    }</p>
<p class="govuk-body">${t('correct.time')}</p>
<form action="${own}/correct" method="post">
<input type="hidden" name="csrf" value="${csrf}">
${buttonGroup(
  button({ text: t(begun ? 'correct.goOn' : 'correct.start'), preventDoubleClick: true }),
  html`<a class="govuk-link" href="${own}">${t('correct.keep')}</a>`,
)}
</form>
${
  begun
    ? html`<form action="${own}/correct/drop" method="post">
<input type="hidden" name="csrf" value="${csrf}">
<p class="govuk-body">${t('correct.dropWhat')}</p>
${button({ text: t('correct.drop'), classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`
    : ''
}
</div></div>`,
  });
}

/** Why it can no longer be corrected, and that what was sent counts. */
export function notCorrectablePage(
  assets: Assets,
  request: WebRequest,
  { application, program, why }: { application: Application; program: Program; why: NotCorrectable },
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const { email } = program.contact;
  return answerPage(assets, request, {
    statusCode: 409,
    title: `${t('correct.notTitle')} – ${program.title[language]}`,
    backLink: { href: pathOf(application) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('correct.notTitle')}</h1>
<p class="govuk-body">${t(`correct.not.${why}`)}${why === 'not-sent' ? '' : html` ${t('correct.stands')}`}</p>
<p class="govuk-body">${t('correct.not.contact')} <a class="govuk-link" href="mailto:${email}">${email}</a></p>
<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}">${t('correct.back')}</a></p>
</div></div>`,
  });
}
