import type { Appealable, AppealState } from '../../../shared/cases/appeals/appealable.ts';
import type { Said, SaidWrong } from '../../../shared/cases/appeals/file-appeal.ts';
import { mostWords } from '../../../shared/domain/appeals/appeal.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, characterCount, checkboxes, errorSummary } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from '../pages/dates.ts';

export interface AppealPageModel {
  readonly application: Application;
  readonly program: Program;
  readonly standing: Appealable;
  /** What was sent and could not be taken. */
  readonly said: Said;
  readonly wrong: readonly SaidWrong[];
  readonly csrf: string;
}

/** Which reasons are wrong, and why: until when, and what silence does. */
export function appealFormPage(assets: Assets, request: WebRequest, model: AppealPageModel): WebResponse {
  const { application, program, standing, said, wrong, csrf } = model;
  const { language } = request;
  const t = pageTexts(language);
  const own = pathOf(application);
  const noRule = wrong.includes('no-rule') ? t('appeal.whichNeeded') : undefined;
  const noWords = wrong.includes('no-words')
    ? t('appeal.whyNeeded')
    : wrong.includes('too-long')
      ? t('appeal.tooLong')
      : undefined;
  const error = (text: string | undefined) =>
    text === undefined ? {} : { errorMessage: { text, visuallyHiddenText: t('error') } };
  const errors = [
    ...(noRule === undefined ? [] : [{ text: noRule, href: '#rule' }]),
    ...(noWords === undefined ? [] : [{ text: noWords, href: '#words' }]),
  ];
  return answerPage(assets, request, {
    statusCode: errors.length > 0 ? 422 : 200,
    title: `${t('appeal.title')} – ${program.title[language]}`,
    errorTitle: errors.length > 0,
    backLink: { href: own },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${errors.length > 0 ? errorSummary({ titleText: t('thereIsAProblem'), errorList: errors }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('appeal.title')}</h1>
<p class="govuk-body">${t('appeal.lead')}</p>
<p class="govuk-body"><strong>${t('appeal.once', { by: momentText(standing.until, program, language) })}</strong></p>
<form action="${own}/appeal" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
${
  standing.told.length === 0
    ? ''
    : checkboxes({
        name: 'rule',
        fieldset: { legend: { text: t('appeal.which'), classes: 'govuk-fieldset__legend--m' } },
        hint: { text: t('appeal.whichHint') },
        values: said.rules,
        items: standing.told.map(({ id, reason }) => ({ value: id, text: reason.text[language] })),
        ...error(noRule),
      })
}
${characterCount({
  name: 'words',
  label: { text: t('appeal.why'), classes: 'govuk-label--m' },
  hint: { text: t('appeal.whyHint') },
  rows: 10,
  maxwords: mostWords,
  limitText: t('wordLimit', { count: mostWords }),
  value: said.words,
  ...error(noWords),
})}
${button({ text: t('appeal.send'), preventDoubleClick: true })}
</form>
</div></div>`,
  });
}

/** Why it cannot be asked for, and what can be done all the same. */
export function notAppealablePage(
  assets: Assets,
  request: WebRequest,
  model: {
    readonly application: Application;
    readonly program: Program;
    readonly state: Extract<AppealState, { kind: 'over' | 'applied-again' }>;
  },
): WebResponse {
  const { application, program, state } = model;
  const { language } = request;
  const t = pageTexts(language);
  const { email, phone } = program.contact;
  const over = state.kind === 'over';
  const title = t(over ? 'appeal.overTitle' : 'appeal.againTitle');
  return answerPage(assets, request, {
    title: `${title} – ${program.title[language]}`,
    backLink: { href: pathOf(application) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${title}</h1>
${
  over
    ? html`<p class="govuk-body">${t('appeal.over', { by: momentText(state.until, program, language) })}</p>
<p class="govuk-body">${t('appeal.overContact', { reference: application.reference })} <a class="govuk-link" href="mailto:${email}">${email}</a>${phone === undefined ? '' : html`, ${phone}`}</p>`
    : html`<p class="govuk-body">${t('appeal.again')}</p>
<p class="govuk-body"><a class="govuk-link" href="/applications/${state.next}">${t('again.begun')}</a></p>`
}
<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}">${t('appeal.back')}</a></p>
</div></div>`,
  });
}
