import type { Page } from '../../../shared/domain/program/fields.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatList } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary } from '../../../shared/web/components/index.ts';
import { renderField } from '../../../shared/web/forms/render-field.ts';
import { html } from '../../../shared/web/html.ts';
import { type AnswersSent, typedAt } from '../qualify/answers-sent.ts';
import { type Check, carriedFields, checkForm } from '../qualify/check-model.ts';
import { putBeforehand } from '../qualify/questions.ts';
import type { Place } from '../qualify/walk.ts';

/** One question, with everything answered before it carried along unseen. */
export function qualifyQuestionPage(
  assets: Assets,
  request: WebRequest,
  check: Check,
  sent: AnswersSent,
  { question, errors, fromResults }: Extract<Place, { at: 'question' }>,
  cookies: string[],
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const field = putBeforehand(question.field);
  const page: Page = { id: 'question', title: field.label, fields: [field] };
  const boxes = sent.get(question.key);
  const title = check.program ? check.program.title[language] : t('qualify.title');
  // A question alone on its page keeps the heading it has in the form: "The loan", "Your school".
  const section = check.program?.pages.find(({ fields }) => fields.some(({ id }) => id === field.id));
  const programs = question.programs.map((program) => program.title[language]);
  const scope = {
    language,
    t,
    program: { pages: [page] },
    known: {},
    asOf: check.asOf,
    errors,
    onThisPage: new Set([field.id]),
  };
  return answerPage(assets, request, {
    statusCode: errors.length > 0 ? 422 : 200,
    errorTitle: errors.length > 0,
    title: `${field.label[language]} – ${title}`,
    path: check.path,
    languageForm: checkForm,
    cookies,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${
  errors.length === 0
    ? ''
    : errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: errors.map(({ detail, fieldId }) => ({ text: detail, href: `#${fieldId}` })),
      })
}
<span class="govuk-caption-l">${section ? `${title} – ` : ''}${t('qualify.number', { number: check.questions.indexOf(question) + 1, of: check.questions.length })}</span>
<h1 class="govuk-heading-l">${section ? section.title[language] : title}</h1>
<form id="${checkForm}" action="${check.path}" method="post" novalidate>
<input type="hidden" name="at" value="${question.key}">
${fromResults ? html`<input type="hidden" name="from" value="results">` : ''}
${carriedFields(sent, question.key)}
${renderField(field, [field.id], boxes && typedAt(question.field, boxes), scope)}
${check.program ? '' : html`<p class="govuk-body-s">${t('qualify.askedBy', { programs: formatList(programs, language) })}</p>`}
<div class="govuk-button-group">
${button({ text: t('continue'), name: 'action', value: 'continue' })}
${button({ text: t('back'), name: 'action', value: 'back', classes: 'govuk-button--secondary' })}
</div>
<p class="govuk-body"><button type="submit" name="action" value="skip" class="app-link-button">${t('qualify.skip')}</button></p>
</form>
</div></div>`,
  });
}
