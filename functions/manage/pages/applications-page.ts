import { statuses } from '../../../shared/domain/application/status.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { button, cardTable, input, pagination, select } from '../../../shared/web/components/index.ts';
import { statusTag } from '../../../shared/web/extras.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { cursorOf } from '../api/query.ts';
import type { Wanted } from '../application/list.ts';
import { type Found, sorts } from '../lists/search.ts';
import { answered, type Frame, heading, link, paragraph } from './frame.ts';
import { applicationAddress, moment, score } from './values.ts';

const sortTexts = {
  '-submittedAt': 'newest',
  submittedAt: 'oldest',
  '-score': 'highest',
  score: 'lowest',
} as const;

/** The list of applications with its filters; works as a plain form. */
export function applicationsPage(
  frame: Frame,
  chosen: Wanted,
  programs: readonly Program[],
  found: Found,
  further: boolean,
): WebResponse {
  const { t } = frame;
  const title = t('manage.nav.applications');
  return answered(frame, {
    title,
    section: 'applications',
    body: html`${heading(title)}${filters(frame, chosen, programs)}${
      found.items.length === 0
        ? paragraph(t(found.next === undefined ? 'manage.list.none' : 'manage.list.noneYet'))
        : list(frame, programs, found)
    }${
      found.next === undefined && !further
        ? ''
        : pagination({
            landmarkLabel: t('pages'),
            ...(further ? { previous: { href: addressOf(chosen), text: t('manage.list.first') } } : {}),
            ...(found.next === undefined
              ? {}
              : { next: { href: addressOf(chosen, found.next), text: t('nextPage') } }),
          })
    }`,
  });
}

function filters(frame: Frame, chosen: Wanted, programs: readonly Program[]): Html {
  const { t, language } = frame;
  return html`<form action="/manage/applications" method="get" role="search" class="app-filters">
${input({ name: 'q', label: t('manage.list.search'), hint: t('manage.list.searchHint'), type: 'search', value: chosen.q, spellcheck: false })}
${select({
  name: 'program',
  label: t('manage.program'),
  value: chosen.program,
  items: [
    { value: '', text: t('manage.list.allPrograms') },
    ...programs.map(({ id, title }) => ({ value: id, text: title[language] })),
  ],
})}
${select({
  name: 'status',
  label: t('manage.status'),
  value: chosen.status ?? '',
  items: [
    { value: '', text: t('manage.list.allStatuses') },
    ...statuses.map((status) => ({ value: status, text: t(`status.${status}`) })),
  ],
})}
${select({
  name: 'sort',
  label: t('manage.list.sort'),
  value: chosen.sort,
  items: sorts.map((sort) => ({ value: sort, text: t(`manage.list.${sortTexts[sort]}`) })),
})}
${button({ text: t('manage.list.show'), classes: 'govuk-button--secondary' })}
</form>`;
}

function list(frame: Frame, programs: readonly Program[], { items }: Found): Html {
  const { t, language } = frame;
  return cardTable({
    caption: t('manage.nav.applications'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('manage.applicant') },
      { text: t('manage.reference') },
      { text: t('manage.program') },
      { text: t('manage.status') },
      { text: t('manage.who.received') },
      { text: t('manage.score'), format: 'numeric' },
    ],
    rows: items.map((row) => {
      const program = programs.find(({ id }) => id === row.programId);
      return [
        { text: link(applicationAddress(row.applicationId), row.person?.name || row.reference) },
        { text: html`<span class="app-reference">${row.reference}</span>` },
        { text: program?.title[language] ?? row.programId },
        { text: statusTag(row.status, language) },
        {
          text:
            row.submittedAt && program ? moment(frame, row.submittedAt, program) : t('manage.who.notSent'),
        },
        { text: score(row.score), format: 'numeric' as const },
      ];
    }),
  });
}

function addressOf({ cursor: _, ...chosen }: Wanted, next?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen)) if (value) query.set(name, value);
  if (next !== undefined) query.set('cursor', cursorOf(next));
  return query.size === 0 ? '/manage/applications' : `/manage/applications?${query}`;
}
