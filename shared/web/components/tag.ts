import { type Attributes, attributes, type Content, classes, type Html, html } from '../html.ts';

export interface TagOptions {
  text: Content;
  /** `govuk-tag--green` and its siblings. */
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** A status, in a word. */
export function tag(options: TagOptions): Html {
  return html`<strong${attributes({ class: classes('govuk-tag', options.classes), ...options.attributes })}>${options.text}</strong>`;
}
