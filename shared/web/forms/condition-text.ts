import type { Field, SimpleField } from '../../domain/program/fields.ts';
import { locate } from '../../domain/program/paths.ts';
import { formatList } from '../../messages/values.ts';
import type { DrawScope } from './draw.ts';

/** Says in words when a field is to be answered: without scripts it is on the page for everybody. */
export function conditionText(when: NonNullable<Field['shownWhen']>, scope: DrawScope): string {
  if (when.ageUnder !== undefined) return scope.t('onlyIfUnder', { age: when.ageUnder });
  const on = locate({ ...scope.program, analystFields: [] }, when.field)?.field;
  if (on === undefined || when.in === undefined) return '';
  const answers = when.in.map((value) => `“${wordFor(on, value, scope)}”`);
  return scope.t('onlyIfAnswered', {
    answer: formatList(answers, scope.language, 'or'),
    question: on.label[scope.language],
  });
}

function wordFor(field: Field | SimpleField, value: string | number | boolean, scope: DrawScope): string {
  if (typeof value === 'boolean') return scope.t(value ? 'yes' : 'no');
  const options = field.type === 'choice' || field.type === 'ranked' ? field.options : [];
  return options.find((option) => option.value === value)?.label[scope.language] ?? String(value);
}
