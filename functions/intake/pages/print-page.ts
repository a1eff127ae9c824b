import type { Sent } from '../../../shared/cases/intake/receipt-of.ts';
import type { Application, Person } from '../../../shared/domain/application/application.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { asksWho, withoutDemographics } from '../../../shared/domain/program/demographics.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { answerText, checkAnswers } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { youPage } from '../you-page.ts';
import { exactMoment } from './dates.ts';
import { receiptPart } from './receipt-part.ts';

interface Model {
  readonly application: Application;
  readonly program: Program;
  readonly person: Person;
  /** Everything sent, the first one first. */
  readonly sent: readonly Sent[];
  /** What is shown. */
  readonly one: Sent;
}

/** Everything that was sent, with its receipt, fit for paper. */
export function printPage(assets: Assets, request: WebRequest, model: Model): WebResponse {
  const { application, program, person, sent, one } = model;
  const { language } = request;
  const t = pageTexts(language);
  const asOf = civilDateIn(program.zone, one.snapshot.receivedAt);
  const others = sent.filter((other) => other !== one);
  return answerPage(assets, request, {
    title: `${t('print.title')} – ${program.title[language]}`,
    backLink: { href: pathOf(application) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('print.title')}</h1>
<p class="govuk-body app-screen-only">${t('print.how')}</p>
${summaryList({
  rows: [
    { key: t('status.reference'), value: application.reference },
    ...(['name', 'email'] as const).flatMap((id) => {
      const field = youPage.fields.find((found) => found.id === id);
      return field
        ? [{ key: field.label[language], value: { text: answerText(field, person[id], language) } }]
        : [];
    }),
  ],
})}
${
  one === sent.at(-1)
    ? ''
    : html`<p class="govuk-body"><strong>${t('print.earlier', { at: exactMoment(one.snapshot.receivedAt, program, language) })}</strong></p>`
}
${checkAnswers({ program: withoutDemographics(program), answers: one.snapshot.answers, asOf }, language, undefined)}
${asksWho(program) ? html`<p class="govuk-body">${t('print.apart')}</p>` : ''}
<section class="app-section"><h2 class="govuk-heading-m">${t('print.receipt')}</h2>
${receiptPart(model, one, language)}</section>
${
  others.length === 0
    ? ''
    : html`<section class="app-screen-only"><h2 class="govuk-heading-m">${t('print.others')}</h2>
<ul class="govuk-list govuk-list--bullet">${others.map(
        ({ number, snapshot }) =>
          html`<li><a class="govuk-link" href="${pathOf(application)}/print?version=${number}">${t('print.sentAt', { at: exactMoment(snapshot.receivedAt, program, language) })}</a></li>`,
      )}</ul></section>`
}
</div></div>`,
  });
}
