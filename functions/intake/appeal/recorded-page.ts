import type { Appeal } from '../../../shared/domain/appeals/appeal.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import type { Rule } from '../../../shared/domain/program/rule.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { insetText } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from '../pages/dates.ts';

export interface RecordedModel {
  readonly application: Application;
  readonly program: Program;
  readonly appeal: Appeal;
  readonly email: string;
  readonly words: string;
  /** Why it was decided so; undefined while it is open. */
  readonly reason: string | undefined;
  /** The rules that decided at first, as far as they may be told. */
  readonly told: readonly Rule[];
  readonly now: string;
}

const titles = {
  open: 'appeal.doneTitle',
  upheld: 'appeal.upheldTitle',
  granted: 'appeal.grantedTitle',
} as const;

/** What was asked, what happens with it by when, and what came of it. */
export function recordedPage(assets: Assets, request: WebRequest, model: RecordedModel): WebResponse {
  const { application, program, appeal, words, told } = model;
  const { language } = request;
  const t = pageTexts(language);
  const title = t(titles[appeal.status]);
  const chosen = told.filter(({ id }) => appeal.rules.includes(id));
  return answerPage(assets, request, {
    title: `${title} – ${program.title[language]}`,
    backLink: { href: pathOf(application) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${title}</h1>
${standing(model, request)}
${chosen.length > 0 ? html`<h2 class="govuk-heading-m">${t('appeal.yourReasons')}</h2>${list(chosen.map(({ reason }) => reason.text[language]))}` : ''}
<h2 class="govuk-heading-m">${t('appeal.yourWords')}</h2>
<p class="govuk-body">${t('appeal.received', { at: momentText(appeal.receivedAt, program, language) })}</p>
${typed(words)}
<p class="govuk-body"><a class="govuk-link" href="${pathOf(application)}">${t('appeal.back')}</a></p>
</div></div>`,
  });
}

/** Where it stands: by when somebody decides, or how and why it was decided. */
function standing(
  { program, appeal, email, reason, told, now }: RecordedModel,
  { language }: WebRequest,
): Html {
  const t = pageTexts(language);
  if (appeal.status === 'open') {
    const by = momentText(appeal.decideBy, program, language);
    const { email: contact } = program.contact;
    return now > appeal.decideBy
      ? html`<p class="govuk-body">${t('appeal.late', { by })} <a class="govuk-link" href="mailto:${contact}">${contact}</a></p>`
      : html`<p class="govuk-body">${t('appeal.next', { by, email })}</p><p class="govuk-body">${t('appeal.until')}</p>`;
  }
  const upheld = appeal.status === 'upheld';
  // Of credit only the published factors are told (12 CFR 1002.9(b)(2)).
  const wrote = upheld && program.family === 'financing' ? undefined : reason;
  return html`<p class="govuk-body">${t('appeal.decided', { at: momentText(appeal.decidedAt, program, language) })}</p>
${upheld && told.length > 0 ? html`<h2 class="govuk-heading-m">${t('appeal.stillReasons')}</h2>${list(told.map((rule) => rule.reason.text[language]))}` : ''}
${wrote === undefined ? '' : html`<h2 class="govuk-heading-m">${t('appeal.wrote')}</h2>${typed(wrote)}`}`;
}

const typed = (text: string): Html => insetText({ text: html`<div class="app-typed">${text}</div>` });
const list = (items: readonly Content[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
