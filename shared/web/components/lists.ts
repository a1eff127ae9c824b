import { type Attributes, attributes, type Content, classes, type Html, html, type Maybe } from '../html.ts';
import { type TagOptions, tag } from './tag.ts';
import { long, type TextOptions } from './text.ts';

interface Box {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface ActionLink extends Box {
  href: string;
  text: Content;
  /** What the link is about, for people who hear it alone: "Change *name*". */
  visuallyHiddenText?: string | undefined;
}

export interface SummaryRow {
  key: TextOptions;
  value: TextOptions;
  actions?: { items: readonly ActionLink[]; classes?: string | undefined } | undefined;
  classes?: string | undefined;
}

export interface SummaryListOptions extends Box {
  rows: readonly Maybe<SummaryRow>[];
  /** A frame with a title around the list. */
  card?: SummaryCard | undefined;
}

export interface SummaryCard extends Box {
  title?: { text: Content; headingLevel?: number | undefined; classes?: string | undefined } | undefined;
  actions?: { items: readonly ActionLink[]; classes?: string | undefined } | undefined;
}

/** Questions and their answers, with links to change them. */
export function summaryList(options: SummaryListOptions): Html {
  const title = options.card?.title?.text;
  const anyActions = options.rows.some((row) => row && (row.actions?.items.length ?? 0) > 0);
  const list = html`<dl${attributes({ class: classes('govuk-summary-list', options.classes), ...options.attributes })}>${options.rows.map(
    (row) => row && summaryRow(row, anyActions, title),
  )}</dl>`;
  return options.card ? summaryCard(options.card, list) : list;
}

function summaryRow(row: SummaryRow, anyActions: boolean, cardTitle: Content): Html {
  const key = long(row.key);
  const value = long(row.value);
  const actions = row.actions?.items ?? [];
  return html`<div class="${classes(
    'govuk-summary-list__row',
    anyActions && !row.actions && 'govuk-summary-list__row--no-actions',
    row.classes,
  )}"><dt class="${classes('govuk-summary-list__key', key.classes)}">${key.text}</dt><dd class="${classes('govuk-summary-list__value', value.classes)}">${value.text}</dd>${
    actions.length === 0
      ? ''
      : html`<dd class="${classes('govuk-summary-list__actions', row.actions?.classes)}">${actionLinks(
          actions,
          cardTitle,
          (items) => html`<ul class="govuk-summary-list__actions-list">${items}</ul>`,
          'govuk-summary-list__actions-list-item',
        )}</dd>`
  }</div>`;
}

function summaryCard(card: SummaryCard, content: Html): Html {
  const level = card.title?.headingLevel || 2;
  const actions = card.actions?.items ?? [];
  const actionClasses = classes('govuk-summary-card__actions', card.actions?.classes);
  return html`<div${attributes({ class: classes('govuk-summary-card', card.classes), ...card.attributes })}><div class="govuk-summary-card__title-wrapper">${
    card.title
      ? html`<h${level} class="${classes('govuk-summary-card__title', card.title.classes)}">${card.title.text}</h${level}>`
      : ''
  }${
    actions.length === 1
      ? html`<div class="${actionClasses}">${actions.map((action) => actionLink(action, card.title?.text))}</div>`
      : actionLinks(
          actions,
          card.title?.text,
          (items) => html`<ul class="${actionClasses}">${items}</ul>`,
          'govuk-summary-card__action',
        )
  }</div><div class="govuk-summary-card__content">${content}</div></div>`;
}

function actionLinks(
  actions: readonly ActionLink[],
  about: Content,
  wrap: (items: Html[]) => Html,
  itemClass: string,
): Content {
  if (actions.length === 0) return '';
  if (actions.length === 1) return actions.map((action) => actionLink(action, about));
  return wrap(actions.map((action) => html`<li class="${itemClass}">${actionLink(action, about)}</li>`));
}

function actionLink(action: ActionLink, about: Content): Html {
  const hidden = action.visuallyHiddenText;
  return html`<a${attributes({ class: classes('govuk-link', action.classes), href: action.href, ...action.attributes })}>${action.text}${
    hidden || about
      ? html`<span class="govuk-visually-hidden">${hidden ? ` ${hidden}` : ''}${about ? html` (${about})` : ''}</span>`
      : ''
  }</a>`;
}

export interface TaskListItem {
  title: TextOptions;
  hint?: TextOptions;
  href?: string | undefined;
  status: { text: Content; classes?: string | undefined } | { tag: TagOptions; classes?: string | undefined };
  classes?: string | undefined;
}

export interface TaskListOptions extends Box {
  /** One that is left out keeps its place: the ids of the others do not move. */
  items: readonly Maybe<TaskListItem>[];
  idPrefix?: string | undefined;
}

/** Steps with where each of them stands. */
export function taskList(options: TaskListOptions): Html {
  const prefix = options.idPrefix || 'task-list';
  return html`<ul${attributes({ class: classes('govuk-task-list', options.classes), ...options.attributes })}>${options.items.map(
    (item, index) => item && task(item, `${prefix}-${index + 1}`),
  )}</ul>`;
}

function task(item: TaskListItem, id: string): Html {
  const title = long(item.title);
  const help = long(item.hint).text;
  const described = classes(help ? `${id}-hint` : undefined, `${id}-status`);
  return html`<li class="${classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}"><div class="govuk-task-list__name-and-hint">${
    item.href
      ? html`<a class="${classes('govuk-link govuk-task-list__link', title.classes)}" href="${item.href}" aria-describedby="${described}">${title.text}</a>`
      : html`<div${attributes({ class: title.classes })}>${title.text}</div>`
  }${help ? html`<div id="${id}-hint" class="govuk-task-list__hint">${help}</div>` : ''}</div><div class="${classes('govuk-task-list__status', item.status.classes)}" id="${id}-status">${
    'tag' in item.status ? tag(item.status.tag) : item.status.text
  }</div></li>`;
}
