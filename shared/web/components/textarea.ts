import { attributes, type Content, classes, type Html, html } from '../html.ts';
import { type ControlOptions, labelled } from './form-group.ts';
import { hint } from './text.ts';

export interface TextareaOptions extends ControlOptions {
  value?: string | undefined;
  rows?: number | undefined;
  spellcheck?: boolean | undefined;
  autocomplete?: string | undefined;
  disabled?: boolean | undefined;
  /** What follows the box inside its group. */
  after?: Content;
}

/** A box for several lines. */
export function textarea(options: TextareaOptions): Html {
  return labelled(options, (id, describedBy) => [
    html`<textarea${attributes({
      class: classes('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes),
      id,
      name: options.name,
      rows: options.rows || 5,
      spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
      disabled: options.disabled,
      'aria-describedby': describedBy,
      autocomplete: options.autocomplete,
      ...options.attributes,
    })}>${keepFirstLineBreak(options.value)}</textarea>`,
    options.after,
  ]);
}

/** HTML drops a line break that directly follows the opening tag: a second one keeps what was typed. */
function keepFirstLineBreak(value: string | undefined): string {
  return value !== undefined && /^[\r\n]/.test(value) ? `\n${value}` : (value ?? '');
}

export interface CharacterCountOptions extends Omit<TextareaOptions, 'after'> {
  maxwords?: number | undefined;
  maxlength?: number | undefined;
  /** Said below the box in the page's language, with the number in it: "You can write up to 250 words". */
  limitText: string;
  countMessageClasses?: string | undefined;
  countType?: string | undefined;
  /** Texts for the script that counts: `data-i18n.*` attributes. */
  i18n?: Readonly<Record<string, string>> | undefined;
  threshold?: number | undefined;
}

/** A box for several lines with a limit, said beside it whether or not scripts run. */
export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id || options.name;
  const group = options.formGroup;
  return textarea({
    ...options,
    describedBy: `${id}-info`,
    classes: classes('govuk-js-character-count', options.classes),
    formGroup: {
      classes: classes('govuk-character-count', group?.classes),
      attributes: {
        'data-module': 'govuk-character-count',
        'data-maxlength': options.maxlength,
        'data-maxwords': options.maxwords,
        'data-threshold': options.threshold,
        'data-count-type': options.countType || (options.maxwords === undefined ? undefined : 'words'),
        ...options.i18n,
        ...group?.attributes,
      },
    },
    after: hint({
      id: `${id}-info`,
      classes: classes('govuk-character-count__message', options.countMessageClasses),
      text: options.limitText,
    }),
  });
}
