import {
  accessToRequest,
  type RequestFile,
  type RequestId,
} from '../../../shared/cases/people/answer-request.ts';
import { todayIn } from '../../../shared/cases/people/people-of.ts';
import { errorPages } from '../../../shared/http/error-pages.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import { formOf, type WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import { personOf } from '../../../shared/store/applications.ts';
import { button } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Guest, guestOf, isOwnForm } from './guest.ts';
import { overPage } from './link-routes.ts';
import { plainPage } from './plain-page.ts';

/** A request of somebody with a session about something that was asked of them. */
export interface Invited {
  readonly guest: Guest;
  readonly id: RequestId;
  readonly file: RequestFile;
  readonly answered: boolean;
  /** Whom it is about, by name. */
  readonly applicant: string;
  /** Today in the program's zone. */
  readonly asOf: string;
  /** The path below which all pages of this request are. */
  readonly own: string;
}

type Answer = (
  request: WebRequest,
  invited: Invited,
  sent: URLSearchParams,
) => Promise<WebResponse> | WebResponse;

const base = '/invited/people/{partyId}';

/** Bytes of a form: more than any page can hold, and little enough to be shown again in an answer. */
const formLimit = 1024 * 1024;

/** A page about one request. Without its session, whatever the id, the link in the mail is asked for. */
export function invitedPage(deps: Dependencies, path: string, answer: Answer): Route {
  return {
    method: 'GET',
    path: `${base}${path}`,
    answer: async (request) => {
      const found = await invitedBy(deps, request);
      if (!found) return signedOut(deps, request);
      return 'statusCode' in found ? found : answer(request, found, new URLSearchParams());
    },
  };
}

/** A form about one request. What was typed is never lost: without a session, or with another one's token, it is shown again. */
export function invitedForm(deps: Dependencies, path: string, answer: Answer): Route {
  return {
    method: 'POST',
    path: `${base}${path}`,
    answer: async (request) => {
      if (request.body.length > formLimit) return errorPages(deps.assets).notFound(request);
      const sent = formOf(request);
      const found = await invitedBy(deps, request);
      if (!found) return kept(deps, request, sent, undefined);
      if ('statusCode' in found) return found;
      if (!isOwnForm(request, found.guest)) return kept(deps, request, sent, found.guest);
      return answer(request, found, sent);
    },
  };
}

async function invitedBy(
  deps: Dependencies,
  request: WebRequest,
): Promise<Invited | WebResponse | undefined> {
  const { store } = deps;
  const guest = await guestOf(store, request);
  const id = guest?.session.requests.find(({ partyId }) => partyId === request.param('partyId'));
  if (!guest || !id) return undefined;
  const own = `/invited/people/${id.partyId}`;
  const access = await accessToRequest(store, id);
  if (access.kind === 'over') return overPage(deps, request, own);
  if (access.kind === 'declined') return declined(deps, request, access);
  const { file } = access;
  const { name } = personOf(file.loaded);
  return {
    guest,
    id,
    file,
    answered: access.kind === 'answered',
    applicant: name || file.loaded.application.reference,
    asOf: todayIn(store, file.program),
    own,
  };
}

function declined(
  { assets }: Dependencies,
  request: WebRequest,
  { at, zone }: { readonly at: string; readonly zone: string },
): WebResponse {
  const t = pageTexts(request.language);
  const lead = t('invited.declinedLead', { at: formatMoment(at, request.language, zone) });
  return plainPage(assets, request, t('invited.declinedTitle'), [lead]);
}

function signedOut({ assets }: Dependencies, request: WebRequest): WebResponse {
  const t = pageTexts(request.language);
  return plainPage(assets, request, t('invited.signedOutTitle'), [t('invited.signedOutLead')], {
    statusCode: 401,
  });
}

/** Whatever was decided has to be decided anew; whatever was written goes along in the page. */
function kept(
  { assets }: Dependencies,
  request: WebRequest,
  sent: URLSearchParams,
  guest: Guest | undefined,
): WebResponse {
  const t = pageTexts(request.language);
  const fields = [...sent].filter(([name]) => !['csrf', 'can', 'decision', 'statement'].includes(name));
  const form = html`<form method="post" action="${request.path}">
<input type="hidden" name="csrf" value="${guest?.session.csrf ?? ''}">${fields.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${button({ text: t('invited.keptButton'), preventDoubleClick: true })}</form>`;
  return plainPage(
    assets,
    request,
    t('invited.signedOutTitle'),
    [guest ? t('invited.again') : t('invited.keptLead'), form],
    { statusCode: guest ? 403 : 401, path: `/invited/people/${request.param('partyId')}`, errorTitle: true },
  );
}
