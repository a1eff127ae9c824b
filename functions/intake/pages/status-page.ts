import type { AppealState } from '../../../shared/cases/appeals/appealable.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { allows, publicLabel } from '../../../shared/domain/application/status.ts';
import type { AuditEvent } from '../../../shared/domain/audit.ts';
import { asksOnlyOthers } from '../../../shared/domain/people/party.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language, LocalizedText } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, insetText, summaryList, tag } from '../../../shared/web/components/index.ts';
import { publicStatusTag, timeline } from '../../../shared/web/extras.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { letterLink } from '../../../shared/web/letter-link.ts';
import { pathOf } from '../draft-form.ts';
import { interviewPart } from '../interview/interview-part.ts';
import type { InterviewModel } from '../interview/model.ts';
import { momentText } from './dates.ts';
import { happenings } from './happenings.ts';
import { whatNext } from './what-next.ts';

/** What the status page is made from. */
export interface StatusModel {
  readonly application: Exclude<Application, { status: 'draft' }>;
  readonly program: Program;
  readonly events: readonly AuditEvent[];
  /** The reasons of a refusal that may be told. */
  readonly reasons: readonly LocalizedText[];
  /** Whether what was sent may be corrected now. */
  readonly correction: 'possible' | 'begun' | undefined;
  /** Whether questions wait that are asked after an acceptance; undefined where there are none for this person. */
  readonly afterOffer: 'open' | 'done' | undefined;
  /** The date of what was asked has passed, and the clock has not ended the application yet. */
  readonly late: boolean;
  /** By when to answer that it is not the second application of one person; nothing where that is not asked. */
  readonly samePersonBy: string | undefined;
  /** Where somebody was invited to one. */
  readonly interview: InterviewModel | undefined;
  /** What can be done about a refusal by the rules, or was. */
  readonly appeal: AppealState;
  /** How whoever withdrew or does not qualify applies again, while the program takes applications. */
  readonly again: { readonly csrf: string } | { readonly href: string } | undefined;
}

/** Where an application stands, what happens next and by when, and what happened so far. */
export function statusPage(assets: Assets, request: WebRequest, model: StatusModel): WebResponse {
  const { application, program, events } = model;
  const { language } = request;
  const t = pageTexts(language);
  const submittedAt = 'submittedAt' in application ? application.submittedAt : undefined;
  return answerPage(assets, request, {
    title: `${t(asksOthers(application) ? 'status.waitsForOthers' : `publicStatus.${publicLabel(application.status)}`)} – ${program.title[language]}`,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('status.title')}</h1>
${summaryList({
  rows: [
    { key: t('status.now'), value: { text: statusTag(application, language) } },
    { key: t('status.reference'), value: application.reference },
    ...(submittedAt
      ? [{ key: t('status.received'), value: momentText(submittedAt, program, language) }]
      : []),
  ],
})}
<h2 class="govuk-heading-m">${t('status.next')}</h2>
${interviewPart(model.interview, language)}
${whatNext(model, language)}
${letterLink(application, language)}
${samePersonPart(model, t, language)}
${againPart(model, t)}
${correctionPart(model, t)}
${
  submittedAt && application.status !== 'ineligible'
    ? html`<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}/print">${t('print.link')}</a></p>`
    : ''
}
<h2 class="govuk-heading-m">${t('status.happened')}</h2>
${timeline(happenings(events, program, language))}
<h2 class="govuk-heading-m">${t('status.help')}</h2>
<p class="govuk-body">${t('status.contact', { reference: application.reference })} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a>${
      program.contact.phone === undefined ? '' : html`, ${program.contact.phone}`
    }</p>
${
  program.people.length > 0
    ? html`<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}/people">${t('people.link')}</a></p>`
    : ''
}
${
  allows('withdraw', application.status)
    ? html`<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}/withdraw">${t('status.withdraw')}</a></p>`
    : ''
}
</div></div>`,
  });
}

const asksOthers = (application: StatusModel['application']) =>
  application.status === 'info-requested' && asksOnlyOthers(application.askedFor);

/** Where it stands; while only others are waited for, nothing is needed of the applicant. */
const statusTag = (application: StatusModel['application'], language: Language): Html =>
  asksOthers(application)
    ? tag({ text: pageTexts(language)('status.waitsForOthers'), classes: 'govuk-tag--blue' })
    : publicStatusTag(application.status, language);

/** The way to correct what was sent, and what stands until that is done. */
function correctionPart({ application, correction }: StatusModel, t: PageTexts): Html {
  if (correction === undefined) return html``;
  const text = html`<a class="govuk-link" href="${pathOf(application)}/correct">${t(correction === 'begun' ? 'correct.goOn' : 'correct.link')}</a>`;
  return correction === 'begun'
    ? insetText({
        text: html`<p class="govuk-body">${t('correct.begun')}</p><p class="govuk-body">${text}</p>`,
      })
    : html`<p class="govuk-body">${text}</p>`;
}

/** Nothing here ends without the applicant having been asked. */
function samePersonPart(
  { application, program, samePersonBy }: StatusModel,
  t: PageTexts,
  language: Language,
): Html {
  if (samePersonBy === undefined) return html``;
  return insetText({
    text: html`<p class="govuk-body"><strong>${t('same.notice', { by: momentText(samePersonBy, program, language) })}</strong></p>
<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}/same-person">${t('same.answer')}</a></p>`,
  });
}

/** A new application with the old answers in its boxes. */
function againPart({ application, again }: StatusModel, t: PageTexts): Html {
  if (again === undefined) return html``;
  if ('href' in again)
    return html`<p class="govuk-body"><a class="govuk-link" href="${again.href}">${t('again.begun')}</a></p>`;
  return html`<form action="${pathOf(application)}/again" method="post">
<input type="hidden" name="csrf" value="${again.csrf}">
<p class="govuk-body">${t(application.status === 'ineligible' ? 'again.whatIneligible' : 'again.what')}</p>
${button({ text: t('again.start'), classes: application.status === 'ineligible' ? 'govuk-button--secondary' : undefined, preventDoubleClick: true })}
</form>`;
}
