import { errorSummary, notificationBanner, radios } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { csrfField, type Frame, framed, lead, textsFor } from './frame.ts';

/** One question about a task, with nothing chosen beforehand. */
export interface QuestionView {
  readonly title: string;
  readonly lead: string;
  /** Where the answer is sent, and the control's name. */
  readonly action: string;
  readonly name: string;
  readonly csrf: string;
  readonly question: string;
  readonly items: readonly { readonly value: string; readonly text: string }[];
  /** What is said where nothing was chosen. */
  readonly missing: string;
  readonly state: 'missing' | 'session-changed' | undefined;
  readonly buttons: Html;
}

/** A page that asks one thing. */
export function questionPage(frame: Frame, view: QuestionView): Html {
  const t = textsFor(frame);
  const missing = view.state === 'missing';
  const notice = missing
    ? errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: [{ text: view.missing, href: `#${view.name}` }],
      })
    : view.state === undefined
      ? ''
      : notificationBanner({ titleText: t('important'), text: t('review.pressAgain'), role: 'alert' });
  return framed(frame, {
    title: view.title,
    errorTitle: view.state !== undefined,
    backToList: true,
    body: html`<div class="app-measure">${notice}<h1 class="govuk-heading-l">${view.title}</h1>${lead(view.lead)}
<form method="post" action="${view.action}" novalidate>${csrfField(view.csrf)}${radios({
      name: view.name,
      fieldset: { legend: { text: view.question, classes: 'govuk-fieldset__legend--m' } },
      errorMessage: missing ? { text: view.missing, visuallyHiddenText: t('error') } : undefined,
      items: [...view.items],
    })}${view.buttons}</form></div>`,
  });
}
