import { formatMoment } from '../../../shared/messages/values.ts';
import { button, buttonGroup } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { type Frame, lead, plainPage, textsFor } from './frame.ts';
import { questionPage } from './question-page.ts';

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
  const reasons = Object.entries(declineReasons).filter(
    ([, { because }]) => !view.recorded || because === 'conflict',
  );
  return questionPage(frame, {
    title: t(view.recorded ? 'review.lateTitle' : 'review.declineTitle'),
    lead: t(view.recorded ? 'review.lateLead' : 'review.declineLead'),
    action: `/review/tasks/${view.taskId}/decline`,
    name: 'reason',
    csrf: view.csrf,
    question: t('review.declineQuestion'),
    items: reasons.map(([value, { text }]) => ({ value, text: t(text) })),
    missing: t('review.reasonMissing'),
    state: view.state,
    buttons: buttonGroup(
      button({ text: t('review.declineButton'), preventDoubleClick: true }),
      view.mayGoBack
        ? html`<a class="govuk-link" href="/review/tasks/${view.taskId}">${t('review.declineBack')}</a>`
        : '',
    ),
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
