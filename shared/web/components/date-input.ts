import { type Attributes, attributes, classes, type Html, html } from '../html.ts';
import type { FormGroupOptions } from './form-group.ts';
import { formGroup, remarks } from './form-group.ts';
import { input } from './input.ts';
import { type ErrorMessageOptions, type FieldsetOptions, fieldset, type TextOptions } from './text.ts';

export interface DateItem {
  /** `day`, `month` or `year`, unless `part` says which it is. */
  name: string;
  /** The year's box is wider. */
  part?: 'day' | 'month' | 'year' | undefined;
  /** In the page's language: "Day". */
  label: string;
  value?: string | undefined;
  /** True marks this box; false leaves it unmarked; unset follows the others. */
  error?: boolean | undefined;
  id?: string | undefined;
  classes?: string | undefined;
  inputmode?: 'numeric' | 'text' | undefined;
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface DateInputOptions {
  id: string;
  /** Names become `prefix-day`; without it they are `day`. */
  namePrefix?: string | undefined;
  fieldset?: Omit<FieldsetOptions, 'content'> | undefined;
  hint?: TextOptions;
  errorMessage?: Omit<ErrorMessageOptions, 'id'> | undefined;
  /** In the order people of the page's language write a date. */
  items: readonly DateItem[];
  formGroup?: FormGroupOptions | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** A date that somebody knows, typed in three boxes. */
export function dateInput(options: DateInputOptions): Html {
  const said = remarks(options.id, options, options.fieldset?.describedBy);
  const anyMarked = options.items.some(isMarked);
  const boxes = options.items.map((item) => {
    const failed =
      isMarked(item) || (item.error !== false && options.errorMessage !== undefined && !anyMarked);
    const width = (item.part ?? item.name) === 'year' ? 4 : 2;
    return html`<div class="govuk-date-input__item">${input({
      label: { text: item.label, classes: 'govuk-date-input__label' },
      id: item.id ?? `${options.id}-${item.name}`,
      name: options.namePrefix === undefined ? item.name : `${options.namePrefix}-${item.name}`,
      classes: classes(
        'govuk-date-input__input',
        failed && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
        !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${width}`,
        item.classes,
      ),
      value: item.value,
      inputmode: item.inputmode ?? 'numeric',
      autocomplete: item.autocomplete,
      pattern: item.pattern,
      attributes: item.attributes,
    })}</div>`;
  });
  const inner = html`${said.html}<div${attributes({
    class: classes('govuk-date-input', options.classes),
    ...options.attributes,
    id: options.id,
  })}>${boxes}</div>`;
  return formGroup(
    { ...options.formGroup, failed: options.errorMessage !== undefined },
    options.fieldset
      ? // Some screen readers say what describes a set of boxes only when it is a group.
        fieldset({ ...options.fieldset, role: 'group', describedBy: said.describedBy, content: inner })
      : inner,
  );
}

function isMarked(item: DateItem): boolean {
  return item.error === true || item.classes?.includes('govuk-input--error') === true;
}
