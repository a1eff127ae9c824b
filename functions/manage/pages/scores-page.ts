import type { Program } from '../../../shared/domain/program/schema.ts';
import { type ScaleName, scales } from '../../../shared/domain/program/scoring-plan.ts';
import type { ApplicationFigures, Interval } from '../../../shared/domain/review/severity/estimate.ts';
import { type RankingScore, rankingScore } from '../../../shared/domain/review/severity/ranking-score.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { formatNumber } from '../../../shared/messages/values.ts';
import { cardTable, insetText, pagination } from '../../../shared/web/components/index.ts';
import { figures } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { KnownApplication } from '../lists/people.ts';
import type { RoundOf } from '../round/model.ts';
import type { ScoresOf } from '../round/scores-of.ts';
import { answered, type Frame, heading, lead, paragraph } from './frame.ts';
import { practicePart, readersPart } from './scores-readers.ts';
import { cycleOf, personLink, roundAddress, score } from './values.ts';

/** Applications on one page. */
export const perPage = 50;

/** A scored application with the score that ranks it. */
interface Placed {
  readonly place: number;
  readonly figures: ApplicationFigures;
  readonly ranking: RankingScore;
}

export interface ScoresView extends RoundOf {
  readonly found: ScoresOf;
  /** Reviewers' names by id. */
  readonly names: ReadonlyMap<string, string>;
  /** How many applications are scored; those of this page, and their people. */
  readonly all: number;
  readonly shown: readonly Placed[];
  readonly known: ReadonlyMap<string, KnownApplication>;
  readonly number: number;
  readonly pages: number;
}

/** The scored applications by the score that ranks them, the best first; ties are not broken here. */
export function inOrder({ review, scoring }: Program, { estimate, scored }: ScoresOf): readonly Placed[] {
  const { min, best } = scales[scoring.scale];
  const towardsBest = best === min ? 1 : -1;
  return estimate.applications
    .filter(({ applicationId }) => scored.has(applicationId))
    .map((one) => ({ figures: one, ranking: rankingScore(review.severity, one, estimate) }))
    .sort(
      (a, b) =>
        towardsBest * (a.ranking.score - b.ranking.score) ||
        (a.figures.applicationId < b.figures.applicationId ? -1 : 1),
    )
    .map((one, i) => ({ place: i + 1, ...one }));
}

/** How a round was read: every scored application, every reader, and who may need a word. */
export function scoresPage(frame: Frame, view: ScoresView): WebResponse {
  const { t, language } = frame;
  const { program, round, found, all } = view;
  const title = t('scores.title');
  const back = { href: roundAddress(round.roundId), text: program.title[language] };
  const caption = `${program.title[language]}, ${cycleOf(round.roundId)}`;
  const { between, noise } = found.estimate;
  return answered(frame, {
    title: `${title} – ${program.title[language]}`,
    section: 'rounds',
    back,
    body: html`${heading(title, caption)}${lead(t('scores.lead'))}${paragraph(
      t(between === 0 ? 'scores.noDifference' : 'scores.difference', { points: score(between) }),
    )}${insetText({ text: t(`scores.use.${program.review.severity.use}`, { count: program.review.severity.leastReviews }) })}
${figures([
  { label: t('scores.applications'), value: formatNumber(all, language) },
  { label: t('scores.readers'), value: formatNumber(found.estimate.reviewers.length, language) },
  { label: t('scores.between'), value: score(between), detail: t('scores.betweenDetail') },
  { label: t('scores.noise'), value: score(noise), detail: t('scores.noiseDetail') },
])}
<h2 class="govuk-heading-m" id="applications">${t('scores.applicationsTitle')}</h2>${applicationsPart(frame, view)}
${readersPart(frame, view)}${practicePart(frame, view)}`,
  });
}

