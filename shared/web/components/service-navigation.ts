import { type Attributes, attributes, type Content, classes, type Html, html } from '../html.ts';

export interface NavigationItem {
  text: Content;
  href?: string | undefined;
  /** This very page. */
  current?: boolean | undefined;
  /** A page of this section. */
  active?: boolean | undefined;
  attributes?: Attributes | undefined;
}

export interface ServiceNavigationOptions {
  /** Names the landmark, in the page's language: "Menu". */
  navigationLabel: string;
  navigation: readonly NavigationItem[];
  navigationId?: string | undefined;
  navigationClasses?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** The sections of a signed-in person's part of the site. It wraps on a phone instead of hiding behind a button. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  return html`<div${attributes({
    class: classes('govuk-service-navigation', options.classes),
    'data-module': 'govuk-service-navigation',
    ...options.attributes,
  })}><div class="govuk-width-container"><div class="govuk-service-navigation__container"><nav${attributes({
    'aria-label': options.navigationLabel,
    class: classes('govuk-service-navigation__wrapper', options.navigationClasses),
  })}><ul class="govuk-service-navigation__list" id="${options.navigationId || 'navigation'}">${options.navigation.map(navigationItem)}</ul></nav></div></div></div>`;
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
      : html`<span${attributes({ class: 'govuk-service-navigation__text', 'aria-current': current })}>${text}</span>`
  }</li>`;
}
