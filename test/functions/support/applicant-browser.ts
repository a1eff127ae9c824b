import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { awardRoutes } from '../../../functions/award/routes.ts';
import type { Dependencies } from '../../../functions/intake/dependencies.ts';
import { intakeRoutes } from '../../../functions/intake/routes.ts';
import { errorPages } from '../../../shared/http/error-pages.ts';
import { web } from '../../../shared/http/function-handler.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { newCode } from '../../../shared/store/codes.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { openAssets } from '../../../shared/web/assets.ts';
import { descendants, type Element, parseHtml, textOf } from '../../shared/web/support/parse-html.ts';
import { fonts } from '../../support/fonts.ts';
import { noFiles } from './no-files.ts';

export const baseUrl = 'https://awards.test';

/** A form of a page with what a browser would send of it. */
export interface Form {
  readonly action: string;
  readonly fields: URLSearchParams;
}

/** A page as a browser without scripts has it. */
export interface Shown {
  readonly status: number;
  /** Where it was found, after redirects. */
  readonly path: string;
  readonly html: string;
  readonly text: string;
  readonly heading: string;
  readonly response: WebResponse;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** The form that is sent to an address that fits. */
  form(action: RegExp): Form;
}

/** The public site on a table, without a browser: events in, answers out. */
export function siteOn(store: Store, files: Dependencies['files'] = noFiles) {
  const site = { store, assets: openAssets('no-such-folder'), baseUrl, files, fonts };
  const handler = web([...awardRoutes(site), ...intakeRoutes(site)], errorPages(site.assets));
  return async (parts: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    cookies?: readonly string[];
    body?: string | Buffer;
    /** When the gateway received it, in epoch milliseconds; now, where nothing is said. */
    arrivedAt?: number | undefined;
  }): Promise<WebResponse> => {
    const [path = '', query = ''] = parts.url.split('?', 2);
    const event = {
      version: '2.0',
      routeKey: '$default',
      rawPath: decodeURIComponent(path),
      rawQueryString: query,
      headers: { host: 'awards.test', ...parts.headers },
      cookies: [...(parts.cookies ?? [])],
      requestContext: {
        http: { method: parts.method, path: decodeURIComponent(path) },
        timeEpoch: parts.arrivedAt ?? store.now().getTime(),
      },
      isBase64Encoded: true,
      ...(parts.body === undefined ? {} : { body: Buffer.from(parts.body).toString('base64') }),
    };
    return (await handler(
      event as unknown as APIGatewayProxyEventV2,
      {} as Context,
      {} as never,
    )) as WebResponse;
  };
}

/** Somebody with a browser: keeps cookies, follows redirects, sends forms as they stand on the page. */
export class ApplicantBrowser {
  readonly cookies = new Map<string, string>();
  /** When the next requests reach the gateway, in epoch milliseconds; they are handled at the store's now. */
  arrivedAt: number | undefined;
  readonly #ask: ReturnType<typeof siteOn>;

  constructor(store: Store, files?: Dependencies['files']) {
    this.#ask = siteOn(store, files);
  }

  async open(url: string): Promise<Shown> {
    return this.#arrive(url, await this.send('GET', url));
  }

  /** Fills in a form and sends it; a value of `null` leaves the control out, as an unticked box does. */
  async submit(form: Form, filled: Readonly<Record<string, string | null>> = {}): Promise<Shown> {
    const fields = new URLSearchParams(form.fields);
    for (const [name, value] of Object.entries(filled))
      value === null ? fields.delete(name) : fields.set(name, value);
    return this.#arrive(form.action, await this.send('POST', form.action, fields));
  }

  async send(
    method: string,
    url: string,
    form?: URLSearchParams,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<WebResponse> {
    const response = await this.#ask({
      method,
      url,
      arrivedAt: this.arrivedAt,
      cookies: [...this.cookies].map(([name, value]) => `${name}=${value}`),
      headers: {
        accept: 'text/html,application/xhtml+xml',
        ...(form
          ? { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://awards.test' }
          : {}),
        ...headers,
      },
      ...(form ? { body: form.toString() } : {}),
    });
    for (const cookie of response.cookies ?? []) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async #arrive(url: string, response: WebResponse): Promise<Shown> {
    const location = response.headers?.['location'];
    if (response.statusCode === 303 && typeof location === 'string') {
      return this.open(location.split('#')[0] ?? '');
    }
    return shownOf(url, response);
  }
}

/** Reads an answer as a page. */
export function shownOf(url: string, response: WebResponse): Shown {
  const html = response.body ?? '';
  const root = parseHtml(html.startsWith('<') ? html : '');
  const all = descendants(root);
  const main = all.find((element) => element.attributes['id'] === 'main-content') ?? root;
  return {
    status: response.statusCode,
    path: url,
    html,
    text: textOf(main).replace(/\s+/g, ' ').trim(),
    heading: textOf(all.find(({ name }) => name === 'h1') ?? root)
      .replace(/\s+/g, ' ')
      .trim(),
    response,
    links: all
      .filter(({ name }) => name === 'a')
      .map((link) => ({
        text: textOf(link).replace(/\s+/g, ' ').trim(),
        href: link.attributes['href'] ?? '',
      })),
    form(action) {
      const found = all.find(
        ({ name, attributes }) => name === 'form' && action.test(attributes['action'] ?? ''),
      );
      if (!found) throw new Error(`${url} has no form for ${action}: ${textOf(main).slice(0, 400)}`);
      return { action: found.attributes['action'] ?? '', fields: fieldsOf(found) };
    },
  };
}

/** What a browser would send: boxes as they stand, ticked boxes, chosen options; no button. */
function fieldsOf(form: Element): URLSearchParams {
  const fields = new URLSearchParams();
  for (const element of descendants(form)) {
    const { name, value = '', type = 'text' } = element.attributes;
    if (name === undefined) continue;
    if (element.name === 'input') {
      const box = type === 'radio' || type === 'checkbox';
      if (!box || 'checked' in element.attributes) fields.append(name, value);
    }
    if (element.name === 'textarea') fields.append(name, textOf(element));
    if (element.name === 'select') {
      const options = descendants(element).filter((one) => one.name === 'option');
      const chosen = options.find((one) => 'selected' in one.attributes) ?? options[0];
      fields.append(name, chosen?.attributes['value'] ?? '');
    }
  }
  return fields;
}

/** A right code for an application, as its mail would hold it. */
export async function codeFor(store: Store, applicationId: string): Promise<string> {
  const { code, write } = newCode(store, applicationId);
  await transact(store, [write]);
  return code;
}

/** The application's id in one of its paths. */
export function idIn(path: string): string {
  return /^\/applications\/(app_[0-9a-z]{26})/.exec(path)?.[1] ?? '';
}
