import type { Route } from '../../../shared/http/function-handler.ts';
import { managerCookies } from '../../../shared/http/manager-session.ts';
import { formOf, type WebRequest } from '../../../shared/http/request.ts';
import {
  dropCookie,
  hostCookie,
  htmlPage,
  seeOther,
  type WebResponse,
} from '../../../shared/http/response.ts';
import { newSecret } from '../../../shared/store/sessions.ts';
import { csrfCookie, isOwnForm } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { frameOf } from '../pages/frame.ts';
import { notFinishedPage, sendAgainPage, signedOutPage } from '../pages/notice-pages.ts';
import { asCookie, begin, challengeOf, fromCookie } from './begin.ts';
import { callbackOf, exchangeCode } from './exchange-code.ts';

const beginSeconds = 600;
/** Longer than a token, so that a form that was open while it ended can still be sent after signing in again. */
const csrfSeconds = 12 * 3600;

/** Signing in and out. Both GETs change cookies of the browser only; nothing is stored. */
export const signInRoutes = (deps: ManageDependencies): readonly Route[] => [
  { method: 'GET', path: '/manage/sign-in', answer: (request) => toProvider(deps, request) },
  { method: 'GET', path: '/manage/signed-in', answer: (request) => fromProvider(deps, request) },
  { method: 'POST', path: '/manage/sign-out', answer: (request) => signOut(deps, request) },
  { method: 'GET', path: '/manage/signed-out', answer: (request) => signedOut(deps, request) },
];

async function toProvider(deps: ManageDependencies, request: WebRequest): Promise<WebResponse> {
  const begun = begin(deps.store.random, request.query.get('next') ?? '');
  const { authorization } = await deps.identity.endpoints();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: deps.identity.clientId,
    redirect_uri: callbackOf(deps.baseUrl),
    scope: 'openid email profile',
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: challengeOf(begun),
    code_challenge_method: 'S256',
  });
  return seeOther(`${authorization}?${query}`, [
    hostCookie(managerCookies.signIn, asCookie(begun), beginSeconds),
  ]);
}

async function fromProvider(deps: ManageDependencies, request: WebRequest): Promise<WebResponse> {
  const begun = fromCookie(request.cookie(`__Host-${managerCookies.signIn}`));
  const code = request.query.get('code');
  const finished =
    begun && code && request.query.get('state') === begun.state
      ? await exchangeCode(deps, code, begun)
      : undefined;
  if (!begun || !finished) return htmlPage(notFinishedPage(frameOf(deps, request)), 400);
  const seconds = Math.max(1, finished.who.expiresAt - Math.floor(deps.store.now().getTime() / 1000));
  const csrf = csrfCookie(request);
  return seeOther(begun.next, [
    hostCookie(managerCookies.token, finished.token, seconds),
    hostCookie(managerCookies.csrf, csrf.length === 22 ? csrf : newSecret(deps.store), csrfSeconds),
    dropCookie(managerCookies.signIn),
  ]);
}

function signOut(deps: ManageDependencies, request: WebRequest): WebResponse {
  const fields = formOf(request);
  if (request.cookie(`__Host-${managerCookies.token}`) && !isOwnForm(request, fields))
    return sendAgainPage(frameOf(deps, request), fields, 'other-session');
  return seeOther('/manage/signed-out', [dropCookie(managerCookies.token), dropCookie(managerCookies.csrf)]);
}

/** The provider may still remember the person. Its own sign-out is a link: a form may not lead to another site. */
async function signedOut(deps: ManageDependencies, request: WebRequest): Promise<WebResponse> {
  const { endSession } = await deps.identity.endpoints();
  const query = new URLSearchParams({
    client_id: deps.identity.clientId,
    logout_uri: `${deps.baseUrl}/manage`,
  });
  return htmlPage(signedOutPage(frameOf(deps, request), endSession && `${endSession}?${query}`));
}
