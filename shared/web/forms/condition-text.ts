import type { Field, ShownWhen, SimpleField, WhenAnswer } from '../../domain/program/fields.ts';
import { locate } from '../../domain/program/paths.ts';
import { formatList } from '../../messages/values.ts';
import type { DrawScope } from './draw.ts';

/** Says in words when a field is to be answered: without scripts it is on the page for everybody. */
export function conditionText(when: ShownWhen, scope: DrawScope): string {
  const { t } = scope;
  // A denial in words puzzles more than it helps: the question itself has to say for whom it is.
  if ('not' in when) return '';
  if ('field' in when) return sentence(when, scope);
  const parts = ('all' in when ? when.all : when.any).map((part) => phrase(part, scope));
  if (parts.includes('')) return '';
  return t('any' in when ? 'onlyIfOneOf' : 'onlyIfAll', { conditions: parts.join('; ') });
}

function sentence(when: WhenAnswer, scope: DrawScope): string {
  if (when.ageUnder !== undefined) return scope.t('onlyIfUnder', { age: when.ageUnder });
  const said = answered(when, scope);
  return said === undefined ? '' : scope.t('onlyIfAnswered', said);
}

/** A condition inside a longer one; empty where words for it would not be clear. */
function phrase(when: ShownWhen, scope: DrawScope): string {
  if (!('field' in when)) return '';
  if (when.ageUnder !== undefined) return scope.t('conditionUnder', { age: when.ageUnder });
  const said = answered(when, scope);
  return said === undefined ? '' : scope.t('conditionAnswered', said);
}

function answered(when: WhenAnswer, scope: DrawScope): { answer: string; question: string } | undefined {
  const on = locate({ ...scope.program, analystFields: [] }, when.field)?.field;
  if (on === undefined || when.in === undefined) return undefined;
  const answers = when.in.map((value) => `“${wordFor(on, value, scope)}”`);
  return { answer: formatList(answers, scope.language, 'or'), question: on.label[scope.language] };
}

function wordFor(field: Field | SimpleField, value: string | number | boolean, scope: DrawScope): string {
  if (typeof value === 'boolean') return scope.t(value ? 'yes' : 'no');
  const options =
    field.type === 'choice' || field.type === 'choices' || field.type === 'ranked' ? field.options : [];
  return options.find((option) => option.value === value)?.label[scope.language] ?? String(value);
}
