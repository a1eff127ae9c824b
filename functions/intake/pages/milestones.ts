import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatDay } from '../../../shared/messages/values.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';

/** What follows and when, as the program published it. */
export function milestones(program: Pick<Program, 'milestones'>, language: Language): Html {
  const dated = program.milestones.filter(({ date }) => date !== undefined);
  const undated = program.milestones.filter(({ date }) => date === undefined);
  return html`${
    dated.length === 0
      ? ''
      : summaryList({
          rows: dated.map(({ title, date }) => ({
            key: title[language],
            value: formatDay(date ?? '', language),
          })),
        })
  }${
    undated.length === 0
      ? ''
      : html`<ul class="govuk-list govuk-list--bullet">${undated.map(({ title }) => html`<li>${title[language]}</li>`)}</ul>`
  }`;
}
