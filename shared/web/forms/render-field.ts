import { type Field, innerFields, type SimpleField } from '../../domain/program/fields.ts';
import { answersIn, shown } from '../../domain/program/missing.ts';
import { isOnForm } from '../../domain/program/paths.ts';
import { type Html, html } from '../html.ts';
import { conditionText } from './condition-text.ts';
import { type DrawScope, lines, type Question } from './draw.ts';
import type { Path } from './paths.ts';
import { renderBox } from './render-box.ts';
import {
  renderAddress,
  renderChoice,
  renderChoices,
  renderDate,
  renderDeclaration,
  renderRanked,
  renderYesNo,
} from './render-choices.ts';
import { renderDocument } from './render-document.ts';
import { type DrawInner, renderGroup, renderList } from './render-groups.ts';
import type { Typed } from './types.ts';

/** One field with what was typed in it and what is wrong with it. Nothing for a field that is surely not asked. */
export function renderField(
  field: Field | SimpleField,
  path: Path,
  typed: Typed | undefined,
  scope: DrawScope,
  level: 'top' | 'inner' = 'top',
): Html {
  if (!isOnForm(field)) return html``;
  const when = field.shownWhen;
  const state = shown(field, scope.known, scope.asOf);
  const settledHere =
    when !== undefined &&
    answersIn(when).some((answer) => scope.onThisPage.has(answer.field.split('.')[0] ?? ''));
  if (state === 'hidden' && !settledHere) return html``;
  const condition =
    when !== undefined && (settledHere || state === 'unknown') ? conditionText(when, scope) : '';
  const hints = [
    condition,
    field.hint?.[scope.language] ?? (field.type === 'money' ? scope.t('moneyHint') : ''),
    field.later && !field.optional ? scope.t('laterHint') : '',
  ].filter((line) => line !== '');
  const label = field.label[scope.language];
  const question: Question = {
    path,
    label: field.optional ? scope.t('optional', { label }) : label,
    hint: hints.length > 1 ? lines(hints) : hints[0],
    typed,
    level,
  };
  return renderByType(field, question, scope);
}

function renderByType(field: Field | SimpleField, question: Question, scope: DrawScope): Html {
  switch (field.type) {
    case 'text':
    case 'money':
    case 'decimal':
    case 'integer':
      return renderBox(field, question, scope);
    case 'date':
      return renderDate(field, question, scope);
    case 'yes-no':
      return renderYesNo(field, question, scope);
    case 'choice':
      return renderChoice(field, question, scope);
    case 'choices':
      return renderChoices(field, question, scope);
    case 'ranked':
      return renderRanked(field, question, scope);
    case 'address':
      return renderAddress(field, question, scope);
    case 'declaration':
      return renderDeclaration(field, question, scope);
    case 'group':
    case 'person':
      return renderGroup(innerFields(field), question, scope, inner(scope));
    case 'list':
      return renderList(field, question, scope, inner(scope));
    case 'document':
      return renderDocument(field, question, scope);
  }
}

function inner(scope: DrawScope): DrawInner {
  return (field, path, typed) => renderField(field, path, typed, scope, 'inner');
}
