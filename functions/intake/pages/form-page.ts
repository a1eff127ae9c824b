import type { Page } from '../../../shared/domain/program/fields.ts';
import { addressOf, page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { insetText } from '../../../shared/web/components/index.ts';
import { type FormError, questionForm, renderPage } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import { contextFor, type DraftForm, pagePath, pagesOf, pathOf } from '../draft-form.ts';

/** One page of the form with everything typed in it so far. */
export function formPage(
  assets: Assets,
  request: WebRequest,
  { form, page, errors }: { form: DraftForm; page: Page; errors: readonly FormError[] },
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const pages = pagesOf(form, language);
  const at = pages.findIndex(({ id }) => id === page.id);
  const before = pages[at - 1];
  const { application } = form.loaded;
  const back =
    request.query.get('from') === 'check'
      ? `${pathOf(application)}/check`
      : before
        ? pagePath(form, before.id)
        : pathOf(application);
  const content = renderPage({
    page,
    ...contextFor(form, page),
    errors,
    language,
    csrf: form.csrf,
    version: form.content.pages[page.id] ?? 0,
    mayLeave: true,
    action: addressOf(request),
    // The check of all answers is the last step.
    progress: at < 0 ? undefined : { step: at + 1, of: pages.length + 1 },
  });
  return answerPage(assets, request, {
    statusCode: errors.length > 0 && request.method === 'POST' ? 422 : 200,
    title: `${page.title[language]} – ${form.program.title[language]}`,
    errorTitle: errors.length > 0,
    languageForm: questionForm,
    backLink: { href: back },
    body: html`${content}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${insetText({
  text: html`<p class="govuk-body">${t(form.correcting ? 'correct.saved' : 'form.saved')}</p><p class="govuk-body">${t('form.reference')} <strong>${application.reference}</strong></p>`,
})}
</div></div>`,
  });
}
