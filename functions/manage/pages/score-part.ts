import { addedBy, meanOf, scoreParts } from '../../../shared/domain/scoring/score.ts';
import { referenceTables } from '../../../shared/domain/tables/reference-tables.ts';
import { cardTable, details } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { Dossier } from '../dossier.ts';
import type { Frame } from './frame.ts';

/** How a score came about: what each criterion added, and the one rounding at the end. */
export function scorePart({ t, language }: Frame, { program, answers, verdict, readings }: Dossier): Content {
  if (!answers || !verdict) return '';
  const context = { program, answers, asOf: verdict.asOf, tables: referenceTables };
  const readers = readings.flatMap(({ review }) => (review ? [review.scores] : []));
  const parts = scoreParts(context, readers).filter(({ complete }) => complete);
  const { scale } = program.scoring;
  return details({
    summaryText: t('manage.score.how'),
    text: html`${cardTable({
      caption: t('manage.score.parts'),
      firstCellIsHeader: true,
      head: [
        { text: t('manage.score.criterion') },
        { text: t('manage.score.by') },
        { text: t('manage.score.mean'), format: 'numeric' },
        { text: t('manage.score.weight'), format: 'numeric' },
        { text: t('manage.score.added'), format: 'numeric' },
      ],
      rows: parts.map((part) => [
        { text: part.criterion.title[language] },
        { text: t(`manage.score.by.${part.by}`) },
        { text: meanOf(part), format: 'numeric' },
        { text: `${part.criterion.weight} %`, format: 'numeric' },
        { text: addedBy(part, scale), format: 'numeric' },
      ]),
    })}<p class="govuk-body-s">${t(`manage.score.rule.${scale}`)}</p>`,
  });
}
