import type { FieldOfType } from '../../domain/program/fields.ts';
import { type InputOptions, input } from '../components/input.ts';
import { characterCount, textarea } from '../components/textarea.ts';
import type { Html } from '../html.ts';
import { type DrawScope, errorAt, type Question } from './draw.ts';
import { controlName } from './paths.ts';
import { textAt } from './typed.ts';

type BoxField = FieldOfType<'text' | 'money' | 'decimal' | 'integer'>;

/** A field that is one box. */
export function renderBox(field: BoxField, question: Question, scope: DrawScope): Html {
  const common = {
    name: controlName(question.path),
    label: { text: question.label, classes: labelClass(question) },
    hint: question.hint,
    errorMessage: errorAt(question.path, scope),
    value: textAt(question.typed),
  };
  switch (field.type) {
    case 'text':
      return field.multiline
        ? essay(field, common, scope)
        : input({ ...common, ...purpose(field, question) });
    case 'money':
      return input({
        ...common,
        prefix: '$',
        suffix: field.per === 'once' ? undefined : scope.t(field.per === 'year' ? 'perYear' : 'perMonth'),
        classes: 'govuk-input--width-10 app-figure',
        // A telephone's figures pad has no minus sign.
        inputmode: field.negative ? undefined : 'decimal',
        spellcheck: false,
      });
    case 'decimal':
      return input({
        ...common,
        suffix: { percent: '%', points: scope.t('points'), none: undefined }[field.unit],
        classes: 'govuk-input--width-5 app-figure',
        inputmode: field.min?.startsWith('-') ? undefined : 'decimal',
        spellcheck: false,
      });
    case 'integer':
      return input({
        ...common,
        classes: field.max >= 10_000 ? 'govuk-input--width-10 app-figure' : 'govuk-input--width-5 app-figure',
        inputmode: field.min < 0 ? undefined : 'numeric',
        spellcheck: false,
      });
  }
}

/** The class of a question's label or legend: bold at the top, smaller inside a group. */
export function labelClass(question: Question, of: 'label' | 'fieldset__legend' = 'label'): string {
  return `govuk-${of}--${question.level === 'top' ? 'm' : 's'}`;
}

type Common = Pick<InputOptions, 'name' | 'label' | 'hint' | 'errorMessage' | 'value'>;

function essay(field: FieldOfType<'text'>, common: Common, scope: DrawScope): Html {
  const limit = field.maxWords;
  if (limit === undefined) return textarea({ ...common, rows: 6 });
  return characterCount({
    ...common,
    maxwords: limit,
    rows: Math.min(16, Math.max(6, Math.ceil(limit / 20))),
    limitText: scope.t('wordLimit', { count: limit }),
    // For the script that counts, in the page's language.
    i18n: {
      'data-left-one': scope.t('wordsLeft.one'),
      'data-left-other': scope.t('wordsLeft.other'),
      'data-over-one': scope.t('wordsOver.one'),
      'data-over-other': scope.t('wordsOver.other'),
    },
  });
}

/** The keyboard that fits, and what browsers may fill in: only where the question is about the person who types. */
function purpose(field: FieldOfType<'text'>, question: Question): Partial<InputOptions> {
  const own = question.level === 'top';
  const narrow =
    field.maxLength <= 10
      ? 'govuk-input--width-10'
      : field.maxLength <= 30
        ? 'govuk-input--width-20'
        : undefined;
  switch (field.purpose) {
    case 'name':
      return { autocomplete: own ? 'name' : undefined, spellcheck: false };
    case 'email':
      return { type: 'email', autocomplete: own ? 'email' : undefined, spellcheck: false };
    case 'tel':
      return { type: 'tel', autocomplete: own ? 'tel' : undefined, classes: 'govuk-input--width-20' };
    case 'organization':
      return { autocomplete: own ? 'organization' : undefined, spellcheck: false };
    case 'none':
      return { classes: narrow };
  }
}
