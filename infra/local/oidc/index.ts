import type { IncomingMessage, ServerResponse } from 'node:http';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import { errors, Provider } from 'oidc-provider';
import type { Clock } from '../local-service.ts';
import { sendPage } from '../pages/layout.ts';
import { idTokenClaims, tokenLifetime, userClaims } from './claims.ts';
import { providerConfiguration, routes } from './configuration.ts';
import { findPerson } from './people.ts';
import { openProviderStore } from './provider-store.ts';
import { endedBody, signInBody } from './sign-in-pages.ts';
import { signOut } from './sign-out.ts';

/** A user pool of the template with its app clients. All pools are served under the one issuer. */
export interface UserPool {
  readonly poolId: string;
  readonly clients: readonly UserPoolClient[];
  readonly groups: readonly string[];
}

/** An app client; only these addresses are ever redirected to, compared character by character. */
export interface UserPoolClient {
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
}

/** The OpenID provider of this machine. */
export interface Identity {
  /** Answers the provider's endpoints. `subPath` is the request's path (and query) below the issuer's. */
  handle(request: IncomingMessage, response: ServerResponse, subPath: string): Promise<void>;
  /** An ID token of the first client as Cognito would issue it to that person; undefined for a stranger. */
  token(email: string): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** What the provider is opened with. `issuer` is its address as browsers and functions see it, without a slash at the end. */
export interface IdentityOptions {
  readonly issuer: string;
  readonly clock: Clock;
  readonly file: string;
  readonly pools: readonly UserPool[];
}

/** Opens the provider. Token and session times follow the process's Date, which the runtime moves with its clock. */
export async function openIdentity({ issuer, clock, file, pools }: IdentityOptions): Promise<Identity> {
  const store = openProviderStore(file, clock);
  const signingKey = await store.signingKey();
  const provider = new Provider(issuer, providerConfiguration({ issuer, pools, store, signingKey }));
  const answer = provider.callback();
  const privateKey = await importJWK(signingKey, 'RS256');
  const { kty = 'RSA', n = '', e = '' } = signingKey;
  const publicKey = await importJWK({ kty, n, e }, 'RS256');
  const groups = pools.flatMap((pool) => pool.groups);
  const clients = pools.flatMap((pool) => pool.clients);

  async function token(email: string): Promise<string | undefined> {
    const person = findPerson({ email });
    const [client] = clients;
    if (person === undefined || client === undefined) return undefined;
    const now = Math.floor(clock.now() / 1_000);
    return new SignJWT({ ...idTokenClaims(person, groups), auth_time: now })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: signingKey.kid ?? '' })
      .setIssuer(issuer)
      .setAudience(client.clientId)
      .setSubject(person.sub)
      .setIssuedAt(now)
      .setExpirationTime(now + tokenLifetime)
      .sign(privateKey);
  }

  async function userInfo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    const currentDate = new Date(clock.now());
    const verified = await jwtVerify(bearer ?? '', publicKey, { issuer, currentDate }).catch(() => undefined);
    const person = findPerson({ sub: verified?.payload.sub ?? '' });
    if (person === undefined || verified?.payload['token_use'] !== 'access') {
      response.writeHead(401, { ...headers, 'www-authenticate': 'Bearer error="invalid_token"' });
      response.end(JSON.stringify({ error: 'invalid_token' }));
      return;
    }
    response.writeHead(200, headers).end(JSON.stringify({ sub: person.sub, ...userClaims(person) }));
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const interaction = await provider.interactionDetails(request, response).catch((error: unknown) => {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    });
    if (interaction === undefined) {
      return sendPage(response, 400, { title: 'This sign-in has ended', body: endedBody(), width: 'narrow' });
    }
    if (request.method === 'POST') {
      const person = findPerson({ sub: (await readForm(request)).get('sub') ?? '' });
      if (person !== undefined) {
        const login = { accountId: person.sub };
        return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
      }
    }
    const wish = interaction.params['login_hint'];
    const body = signInBody(request.url ?? '', typeof wish === 'string' ? wish : undefined);
    return sendPage(response, 200, { title: 'Sign in', body, width: 'narrow' });
  }

  return {
    async handle(request, response, subPath) {
      const { pathname, searchParams } = new URL(subPath === '' ? '/' : subPath, 'http://provider.invalid');
      if (pathname.startsWith(`${routes.interaction}/`)) return signIn(request, response);
      if (pathname === routes.userInfo) return userInfo(request, response);
      if (pathname === routes.endSession && searchParams.has('logout_uri')) {
        return signOut(provider, clients, searchParams, request, response);
      }
      mount(request, subPath, pathname === routes.discovery ? new URL(issuer).host : undefined);
      await answer(request, response);
    },
    token,
    async stop() {
      store.close();
    },
  };
}

/** The sign-in form is a few dozen bytes; more than 10 kB is nobody's form. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) {
    if (text.length < 10_000) text += String(part);
  }
  return new URLSearchParams(text);
}

/**
 * The provider finds the prefix it is mounted under, and so its own addresses, by comparing `originalUrl` with `url`.
 * Discovery is answered under the issuer's host whatever name it was asked by.
 */
function mount(request: IncomingMessage & { originalUrl?: string }, subPath: string, host?: string): void {
  request.originalUrl = request.url ?? '';
  const query = subPath.includes('?') ? '' : new URL(request.originalUrl, 'http://provider.invalid').search;
  request.url = `${subPath}${query}`;
  if (host !== undefined) request.headers.host = host;
}
