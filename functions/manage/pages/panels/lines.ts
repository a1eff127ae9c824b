import type { Suitability } from '../../../../shared/domain/review/suitability.ts';
import type { PanelLine } from '../../../../shared/domain/round/panels.ts';
import { formatList } from '../../../../shared/messages/values.ts';
import { cardTable, pagination, tag } from '../../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import type { PanelsModel } from '../../panels/model.ts';
import { type Frame, link, paragraph } from '../frame.ts';
import { panelOfAddress, panelsAddress } from '../values.ts';

/** A page of a proposal's applications: who reads each and why, and who would be next. */
export function linesPart(frame: Frame, model: PanelsModel): Content {
  const { t } = frame;
  const { round, program, lines, names, number, pages, known } = model;
  if (lines.length === 0) return '';
  const to = (page: number) => panelsAddress(round.roundId, `?page=${page}#applications`);
  return html`<h2 class="govuk-heading-m" id="applications">${t('panels.listTitle')}</h2>${paragraph(t('panels.listText'))}${cardTable(
    {
      caption: t('panels.listTitle'),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: t('manage.applicant') },
        { text: t('panels.who') },
        { text: t('panels.together'), format: 'numeric' },
        { text: t('panels.next') },
      ],
      rows: lines.map((line) => {
        const one = known.get(line.applicationId);
        const name = one?.person?.name || one?.application.reference || t('manage.erased');
        return [
          { text: link(panelOfAddress(round.roundId, line.applicationId), name) },
          { text: readersOf(frame, line, names) },
          {
            text: t('panels.pointsOf', { points: line.total, most: program.review.readers * 100 }),
            format: 'numeric' as const,
          },
          { text: nextOf(frame, line, names) },
        ];
      }),
    },
  )}${
    pages === 1
      ? ''
      : pagination({
          landmarkLabel: t('pages'),
          ...(number > 1 ? { previous: { href: to(number - 1), text: t('panels.previousPage') } } : {}),
          ...(number < pages ? { next: { href: to(number + 1), text: t('nextPage') } } : {}),
        })
  }`;
}

/** The readers of a line, each with what gave the points. */
export function readersOf({ t }: Frame, { readers }: PanelLine, names: ReadonlyMap<string, string>): Html {
  return html`<ul class="govuk-list app-load__list">${readers.map(
    ({ reviewerId, points, parts, pinned }) =>
      html`<li>${names.get(reviewerId) ?? reviewerId}: ${t('panels.pointsOf', { points, most: 100 })}${
        pinned ? html` ${tag({ text: t('panels.pinned'), classes: 'govuk-tag--blue' })}` : ''
      }<br><span class="govuk-hint app-rules__kind">${partsText(t, parts)}</span></li>`,
  )}</ul>`;
}

export const partsText = (t: Frame['t'], parts: Suitability['parts']): string =>
  parts.map(({ part, points, of }) => t(`panels.part.${part}`, { points, of })).join(', ');

/** Who would be next, in order. */
export const nextOf = (
  { t, language }: Frame,
  { alternates }: PanelLine,
  names: ReadonlyMap<string, string>,
): string =>
  alternates.length === 0
    ? t('panels.nobody')
    : formatList(
        alternates.map(({ reviewerId, points }) => `${names.get(reviewerId) ?? reviewerId} (${points})`),
        language,
      );
