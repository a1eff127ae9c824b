import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { formatDay } from '../../../shared/messages/values.ts';
import { type SummaryRow, summaryList } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';

type Milestones = Program['milestones'];

/** What follows and when, as the program published it. */
export function milestones(program: Pick<Program, 'milestones'>, language: Language): Html {
  const rows = milestoneRows(program.milestones, language);
  return html`${rows.length === 0 ? '' : summaryList({ rows })}${undatedMilestones(program.milestones, language)}`;
}

/** What has a date. */
export function milestoneRows(all: Milestones, language: Language): readonly SummaryRow[] {
  return all.flatMap(({ title, date }) =>
    date === undefined ? [] : [{ key: title[language], value: formatDay(date, language) }],
  );
}

/** What has none. */
export function undatedMilestones(all: Milestones, language: Language): Html {
  const undated = all.filter(({ date }) => date === undefined);
  if (undated.length === 0) return html``;
  return html`<ul class="govuk-list govuk-list--bullet">${undated.map(({ title }) => html`<li>${title[language]}</li>`)}</ul>`;
}
