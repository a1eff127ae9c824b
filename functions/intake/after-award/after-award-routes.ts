import { answerHold } from '../../../shared/cases/after-award/hold.ts';
import { submitReport } from '../../../shared/cases/after-award/report.ts';
import { reportOf } from '../../../shared/domain/after-award/steps.ts';
import type { Page } from '../../../shared/domain/program/fields.ts';
import { applicantForm, applicantPage, type Held } from '../../../shared/http/applicant-session.ts';
import { errorPages } from '../../../shared/http/error-pages.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import { receivedBy } from '../../../shared/http/received.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { readPage } from '../../../shared/web/forms/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { pathOf } from '../draft-form.ts';
import { answerHoldPage, mostLetters } from './answer-page.ts';
import { awardPage } from './award-page.ts';
import { type AwardModel, awardPath, pageOfReport, readAwardModel } from './model.ts';
import { reportPage } from './report-page.ts';

const own = '/applications/{applicationId}/award';

/** What follows an acceptance: where it stands, its reports, and the answer to a hold. */
export function afterAwardRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, own, (request, held) => onAward(held, (model) => awardPage(assets, request, model))),
    applicantPage(deps, `${own}/{page}`, (request, held) =>
      onAward(held, (model) =>
        request.param('page') === 'answer'
          ? toAnswer(request, model)
          : onReport(request, model, (page) =>
              reportPage(assets, request, model, { page, typed: {}, errors: [] }),
            ),
      ),
    ),
    applicantForm(deps, `${own}/{page}`, { keeps: true }, (request, held, sent) =>
      onAward(held, (model) =>
        request.param('page') === 'answer'
          ? answer(request, model, sent)
          : onReport(request, model, (page) => send(request, model, page, sent)),
      ),
    ),
  ];

  async function onAward(
    held: Held,
    show: (model: AwardModel) => Promise<WebResponse> | WebResponse,
  ): Promise<WebResponse> {
    const model = await readAwardModel(store, held);
    return model ? show(model) : seeOther(pathOf(held.loaded.application));
  }

  /** A report that is open; one that was sent, or is asked no more, leads back to the award. */
  function onReport(
    request: WebRequest,
    model: AwardModel,
    show: (page: Page) => Promise<WebResponse> | WebResponse,
  ): Promise<WebResponse> | WebResponse {
    const plan = model.plan.reports.find(({ id }) => id === request.param('page'));
    if (!plan) return errorPages(assets).notFound(request);
    const open = reportOf(model.award, plan.id)?.state === 'open' && model.award.state !== 'stopped';
    return open ? show(pageOfReport(plan)) : seeOther(awardPath(model));
  }

  async function send(
    request: WebRequest,
    model: AwardModel,
    page: Page,
    sent: URLSearchParams,
  ): Promise<WebResponse> {
    const { language } = request;
    const context = { program: { pages: [page] }, answers: {}, asOf: model.today };
    const reading = readPage(page, sent, language, context);
    // Nothing is stored of a report before it is sent: in another language it is shown with what was typed.
    if (reading.action.kind === 'language') {
      const shown = { ...request, language: reading.action.to };
      return reportPage(assets, shown, model, { page, typed: reading.draft, errors: [] });
    }
    if (reading.action.kind !== 'continue' || reading.errors.length > 0)
      return reportPage(assets, request, model, { page, typed: reading.draft, errors: reading.errors });
    await submitReport(store, model.application.applicationId, page.id, reading.answers);
    // Sent before, or asked no more: the award's page says what stands.
    return seeOther(awardPath(model, '').concat('?done=sent'));
  }

  function toAnswer(request: WebRequest, model: AwardModel): WebResponse {
    const { award, now } = model;
    const open = award.state === 'on-hold' && !award.hold.answer && now <= award.hold.answerBy;
    return open
      ? answerHoldPage(assets, request, model, { words: '', wrong: false })
      : seeOther(awardPath(model));
  }

  async function answer(request: WebRequest, model: AwardModel, sent: URLSearchParams): Promise<WebResponse> {
    const words = (sent.get('words') ?? '').replaceAll('\r\n', '\n').slice(0, mostLetters);
    const { applicationId } = model.application;
    const outcome = await answerHold(store, applicationId, words, receivedBy(store, request));
    return outcome.kind === 'no-words'
      ? answerHoldPage(assets, request, model, { words, wrong: true })
      : seeOther(awardPath(model));
  }
}
