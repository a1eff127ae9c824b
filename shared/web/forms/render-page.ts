import type { Field } from '../../domain/program/fields.ts';
import { pageTexts } from '../../messages/pages/index.ts';
import { button, buttonGroup } from '../components/actions.ts';
import { errorSummary } from '../components/notices.ts';
import { type Html, html } from '../html.ts';
import type { DrawScope } from './draw.ts';
import { parseDraft } from './read-page.ts';
import { renderField } from './render-field.ts';
import { typedOf } from './typed.ts';
import type { FormError, RenderPageOptions } from './types.ts';

/**
 * The content of one page of a form, to be put into the layout: error summary, heading, and the form itself. Everything
 * works without scripts; `errors` come from `readPage`.
 */
export function renderPage(options: RenderPageOptions): Html {
  const { page, language, errors, program, asOf } = options;
  const t = pageTexts(language);
  const scope: DrawScope = {
    language,
    t,
    program,
    asOf,
    errors,
    documents: options.documents,
    known: parseDraft(program, options.answers, language, asOf).answers,
    onThisPage: new Set(page.fields.map((field) => field.id)),
  };
  const kept = (field: Field) =>
    Object.hasOwn(options.answers, field.id) ? options.answers[field.id] : undefined;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${formErrorSummary(errors, language)}
${options.progress ? html`<span class="govuk-caption-l">${t('stepOf', options.progress)}</span>` : ''}
<h1 class="govuk-heading-l">${page.title[language]}</h1>
${page.intro ? html`<p class="govuk-body-l">${page.intro[language]}</p>` : ''}
<form id="${questionForm}" action="${options.action}" method="post" novalidate>
<input type="hidden" name="csrf" value="${options.csrf}">
<input type="hidden" name="version" value="${options.version}">
${page.fields.some(({ type }) => type === 'list' || type === 'document') ? goOnByEnter : ''}
${page.fields.map((field) => renderField(field, [field.id], typedOf(field, kept(field)), scope))}
${buttonGroup(
  button({
    text: options.continueText ?? t('saveAndContinue'),
    name: 'action',
    value: 'continue',
    preventDoubleClick: true,
  }),
  options.mayLeave
    ? button({ text: t('saveAndLeave'), name: 'action', value: 'leave', classes: 'govuk-button--secondary' })
    : html``,
)}
</form>
</div></div>`;
}

/** The form's id: a button that stands elsewhere on the page belongs to it by this name. */
export const questionForm = 'question';

/** The Enter key presses a form's first button: without this one it would add or remove a row, or go to the files. */
const goOnByEnter = html`<button type="submit" name="action" value="continue" class="app-enter" tabindex="-1" aria-hidden="true"></button>`;

/** The summary at the top of a page that has errors, each linked to its control; nothing without errors. */
function formErrorSummary(errors: readonly FormError[], language: RenderPageOptions['language']): Html {
  if (errors.length === 0) return html``;
  return errorSummary({
    titleText: pageTexts(language)('thereIsAProblem'),
    errorList: errors.map((error) => ({ text: summaryText(error), href: `#${error.fieldId}` })),
  });
}

/** A detail that does not say which question it is about gets the question before it. */
function summaryText({ label, detail }: FormError): string {
  return label === undefined || detail.includes(label) ? detail : `${label} – ${detail}`;
}
