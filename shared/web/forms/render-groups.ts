import type { FieldOfType, SimpleField } from '../../domain/program/fields.ts';
import { button } from '../components/actions.ts';
import { fieldset } from '../components/text.ts';
import { type Html, html } from '../html.ts';
import type { DrawScope, Question } from './draw.ts';
import { controlName, type Path } from './paths.ts';
import { several } from './render-choices.ts';
import { inSentence, rowTitle } from './row-title.ts';
import { partOf } from './typed.ts';
import type { Typed } from './types.ts';

/** Draws one of the fields inside. */
export type DrawInner = (field: SimpleField, path: Path, typed: Typed | undefined) => Html;

/** Fields that belong together, under one legend. */
export function renderGroup(
  fields: readonly SimpleField[],
  question: Question,
  scope: DrawScope,
  draw: DrawInner,
): Html {
  return several(question, scope, parts(fields, question.path, question.typed, draw));
}

function parts(
  fields: readonly SimpleField[],
  path: Path,
  typed: Typed | undefined,
  draw: DrawInner,
): Html[] {
  return fields.map((field) => draw(field, [...path, field.id], partOf(typed, field.id)));
}

/** The same fields several times, with buttons that send the form to add a row or to take one away. */
export function renderList(
  field: FieldOfType<'list'>,
  question: Question,
  scope: DrawScope,
  draw: DrawInner,
): Html {
  const { t, language } = scope;
  const typed = Array.isArray(question.typed) ? (question.typed as readonly Typed[]) : [];
  const count = Math.max(typed.length, field.min, 1);
  const item = field.itemLabel[language];
  const only = field.fields[0];
  const rows = Array.from({ length: count }, (_, row) => {
    const path = [...question.path, String(row)];
    const title = rowTitle(field, row, language);
    const content =
      field.plain && only
        ? [draw({ ...only, label: { ...only.label, [language]: title } }, path, typed[row])]
        : [
            fieldset({
              legend: { text: title, classes: 'govuk-fieldset__legend--s' },
              content: parts(field.fields, path, typed[row], draw),
            }),
          ];
    return html`<li class="app-rows__row">${content}${count > 1 ? removeButton(question, row, title, scope) : ''}</li>`;
  });
  const add =
    count < field.max
      ? button({
          text: t('addItem', { item: inSentence(item) }),
          name: 'action',
          value: `add:${controlName(question.path)}`,
          classes: 'govuk-button--secondary',
        })
      : html``;
  return several(question, scope, [html`<ol class="app-rows">${rows}</ol>`, add]);
}

function removeButton(question: Question, row: number, title: string, scope: DrawScope): Html {
  return button({
    text: html`${scope.t('removeItem')}<span class="govuk-visually-hidden"> ${title}</span>`,
    name: 'action',
    value: `remove:${controlName(question.path)}:${row}`,
    classes: 'govuk-button--secondary app-rows__remove',
  });
}
