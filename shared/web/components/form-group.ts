import { type Attributes, attributes, type Content, classes, type Html, html, ids } from '../html.ts';
import {
  type ErrorMessageOptions,
  errorMessage,
  hint,
  type LabelOptions,
  label,
  long,
  type TextOptions,
} from './text.ts';

export interface FormGroupOptions {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** What every question that is one control has in common. */
export interface ControlOptions {
  name: string;
  /** The name, unless given. */
  id?: string | undefined;
  label: Content | Omit<LabelOptions, 'for'>;
  hint?: TextOptions;
  errorMessage?: Omit<ErrorMessageOptions, 'id'> | undefined;
  describedBy?: string | undefined;
  formGroup?: FormGroupOptions | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** The hint and the error of a question, and the ids under which a control refers to them. */
export function remarks(
  id: string,
  options: { hint?: TextOptions; errorMessage?: Omit<ErrorMessageOptions, 'id'> | undefined },
  describedBy?: string | undefined,
): { html: Html; describedBy: string | undefined } {
  const help = long(options.hint);
  const hasHint = help.text !== undefined;
  const problem = options.errorMessage;
  return {
    html: html`${hasHint ? hint({ ...help, text: help.text, id: `${id}-hint` }) : ''}${
      problem ? errorMessage({ ...problem, id: `${id}-error` }) : ''
    }`,
    describedBy: ids(describedBy, hasHint && `${id}-hint`, problem && `${id}-error`),
  };
}

/** The box around one question, marked when something is wrong with it. */
export function formGroup(options: FormGroupOptions & { failed: boolean }, content: Content): Html {
  return html`<div${attributes({
    class: classes('govuk-form-group', options.failed && 'govuk-form-group--error', options.classes),
    ...options.attributes,
  })}>${content}</div>`;
}

/** Label, hint, error and then the control itself, which is told its id and what describes it. */
export function labelled(
  options: ControlOptions,
  control: (id: string, describedBy: string | undefined) => Content,
): Html {
  const id = options.id || options.name;
  const said = remarks(id, options, options.describedBy);
  return formGroup({ ...options.formGroup, failed: options.errorMessage !== undefined }, [
    label({ ...long<LabelOptions>(options.label), for: id }),
    said.html,
    control(id, said.describedBy),
  ]);
}
