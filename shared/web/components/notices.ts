import { type Attributes, attributes, type Content, classes, type Html, html } from '../html.ts';
import { button } from './actions.ts';
import { isEmpty } from './text.ts';

interface Box {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface ErrorSummaryOptions extends Box {
  titleText: Content;
  descriptionText?: Content;
  /** Each with a link to the first control of its field. */
  errorList: readonly { text: Content; href?: string | undefined; attributes?: Attributes | undefined }[];
  disableAutoFocus?: boolean | undefined;
}

/** Everything that is wrong with a page, at its top. */
export function errorSummary(options: ErrorSummaryOptions): Html {
  return html`<div${attributes({
    class: classes('govuk-error-summary', options.classes),
    'data-disable-auto-focus':
      options.disableAutoFocus === undefined ? undefined : String(options.disableAutoFocus),
    ...options.attributes,
    'data-module': 'govuk-error-summary',
  })}><div role="alert"><h2 class="govuk-error-summary__title">${options.titleText}</h2><div class="govuk-error-summary__body">${
    isEmpty(options.descriptionText) ? '' : html`<p>${options.descriptionText}</p>`
  }${
    options.errorList.length === 0
      ? ''
      : html`<ul class="govuk-list govuk-error-summary__list">${options.errorList.map(
          (item) =>
            html`<li>${item.href ? html`<a${attributes({ href: item.href, ...item.attributes })}>${item.text}</a>` : item.text}</li>`,
        )}</ul>`
  }</div></div></div>`;
}

export interface NotificationBannerOptions extends Box {
  /** Names the banner, in the page's language: "Important", "Success". */
  titleText: Content;
  /** One line, or `content` for markup of your own. */
  text?: Content;
  content?: Content;
  type?: 'success' | undefined;
  role?: string | undefined;
  titleId?: string | undefined;
  titleHeadingLevel?: number | undefined;
  disableAutoFocus?: boolean | undefined;
}

/** Something that happened, or that people must know, above the page's own content. */
export function notificationBanner(options: NotificationBannerOptions): Html {
  const success = options.type === 'success';
  const id = options.titleId || 'govuk-notification-banner-title';
  const level = options.titleHeadingLevel || 2;
  return html`<div${attributes({
    class: classes(
      'govuk-notification-banner',
      success && 'govuk-notification-banner--success',
      options.classes,
    ),
    role: options.role || (success ? 'alert' : 'region'),
    'aria-labelledby': id,
    'data-module': 'govuk-notification-banner',
    'data-disable-auto-focus':
      options.disableAutoFocus === undefined ? undefined : String(options.disableAutoFocus),
    ...options.attributes,
  })}><div class="govuk-notification-banner__header"><h${level} class="govuk-notification-banner__title" id="${id}">${options.titleText}</h${level}></div><div class="govuk-notification-banner__content">${
    isEmpty(options.content)
      ? isEmpty(options.text)
        ? ''
        : html`<p class="govuk-notification-banner__heading">${options.text}</p>`
      : options.content
  }</div></div>`;
}

export interface InsetTextOptions extends Box {
  text: Content;
  id?: string | undefined;
}

/** A passage that stands out from the text around it. */
export function insetText(options: InsetTextOptions): Html {
  return html`<div${attributes({ id: options.id, class: classes('govuk-inset-text', options.classes), ...options.attributes })}>${options.text}</div>`;
}

export interface WarningTextOptions extends Box {
  text: Content;
  /** What the sign says to a screen reader, in the page's language: "Warning". */
  iconFallbackText: string;
}

/** A consequence people must know before they act. */
export function warningText(options: WarningTextOptions): Html {
  return html`<div${attributes({ class: classes('govuk-warning-text', options.classes), ...options.attributes })}><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${options.iconFallbackText}</span> ${options.text}</strong></div>`;
}

export interface DetailsOptions extends Box {
  summaryText: Content;
  text: Content;
  id?: string | undefined;
  open?: boolean | undefined;
}

/** Help that only some people need, folded away. */
export function details(options: DetailsOptions): Html {
  return html`<details${attributes({
    id: options.id,
    class: classes('govuk-details', options.classes),
    ...options.attributes,
    open: options.open,
  })}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}</span></summary><div class="govuk-details__text">${options.text}</div></details>`;
}

export interface PanelAction extends Box {
  text: string;
  href?: string | undefined;
  type?: 'button' | 'submit' | undefined;
}

export interface PanelOptions extends Box {
  titleText: Content;
  text?: Content;
  headingLevel?: number | undefined;
  /** Only in an interruption (`govuk-panel--interruption`). */
  actions?: (Box & { items: readonly PanelAction[] }) | undefined;
}

/** It is done: the reference, large. With `govuk-panel--interruption` it stops people to think instead. */
export function panel(options: PanelOptions): Html {
  const level = options.headingLevel || 1;
  const interruption = options.classes?.includes('govuk-panel--interruption') === true;
  return html`<div${attributes({
    class: classes('govuk-panel', !interruption && 'govuk-panel--confirmation', options.classes),
    ...options.attributes,
  })}><h${level} class="govuk-panel__title">${options.titleText}</h${level}>${
    isEmpty(options.text) ? '' : html`<div class="govuk-panel__body">${options.text}</div>`
  }${
    interruption && options.actions
      ? html`<div${attributes({
          class: classes('govuk-panel__actions', options.actions.classes),
          ...options.actions.attributes,
        })}>${
          options.actions.items.length === 0
            ? ''
            : html`<div class="govuk-button-group">${options.actions.items.map(panelAction)}</div>`
        }</div>`
      : ''
  }</div>`;
}

function panelAction(action: PanelAction): Html {
  if (action.href && action.type !== 'button') {
    return html`<a${attributes({
      class: classes('govuk-link govuk-link--inverse', action.classes),
      href: action.href,
      ...action.attributes,
    })}>${action.text}</a>`;
  }
  return button({
    text: action.text,
    type: action.type ?? 'button',
    classes: classes('govuk-button--inverse', action.classes),
    href: action.href,
    attributes: action.attributes,
  });
}
