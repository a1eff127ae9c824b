import { formatDay } from '../../../shared/messages/values.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { type Frame, textsFor } from './frame.ts';
import type { TaskView } from './task-view.ts';

/** The application as a reviewer may see it, to be read like a letter: each question with its answer below it. */
export function applicationText(frame: Frame, { view, figures, asOf }: TaskView): Html {
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
      html`<section class="app-section"><h2 class="govuk-heading-m">${page.title[language]}</h2><dl class="app-letter">${page.rows.map(
        ({ field, value }) =>
          html`<div><dt>${field.label[language]}</dt><dd>${answerText(field, value, language)}</dd></div>`,
      )}</dl></section>`,
  );
  return html`${worked}${pages}`;
}