function applicationsPart(frame: Frame, view: ScoresView): Html {
  const { t } = frame;
  const { program, shown, known, number, pages, round } = view;
  if (shown.length === 0) return paragraph(t('scores.none'));
  const ranks = program.review.severity.use === 'ranking';
  const { scale } = program.scoring;
  const to = (page: number) => roundAddress(round.roundId, `/scores?page=${page}#applications`);
  return html`${paragraph(t('scores.intervalText'))}${legend(frame)}${cardTable({
    caption: t('scores.applicationsTitle'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    classes: 'app-scores-table',
    head: [
      { text: t('manage.applicant') },
      { text: t('scores.given'), format: 'numeric' },
      { text: t('scores.adjusted'), format: 'numeric' },
      { text: t('scores.interval'), format: 'numeric' },
      { text: t(scale === 'ranks' ? 'scores.pictureRanks' : 'scores.picture') },
      ...(ranks ? [{ text: t('scores.ranksBy') }] : []),
    ],
    rows: shown.map(({ place, figures: one, ranking }) => [
      { text: html`${place}. ${personLink(frame, one.applicationId, known.get(one.applicationId))}` },
      { text: score(one.raw), format: 'numeric' },
      { text: score(one.adjusted), format: 'numeric' },
      { text: intervalText(frame, one.interval), format: 'numeric' },
      { text: whisker(scale, one) },
      ...(ranks ? [{ text: reason(view, frame, ranking) }] : []),
    ]),
  })}${
    pages === 1
      ? ''
      : pagination({
          landmarkLabel: t('pages'),
          ...(number > 1 ? { previous: { href: to(number - 1), text: t('scores.previousPage') } } : {}),
          ...(number < pages ? { next: { href: to(number + 1), text: t('nextPage') } } : {}),
        })
  }`;
}

/** Which score ranks, and why it is the one as given. */
function reason({ names }: ScoresView, { t }: Frame, ranking: RankingScore): string {
  if (ranking.by === 'adjusted') return t('scores.by.adjusted');
  if (ranking.why === 'program') return t('scores.by.raw');
  const readers = ranking.readers.map((id) => names.get(id) ?? id).join(', ');
  return t(`scores.by.${ranking.why}`, { readers });
}

export const intervalText = ({ t }: Frame, interval: Interval | undefined): string =>
  interval ? t('scores.to', { low: score(interval.low), high: score(interval.high) }) : '–';

/** One row of the picture: a dot for the adjusted score, whiskers for its interval, a mark for the score as given. The cells beside it say the same. */
function whisker(scale: ScaleName, { raw, adjusted, interval }: ApplicationFigures): Html {
  const { min } = scales[scale];
  const most = scale === 'points' ? 100 : scales.ranks.max;
  // Within the drawing, so that a dot at an end of the scale is whole.
  const at = (hundredths: number) => `${(3 + (94 * (hundredths / 100 - min)) / (most - min)).toFixed(2)}%`;
  const whiskers: Content = interval
    ? html`<line class="app-whisker__line" x1="${at(interval.low)}" x2="${at(interval.high)}" y1="12" y2="12"/>`
    : '';
  return html`<svg class="app-whisker" aria-hidden="true" focusable="false"><line class="app-whisker__ground" x1="3%" x2="97%" y1="12" y2="12"/>${whiskers}<line class="app-whisker__given" x1="${at(raw)}" x2="${at(raw)}" y1="3" y2="21"/><circle class="app-whisker__dot" cx="${at(adjusted)}" cy="12" r="5"/></svg>`;
}

/** What the marks of the picture mean. */
function legend({ t }: Frame): Html {
  const key = (mark: Html, text: string) =>
    html`<li><svg class="app-legend__key app-whisker__key" aria-hidden="true" focusable="false">${mark}</svg>${text}</li>`;
  return html`<ul class="app-legend">${key(html`<circle class="app-whisker__dot" cx="50%" cy="50%" r="5"/>`, t('scores.adjusted'))}${key(
    html`<line class="app-whisker__line" x1="0" x2="100%" y1="50%" y2="50%"/>`,
    t('scores.interval'),
  )}${key(html`<line class="app-whisker__given" x1="50%" x2="50%" y1="0" y2="100%"/>`, t('scores.given'))}</ul>`;
}
