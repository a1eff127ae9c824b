import { type Attributes, attributes, type Content, classes, type Html, html } from '../html.ts';

export interface ButtonOptions {
  text: Content;
  /** A link that looks like a button. */
  href?: string | undefined;
  type?: 'submit' | 'button' | 'reset' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  isStartButton?: boolean | undefined;
  preventDoubleClick?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

const startIcon = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>`;

/** A button, or a link in its clothes. */
export function button(options: ButtonOptions): Html {
  const own: Attributes = {
    class: classes('govuk-button', options.classes, options.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...options.attributes,
    id: options.id,
  };
  const spanned = options.isStartButton && typeof options.text === 'object';
  const content = html`${spanned ? html`<span>${options.text}</span>` : options.text}${options.isStartButton ? startIcon : ''}`;
  if (options.href) {
    return html`<a${attributes({ href: options.href, role: 'button', draggable: 'false', ...own })}>${content}</a>`;
  }
  return html`<button${attributes({
    type: options.type || 'submit',
    value: options.value || undefined,
    name: options.name,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
    ...own,
  })}>${content}</button>`;
}

/** Buttons and links side by side, stacked on a phone. */
export function buttonGroup(...content: Content[]): Html {
  return html`<div class="govuk-button-group">${content}</div>`;
}

export interface LinkOptions {
  text: Content;
  href: string;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** A link back to the page before. */
export function backLink(options: LinkOptions): Html {
  return html`<a${attributes({ href: options.href, class: classes('govuk-back-link', options.classes), ...options.attributes })}>${options.text}</a>`;
}

/** The first stop of the keyboard: straight to the content. */
export function skipLink(options: LinkOptions): Html {
  return html`<a${attributes({
    href: options.href,
    class: classes('govuk-skip-link', options.classes),
    ...options.attributes,
    'data-module': 'govuk-skip-link',
  })}>${options.text}</a>`;
}

export interface BreadcrumbsOptions {
  /** What the trail is called, in the page's language. */
  labelText: string;
  items: readonly { text: Content; href?: string | undefined; attributes?: Attributes | undefined }[];
  collapseOnMobile?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** The trail from the front page to here. */
export function breadcrumbs(options: BreadcrumbsOptions): Html {
  return html`<nav${attributes({
    class: classes(
      'govuk-breadcrumbs',
      options.classes,
      options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
    ),
    ...options.attributes,
    'aria-label': options.labelText,
  })}><ol class="govuk-breadcrumbs__list">${options.items.map((item) =>
    item.href
      ? html`<li class="govuk-breadcrumbs__list-item"><a${attributes({ class: 'govuk-breadcrumbs__link', href: item.href, ...item.attributes })}>${item.text}</a></li>`
      : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${item.text}</li>`,
  )}</ol></nav>`;
}
