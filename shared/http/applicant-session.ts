import { applicationId as applicationIdShape } from '../domain/ids.ts';
import { pressedAtMost } from '../domain/received.ts';
import { type Loaded, loadApplication } from '../store/applications.ts';
import { digest } from '../store/keys.ts';
import { provenPress, signPress } from '../store/receipts.ts';
import { readSession, type SessionOf, saveSession, startSession } from '../store/sessions.ts';
import { inSeconds, type Store } from '../store/table.ts';
import type { Assets } from '../web/assets.ts';
import { confirmPage, formOpenTooLong, formTooLarge } from './applicant-access-pages.ts';
import type { Route } from './function-handler.ts';
import { receivedBy } from './received.ts';
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
      const press = await pressOf(site, path, request, form);
      if (!held) {
        const kept = options.keeps ? (await withProof(site, press, form)).toString() : undefined;
        return confirmPage(site.assets, request, { kept });
      }
      const { csrf } = held.browser.session;
      if (form.get('csrf') !== csrf)
        return formOpenTooLong(site.assets, request, await withProof(site, press, form), csrf);
      return answer(
        press.before === undefined ? request : { ...request, pressedAt: press.before },
        held,
        form,
      );
    },
  };
}

/** The field in which the proof of an earlier press travels. */
const pressField = 'pressed';

interface Press {
  /** The form and all that it says, as a proof binds it. */
  readonly what: string;
  /** When it was pressed before, proven; undefined where this is the first time. */
  readonly before: string | undefined;
  readonly at: string;
}

/** When a form was pressed: a session that ended meanwhile takes nobody's place at a deadline. */
async function pressOf(
  { store }: Site,
  path: string,
  request: WebRequest,
  form: URLSearchParams,
): Promise<Press> {
  const said = plain(form).toString();
  const what = `${path}:${request.param('applicationId')}:${digest(said)}`;
  const proof = form.get(pressField);
  const before = proof === null ? undefined : await provenPress(store, what, proof, pressedAtMost);
  return { what, before, at: before ?? receivedBy(store, request) };
}

/** The form to be sent again, without its token, with the proof of when it was pressed. */
async function withProof(
  { store }: Site,
  { what, at }: Press,
  form: URLSearchParams,
): Promise<URLSearchParams> {
  const kept = plain(form);
  kept.set(pressField, await signPress(store, what, at));
  return kept;
}

/** What a person sent, without what travels with it. */
function plain(form: URLSearchParams): URLSearchParams {
  const said = new URLSearchParams(form);
  said.delete('csrf');
  said.delete(pressField);
  return said;
}
