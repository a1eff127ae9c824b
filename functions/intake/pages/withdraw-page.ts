import type { Application } from '../../../shared/domain/application/application.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, buttonGroup, warningText } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';

/** Asks once more before an application ends. */
export function withdrawPage(
  assets: Assets,
  request: WebRequest,
  model: { readonly application: Application; readonly program: Program; readonly csrf: string },
): WebResponse {
  const { application, program, csrf } = model;
  const { language } = request;
  const t = pageTexts(language);
  return answerPage(assets, request, {
    title: `${t('withdraw.title')} – ${program.title[language]}`,
    backLink: { href: pathOf(application) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('withdraw.title')}</h1>
<p class="govuk-body">${t('withdraw.what')}</p>
${application.status === 'offered' ? html`<p class="govuk-body">${t('withdraw.offer')}</p>` : ''}
${warningText({ text: t('withdraw.final'), iconFallbackText: t('warning') })}
<form action="${pathOf(application)}/withdraw" method="post">
<input type="hidden" name="csrf" value="${csrf}">
${buttonGroup(
  button({ text: t('withdraw.yes'), classes: 'govuk-button--warning', preventDoubleClick: true }),
  html`<a class="govuk-link" href="${pathOf(application)}">${t('withdraw.no')}</a>`,
)}
</form>
</div></div>`,
  });
}
