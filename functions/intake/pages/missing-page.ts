import type { AskedDraft } from '../../../shared/cases/screening/asked-draft.ts';
import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import type { Document } from '../../../shared/domain/documents/document.ts';
import type { Answers, Page } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { VaultKey } from '../../../shared/store/vault.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { insetText } from '../../../shared/web/components/index.ts';
import {
  type FormError,
  type FormProgram,
  questionForm,
  renderPage,
} from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import { documentsShown } from '../documents/shown.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from './dates.ts';

/** What the page of missing answers is made from. */
export interface MissingModel {
  readonly application: ApplicationIn<'info-requested'>;
  readonly whole: Program;
  /** Exactly what was asked. */
  readonly page: Page;
  readonly program: FormProgram;
  /** What was sent before. */
  readonly answers: Answers;
  /** What was typed since, and not sent yet. */
  readonly draft: AskedDraft;
  /** The application's files, and the key to their names. */
  readonly documents: readonly Document[];
  readonly key: VaultKey;
  readonly asOf: string;
  readonly errors: readonly FormError[];
  readonly csrf: string;
}

/** What happens if nothing comes by the date: for credit, in the words of 12 CFR 1002.9(c)(2). */
export const silenceOf = ({ family }: Program) =>
  family === 'financing' ? 'next.informationSilenceCredit' : 'next.informationSilence';

/** Asks for exactly what is missing, and says by when and what silence does. */
export function missingPage(assets: Assets, request: WebRequest, model: MissingModel): WebResponse {
  const { application, whole, page, program, answers, asOf, errors, csrf, documents, key, draft } = model;
  const { language } = request;
  const t = pageTexts(language);
  const silence = application.invitedAt ? 'next.invitedSilence' : silenceOf(whole);
  const intro = (one: 'en' | 'es') =>
    `${pageTexts(one)(application.invitedAt ? 'missing.invited' : 'missing.intro', { by: momentText(application.answerBy, whole, one) })} ${pageTexts(one)(silence)}`;
  const own = `${pathOf(application)}/missing`;
  return answerPage(assets, request, {
    statusCode: errors.length > 0 ? 422 : 200,
    title: `${page.title[language]} – ${whole.title[language]}`,
    errorTitle: errors.length > 0,
    backLink: { href: pathOf(application) },
    languageForm: questionForm,
    body: html`${renderPage({
      page: { ...page, intro: { en: intro('en'), es: intro('es') } },
      program,
      answers: { ...answers, ...draft.typed },
      asOf,
      errors,
      language,
      csrf,
      documents: documentsShown(whole, documents, key, language),
      version: draft.version,
      mayLeave: true,
      action: own,
      continueText: t('missing.send'),
    })}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${insetText({ text: html`<p class="govuk-body">${t('missing.saved')}</p><p class="govuk-body">${t('form.reference')} <strong>${application.reference}</strong></p>` })}
</div></div>`,
  });
}
