import type { Program } from '../../../../shared/domain/program/schema.ts';
import {
  type CsvLine,
  type CsvProblem,
  csvColumns,
  csvLimits,
} from '../../../../shared/domain/review/reviewer-csv.ts';
import { topicsOf } from '../../../../shared/domain/review/topics.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { formatList } from '../../../../shared/messages/values.ts';
import {
  button,
  buttonGroup,
  cardTable,
  details,
  errorSummary,
  fileUpload,
  notificationBanner,
  textarea,
} from '../../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import { reviewersAddress } from '../../reviewers/found.ts';
import { answered, csrfField, type Frame, heading, lead, link, paragraph } from '../frame.ts';

export interface ImportView {
  readonly text: string;
  readonly missing?: 'nothing' | 'both' | undefined;
  readonly problems?: readonly CsvProblem[] | undefined;
}

/** So many problems are told at a time. */
const mostProblems = 30;

/** The form for a list: a file or text, with everything that is wrong with the one that was sent. */
export function importForm(frame: Frame, program: Program, view: ImportView): WebResponse {
  const { t, language } = frame;
  const problems = view.problems ?? [];
  const errors = [
    ...(view.missing ? [t(`pool.import.${view.missing}`)] : []),
    ...problems.slice(0, mostProblems).map((problem) => problemText(frame, problem)),
    ...(problems.length > mostProblems
      ? [t('pool.import.more', { count: problems.length - mostProblems })]
      : []),
  ].map((text) => ({ text, href: '#text' }));
  const failed = errors.length > 0;
  const error = view.missing
    ? { text: t(`pool.import.${view.missing}`), visuallyHiddenText: t('error') }
    : undefined;
  return answered(
    frame,
    {
      title: t('pool.import.title'),
      section: 'overview',
      narrow: true,
      back: { href: reviewersAddress(program.id), text: t('pool.title') },
      errorTitle: failed,
      body: html`${failed ? errorSummary({ titleText: t('thereIsAProblem'), descriptionText: problems.length > 0 ? t('pool.import.problems') : '', errorList: errors }) : ''}
${heading(t('pool.import.title'), program.title[language])}${lead(t('pool.import.lead'))}${columns(frame, program)}
<form action="${reviewersAddress(program.id, '/import')}" method="post" enctype="multipart/form-data" novalidate>${csrfField(frame)}
${fileUpload({
  name: 'file',
  label: { text: t('pool.import.file'), classes: 'govuk-label--s' },
  hint: t('pool.import.limits', { rows: csvLimits.rows, kilobytes: Math.floor(csvLimits.bytes / 1000) }),
  attributes: { accept: '.csv,.txt,text/csv,text/plain' },
})}
${textarea({
  name: 'text',
  label: { text: t('pool.import.text'), classes: 'govuk-label--s' },
  errorMessage: error,
  rows: 10,
  spellcheck: false,
  autocomplete: 'off',
  classes: 'app-document',
  attributes: { wrap: 'off', autocapitalize: 'off' },
  value: view.text,
})}
${button({ text: t('pool.import.look'), preventDoubleClick: true })}
</form>`,
    },
    failed ? 422 : 200,
  );
}

function problemText({ t }: Frame, { line, column, fault, earlier }: CsvProblem): string {
  const problem = t(`pool.fault.${fault}`, { earlier: earlier ?? 0 });
  return column === undefined
    ? t('pool.import.whereLine', { line, problem })
    : t('pool.import.where', { line, column, problem });
}

function columns({ t, language }: Frame, program: Program): Html {
  const topics = topicsOf(program);
  const list = formatList(
    topics.map(({ value }) => value),
    language,
    'or',
  );
  const what = (column: (typeof csvColumns)[number]): string => {
    if (column === 'topics')
      return topics.length === 0
        ? t('pool.import.column.topicsNone')
        : t('pool.import.column.topics', { topics: list });
    return t(`pool.import.column.${column}`);
  };
  return details({
    summaryText: t('pool.import.columns'),
    text: html`${paragraph(t('pool.import.columnsText'))}<dl class="app-terms">${csvColumns.map(
      (column) => html`<dt><code>${column}</code></dt><dd>${what(column)}</dd>`,
    )}</dl>${paragraph(t('pool.import.several'))}`,
  });
}

export interface PreviewView {
  readonly text: string;
  readonly digest: string;
  readonly lines: readonly CsvLine[];
  /** The reviewers were changed since it was looked at. */
  readonly moved: boolean;
}

/** What a list would do, and the button that does it. */
export function importPreview(frame: Frame, program: Program, view: PreviewView): WebResponse {
  const { t, language } = frame;
  const added = view.lines.filter((line) => line.kind === 'add');
  const changed = view.lines.filter((line) => line.kind === 'change');
  const same = view.lines.length - added.length - changed.length;
  const form = reviewersAddress(program.id, '/import');
  const does = added.length + changed.length > 0;
  return answered(
    frame,
    {
      title: t('pool.import.sureTitle'),
      section: 'overview',
      back: { href: form, text: t('back') },
      body: html`${view.moved ? notificationBanner({ titleText: t('important'), text: t('pool.import.moved'), role: 'alert' }) : ''}
${heading(t('pool.import.sureTitle'), program.title[language])}
${does ? '' : lead(t('pool.import.none'))}
${part(t('pool.import.sureAdd', { count: added.length }), added.length, () =>
  cardTable({
    firstCellIsHeader: true,
    head: [{ text: t('pool.name') }, { text: t('pool.form.email') }],
    rows: added.map(({ change }) => [{ text: change.name }, { text: change.email }]),
  }),
)}
${part(t('pool.import.sureChange', { count: changed.length }), changed.length, () =>
  cardTable({
    firstCellIsHeader: true,
    head: [{ text: t('pool.name') }, { text: t('pool.import.changes') }],
    rows: changed.map(({ before, columns: names }) => [
      { text: before.name },
      { text: formatList([...names], language) },
    ]),
  }),
)}
${does ? paragraph(t('pool.import.sureSame', { count: same })) : ''}
${does ? doIt(frame, form, view) : paragraph(link(reviewersAddress(program.id), t('pool.title')))}`,
    },
    view.moved ? 409 : 200,
  );
}

const part = (title: string, count: number, content: () => Content): Html =>
  count === 0 ? html`` : html`<h2 class="govuk-heading-m">${title}</h2>${content()}`;

const doIt = (frame: Frame, form: string, { text, digest }: PreviewView): Html =>
  html`<form action="${form}" method="post">${csrfField(frame)}<input type="hidden" name="seen" value="${digest}"><input type="hidden" name="text" value="${text}">${buttonGroup(
    button({ text: frame.t('pool.import.yes'), preventDoubleClick: true }),
    link(form, frame.t('cancel')),
  )}</form>`;
