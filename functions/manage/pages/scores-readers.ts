import { distanceOf, samplesLeft } from '../../../shared/domain/review/calibration.ts';
import type { ReviewerFigures } from '../../../shared/domain/review/severity/estimate.ts';
import { cardTable } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import { type Frame, paragraph } from './frame.ts';
import { intervalText, type ScoresView } from './scores-page.ts';
import { score } from './values.ts';

/** The readers with what they give more or less, and those whose scores differ in another way. */
export function readersPart(frame: Frame, { found, names }: ScoresView): Content {
  const { t } = frame;
  const { reviewers, between } = found.estimate;
  if (reviewers.length === 0) return '';
  const name = (id: string) => names.get(id) ?? id;
  const sorted = [...reviewers].sort((a, b) => a.shift - b.shift || (a.reviewerId < b.reviewerId ? -1 : 1));
  return html`<h2 class="govuk-heading-m" id="readers">${t('scores.readersTitle')}</h2>${paragraph(t('scores.readersText'))}${cardTable(
    {
      caption: t('scores.readersTitle'),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: t('scores.reader') },
        { text: t('scores.reviews'), format: 'numeric' },
        { text: t('scores.shift'), format: 'numeric' },
        { text: t('scores.interval'), format: 'numeric' },
        { text: t('scores.link') },
      ],
      rows: sorted.map((one) => [
        { text: name(one.reviewerId) },
        { text: String(one.reviews), format: 'numeric' },
        { text: shiftText(frame, one, between), format: 'numeric' },
        { text: intervalText(frame, one.interval), format: 'numeric' },
        { text: t(`scores.link.${one.link}`) },
      ]),
    },
  )}<h2 class="govuk-heading-m" id="look">${t('scores.oddTitle')}</h2>${
    found.odd.length === 0
      ? paragraph(t('scores.oddNone'))
      : html`${paragraph(t('scores.oddText'))}<ul class="govuk-list govuk-list--bullet">${found.odd.map(
          (one) =>
            html`<li>${t(`scores.odd.${one.how}`, {
              name: name(one.reviewerId),
              count: one.reviews,
              own: score(one.own),
              others: score(one.others),
            })}</li>`,
        )}</ul>`
  }`;
}

function shiftText({ t }: Frame, { shift, link }: ReviewerFigures, between: number): string {
  if (link === 'alone' || between === 0) return '–';
  if (shift === 0) return t('scores.same');
  return t(shift > 0 ? 'scores.more' : 'scores.less', { points: score(Math.abs(shift)) });
}

/** Who has scored the made-up applications, and how far from what is expected. */
export function practicePart(frame: Frame, { program, found, names }: ScoresView): Content {
  const { t, language } = frame;
  const { calibration } = program.review;
  if (!calibration) return '';
  const { samples } = calibration;
  const rows = [...names].map(([id, name]) => {
    const own = found.practice.filter(({ reviewerId }) => reviewerId === id);
    const left = samplesLeft(program.review, own).length;
    return [
      { text: name },
      { text: t('scores.practiceDone', { done: samples.length - left, all: samples.length }) },
      ...samples.map((sample) => {
        const done = own.find(({ sampleId }) => sampleId === sample.id);
        const distance = done && distanceOf(sample, done.scores);
        if (!distance) return { text: '–', format: 'numeric' as const };
        const which = distance.lean > 0 ? 'higher' : distance.lean < 0 ? 'lower' : 'even';
        return {
          text: t(`scores.away.${which}`, { steps: score(distance.away) }),
          format: 'numeric' as const,
        };
      }),
    ];
  });
  return html`<h2 class="govuk-heading-m" id="practice">${t('scores.practiceTitle')}</h2>${paragraph(t('scores.practiceText'))}${
    rows.length === 0
      ? paragraph(t('scores.practiceNobody'))
      : cardTable({
          caption: t('scores.practiceTitle'),
          captionClasses: 'govuk-visually-hidden',
          firstCellIsHeader: true,
          head: [
            { text: t('scores.reader') },
            { text: t('scores.practiceState') },
            ...samples.map(({ title }) => ({ text: title[language], format: 'numeric' as const })),
          ],
          rows,
        })
  }`;
}
