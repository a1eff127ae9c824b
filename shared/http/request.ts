import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Language, languages } from '../domain/text.ts';
import { partsOf } from './multipart.ts';

/** An HTTP request as our handlers see it. */
export interface WebRequest {
  readonly method: string;
  readonly path: string;
  /** Path parameters, decoded; empty string for one that is not in the route. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** Header by lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly cookie: (name: string) => string | undefined;
  /** Media type without its parameters, lower case. */
  readonly mediaType: string;
  readonly body: Buffer;
  readonly language: Language;
  /** When the request reached the gateway, in epoch milliseconds; `receivedBy` says how far it is believed. */
  readonly arrivedAt: number | undefined;
  /** The address of the caller's end of the connection: for pacing only, and kept by nobody as it is. */
  readonly caller: string;
  /** When a form was pressed that had to wait for the proof of an e-mail address; proven, so it is believed. */
  readonly pressedAt?: string | undefined;
  /** True when the caller is a browser asking for a page rather than a program asking for JSON. */
  readonly wantsPage: boolean;
}

/** Reads an API Gateway HTTP API event (payload 2.0) and the router's path parameters. */
export function webRequest(event: APIGatewayProxyEventV2): WebRequest {
  const cookies = cookieMap(event.cookies ?? []);
  const query = new URLSearchParams(event.rawQueryString);
  const header = (name: string) => event.headers[name];
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    param: (name) => event.pathParameters?.[name] ?? '',
    query,
    header,
    cookie: (name) => cookies.get(name),
    mediaType: (header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    language: languageOf(query.get('lang'), cookies.get('lang'), header('accept-language')),
    arrivedAt: event.requestContext.timeEpoch,
    caller: event.requestContext.http.sourceIp ?? '',
    wantsPage: !event.rawPath.startsWith('/api/') && (header('accept') ?? 'text/html').includes('text/html'),
  };
}

function cookieMap(cookies: readonly string[]): Map<string, string> {
  return new Map(
    cookies.flatMap((cookie) => {
      const at = cookie.indexOf('=');
      return at < 1 ? [] : [[cookie.slice(0, at).trim(), cookie.slice(at + 1).trim()] as const];
    }),
  );
}

/** The language of an answer: asked for in the address, remembered in a cookie, or the browser's own preference. */
function languageOf(...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    for (const part of (wish ?? '').split(',')) {
      const found = languages.find((language) => part.trim().toLowerCase().startsWith(language));
      if (found) return found;
    }
  }
  return 'en';
}

/** The fields of a posted HTML form, its files left out; empty for any other body. */
export function formOf(request: WebRequest): URLSearchParams {
  const fields = partsOf(request).filter(({ filename }) => filename === undefined);
  if (fields.length > 0)
    return new URLSearchParams(
      fields.map(({ name, content }): [string, string] => [name, content.toString('utf8')]),
    );
  return new URLSearchParams(
    request.mediaType === 'application/x-www-form-urlencoded' ? request.body.toString('utf8') : '',
  );
}

/** The file that was chosen in a control of a posted form; undefined where none was. */
export function fileOf(request: WebRequest, name: string): Buffer | undefined {
  const file = partsOf(request).find((part) => part.name === name && part.filename !== undefined);
  return file && (file.filename !== '' || file.content.length > 0) ? file.content : undefined;
}

/** Whether a browser says that another site sent it here; programs say nothing, and are not taken for one. */
export function fromAnotherSite(header: (name: string) => string | undefined): boolean {
  const site = header('sec-fetch-site');
  if (site) return site === 'cross-site';
  const origin = header('origin');
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== header('host');
}
