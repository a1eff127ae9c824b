import { applicationId as applicationIdShape } from '../domain/ids.ts';
import { type Loaded, loadApplication } from '../store/applications.ts';
import { readSession, type SessionOf, saveSession, startSession } from '../store/sessions.ts';
import { inSeconds, type Store } from '../store/table.ts';
import type { Assets } from '../web/assets.ts';
import { confirmPage, formOpenTooLong, formTooLarge } from './applicant-access-pages.ts';
import type { Route } from './function-handler.ts';
import { formOf, type WebRequest } from './request.ts';
import { hostCookie, type WebResponse } from './response.ts';

/** What every page of an applicant needs. */
export interface Site {
  readonly store: Store;
  readonly assets: Assets;
}

/** A browser's applicant session: the cookie's secret and what it stands for. */
export interface ApplicantBrowser {
  readonly secret: string;
  readonly session: SessionOf<'applicant'>;
}

/** An application shown to a browser that may see it. */
export interface Held {
  readonly browser: ApplicantBrowser;
  readonly loaded: Loaded;
}

const cookieName = 'applicant';
const cookieSeconds = 24 * 3600;
/** Bytes of a form: more than any page can hold, and little enough to be shown again in an answer. */
const formLimit = 1024 * 1024;

/** The cookie by which a browser keeps its session. */
export const applicantCookie = (secret: string): string => hostCookie(cookieName, secret, cookieSeconds);

/** The applicant session of a browser; undefined when there is none or its time is over. */
export async function applicantOf(store: Store, request: WebRequest): Promise<ApplicantBrowser | undefined> {
  const secret = request.cookie(`__Host-${cookieName}`);
  const session = secret === undefined ? undefined : await readSession(store, secret);
  return secret !== undefined && session?.kind === 'applicant' ? { secret, session } : undefined;
}

/** Lets a browser see an application: it joins the session the browser has, or starts one. */
export async function admit(
  store: Store,
  request: WebRequest,
  applicationId: string,
): Promise<ApplicantBrowser> {
  const browser = await applicantOf(store, request);
  if (!browser) {
    const { language } = request;
    const started = await startSession(store, {
      kind: 'applicant',
      language,
      applicationIds: [applicationId],
    });
    return started as ApplicantBrowser;
  }
  const others = browser.session.applicationIds.filter((id) => id !== applicationId);
  // Proving the address again is worth a fresh day; the token stays, so that forms in other tabs go on.
  const joined = {
    ...browser.session,
    applicationIds: [...others.slice(-49), applicationId],
    validUntil: inSeconds(store, cookieSeconds).toISOString(),
  };
  await saveSession(store, browser.secret, joined);
  return { secret: browser.secret, session: joined };
}

/** The application that a path names, if this browser may see it. Any other id, real or not, is undefined. */
async function heldApplication({ store }: Site, request: WebRequest): Promise<Held | undefined> {
  const id = applicationIdShape.safeParse(request.param('applicationId'));
  const browser = await applicantOf(store, request);
  if (!id.success || !browser?.session.applicationIds.includes(id.data)) return undefined;
  const loaded = await loadApplication(store, id.data);
  return loaded && { browser, loaded };
}

/** A page about one application. A browser that may not see it is asked to prove its e-mail address, whatever the id. */
export function applicantPage(
  site: Site,
  path: string,
  answer: (request: WebRequest, held: Held) => Promise<WebResponse> | WebResponse,
): Route {
  return {
    method: 'GET',
    path,
    answer: async (request) => {
      const held = await heldApplication(site, request);
      return held ? answer(request, held) : confirmPage(site.assets, request, { kept: undefined });
    },
  };
}

/**
 * A form about one application. Sent after the session ended, what was typed goes along through the proof of the e-mail
 * address (`keeps`) or is asked for again on its page; sent with an older session's token, it is shown to be sent again.
 */
export function applicantForm(
  site: Site,
  path: string,
  options: { readonly keeps: boolean },
  answer: (request: WebRequest, held: Held, form: URLSearchParams) => Promise<WebResponse> | WebResponse,
): Route {
  return {
    method: 'POST',
    path,
    answer: async (request) => {
      if (request.body.length > formLimit) return formTooLarge(site.assets, request);
      const form = formOf(request);
      const held = await heldApplication(site, request);
      if (!held) return confirmPage(site.assets, request, { kept: options.keeps ? keptOf(form) : undefined });
      if (form.get('csrf') !== held.browser.session.csrf)
        return formOpenTooLong(site.assets, request, form, held.browser.session.csrf);
      return answer(request, held, form);
    },
  };
}

/** A form's fields without its token, as one text. */
function keptOf(form: URLSearchParams): string {
  const kept = new URLSearchParams(form);
  kept.delete('csrf');
  return kept.toString();
}
