import { type Attributes, attributes, classes, type Html, html } from '../html.ts';
import { type ControlOptions, labelled } from './form-group.ts';
import { isEmpty, long, type TextOptions } from './text.ts';

export interface InputOptions extends ControlOptions {
  type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'number' | undefined;
  value?: string | undefined;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'search' | 'text' | undefined;
  autocomplete?: string | undefined;
  autocapitalize?: string | undefined;
  pattern?: string | undefined;
  spellcheck?: boolean | undefined;
  disabled?: boolean | undefined;
  prefix?: TextOptions;
  suffix?: TextOptions;
  inputWrapper?: { classes?: string | undefined; attributes?: Attributes | undefined } | undefined;
}

/** A box for one line of text, with a unit before or after it if need be. */
export function input(options: InputOptions): Html {
  return labelled(options, (id, describedBy) => {
    const box = html`<input${attributes({
      class: classes('govuk-input', options.classes, options.errorMessage && 'govuk-input--error'),
      id,
      name: options.name,
      type: options.type || 'text',
      spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
      value: options.value,
      disabled: options.disabled,
      'aria-describedby': describedBy,
      autocomplete: options.autocomplete,
      autocapitalize: options.autocapitalize,
      pattern: options.pattern,
      inputmode: options.inputmode,
      ...options.attributes,
    })}>`;
    const before = affix('prefix', options.prefix);
    const after = affix('suffix', options.suffix);
    if (before === undefined && after === undefined) return box;
    return html`<div${attributes({
      class: classes('govuk-input__wrapper', options.inputWrapper?.classes),
      ...options.inputWrapper?.attributes,
    })}>${before}${box}${after}</div>`;
  });
}

function affix(side: 'prefix' | 'suffix', options: TextOptions): Html | undefined {
  const unit = long(options);
  if (isEmpty(unit.text)) return undefined;
  return html`<div${attributes({
    class: classes(`govuk-input__${side}`, unit.classes),
    'aria-hidden': 'true',
    ...unit.attributes,
  })}>${unit.text}</div>`;
}
