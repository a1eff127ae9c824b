import { readSnapshot } from '../../shared/cases/intake/snapshot.ts';
import { answerRequest } from '../../shared/cases/screening/answer-request.ts';
import { civilDateIn } from '../../shared/domain/dates.ts';
import { withDocuments } from '../../shared/domain/documents/document.ts';
import { entryOfPath } from '../../shared/domain/people/party.ts';
import type { Answers } from '../../shared/domain/program/fields.ts';
import { documentFields } from '../../shared/domain/program/paths.ts';
import { invitedPhase } from '../../shared/domain/program/phases.ts';
import { applicantForm, applicantPage, type Held } from '../../shared/http/applicant-session.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { receivedBy } from '../../shared/http/received.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../shared/http/response.ts';
import { listDocuments } from '../../shared/store/documents.ts';
import { programOf } from '../../shared/store/programs.ts';
import type { Store } from '../../shared/store/table.ts';
import { readPage } from '../../shared/web/forms/index.ts';
import { askedPage } from './asked-page.ts';
import type { Dependencies } from './dependencies.ts';
import { pathOf } from './draft-form.ts';
import { type MissingModel, missingPage } from './pages/missing-page.ts';

const path = '/applications/{applicationId}/missing';

/** Answering a request for information: exactly what was asked, on one page. */
export function missingRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, path, (request, held) =>
      whenAsked(store, held, (model) => missingPage(assets, request, model)),
    ),
    applicantForm(deps, path, { keeps: true }, (request, held, sent) =>
      whenAsked(store, held, (model) => given(request, model, sent)),
    ),
  ];

  async function given(
    request: WebRequest,
    model: MissingModel,
    sent: URLSearchParams,
  ): Promise<WebResponse> {
    const { page, program, answers, asOf, application } = model;
    const reading = readPage(page, sent, request.language, { program, answers, asOf });
    const typed: Answers = { ...answers, ...reading.draft };
    if (reading.action.kind !== 'continue' || reading.errors.length > 0)
      return missingPage(assets, request, { ...model, answers: typed, errors: reading.errors });
    // Answered or ended meanwhile: the status page says what stands.
    await answerRequest(
      store,
      application.applicationId,
      reading.answers,
      { kind: 'applicant' },
      undefined,
      receivedBy(store, request),
    );
    return seeOther(pathOf(application));
  }
}

/** An application that waits for nothing has no such page. */
async function whenAsked(
  store: Store,
  { loaded, browser }: Held,
  answer: (model: MissingModel) => Promise<WebResponse> | WebResponse,
): Promise<WebResponse> {
  const { application, key } = loaded;
  if (application.status !== 'info-requested' || application.askedFor.length === 0)
    return seeOther(pathOf(application));
  // What is asked of other people is tended on a page of its own.
  if (application.askedFor.every((path) => entryOfPath(path) !== undefined))
    return seeOther(`${pathOf(application)}/people`);
  const [{ program: whole }, { answers }] = await Promise.all([
    programOf(store, application),
    readSnapshot(store, key, application.snapshot),
  ]);
  const asOf = civilDateIn(whole.zone, application.submittedAt);
  const documents = await listDocuments(store, application.applicationId);
  const given = withDocuments(documentFields(whole), answers, documents);
  const phase = application.invitedAt ? invitedPhase(whole)?.title : undefined;
  const { page, program } = askedPage(whole, application.askedFor, given, asOf, phase);
  return answer({
    ...{ application, key, whole, page, program, answers: given, documents, asOf },
    errors: [],
    csrf: browser.session.csrf,
  });
}
