import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { errorPages, manageRoutes } from '../../../functions/manage/routes.ts';
import type { Fetcher } from '../../../shared/files/fetch-address.ts';
import { web } from '../../../shared/http/function-handler.ts';
import { openIdentity } from '../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import type { Store } from '../../../shared/store/table.ts';
import { type Assets, openAssets } from '../../../shared/web/assets.ts';
import { fonts } from '../../support/fonts.ts';
import { noFiles } from '../support/no-files.ts';

/** Somebody as an identity provider names them. */
export interface TestPerson {
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly groups: readonly string[];
}

export const manager: TestPerson = {
  sub: 'person-1',
  email: 'manager@example.org',
  name: 'Morgan Manager',
  groups: ['managers'],
};
export const approver: TestPerson = {
  sub: 'person-2',
  email: 'approver@example.org',
  name: 'Avery Approver',
  groups: ['managers'],
};
export const viewer: TestPerson = {
  sub: 'person-3',
  email: 'viewer@example.org',
  name: 'Vic Viewer',
  groups: ['viewers'],
};
export const stranger: TestPerson = {
  sub: 'person-4',
  email: 'stranger@example.org',
  name: 'Sam Stranger',
  groups: [],
};

export const clientId = 'manage-site';

/** An identity provider's discovery document and keys over real HTTP, and tokens signed with them. */
export interface TestIssuer {
  readonly issuer: string;
  readonly token: (person: TestPerson, change?: TokenChange) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface TokenChange {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly audience?: string;
  readonly issuer?: string;
  /** Seconds from now; negative is past. */
  readonly endsIn?: number;
  /** Signs with a key that the provider does not publish. */
  readonly foreignKey?: boolean;
}

/** Starts one; `now` is the clock that tokens are dated by. */
export async function startIssuer(now: () => Date): Promise<TestIssuer> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const server = createServer((request, response) => {
    const document = request.url?.endsWith('/openid-configuration')
      ? {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          end_session_endpoint: `${issuer}/logout`,
        }
      : { keys: [jwk] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    async token(person, change = {}) {
      const seconds = Math.floor(now().getTime() / 1000);
      const groups = person.groups.length > 0 ? { 'cognito:groups': person.groups } : {};
      const claims = { email: person.email, name: person.name, token_use: 'id', ...groups, ...change.claims };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setSubject(person.sub)
        .setIssuer(change.issuer ?? issuer)
        .setAudience(change.audience ?? clientId)
        .setIssuedAt(seconds - 10)
        .setExpirationTime(seconds + (change.endsIn ?? 3_600))
        .sign(change.foreignKey ? foreign.privateKey : own.privateKey);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

interface SiteOptions {
  assets?: Assets;
  baseUrl?: string;
  fetchFile?: Fetcher;
}
type Site = ReturnType<typeof web>;
const sites = new WeakMap<Store, Map<string, Site>>();

/** The managers' site on a table. One that needs nothing of its own is made once: it has then read the provider's keys. */
function siteFor(store: Store, issuer: string, options: SiteOptions): Site {
  const known = sites.get(store) ?? new Map<string, Site>();
  sites.set(store, known);
  const found = Object.keys(options).length === 0 ? known.get(issuer) : undefined;
  if (found) return found;
  const assets = options.assets ?? openAssets('no-such-folder');
  const identity = openIdentity({ issuer, clientId, now: store.now });
  const baseUrl = options.baseUrl ?? 'http://localhost';
  const fetchFile = options.fetchFile ?? noFiles.fetch;
  const site = web(
    manageRoutes({ store, assets, identity, baseUrl, fetchFile, fonts }),
    errorPages({ assets }),
  );
  if (Object.keys(options).length === 0) known.set(issuer, site);
  return site;
}

/** A caller of the handler: a browser with cookies, or a program with a bearer token. */
export class Caller {
  readonly cookies = new Map<string, string>();
  readonly #ask: (event: APIGatewayProxyEventV2) => Promise<WebResponse>;
  bearer: string | undefined;

  constructor(store: Store, issuer: { readonly issuer: string }, options: SiteOptions = {}) {
    const handler = siteFor(store, issuer.issuer, options);
    this.#ask = async (event) => (await handler(event, {} as Context, {} as never)) as WebResponse;
  }

  /** As a browser is after signing in. */
  signedIn(token: string): this {
    this.cookies.set('__Host-manager', token);
    this.cookies.set('__Host-csrf', 'abcdefghijklmnopqrstuv');
    return this;
  }

  get csrf(): string {
    return this.cookies.get('__Host-csrf') ?? '';
  }

  get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<WebResponse> {
    return this.send('GET', url, undefined, headers);
  }

  /** Sends a form with this session's token. */
  post(url: string, fields: Fields = {}): Promise<WebResponse> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
    if (!form.has('csrf')) form.set('csrf', this.csrf);
    return this.send('POST', url, form.toString());
  }

  async json(url: string): Promise<{ readonly status: number; readonly body: Json }> {
    const response = await this.get(url, { accept: 'application/json' });
    return { status: response.statusCode, body: JSON.parse(response.body ?? 'null') as Json };
  }

  async send(
    method: string,
    url: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<WebResponse> {
    const [path = '', query = ''] = url.split('?', 2);
    const response = await this.#ask({
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: query,
      headers: {
        host: 'localhost',
        accept: 'text/html',
        ...(this.bearer === undefined ? {} : { authorization: `Bearer ${this.bearer}` }),
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' }),
        ...headers,
      },
      cookies: [...this.cookies].map(([name, value]) => `${name}=${value}`),
      requestContext: { http: { method, path } },
      // The gateway hands over what is no text as base64.
      isBase64Encoded: (headers['content-type'] ?? '').startsWith('multipart/'),
      ...(body === undefined ? {} : { body }),
    } as unknown as APIGatewayProxyEventV2);
    for (const cookie of response.cookies ?? []) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/Max-Age=0\b/.test(cookie)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

/** JSON of an answer, to be looked into. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers by the names that the contract gives them
export type Json = any;

export const locationOf = (response: WebResponse): string => String(response.headers?.['location'] ?? '');
