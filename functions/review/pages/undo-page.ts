import { formatMoment } from '../../../shared/messages/values.ts';
import { button, errorSummary, notificationBanner, radios } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { csrfField, type Frame, framed, lead, plainPage, textsFor } from './frame.ts';

export interface UndoView {
  readonly taskId: string;
  readonly reference: string;
  readonly csrf: string;
  readonly zone: string;
  /** ISO instant; undefined where it is too late. */
  readonly until: string | undefined;
  readonly state?: 'missing' | 'session-changed' | undefined;
}

/** Asks whether to take a recorded review back, with nothing chosen beforehand. */
export function undoPage(frame: Frame, view: UndoView): Html {
  const t = textsFor(frame);
  const { until } = view;
  if (until === undefined)
    return plainPage(
      frame,
      t('review.undoLateTitle'),
      [lead(t('review.undoLate')), t('review.undoLateAsk')],
      {
        backToList: true,
      },
    );
  const missing = view.state === 'missing';
  const title = t('review.undoTitle', { reference: view.reference });
  const notice = missing
    ? errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: [{ text: t('review.undoMissing'), href: '#takeBack' }],
      })
    : view.state === undefined
      ? ''
      : notificationBanner({ titleText: t('important'), text: t('review.pressAgain'), role: 'alert' });
  return framed(frame, {
    title,
    errorTitle: view.state !== undefined,
    backToList: true,
    body: html`<div class="app-measure">${notice}<h1 class="govuk-heading-l">${title}</h1>${lead(t('review.undoLead', { until: formatMoment(until, frame.language, view.zone) }))}
<form method="post" action="/review/tasks/${view.taskId}/undo" novalidate>${csrfField(view.csrf)}${radios({
      name: 'takeBack',
      fieldset: { legend: { text: t('review.undoQuestion'), classes: 'govuk-fieldset__legend--m' } },
      errorMessage: missing ? { text: t('review.undoMissing'), visuallyHiddenText: t('error') } : undefined,
      items: [
        { value: 'yes', text: t('review.undoYes') },
        { value: 'no', text: t('review.undoNo') },
      ],
    })}${button({ text: t('continue'), preventDoubleClick: true })}</form></div>`,
  });
}
