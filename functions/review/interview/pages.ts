import { formatList, formatMoment } from '../../../shared/messages/values.ts';
import {
  button,
  buttonGroup,
  cardTable,
  errorSummary,
  notificationBanner,
  panel,
  radios,
  summaryList,
  tag,
} from '../../../shared/web/components/index.ts';
import { twoColumns } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { type ApplicationRead, applicationText } from '../pages/application-text.ts';
import { csrfField, type Frame, framed, lead, plainPage, textsFor } from '../pages/frame.ts';
import { questionPage } from '../pages/question-page.ts';
import { peerScores, type RecordedView, scoreTable } from '../pages/recorded-page.ts';
import { type RubricView, rubricParts, scoreItems } from '../pages/rubric-form.ts';
import { controlOf, faultText } from '../pages/task-view.ts';
import type { OwnInterview } from './access.ts';

const address = (seatId: string, below = '') => `/review/interviews/${seatId}${below}`;

/** What every page of an interview knows. */
export interface InterviewHead {
  readonly seatId: string;
  readonly reference: string;
  readonly programTitle: string;
  readonly zone: string;
  readonly name: string;
  readonly needs: string;
  readonly startsAt: string;
  readonly place: string;
  readonly sheetsBy: string;
  readonly together: readonly string[];
}

export interface InterviewView extends InterviewHead, RubricView {
  readonly application: ApplicationRead;
  readonly contact: string;
  /** The interview has begun, so that there is something to score. */
  readonly begun: boolean;
  /** The sheets' day is over. */
  readonly late: boolean;
  readonly csrf: string;
  readonly notice?: 'session-changed' | 'too-early' | undefined;
}

/** Who comes when, what they wrote, and the sheet beside it from the minute the interview begins. */
export function interviewPage(frame: Frame, view: InterviewView): Html {
  const t = textsFor(frame);
  return framed(frame, {
    title: `${t('panel.title', { reference: view.reference })} – ${view.programTitle}`,
    wide: true,
    backToList: true,
    errorTitle: view.faults.length > 0 || view.notice !== undefined,
    body: html`${notice(frame, view)}${headOf(frame, view)}
<p class="govuk-body"><a class="govuk-link" href="${address(view.seatId, '/leave')}">${t('panel.leaveLink')}</a></p>
${
  view.begun
    ? twoColumns(
        { label: t('panel.theApplication'), content: applicationText(frame, view.application) },
        { label: t('panel.yourSheet'), content: sheetForm(frame, view) },
      )
    : html`<div class="app-measure">${sheetToCome(frame, view)}${applicationText(frame, view.application)}</div>`
}`,
  });
}

function headOf(frame: Frame, view: InterviewHead): Html {
  const t = textsFor(frame);
  const moment = (at: string) => formatMoment(at, frame.language, view.zone);
  return html`<span class="govuk-caption-l">${view.programTitle}</span>
<h1 class="govuk-heading-l">${t('panel.title', { reference: view.reference })}</h1>
${summaryList({
  rows: [
    { key: t('panel.who'), value: view.name },
    { key: t('interview.when'), value: moment(view.startsAt) },
    { key: t('interview.where'), value: html`<span class="app-typed">${view.place}</span>` },
    ...(view.needs === ''
      ? []
      : [{ key: t('panel.needs'), value: html`<span class="app-typed">${view.needs}</span>` }]),
    { key: t('panel.together'), value: formatList(view.together, frame.language) },
    { key: t('panel.sheetBy'), value: moment(view.sheetsBy) },
  ],
})}`;
}

function notice(frame: Frame, view: InterviewView): Content {
  const t = textsFor(frame);
  if (view.notice !== undefined)
    return notificationBanner({
      titleText: t('important'),
      text: t(view.notice === 'too-early' ? 'panel.tooEarly' : 'review.sessionChanged'),
      role: 'alert',
    });
  if (view.faults.length === 0) return '';
  return errorSummary({
    titleText: t('thereIsAProblem'),
    errorList: view.faults.map((fault) => ({
      text: fault.at === 'decision' ? t('panel.decisionMissing') : faultText(frame, view.rubric, fault),
      href: `#${controlOf(fault)}`,
    })),
  });
}

function sheetForm(frame: Frame, view: InterviewView): Html {
  const t = textsFor(frame);
  const failed = view.faults.some(({ at }) => at === 'decision');
  return html`<h2 class="govuk-heading-m" id="your-sheet">${t('panel.yourSheet')}</h2>
<p class="govuk-body">${t('panel.intro')}</p>${view.late ? html`<p class="govuk-body"><strong>${t('panel.late')}</strong></p>` : ''}
<p class="govuk-hint">${t('panel.absent')} <a class="govuk-link" href="mailto:${view.contact}">${view.contact}</a></p>
<form method="post" action="${address(view.seatId)}" novalidate>
${csrfField(view.csrf)}${rubricParts(frame, view)}
<div class="app-criterion">${radios({
    name: 'decision',
    fieldset: { legend: { text: t('panel.decision'), classes: 'govuk-fieldset__legend--m' } },
    errorMessage: failed ? { text: t('panel.decisionMissing'), visuallyHiddenText: t('error') } : undefined,
    value: view.typed.decision,
    items: [
      { value: 'record', text: t('panel.record'), hint: t('panel.recordHint') },
      { value: 'conflict', text: t('panel.stake'), hint: t('panel.stakeHint') },
    ],
  })}</div>
${button({ text: t('panel.send'), preventDoubleClick: true })}
</form>`;
}

