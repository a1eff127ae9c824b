import type { Language } from '../../../shared/domain/text.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { button, insetText } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from '../pages/dates.ts';
import type { InterviewModel } from './model.ts';

/** How an interview stands, in a sentence. */
export function interviewText({ interview, program, state }: InterviewModel, language: Language): string {
  const t = pageTexts(language);
  const moment = (at: string) => momentText(at, program, language);
  if (state === 'late') return t('interview.late', { by: moment(interview.answerBy) });
  switch (interview.status) {
    case 'invited':
      return t('interview.invited', { by: moment(interview.answerBy) });
    case 'booked':
      return t('interview.bookedAt', { at: moment(interview.appointment.startsAt) });
    case 'held':
    case 'missed':
      return t(`interview.${interview.status}`, { at: moment(interview.appointment.startsAt) });
    case 'declined':
    case 'closed':
      return t(`interview.${interview.status}`);
  }
}

/** The interview on the page that says where an application stands, while it is still to be decided. */
export function interviewPart(model: InterviewModel | undefined, language: Language): Html {
  if (!model || (model.application.status !== 'reviewed' && model.application.status !== 'in-review'))
    return html``;
  const t = pageTexts(language);
  const href = `${pathOf(model.application)}/interview`;
  const text = html`<p class="govuk-body"><strong>${interviewText(model, language)}</strong></p>`;
  if (model.state === 'invited')
    return html`${insetText({ text })}${button({ text: t('interview.go'), href })}`;
  return insetText({
    text: html`${text}<p class="govuk-body"><a class="govuk-link" href="${href}">${t('interview.see')}</a></p>`,
  });
}
