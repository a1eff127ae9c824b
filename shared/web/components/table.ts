import { type Attributes, attributes, type Content, classes, type Html, html, type Maybe } from '../html.ts';

export interface Cell {
  text: Content;
  /** Figures stand on the right, their digits under each other. */
  format?: 'numeric' | undefined;
  classes?: string | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
  attributes?: Attributes | undefined;
}

export interface TableOptions {
  caption?: Content;
  captionClasses?: string | undefined;
  head?: readonly Cell[] | undefined;
  rows: readonly Maybe<readonly Cell[]>[];
  firstCellIsHeader?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}

/** A table. One that may be wider than a phone goes inside `scrollRegion`, or is a `cardTable`. */
export function table(options: TableOptions): Html {
  return html`<table${attributes({ class: classes('govuk-table', options.classes), ...options.attributes })}>${
    options.caption
      ? html`<caption class="${classes('govuk-table__caption', options.captionClasses)}">${options.caption}</caption>`
      : ''
  }${
    options.head
      ? html`<thead class="govuk-table__head"><tr class="govuk-table__row">${options.head.map(headCell)}</tr></thead>`
      : ''
  }<tbody class="govuk-table__body">${options.rows.map(
    (row) =>
      row &&
      html`<tr class="govuk-table__row">${row.map((cell, index) =>
        bodyCell(cell, index === 0 && options.firstCellIsHeader === true),
      )}</tr>`,
  )}</tbody></table>`;
}

function headCell(cell: Cell): Html {
  return html`<th${attributes({
    scope: 'col',
    class: classes('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes),
    colspan: cell.colspan,
    rowspan: cell.rowspan,
    ...cell.attributes,
  })}>${cell.text}</th>`;
}

function bodyCell(cell: Cell, isHeader: boolean): Html {
  const spans: Attributes = { colspan: cell.colspan, rowspan: cell.rowspan, ...cell.attributes };
  if (isHeader) {
    return html`<th${attributes({ scope: 'row', class: classes('govuk-table__header', cell.classes), ...spans })}>${cell.text}</th>`;
  }
  return html`<td${attributes({
    class: classes('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes),
    ...spans,
  })}>${cell.text}</td>`;
}

/** Lets a wide table scroll on its own, reachable by keyboard; `label` says what it holds. */
export function scrollRegion(label: string, content: Content): Html {
  return html`<div class="app-scroll" role="region" tabindex="0" aria-label="${label}">${content}</div>`;
}

/**
 * A table whose rows become cards on a narrow screen, each figure under its column's name. Roles are written out
 * because a table that is laid out as blocks is no table to some screen readers.
 */
export function cardTable(options: TableOptions & { head: readonly Cell[] }): Html {
  const role = (name: string, cell: Cell): Cell => ({
    ...cell,
    attributes: { role: name, ...cell.attributes },
  });
  return table({
    ...options,
    classes: classes('app-card-table', options.classes),
    attributes: { role: 'table', ...options.attributes },
    head: options.head.map((cell) => role('columnheader', cell)),
    rows: options.rows.map((row) => row && cellsOf(row)),
  });

  function cellsOf(row: readonly Cell[]): Cell[] {
    return row.map((cell, index) => {
      const name = options.head[index]?.text;
      const shown = html`${index === 0 ? '' : html`<span class="app-card-table__name" aria-hidden="true">${name}</span>`}<span class="app-card-table__value">${cell.text}</span>`;
      const header = index === 0 && options.firstCellIsHeader;
      return role(header ? 'rowheader' : 'cell', { ...cell, text: shown });
    });
  }
}
