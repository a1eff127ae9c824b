import type { Language } from '../../../shared/domain/text.ts';
import { formatDay } from '../../../shared/messages/values.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { type Frame, textsFor } from './frame.ts';
import type { TaskView } from './task-view.ts';

/** What of an application is read; nothing of it tells which task it is for. */
export type ApplicationRead = Pick<
  TaskView,
  'view' | 'figures' | 'asOf' | 'files' | 'voices' | 'expectsVoices'
>;

/** The application as a reviewer may see it, to be read like a letter: each question with its answer below it. */
export function applicationText(frame: Frame, { view, figures, asOf, ...task }: ApplicationRead): Html {
  const { language } = frame;
  const t = textsFor(frame);
  const worked =
    figures.length === 0
      ? ''
      : html`<section class="app-section"><h2 class="govuk-heading-m">${t('review.figures')}</h2><p class="govuk-hint">${t('review.figuresNote', { day: formatDay(asOf, language) })}</p><dl class="app-letter">${figures.map(
          ({ title, value, how }) =>
            html`<div><dt>${title}</dt><dd><strong class="app-figure">${value}</strong><span class="app-letter__how">${how}</span></dd></div>`,
        )}</dl></section>`;
  const pages = view.pages.map(
    (page) =>
      html`<section class="app-section"><h2 class="govuk-heading-m">${page.title[language]}</h2>${letter(page.rows, language, task.files)}</section>`,
  );
  return html`${worked}${pages}${othersText(frame, task)}`;
}

const letter = (
  rows: TaskView['view']['pages'][number]['rows'],
  language: Language,
  files?: TaskView['files'],
) =>
  html`<dl class="app-letter">${rows.map(
    ({ field, value }) =>
      html`<div><dt>${field.label[language]}</dt><dd>${answerText(field, value, language, files)}</dd></div>`,
  )}</dl>`;

/** What nominators and recommenders wrote, or that nothing of theirs is here. */
function othersText(
  frame: Frame,
  { voices, expectsVoices }: Pick<TaskView, 'voices' | 'expectsVoices'>,
): Html {
  const { language } = frame;
  const t = textsFor(frame);
  if (!expectsVoices) return html``;
  const each = voices.map(
    ({ title, name, view }) =>
      html`<h3 class="govuk-heading-s">${title[language]}</h3>${name === undefined ? '' : html`<p class="govuk-hint">${t('review.peopleFrom', { name })}</p>`}${view.pages.map(({ rows }) => letter(rows, language))}`,
  );
  return html`<section class="app-section"><h2 class="govuk-heading-m">${t('review.peopleTitle')}</h2>${
    voices.length === 0 ? html`<p class="govuk-body">${t('review.peopleNone')}</p>` : each
  }</section>`;
}
