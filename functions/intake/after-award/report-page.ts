import type { Answers, Page } from '../../../shared/domain/program/fields.ts';
import { addressOf, page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { type FormError, questionForm, renderPage } from '../../../shared/web/forms/index.ts';
import { type AwardModel, awardPath } from './model.ts';

/** A report is one page of the program's own questions. */
export function reportPage(
  assets: Assets,
  request: WebRequest,
  model: AwardModel,
  view: { readonly page: Page; readonly typed: Answers; readonly errors: readonly FormError[] },
): WebResponse {
  const { language } = request;
  const { page, typed, errors } = view;
  return answerPage(assets, request, {
    statusCode: errors.length > 0 ? 422 : 200,
    title: `${page.title[language]} – ${model.program.title[language]}`,
    errorTitle: errors.length > 0,
    languageForm: questionForm,
    backLink: { href: awardPath(model) },
    body: renderPage({
      ...{ page, errors, language, program: { pages: [page] }, answers: typed, asOf: model.today },
      csrf: model.csrf,
      version: 0,
      mayLeave: false,
      action: `${addressOf(request)}?lang=${language}`,
      continueText: pageTexts(language)('award.sendReport'),
    }),
  });
}
