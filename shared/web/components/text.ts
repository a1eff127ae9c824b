import { type Attributes, attributes, type Content, classes, type Html, html } from '../html.ts';

/** A piece of text of a component with its classes. */
export interface LongText {
  text: Content;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** A piece of text: a bare string or markup is the short form. */
export type TextOptions = Content | LongText;

/** The long form of a text, from either form; nothing from nothing. */
export function long<T extends { text: Content } = LongText>(options: Content | T): Partial<T> {
  if (typeof options === 'object' && options !== null && 'text' in options) return options;
  return (isEmpty(options as Content) ? {} : { text: options }) as Partial<T>;
}

/** True for what would print nothing. */
export function isEmpty(content: Content): boolean {
  return content === undefined || content === null || content === false || String(content) === '';
}

export interface HintOptions {
  id?: string | undefined;
  text: Content;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** Help below a label. */
export function hint(options: HintOptions): Html {
  return html`<div${attributes({ id: options.id, class: classes('govuk-hint', options.classes), ...options.attributes })}>${options.text}</div>`;
}

export interface LabelOptions {
  for?: string | undefined;
  text: Content;
  classes?: string | undefined;
  isPageHeading?: boolean | undefined;
  attributes?: Attributes | undefined;
}

/** A label, as the page's heading if asked. */
export function label(options: Partial<LabelOptions>): Html {
  if (isEmpty(options.text)) return html``;
  const own = html`<label${attributes({ class: classes('govuk-label', options.classes), ...options.attributes, for: options.for })}>${options.text}</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${own}</h1>` : own;
}

export interface ErrorMessageOptions {
  id?: string | undefined;
  text: Content;
  /** What a screen reader says first, in the page's language: "Error". Empty for none. */
  visuallyHiddenText: string;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** What is wrong with a field, beside it. */
export function errorMessage(options: ErrorMessageOptions): Html {
  const hidden = options.visuallyHiddenText;
  return html`<p${attributes({ id: options.id, class: classes('govuk-error-message', options.classes), ...options.attributes })}>${
    hidden === '' ? '' : html`<span class="govuk-visually-hidden">${hidden}:</span> `
  }${options.text}</p>`;
}

export interface LegendOptions {
  text: Content;
  classes?: string | undefined;
  isPageHeading?: boolean | undefined;
}

export interface FieldsetOptions {
  legend?: Content | LegendOptions;
  content?: Content;
  describedBy?: string | undefined;
  role?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** Questions that belong together under one legend. */
export function fieldset(options: FieldsetOptions): Html {
  const legend = long<LegendOptions>(options.legend);
  return html`<fieldset${attributes({
    class: classes('govuk-fieldset', options.classes),
    role: options.role,
    'aria-describedby': options.describedBy || undefined,
    ...options.attributes,
  })}>${
    isEmpty(legend.text)
      ? ''
      : html`<legend class="${classes('govuk-fieldset__legend', legend.classes)}">${
          legend.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${legend.text}</h1>` : legend.text
        }</legend>`
  }${options.content}</fieldset>`;
}