/** What will be scored, to read before the interview. */
function sheetToCome(frame: Frame, { rubric, startsAt, zone }: InterviewView): Html {
  const t = textsFor(frame);
  const { language } = frame;
  return html`<h2 class="govuk-heading-m" id="your-sheet">${t('panel.yourSheet')}</h2>
<p class="govuk-body">${t('panel.notYet', { at: formatMoment(startsAt, language, zone) })}</p>${rubric.parts.map(
    ({ criterion }) =>
      html`<div class="app-criterion"><h3 class="govuk-heading-s">${criterion.title[language]} <span class="app-weight">${t('criterionWeight', { weight: criterion.weight })}</span></h3><p class="govuk-hint">${criterion.help[language]}</p><ul class="govuk-list">${scoreItems(
        frame,
        criterion,
        rubric.scores,
      ).map(({ text }) => html`<li>${text}</li>`)}</ul></div>`,
  )}`;
}

export interface SentView
  extends InterviewHead,
    Pick<RecordedView, 'rubric' | 'scores' | 'comments' | 'notSure'> {
  readonly at: string;
  readonly again: boolean;
  /** Undefined where the program's panels never see each other's. */
  readonly peers: RecordedView['peers'] | undefined;
}

/** What was recorded; and others' sheets, where the program lets a panel see them. */
export function sentPage(frame: Frame, view: SentView): Html {
  const t = textsFor(frame);
  const at = formatMoment(view.at, frame.language, view.zone);
  return framed(frame, {
    title: `${t('panel.sentTitle')} – ${view.reference}`,
    backToList: true,
    body: html`<div class="app-measure">${view.again ? notificationBanner({ titleText: t('important'), text: t('panel.sheetAgain') }) : ''}${panel(
      {
        classes: 'app-recorded-panel',
        titleText: t('panel.sentTitle'),
        text: html`${view.reference}<br>${t('panel.sentAt', { at })}`,
      },
    )}
<p class="govuk-body"><a class="govuk-link" href="${address(view.seatId, '/leave')}">${t('review.lateConflictLink')}</a></p>
<h2 class="govuk-heading-m">${t('panel.sentWhat')}</h2>${scoreTable(frame, view)}${
      view.peers === undefined
        ? ''
        : html`<h2 class="govuk-heading-m">${t('panel.peersTitle')}</h2>${view.peers.length === 0 ? html`<p class="govuk-body">${t('panel.peersNone')}</p>` : peerScores(frame, { rubric: view.rubric, peers: view.peers })}`
    }</div>`,
  });
}

/** Asks why somebody leaves a panel; whoever sent their sheet only because of a stake. */
export function leavePage(
  frame: Frame,
  view: {
    readonly seatId: string;
    readonly csrf: string;
    readonly sent: boolean;
    readonly state: 'missing' | 'session-changed' | undefined;
  },
): Html {
  const t = textsFor(frame);
  return questionPage(frame, {
    title: t('panel.leaveTitle'),
    lead: t('panel.leaveLead'),
    action: address(view.seatId, '/leave'),
    name: 'reason',
    csrf: view.csrf,
    question: t('panel.leaveQuestion'),
    items: [
      { value: 'conflict', text: t('panel.leaveKnow') },
      ...(view.sent ? [] : [{ value: 'unavailable', text: t('panel.leaveTime') }]),
    ],
    missing: t('panel.leaveMissing'),
    state: view.state,
    buttons: buttonGroup(
      button({ text: t('panel.leaveButton'), preventDoubleClick: true }),
      html`<a class="govuk-link" href="${address(view.seatId)}">${t('panel.leaveBack')}</a>`,
    ),
  });
}

/** Not theirs any more. */
export function overPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('panel.overTitle'), [lead(t('panel.overLead'))], {
    backToList: frame.person !== undefined,
  });
}

/** What a link shows before its button is pressed: the same for every link, real or not. */
export function interviewLinkPage(frame: Frame, secret: string): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('panel.linkTitle'), [
    lead(t('panel.linkLead')),
    html`<form method="post" action="/review/interviews/open/${secret}">${button({ text: t('panel.linkButton'), preventDoubleClick: true })}</form>`,
    html`<p class="govuk-hint">${t('panel.linkNothing')}</p>`,
  ]);
}

/** Interviews on a reviewer's own list; nothing where they sit on no panel. */
export function interviewListPart(frame: Frame, all: readonly OwnInterview[], zone: string): Content {
  if (all.length === 0) return '';
  const t = textsFor(frame);
  const moment = (at: string) => formatMoment(at, frame.language, zone);
  return html`<h2 class="govuk-heading-m">${t('panel.listTitle')}</h2>${cardTable({
    firstCellIsHeader: true,
    head: [
      { text: t('review.columnApplication') },
      { text: t('panel.columnWhen') },
      { text: t('panel.columnSheet') },
    ],
    rows: all.map(({ seatId, reference, startsAt, sheetsBy, state }) => [
      { text: html`<a class="govuk-link" href="${address(seatId)}">${reference}</a>` },
      { text: moment(startsAt) },
      {
        text:
          state === 'sent'
            ? tag({ text: t('panel.sheetSent'), classes: 'govuk-tag--green' })
            : state === 'due'
              ? html`<strong>${t('panel.sheetDue', { by: moment(sheetsBy) })}</strong>`
              : t('panel.sheetToCome'),
      },
    ]),
  })}`;
}
