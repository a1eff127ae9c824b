import type { FieldOfType } from '../../domain/program/fields.ts';
import { button } from '../components/actions.ts';
import { formGroup, remarks } from '../components/form-group.ts';
import { type Html, html } from '../html.ts';
import { type DrawScope, errorAt, type Question } from './draw.ts';
import { controlName } from './paths.ts';

/** Files are sent on a page of their own: here stands what there is, and the way to that page, which saves this one first. */
export function renderDocument(field: FieldOfType<'document'>, question: Question, scope: DrawScope): Html {
  const id = controlName(question.path);
  const ids = Array.isArray(question.typed) ? question.typed.map(String) : [];
  const { documents, t } = scope;
  const errorMessage = errorAt(question.path, scope);
  const about = remarks(id, { hint: question.hint, errorMessage });
  return formGroup(
    { failed: errorMessage !== undefined },
    html`<h2 class="govuk-heading-m">${question.label}</h2>
${about.html}
${documentList(ids, scope)}
${
  documents
    ? button({
        id,
        text: html`${t('documents.manage')}<span class="govuk-visually-hidden">: ${question.label}</span>`,
        name: 'action',
        value: `files:${field.id}`,
        classes: 'govuk-button--secondary',
      })
    : ''
}`,
  );
}

function documentList(ids: readonly string[], { documents, t }: DrawScope): Html {
  if (ids.length === 0) return html`<p class="govuk-body">${t('documents.none')}</p>`;
  return (
    documents?.list(ids) ?? html`<p class="govuk-body">${t('documents.count', { count: ids.length })}</p>`
  );
}
