import { timingSafeEqual } from 'node:crypto';
import type { Route } from '../../shared/http/function-handler.ts';
import { managerCookies, type SignedIn, tokenOf } from '../../shared/http/manager-session.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { problem, seeOther, type WebResponse } from '../../shared/http/response.ts';
import { isRecused, recusalsOf } from '../../shared/store/recusals.ts';
import type { ManageDependencies } from './dependencies.ts';
import { type Frame, frameOf } from './pages/frame.ts';
import { noRightPage, notThere, recusedPage, sendAgainPage } from './pages/notice-pages.ts';

/** A request of somebody who may make it, and what pages for them are drawn with. */
export interface Asked {
  readonly request: WebRequest;
  readonly who: SignedIn;
  readonly frame: Frame;
}

type Answer<T extends Asked> = (asked: T) => Promise<WebResponse | undefined> | WebResponse | undefined;

/** Who asks; undefined without a token that holds. */
async function whoAsks({ identity }: ManageDependencies, request: WebRequest): Promise<SignedIn | undefined> {
  const token = tokenOf(request);
  return token === undefined ? undefined : identity.verify(token);
}

/**
 * True for somebody who has stepped back from the application an address names, or from one in the round it names: neither file
 * nor scores nor ranking are theirs to see. Every page, form and question that names one passes here.
 */
async function isBarred({ store }: ManageDependencies, request: WebRequest, who: SignedIn): Promise<boolean> {
  const [id, round] = [request.param('applicationId'), request.param('roundId')];
  if (id !== '' && (await isRecused(store, who.id, id))) return true;
  return round !== '' && (await recusalsOf(store, who.id)).some(({ roundId }) => roundId === round);
}

export const csrfCookie = (request: WebRequest): string =>
  request.cookie(`__Host-${managerCookies.csrf}`) ?? '';

/** A page for signed-in people; `manage` keeps it from those who may only look. An answer of nothing is "not found". */
export function page(
  deps: ManageDependencies,
  path: string,
  answer: Answer<Asked>,
  right: 'read' | 'manage' = 'read',
): Route {
  return {
    method: 'GET',
    path,
    answer: async (request) => {
      const who = await whoAsks(deps, request);
      if (!who) return seeOther(signInAddress(request));
      const frame = frameOf(deps, request, who);
      if (who.right === 'none' || (right === 'manage' && who.right !== 'manage')) return noRightPage(frame);
      if (await isBarred(deps, request, who)) return recusedPage(frame);
      return (await answer({ request, who, frame })) ?? notThere(frame);
    },
  };
}

/** A form for managers: their right, and the token of their own session, before anything else. */
export function form(
  deps: ManageDependencies,
  path: string,
  answer: Answer<Asked & { readonly fields: URLSearchParams }>,
): Route {
  return {
    method: 'POST',
    path,
    answer: async (request) => {
      const fields = formOf(request);
      const who = await whoAsks(deps, request);
      const frame = frameOf(deps, request, who);
      if (!who) return sendAgainPage(frame, fields, 'signed-out');
      if (who.right !== 'manage') return noRightPage(frame);
      if (!isOwnForm(request, fields)) return sendAgainPage(frame, fields, 'other-session');
      if (await isBarred(deps, request, who)) return recusedPage(frame);
      return (await answer({ request, who, frame, fields })) ?? notThere(frame);
    },
  };
}

/** True when a form was drawn for this browser's session. */
export function isOwnForm(request: WebRequest, fields: URLSearchParams): boolean {
  const own = Buffer.from(csrfCookie(request));
  const sent = Buffer.from(fields.get('csrf') ?? '');
  return own.length >= 16 && own.length === sent.length && timingSafeEqual(own, sent);
}

/** A question of a program, for managers and viewers. An answer of nothing is 404. */
export function api(
  deps: ManageDependencies,
  path: string,
  answer: (request: WebRequest, who: SignedIn) => Promise<WebResponse | undefined>,
): Route {
  return {
    method: 'GET',
    path,
    answer: async (request) => {
      const who = await whoAsks(deps, request);
      if (!who) return unauthorised(tokenOf(request) !== undefined);
      if (who.right === 'none') return problem(403, 'This person is in no group that may see this.');
      if (await isBarred(deps, request, who))
        return problem(403, 'You have stepped back from this application because you have a stake in it.');
      return (await answer(request, who)) ?? problem(404, 'There is nothing here.');
    },
  };
}

/** RFC 6750: what is missing is said, what was wrong with a token is not. */
function unauthorised(given: boolean): WebResponse {
  const answer = problem(401, 'Send a token of a signed-in manager or viewer.');
  const challenge = given ? 'Bearer realm="manage", error="invalid_token"' : 'Bearer realm="manage"';
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': challenge } };
}

function signInAddress(request: WebRequest): string {
  const query = request.query.toString();
  const next = query === '' ? request.path : `${request.path}?${query}`;
  return next === '/manage' ? '/manage/sign-in' : `/manage/sign-in?${new URLSearchParams({ next })}`;
}
