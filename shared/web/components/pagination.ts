import { type Attributes, attributes, type Content, classes, type Html, html } from '../html.ts';

export interface PageLink {
  href: string;
  /** "Previous page", in the page's language; part of it may be visually hidden. */
  text: Content;
  /** Where it leads, when there are no numbers. */
  labelText?: Content;
  attributes?: Attributes | undefined;
}

export type PageItem =
  | {
      number: number | string;
      href: string;
      visuallyHiddenText: string;
      current?: boolean | undefined;
      attributes?: Attributes | undefined;
    }
  | { ellipsis: true };

export interface PaginationOptions {
  /** What the links are for, in the page's language: "Pages of applications". */
  landmarkLabel: string;
  previous?: PageLink | undefined;
  next?: PageLink | undefined;
  items?: readonly PageItem[] | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

const arrows = {
  prev: html`<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>`,
  next: html`<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>`,
};

/** Links to the other pages of a list, or to the steps before and after. */
export function pagination(options: PaginationOptions): Html {
  const block = !options.items && Boolean(options.next || options.previous);
  return html`<nav${attributes({
    class: classes('govuk-pagination', block && 'govuk-pagination--block', options.classes),
    'aria-label': options.landmarkLabel,
    ...options.attributes,
  })}>${options.previous?.href ? arrowLink('prev', options.previous, block) : ''}${
    options.items ? html`<ul class="govuk-pagination__list">${options.items.map(pageItem)}</ul>` : ''
  }${options.next?.href ? arrowLink('next', options.next, block) : ''}</nav>`;
}

function arrowLink(side: 'prev' | 'next', link: PageLink, block: boolean): Html {
  const first = block || side === 'prev';
  return html`<div class="govuk-pagination__${side}"><a${attributes({
    class: 'govuk-link govuk-pagination__link',
    href: link.href,
    rel: side,
    ...link.attributes,
  })}>${first ? arrows[side] : ''}<span class="${classes(
    'govuk-pagination__link-title',
    block && !link.labelText && 'govuk-pagination__link-title--decorated',
  )}">${link.text}</span>${
    link.labelText && block
      ? html`<span class="govuk-visually-hidden">:</span><span class="govuk-pagination__link-label">${link.labelText}</span>`
      : ''
  }${first ? '' : arrows[side]}</a></div>`;
}

function pageItem(item: PageItem): Html {
  if ('ellipsis' in item && item.ellipsis) {
    return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>`;
  }
  if (!('number' in item)) return html``;
  return html`<li class="${classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}"><a${attributes(
    {
      class: 'govuk-link govuk-pagination__link',
      href: item.href,
      'aria-label': item.visuallyHiddenText,
      'aria-current': item.current ? 'page' : undefined,
      ...item.attributes,
    },
  )}>${item.number}</a></li>`;
}
