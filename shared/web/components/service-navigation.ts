import { type Attributes, attributes, type Content, classes, type Html, html, type Maybe } from '../html.ts';

export interface NavigationItem {
  text?: Content;
  href?: string | undefined;
  /** This very page. */
  current?: boolean | undefined;
  /** A page of this section. */
  active?: boolean | undefined;
  attributes?: Attributes | undefined;
}

export interface ServiceNavigationOptions {
  /** In the page's language: "Menu". It names the landmark too, unless `navigationLabel` does. */
  menuButtonText: string;
  /** What the button is called by those who only hear it. */
  menuButtonLabel?: string | undefined;
  /** Hides the sections behind the button on a phone, for pages whose script opens it; unset, when there are several. */
  collapseNavigationOnMobile?: boolean | undefined;
  navigation?: readonly Maybe<NavigationItem>[] | undefined;
  navigationLabel?: string | undefined;
  navigationId?: string | undefined;
  navigationClasses?: string | undefined;
  serviceName?: string | undefined;
  serviceUrl?: string | undefined;
  /** Names the region of a service's name or slots: "Service information". */
  ariaLabel?: string | undefined;
  slots?: ServiceNavigationSlots | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface ServiceNavigationSlots {
  start?: Content;
  /** Inside the list: `li` elements. */
  navigationStart?: Content;
  navigationEnd?: Content;
  /** `inline` stands beside the sections instead of under them. */
  end?: { content: Content; align?: 'inline' | undefined } | undefined;
}

/** The name of a service and the sections of a signed-in person's part of it. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { slots } = options;
  const inline = slots?.end?.align === 'inline' && 'govuk-service-navigation__inlining-container';
  const all: Attributes = {
    class: classes('govuk-service-navigation', options.classes),
    'data-module': 'govuk-service-navigation',
    ...options.attributes,
  };
  const inner = html`<div class="${classes('govuk-width-container', inline)}">${slots?.start}<div class="govuk-service-navigation__container">${serviceName(options)}${sections(options)}</div>${slots?.end?.content}</div>`;
  // With a name or something beside the sections it is a region of its own; otherwise `nav` is landmark enough.
  return options.serviceName || slots?.start || slots?.end?.content
    ? html`<section${attributes({ 'aria-label': options.ariaLabel, ...all })}>${inner}</section>`
    : html`<div${attributes(all)}>${inner}</div>`;
}

function serviceName({ serviceName: name, serviceUrl }: ServiceNavigationOptions): Content {
  if (!name) return '';
  return html`<span class="govuk-service-navigation__service-name">${
    serviceUrl
      ? html`<a href="${serviceUrl}" class="govuk-service-navigation__link">${name}</a>`
      : html`<span class="govuk-service-navigation__text">${name}</span>`
  }</span>`;
}

function sections(options: ServiceNavigationOptions): Content {
  const { slots, menuButtonText } = options;
  const items = (options.navigation ?? []).filter((item) => !!item);
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return '';
  const id = options.navigationId || 'navigation';
  return html`<nav${attributes({
    'aria-label': options.navigationLabel || menuButtonText,
    class: classes('govuk-service-navigation__wrapper', options.navigationClasses),
  })}>${
    (options.collapseNavigationOnMobile ?? items.length > 1) ? menuButton(options, id) : ''
  }<ul class="govuk-service-navigation__list" id="${id}">${slots?.navigationStart}${items.map(navigationItem)}${slots?.navigationEnd}</ul></nav>`;
}

/** Hidden until a script shows it, so that without one the sections are simply there. */
function menuButton({ menuButtonText, menuButtonLabel }: ServiceNavigationOptions, controls: string): Html {
  return html`<button${attributes({
    type: 'button',
    class: 'govuk-service-navigation__toggle govuk-js-service-navigation-toggle',
    'aria-controls': controls,
    'aria-label': menuButtonLabel === menuButtonText ? undefined : menuButtonLabel || undefined,
    hidden: true,
    'aria-hidden': 'true',
  })}>${menuButtonText}</button>`;
}

function navigationItem(item: NavigationItem): Html {
  const here = item.current === true || item.active === true;
  const current = here ? (item.current ? 'page' : 'true') : undefined;
  const text = here
    ? html`<strong class="govuk-service-navigation__active-fallback">${item.text}</strong>`
    : item.text;
  return html`<li class="${classes('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}">${
    item.href
      ? html`<a${attributes({ class: 'govuk-service-navigation__link', href: item.href, 'aria-current': current, ...item.attributes })}>${text}</a>`
      : item.text &&
        html`<span${attributes({ class: 'govuk-service-navigation__text', 'aria-current': current })}>${text}</span>`
  }</li>`;
}
