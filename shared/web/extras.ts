import { type PublicLabel, publicLabel, type Status } from '../domain/application/status.ts';
import type { Language } from '../domain/text.ts';
import { pageTexts } from '../messages/pages/index.ts';
import { formatMoney, formatNumber } from '../messages/values.ts';
import { tag } from './components/tag.ts';
import { type Content, type Html, html } from './html.ts';

type Colour = 'grey' | 'blue' | 'teal' | 'yellow' | 'green' | 'red' | 'purple';

const statusColours: Record<Status, Colour> = {
  draft: 'grey',
  submitted: 'blue',
  'info-requested': 'yellow',
  ineligible: 'red',
  'in-review': 'blue',
  reviewed: 'teal',
  waitlisted: 'purple',
  'not-selected': 'grey',
  offered: 'yellow',
  accepted: 'green',
  declined: 'grey',
  lapsed: 'grey',
  withdrawn: 'grey',
  completed: 'green',
  revoked: 'red',
};

/** An application's status as managers name it. */
export function statusTag(status: Status, language: Language): Html {
  return tag({
    text: pageTexts(language)(`status.${status}`),
    classes: `govuk-tag--${statusColours[status]}`,
  });
}

const publicColours: Record<PublicLabel, Colour> = {
  'not-sent': 'grey',
  received: 'blue',
  'we-need-something': 'yellow',
  'not-eligible': 'grey',
  'being-reviewed': 'blue',
  'waiting-list': 'purple',
  'not-selected': 'grey',
  'offer-to-answer': 'yellow',
  accepted: 'green',
  'you-declined': 'grey',
  'offer-ended': 'grey',
  withdrawn: 'grey',
  completed: 'green',
  'offer-withdrawn': 'red',
};

/** An application's status as the applicant reads it. */
export function publicStatusTag(status: Status, language: Language): Html {
  const label = publicLabel(status);
  return tag({
    text: pageTexts(language)(`publicStatus.${label}`),
    classes: `govuk-tag--${publicColours[label]}`,
  });
}

/** Where a fund stands, in its minor units (cents) or in places. */
export interface FundFigures {
  readonly name: string;
  readonly unit: 'money' | 'slot';
  readonly limit: number;
  readonly reserved: number;
  readonly offered: number;
  readonly accepted: number;
  readonly paid: number;
  readonly free: number;
}

/** A fund's figure as people read it: dollars, or a count of places. */
export function fundFigure(fund: Pick<FundFigures, 'unit'>, value: number, language: Language): string {
  return fund.unit === 'money' ? formatMoney(value, language) : formatNumber(value, language);
}

const parts = ['paid', 'accepted', 'offered', 'reserved'] as const;

/**
 * One fund as a bar of its parts. The picture says in words what it shows; the same figures belong in a table beside it, and
 * `fundLegend` names the colours, which differ in brightness as well.
 */
export function fundBar(fund: FundFigures, language: Language): Html {
  const t = pageTexts(language);
  const figure = (value: number) => fundFigure(fund, value, language);
  const label = t('fund.chartLabel', {
    name: fund.name,
    taken: figure(fund.limit - fund.free),
    limit: figure(fund.limit),
    free: figure(fund.free),
  });
  let from = 0;
  const bars = parts.map((part) => {
    const width = fund.limit === 0 ? 0 : (fund[part] / fund.limit) * 100;
    const x = from;
    from += width;
    return width === 0
      ? ''
      : html`<rect class="app-bar__${part}" x="${x.toFixed(3)}" y="0" width="${width.toFixed(3)}" height="10"/>`;
  });
  return html`<svg class="app-bar" role="img" aria-label="${label}" viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false"><rect class="app-bar__free" x="0" y="0" width="100" height="10"/>${bars}</svg>`;
}

/** What the colours of a fund's bar mean. */
export function fundLegend(language: Language): Html {
  const t = pageTexts(language);
  return html`<ul class="app-legend">${[...parts, 'free' as const].map(
    (part) =>
      html`<li><svg class="app-legend__key" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect class="app-bar__${part}" width="10" height="10"/></svg>${t(`fund.${part}`)}</li>`,
  )}</ul>`;
}

export interface TimelineEvent {
  readonly title: Content;
  /** When, as people read it; `datetime` as machines do. */
  readonly at: string;
  readonly datetime: string;
  readonly by?: Content;
  readonly detail?: Content;
}

/** What happened, in order. */
export function timeline(events: readonly TimelineEvent[]): Html {
  return html`<ol class="app-timeline">${events.map(
    (event) =>
      html`<li class="app-timeline__event"><p class="app-timeline__title">${event.title}</p><p class="app-timeline__meta"><time datetime="${event.datetime}">${event.at}</time>${event.by ? html` · ${event.by}` : ''}</p>${event.detail ? html`<div class="app-timeline__detail">${event.detail}</div>` : ''}</li>`,
  )}</ol>`;
}

/** Two columns that stand under each other on a phone; the second stays in sight while the first is read. */
export function twoColumns(
  first: { label: string; content: Content },
  second: { label: string; content: Content },
): Html {
  return html`<div class="app-columns"><section class="app-columns__read" aria-label="${first.label}">${first.content}</section><section class="app-columns__act" aria-label="${second.label}">${second.content}</section></div>`;
}

/** A link to each program, or to anything else worth a title, a line and a status. */
export function cards(
  items: readonly { title: string; href: string; text: Content; meta?: Content }[],
): Html {
  return html`<ul class="app-cards">${items.map(
    (item) =>
      html`<li class="app-cards__card"><h2 class="govuk-heading-m"><a class="govuk-link" href="${item.href}">${item.title}</a></h2><p class="govuk-body">${item.text}</p>${item.meta ? html`<div class="app-cards__meta">${item.meta}</div>` : ''}</li>`,
  )}</ul>`;
}

/** A few figures that sum up where things stand. */
export function figures(items: readonly { label: string; value: string; detail?: Content }[]): Html {
  return html`<dl class="app-figures">${items.map(
    (item) =>
      html`<div class="app-figures__figure"><dt>${item.label}</dt><dd>${item.value}${item.detail ? html`<span class="app-figures__detail">${item.detail}</span>` : ''}</dd></div>`,
  )}</dl>`;
}
