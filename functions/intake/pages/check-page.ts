import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  checkboxes,
  errorSummary,
  notificationBanner,
  summaryList,
} from '../../../shared/web/components/index.ts';
import { answerText, checkAnswers } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { documentsShown } from '../documents/shown.ts';
import {
  correctingOf,
  type DraftForm,
  type Flaw,
  helperOf,
  pagePath,
  pagesOf,
  pathOf,
  typedAnswers,
  typedYou,
} from '../draft-form.ts';
import { type Waits, waitingPart } from '../people/waiting-part.ts';
import { youPage } from '../you-page.ts';

interface Model {
  readonly form: DraftForm;
  readonly flaws: readonly Flaw[];
  /** Whose answer has to come first, and whether somebody was asked for it. */
  readonly waits: readonly Waits[];
  /** Why it could not be sent, after somebody tried. */
  readonly problem: 'flaws' | 'declaration' | 'people' | undefined;
}

/** All answers before they are sent, each with a way to change it, and what is still missing. */
export function checkPage(assets: Assets, request: WebRequest, model: Model): WebResponse {
  const { form, flaws, waits, problem } = model;
  const { language } = request;
  const t = pageTexts(language);
  const pages = pagesOf(form, language);
  const last = pages.at(-1) ?? youPage;
  const context = { program: form.program, answers: typedAnswers(form), asOf: form.asOf };
  const count = pages.length + 1;
  return answerPage(assets, request, {
    statusCode: problem ? 422 : 200,
    title: `${t('check.title')} – ${form.program.title[language]}`,
    errorTitle: problem !== undefined,
    path: `${pathOf(form.loaded.application)}/check`,
    backLink: { href: pagePath(form, last.id) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${notice(model, t)}
<span class="govuk-caption-l">${t('stepOf', { step: count, of: count })}</span>
<h1 class="govuk-heading-l">${t('check.title')}</h1>
<p class="govuk-body">${t(form.correcting ? 'correct.checkIntro' : 'check.intro', { program: form.program.title[language] })}</p>
${aboutYou(form, t, language)}
${checkAnswers(context, language, (page) => `${pagePath(form, page.id)}?from=check`, documentsShown(form.program, form.documents, form.loaded.key, language))}
${waitingPart(waits, `${pathOf(form.loaded.application)}/people`, language)}
${
  waits.length > 0
    ? ''
    : flaws.length > 0
      ? html`<p class="govuk-body">${t('check.notYet')}</p>`
      : html`<h2 class="govuk-heading-m">${t('check.send')}</h2>
<p class="govuk-body">${t(form.correcting ? 'correct.once' : 'check.once')}</p>
<form action="${pathOf(form.loaded.application)}/submit" method="post" novalidate>
<input type="hidden" name="csrf" value="${form.csrf}">
<input type="hidden" name="correcting" value="${correctingOf(form)}">
${checkboxes({
  name: 'declaration',
  items: [{ value: 'yes', text: declarationOf(form, t) }],
  ...(problem === 'declaration'
    ? { errorMessage: { text: t('check.declarationNeeded'), visuallyHiddenText: t('error') } }
    : {}),
})}
${button({ text: t(form.correcting ? 'correct.sendButton' : 'check.sendButton'), preventDoubleClick: true })}
</form>`
}
</div></div>`,
  });
}

/** What keeps the application from being sent, each with a link to where it is put right. */
function notice({ form, flaws, problem }: Model, t: PageTexts): Html {
  const links = flaws.map((flaw) => ({
    text: labelled(flaw),
    href: `${pagePath(form, flaw.page.id)}?from=check#${flaw.fieldId}`,
  }));
  if (problem === 'declaration')
    return errorSummary({
      titleText: t('thereIsAProblem'),
      errorList: [{ text: t('check.declarationNeeded'), href: '#declaration' }],
    });
  if (problem === 'flaws') return errorSummary({ titleText: t('thereIsAProblem'), errorList: links });
  if (links.length === 0) return html``;
  return notificationBanner({
    titleText: t('important'),
    content: html`<p class="govuk-notification-banner__heading">${t('check.missing', { count: links.length })}</p>
<ul class="govuk-list govuk-list--bullet">${links.map(
      ({ text, href }) =>
        html`<li><a class="govuk-notification-banner__link" href="${href}">${text}</a></li>`,
    )}</ul>`,
  });
}

/** A fault that does not say which question it is about gets the question before it. */
const labelled = ({ label, detail }: Flaw) =>
  label === undefined || detail.includes(label) ? detail : `${label} – ${detail}`;

/** Whoever fills it in for somebody else says so. */
function declarationOf(form: DraftForm, t: PageTexts): string {
  const helper = helperOf(form);
  return helper ? t('check.declarationHelped', { name: helper.name }) : t('check.declaration');
}

function aboutYou(form: DraftForm, t: PageTexts, language: WebRequest['language']): Html {
  const typed = typedYou(form);
  const rows = youPage.fields.map((field) => ({
    key: field.label[language],
    value: { text: answerText(field, typed[field.id], language) },
    actions: {
      items: [
        {
          href: `${pagePath(form, youPage.id)}?from=check`,
          text: t('change'),
          visuallyHiddenText: field.label[language],
        },
      ],
    },
  }));
  return html`<section class="app-section"><h2 class="govuk-heading-m">${youPage.title[language]}</h2>${summaryList({ rows })}</section>`;
}
