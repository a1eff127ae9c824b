import type { Page } from '../../../shared/domain/program/fields.ts';
import { addressOf, page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { insetText } from '../../../shared/web/components/index.ts';
import { type FormError, questionForm, renderPage } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import { type AfterOfferForm, afterOfferPath, answersOf } from '../after-offer-form.ts';
import { documentsShown } from '../documents/shown.ts';
import { pathOf } from '../draft-form.ts';

/** One page of the questions that wait for an acceptance; it says who sees the answers. */
export function afterOfferPage(
  assets: Assets,
  request: WebRequest,
  { form, page, errors }: { form: AfterOfferForm; page: Page; errors: readonly FormError[] },
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const { application, program, pages, asOf, csrf } = form;
  const at = pages.findIndex(({ id }) => id === page.id);
  const before = pages[at - 1];
  const content = renderPage({
    page,
    program,
    answers: answersOf(form),
    asOf,
    errors,
    language,
    csrf,
    version: form.content.pages[page.id] ?? 0,
    documents: documentsShown(form.whole, form.documents, form.key, language),
    mayLeave: true,
    action: addressOf(request),
    progress: pages.length > 1 ? { step: at + 1, of: pages.length } : undefined,
  });
  return answerPage(assets, request, {
    statusCode: errors.length > 0 ? 422 : 200,
    title: `${page.title[language]} – ${form.whole.title[language]}`,
    errorTitle: errors.length > 0,
    languageForm: questionForm,
    backLink: { href: before ? afterOfferPath(form, before) : pathOf(application) },
    body: html`${content}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${insetText({ text: html`<p class="govuk-body">${t('afterOffer.who')}</p><p class="govuk-body">${t('form.reference')} <strong>${application.reference}</strong></p>` })}
</div></div>`,
  });
}
