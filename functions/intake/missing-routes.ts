import { readSnapshot } from '../../shared/cases/intake/snapshot.ts';
import { answerRequest, isLate } from '../../shared/cases/screening/answer-request.ts';
import { type AskedDraft, readAskedDraft, saveAskedDraft } from '../../shared/cases/screening/asked-draft.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { civilDateIn } from '../../shared/domain/dates.ts';
import { withDocuments } from '../../shared/domain/documents/document.ts';
import { asksOnlyOthers } from '../../shared/domain/people/party.ts';
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
import { filesPath } from './documents/model.ts';
import { pathOf } from './draft-form.ts';
import { inLanguage } from './form-routes.ts';
import { rowToGoOnWith, tooLong } from './leave-page.ts';
import { type MissingModel, missingPage } from './pages/missing-page.ts';
import { savedElsewherePage } from './pages/saved-elsewhere.ts';

const path = '/applications/{applicationId}/missing';

/** Answering a request for information: exactly what was asked, on one page. */
export function missingRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, path, (request, held) =>
      whenAsked(store, held, (model) =>
        isLate(store, model.application)
          ? seeOther(pathOf(model.application))
          : missingPage(assets, request, model),
      ),
    ),
    applicantForm(deps, path, { keeps: true }, (request, held, sent) =>
      whenAsked(store, held, (model) => given(request, model, sent)),
    ),
  ];

  /** The page is saved as it is left, right or wrong; with "Send" and nothing wrong the answers are taken. */
  async function given(
    request: WebRequest,
    model: MissingModel,
    sent: URLSearchParams,
  ): Promise<WebResponse> {
    const { page, program, answers, asOf, application, key, draft } = model;
    const { language } = request;
    const reading = readPage(page, sent, language, { program, answers, asOf });
    const typed = { ...reading.draft };
    const now = (saved: AskedDraft): MissingModel => ({ ...model, draft: saved });
    const error = tooLong({ typed: {}, answers: {} }, page, reading, language);
    if (error) return missingPage(assets, request, { ...now({ ...draft, typed }), errors: [error] });
    const version = Number(/^\d{1,9}$/.exec(sent.get('version') ?? '')?.[0] ?? 0);
    const saved = await saveAskedDraft(store, { application, key }, { version, typed });
    // Answered or ended meanwhile: the status page says what stands.
    if (saved.kind === 'not-asked') return seeOther(pathOf(application));
    // The same form sent twice is no conflict.
    if (saved.kind === 'newer' && canonicalJson(saved.draft.typed) !== canonicalJson(typed))
      return elsewhere(request, now(saved.draft), typed, sent);
    const { action, errors } = reading;
    switch (action.kind) {
      case 'leave':
        return seeOther(pathOf(application));
      case 'language':
        return seeOther(inLanguage(request, action.to));
      case 'files':
        return seeOther(filesPath(application, action.field));
      case 'continue':
        return errors.length > 0
          ? missingPage(assets, request, { ...now(saved.draft), errors })
          : answered(request, model, reading.answers);
      case 'keep':
      case 'add':
      case 'remove':
        return seeOther(`${pathOf(application)}/missing#${rowToGoOnWith(page, reading)}`);
    }
  }

  async function answered(request: WebRequest, { application }: MissingModel, answers: Answers) {
    const { applicationId } = application;
    const received = receivedBy(store, request);
    await answerRequest(store, applicationId, answers, { kind: 'applicant' }, undefined, received);
    return seeOther(pathOf(application));
  }

  /** Another window saved since: both are shown, and what is chosen is saved before anything is sent. */
  function elsewhere(request: WebRequest, model: MissingModel, typed: Answers, sent: URLSearchParams) {
    const { page, draft, csrf, asOf } = model;
    const content = { typed: { [page.id]: { ...draft.typed } }, pages: { [page.id]: draft.version } };
    return savedElsewherePage(assets, request, {
      form: { csrf, asOf, content },
      ...{ page, typed, sent, takes: 'keep' },
    });
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
  if (application.counterOffer) return seeOther(`${pathOf(application)}/counter-offer`);
  // What is asked of other people is tended on a page of its own.
  if (asksOnlyOthers(application.askedFor)) return seeOther(`${pathOf(application)}/people`);
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
    draft: await readAskedDraft(store, { application, key }),
    errors: [],
    csrf: browser.session.csrf,
  });
}
