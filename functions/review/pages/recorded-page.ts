import type { ReaderScores } from '../../../shared/domain/scoring/score.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import { button, cardTable, notificationBanner, panel } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { anchorOf, type Rubric } from '../rubric.ts';
import { type Frame, framed, lead, textsFor } from './frame.ts';

export interface RecordedView {
  readonly reference: string;
  readonly programTitle: string;
  readonly rubric: Rubric;
  readonly scores: ReaderScores;
  readonly comments: Readonly<Record<string, string>>;
  /** ISO instant, and the zone in which people read it. */
  readonly at: string;
  readonly zone: string;
  /** True for somebody who sent it a second time. */
  readonly again: boolean;
  /** Other readers' scores, where the program lets readers see them; nothing where it does not. */
  readonly peers: readonly ReaderScores[];
  /** Parts this reader could not judge. */
  readonly notSure: readonly string[];
  readonly taskId: string;
  /** Until when it may be taken back. */
  readonly undoUntil: string | undefined;
  readonly nextTaskId?: string | undefined;
}

/** What was recorded, and when. */
export function recordedPage(frame: Frame, view: RecordedView): Html {
  const t = textsFor(frame);
  const at = formatMoment(view.at, frame.language, view.zone);
  return framed(frame, {
    title: `${t('review.recordedTitle')} – ${view.reference}`,
    backToList: true,
    body: html`<div class="app-measure">${
      view.again
        ? notificationBanner({ titleText: t('important'), text: t('review.recordedAgain', { at }) })
        : ''
    }${panel({
      classes: 'app-recorded-panel',
      titleText: t('review.recordedTitle'),
      text: html`${view.reference}<br>${t('review.recordedAt', { at })}`,
    })}
${lead(t('review.recordedNext'))}
${view.nextTaskId === undefined ? '' : button({ text: t('review.nextTask'), href: `/review/tasks/${view.nextTaskId}` })}
${view.undoUntil === undefined ? '' : html`<p class="govuk-body">${t('review.undoOffer', { until: formatMoment(view.undoUntil, frame.language, view.zone) })} <a class="govuk-link" href="/review/tasks/${view.taskId}/undo">${t('review.undoLink')}</a></p>`}
<p class="govuk-body"><a class="govuk-link" href="/review/tasks/${view.taskId}/decline">${t('review.lateConflictLink')}</a></p>
<h2 class="govuk-heading-m">${t('review.recordedWhat')}</h2>
${scoreTable(frame, view)}${peersTable(frame, view)}</div>`,
  });
}

/** What somebody scored and wrote. */
export function scoreTable(
  frame: Frame,
  { rubric, scores, comments, notSure }: Pick<RecordedView, 'rubric' | 'scores' | 'comments' | 'notSure'>,
): Html {
  const t = textsFor(frame);
  const { language } = frame;
  const rows = rubric.parts.flatMap(({ criterion }) => {
    const score = Object.hasOwn(scores, criterion.id) ? scores[criterion.id] : undefined;
    if (score === undefined && !notSure.includes(criterion.id)) return [];
    const anchor = score === undefined ? undefined : anchorOf(criterion, score)?.[language];
    const comment = Object.hasOwn(comments, criterion.id) ? comments[criterion.id] : undefined;
    return [
      [
        { text: criterion.title[language] },
        {
          text: html`<b>${score ?? t('review.notSureShort')}</b>${anchor === undefined ? '' : html` ${anchor}`}`,
        },
        {
          text:
            comment === undefined
              ? html`<span class="app-empty">${t('review.noComment')}</span>`
              : html`<span class="app-typed">${comment}</span>`,
        },
      ],
    ];
  });
  return cardTable({
    firstCellIsHeader: true,
    classes: 'app-recorded',
    head: [
      { text: t('review.columnPart') },
      { text: t(rubric.scale === 'ranks' ? 'review.columnRank' : 'review.columnScore') },
      { text: t('review.columnComment') },
    ],
    rows,
  });
}

function peersTable(frame: Frame, view: RecordedView): Html {
  if (view.peers.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${textsFor(frame)('review.peers')}</h2>${peerScores(frame, view)}`;
}

/** What others scored, side by side and without their names. */
export function peerScores(frame: Frame, { rubric, peers }: Pick<RecordedView, 'rubric' | 'peers'>): Html {
  const t = textsFor(frame);
  return cardTable({
    firstCellIsHeader: true,
    head: [
      { text: t('review.columnPart') },
      ...peers.map((_, index) => ({
        text: t('review.reader', { number: index + 1 }),
        format: 'numeric' as const,
      })),
    ],
    rows: rubric.parts
      .filter((part) => part.kind === 'asked')
      .map(({ criterion }) => [
        { text: criterion.title[frame.language] },
        ...peers.map((scores) => ({ text: scores[criterion.id] ?? '', format: 'numeric' as const })),
      ]),
  });
}
