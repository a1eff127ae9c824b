import { formatMoment } from '../../../shared/messages/values.ts';
import {
  button,
  buttonGroup,
  errorSummary,
  notificationBanner,
  radios,
} from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { csrfField, type Frame, framed, lead, plainPage, textsFor } from './frame.ts';

/** Why a reviewer gives an application back, in the order of the page. */
export const declineReasons = {
  related: { text: 'review.reasonRelated', because: 'conflict' },
  place: { text: 'review.reasonPlace', because: 'conflict' },
  know: { text: 'review.reasonKnow', because: 'conflict' },
  time: { text: 'review.reasonTime', because: 'unavailable' },
} as const;
export type DeclineReason = keyof typeof declineReasons;

export interface DeclineView {
  readonly taskId: string;
  readonly csrf: string;
  readonly state?: 'missing' | 'session-changed' | undefined;
  /** False for somebody who may not open the application. */
  readonly mayGoBack: boolean;
  /** Their review stands already: only a stake in it is a reason then. */
  readonly recorded: boolean;
}

/** Asks why, with no reason chosen beforehand. */
export function declinePage(frame: Frame, view: DeclineView): Html {
  const t = textsFor(frame);
  const missing = view.state === 'missing';
  const title = t(view.recorded ? 'review.lateTitle' : 'review.declineTitle');
  const notice = missing
    ? errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: [{ text: t('review.reasonMissing'), href: '#reason' }],
      })
    : view.state === undefined
      ? ''
      : notificationBanner({ titleText: t('important'), text: t('review.pressAgain'), role: 'alert' });
  return framed(frame, {
    title,
    errorTitle: view.state !== undefined,
    backToList: true,
    body: html`<div class="app-measure">${notice}<h1 class="govuk-heading-l">${title}</h1>${lead(t(view.recorded ? 'review.lateLead' : 'review.declineLead'))}
<form method="post" action="/review/tasks/${view.taskId}/decline" novalidate>${csrfField(view.csrf)}${radios({
      name: 'reason',
      fieldset: { legend: { text: t('review.declineQuestion'), classes: 'govuk-fieldset__legend--m' } },
      errorMessage: missing ? { text: t('review.reasonMissing'), visuallyHiddenText: t('error') } : undefined,
      items: Object.entries(declineReasons)
        .filter(([, { because }]) => !view.recorded || because === 'conflict')
        .map(([value, { text }]) => ({ value, text: t(text) })),
    })}${buttonGroup(
      button({ text: t('review.declineButton'), preventDoubleClick: true }),
      view.mayGoBack
        ? html`<a class="govuk-link" href="/review/tasks/${view.taskId}">${t('review.declineBack')}</a>`
        : '',
    )}</form></div>`,
  });
}

/** After giving an application back. */
export function declinedPage(frame: Frame, at: string, zone: string): Html {
  const t = textsFor(frame);
  return plainPage(
    frame,
    t('review.declinedTitle'),
    [lead(t('review.declinedLead', { at: formatMoment(at, frame.language, zone) })), t('review.overNothing')],
    { backToList: true },
  );
}

/** Something declared joins the reviewer to the application: nothing of it is shown. */
export function conflictPage(frame: Frame, taskId: string): Html {
  const t = textsFor(frame);
  return plainPage(
    frame,
    t('review.conflictTitle'),
    [
      lead(t('review.conflictLead')),
      t('review.conflictNext'),
      button({ text: t('review.conflictButton'), href: `/review/tasks/${taskId}/decline` }),
    ],
    { backToList: true },
  );
}
