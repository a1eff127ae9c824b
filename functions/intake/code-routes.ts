import { applicationId as applicationIdShape } from '../../shared/domain/ids.ts';
import { enterCodePage, nextOf } from '../../shared/http/applicant-access-pages.ts';
import { type ApplicantBrowser, admit, applicantCookie } from '../../shared/http/applicant-session.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../shared/http/response.ts';
import { redeemCode, requestCode } from '../../shared/store/codes.ts';
import type { Store } from '../../shared/store/table.ts';
import type { Dependencies } from './dependencies.ts';

const own = '/applications/{applicationId}/code';

/** Saves what somebody typed when the session had ended; undefined where the address takes no such form. */
export type Replay = (request: WebRequest) => Promise<WebResponse> | WebResponse | undefined;

/**
 * The proof of an e-mail address by a code that is mailed to the one on file. Every id is answered alike, whether there is
 * such an application or not.
 */
export function codeRoutes({ assets, store }: Dependencies, replay: Replay): Route[] {
  return [
    {
      method: 'POST',
      path: own,
      answer: async (request) => {
        const form = formOf(request);
        const id = idOf(request);
        if (id) await requestCode(store, id);
        const next = nextOf(request.param('applicationId'), form.get('next') ?? '');
        const kept = form.get('kept') ?? undefined;
        // What was typed would be lost by a redirect: it goes along in this page.
        if (kept !== undefined) return enterCodePage(assets, request, { next, kept });
        const enter = `/applications/${encodeURIComponent(request.param('applicationId'))}/code/enter`;
        return seeOther(`${enter}?${new URLSearchParams({ next })}`);
      },
    },
    {
      method: 'GET',
      path: own,
      answer: (request) =>
        seeOther(`/applications/${encodeURIComponent(request.param('applicationId'))}/code/enter`),
    },
    {
      method: 'GET',
      path: `${own}/enter`,
      answer: (request) =>
        enterCodePage(assets, request, {
          next: nextOf(request.param('applicationId'), request.query.get('next') ?? ''),
        }),
    },
    {
      method: 'POST',
      path: `${own}/enter`,
      answer: async (request) => {
        const form = formOf(request);
        const id = idOf(request);
        const next = nextOf(request.param('applicationId'), form.get('next') ?? '');
        const kept = form.get('kept') ?? undefined;
        const typed = (form.get('code') ?? '').replace(/[\s-]/g, '');
        if (typed === '') return enterCodePage(assets, request, { next, kept, failed: 'empty' });
        if (!id || !(await isRight(store, id, typed)))
          return enterCodePage(assets, request, { next, kept, failed: 'wrong' });
        const browser = await admit(store, request, id);
        const cookie = applicantCookie(browser.secret);
        const saved = kept === undefined ? undefined : await replay(sentAgain(request, browser, next, kept));
        if (!saved) return seeOther(next, [cookie]);
        return { ...saved, cookies: [...(saved.cookies ?? []), cookie] };
      },
    },
  ];
}

function idOf(request: WebRequest): string | undefined {
  const id = applicationIdShape.safeParse(request.param('applicationId'));
  return id.success ? id.data : undefined;
}

const isRight = async (store: Store, id: string, typed: string) =>
  /^\d{6}$/.test(typed) && (await redeemCode(store, id, typed)) === 'right';

/** The form as it would have been sent by the browser that has its session now. */
function sentAgain(request: WebRequest, browser: ApplicantBrowser, next: string, kept: string): WebRequest {
  const [path = '', query = ''] = next.split('?', 2);
  const form = new URLSearchParams(kept);
  form.set('csrf', browser.session.csrf);
  return {
    ...request,
    path,
    query: new URLSearchParams(query),
    body: Buffer.from(form.toString()),
    cookie: (name) => (name === '__Host-applicant' ? browser.secret : request.cookie(name)),
    param: (name) => (name === 'page' ? (path.split('/')[4] ?? '') : request.param(name)),
  };
}
