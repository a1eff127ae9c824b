import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, buttonGroup, panel, summaryList, textarea } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from '../pages/dates.ts';
import { interviewText } from './interview-part.ts';
import type { InterviewModel } from './model.ts';

/** When and where, with the file for a calendar and what can still be changed; or what became of it. */
export function interviewPage(assets: Assets, request: WebRequest, model: InterviewModel): WebResponse {
  const { application, program, plan, interview, needs } = model;
  const { language } = request;
  const t = pageTexts(language);
  const own = `${pathOf(application)}/interview`;
  const { contact } = program;
  const head = {
    title: `${t('interview.title')} – ${program.title[language]}`,
    backLink: { href: pathOf(application) },
  };
  if (interview.status !== 'booked')
    return answerPage(assets, request, {
      ...head,
      body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('interview.title')}</h1>
<p class="govuk-body">${interviewText(model, language)}</p>
<p class="govuk-body">${mailTo(contact.email)}${contact.phone === undefined ? '' : html`, ${contact.phone}`}</p>
</div></div>`,
    });
  const { startsAt, place } = interview.appointment;
  return answerPage(assets, request, {
    ...head,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${panel({ titleText: t('interview.booked'), text: momentText(startsAt, program, language) })}
${summaryList({
  rows: [
    { key: t('interview.when'), value: momentText(startsAt, program, language) },
    { key: t('interview.length'), value: t('interview.minutes', { minutes: plan.minutes }) },
    { key: t('interview.where'), value: html`<span class="app-typed">${place}</span>` },
    {
      key: t('interview.yourNeeds'),
      value: needs === '' ? t('interview.noNeeds') : html`<span class="app-typed">${needs}</span>`,
    },
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="${own}/calendar">${t('interview.calendar')}</a><br><span class="govuk-hint">${t('interview.calendarHint')}</span></p>
<p class="govuk-body">${plan.how[language]}</p>
${
  model.movable
    ? html`<p class="govuk-body">${t('interview.changeUntil')}</p>${buttonGroup(
        button({
          text: t('interview.change'),
          href: `${own}/change`,
          classes: 'govuk-button--secondary',
        }),
        html`<a class="govuk-link" href="${own}/decline">${t('interview.dontWant')}</a>`,
      )}`
    : html`<p class="govuk-body">${t('interview.fixed')} ${mailTo(contact.email)}${contact.phone === undefined ? '' : html`, ${contact.phone}`}</p>`
}
</div></div>`,
  });
}

const mailTo = (email: string) => html`<a class="govuk-link" href="mailto:${email}">${email}</a>`;

/** Asks once more before somebody gives up an interview; why is theirs to say or not. */
export function declinePage(assets: Assets, request: WebRequest, model: InterviewModel): WebResponse {
  const { application, program, csrf } = model;
  const { language } = request;
  const t = pageTexts(language);
  const own = `${pathOf(application)}/interview`;
  return answerPage(assets, request, {
    title: `${t('interview.declineTitle')} – ${program.title[language]}`,
    backLink: { href: own },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('interview.declineTitle')}</h1>
<p class="govuk-body">${t('interview.declineText')}</p>
<form action="${own}/decline" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
${textarea({ name: 'reason', label: t('interview.declineWhy'), hint: t('interview.declineWhyHint'), rows: 3 })}
${buttonGroup(
  button({ text: t('interview.declineYes'), classes: 'govuk-button--warning', preventDoubleClick: true }),
  html`<a class="govuk-link" href="${own}">${t('interview.declineBack')}</a>`,
)}
</form>
</div></div>`,
  });
}
