import type { Sent } from '../../../shared/cases/intake/receipt-of.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { panel } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { momentText } from './dates.ts';
import { milestones } from './milestones.ts';
import { receiptPart } from './receipt-part.ts';

interface Model {
  readonly application: Application;
  readonly submittedAt: string;
  readonly program: Program;
  readonly email: string;
  /** What was sent last; its receipt stands on the page. */
  readonly sent: Sent | undefined;
}

/** It was sent: the reference, and what happens next. */
export function submittedPage(assets: Assets, request: WebRequest, model: Model): WebResponse {
  const { application, submittedAt, program, email, sent } = model;
  const { language } = request;
  const t = pageTexts(language);
  return answerPage(assets, request, {
    title: `${t('submitted.title')} – ${program.title[language]}`,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${panel({
  titleText: t('submitted.title'),
  text: html`${t('submitted.reference')}<br><strong>${application.reference}</strong>`,
})}
<p class="govuk-body">${t('submitted.received', { at: momentText(submittedAt, program, language) })}</p>
<p class="govuk-body">${t('submitted.receipt', { email })}</p>
<h2 class="govuk-heading-m">${t('submitted.next')}</h2>
<p class="govuk-body">${program.texts.submitted[language]}</p>
${milestones(program, language)}
<p class="govuk-body">${t('submitted.watch')}</p>
<p class="govuk-body"><a class="govuk-link" href="/applications/${application.applicationId}">${t('submitted.status')}</a></p>
${
  sent === undefined
    ? ''
    : html`<h2 class="govuk-heading-m">${t('print.receipt')}</h2>
${receiptPart(model, sent, language)}
<p class="govuk-body app-screen-only"><a class="govuk-link" href="/applications/${application.applicationId}/print">${t('print.link')}</a></p>`
}
<h2 class="govuk-heading-m">${t('submitted.help')}</h2>
<p class="govuk-body">${t('submitted.contact')} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a>${
      program.contact.phone === undefined ? '' : html`, ${program.contact.phone}`
    }</p>
</div></div>`,
  });
}
