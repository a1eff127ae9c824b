import { formatMoment } from '../../../shared/messages/values.ts';
import { cardTable, tag } from '../../../shared/web/components/index.ts';
import { figures } from '../../../shared/web/extras.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { OwnInterview } from '../interview/access.ts';
import { interviewListPart } from '../interview/pages.ts';
import { type Frame, framed, lead, plainPage, textsFor } from './frame.ts';
import { wishesLink } from './own-page.ts';
import { type PracticeList, practiceListPart } from './practice-pages.ts';

/** What reviewing is, for somebody without a session. */
export function homePage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.homeTitle'), [
    lead(t('review.homeLead')),
    t('review.homeMail'),
    t('review.homeFair'),
    t('review.homeConflict'),
  ]);
}

export interface ListView {
  readonly programTitle: string;
  readonly zone: string;
  readonly asksForWishes: boolean;
  readonly interviews: readonly OwnInterview[];
  readonly practice: PracticeList | undefined;
  readonly open: readonly {
    readonly taskId: string;
    readonly reference: string;
    readonly dueAt: string;
    readonly state: 'open' | 'soon' | 'overdue';
  }[];
  readonly decided: readonly { readonly taskId: string; readonly reference: string; readonly at: string }[];
}

const states = {
  open: { text: 'review.stateOpen', colour: 'blue' },
  soon: { text: 'review.stateSoon', colour: 'yellow' },
  overdue: { text: 'review.stateOverdue', colour: 'red' },
} as const;

/** A reviewer's own list: what waits, the most urgent first, and what is done. */
export function listPage(frame: Frame, view: ListView): Html {
  const t = textsFor(frame);
  const { language } = frame;
  const moment = (at: string) => formatMoment(at, language, view.zone);
  const link = (taskId: string, reference: string, page = '') =>
    html`<a class="govuk-link" href="/review/tasks/${taskId}${page}">${reference}</a>`;
  const overdue = view.open.filter(({ state }) => state === 'overdue').length;
  const waiting =
    view.open.length === 0
      ? html`<p class="govuk-body">${t('review.listNone')}</p>`
      : cardTable({
          firstCellIsHeader: true,
          head: [
            { text: t('review.columnApplication') },
            { text: t('review.columnDue') },
            { text: t('review.columnState') },
          ],
          rows: view.open.map(({ taskId, reference, dueAt, state }) => [
            { text: link(taskId, reference) },
            { text: moment(dueAt) },
            { text: tag({ text: t(states[state].text), classes: `govuk-tag--${states[state].colour}` }) },
          ]),
        });
  const done =
    view.decided.length === 0
      ? ''
      : html`<h2 class="govuk-heading-m">${t('review.listDone')}</h2>${cardTable({
          firstCellIsHeader: true,
          head: [{ text: t('review.columnApplication') }, { text: t('review.columnRecorded') }],
          rows: view.decided.map(({ taskId, reference, at }) => [
            { text: link(taskId, reference, '/recorded') },
            { text: moment(at) },
          ]),
        })}`;
  return framed(frame, {
    title: t('review.listTitle'),
    body: html`<span class="govuk-caption-l">${view.programTitle}</span><h1 class="govuk-heading-l">${t('review.listTitle')}</h1>
${figures([
  { label: t('review.toDo'), value: String(view.open.length) },
  ...(overdue > 0 ? [{ label: t('review.overdueCount'), value: String(overdue) }] : []),
  { label: t('review.done'), value: String(view.decided.length) },
])}
<p class="govuk-body"><a class="govuk-link" href="/review/me">${t('own.link')}</a></p>${view.asksForWishes ? wishesLink(frame) : ''}
<h2 class="govuk-heading-m">${t('review.listOpen')}</h2>${waiting}${interviewListPart(frame, view.interviews, view.zone)}${practiceListPart(frame, view.practice)}${done}`,
  });
}
