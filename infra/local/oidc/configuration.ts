import type { JWK } from 'jose';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { accessTokenClaims, idTokenClaims, tokenLifetime, userClaims } from './claims.ts';
import type { UserPool } from './index.ts';
import { findPerson } from './people.ts';
import type { ProviderStore } from './provider-store.ts';
import { errorPage, signedOutPage, signOutPage } from './sign-in-pages.ts';

const day = 86_400;
const scopes = 'openid email profile';

/** Cognito's paths below a user pool's domain, where it has one. */
export const routes = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  userInfo: '/oauth2/userInfo',
  endSession: '/logout',
  jwks: '/.well-known/jwks.json',
  discovery: '/.well-known/openid-configuration',
  interaction: '/sign-in',
} as const;

/** Where the provider is mounted, what it may sign in to, and what it signs with. */
export interface ProviderSetup {
  readonly issuer: string;
  readonly pools: readonly UserPool[];
  readonly store: ProviderStore;
  readonly signingKey: JWK;
}

/** oidc-provider, set up so that its tokens look like Cognito's. */
export function providerConfiguration({ issuer, pools, store, signingKey }: ProviderSetup): Configuration {
  const groups = pools.flatMap((pool) => pool.groups);
  return {
    adapter: (model) => store.adapter(model),
    clients: pools
      .flatMap((pool) => pool.clients)
      .map((client) => ({
        client_id: client.clientId,
        redirect_uris: [...client.callbackUrls],
        post_logout_redirect_uris: [...client.logoutUrls],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
        // A public client: the code is bound to its caller by PKCE instead of a secret.
        token_endpoint_auth_method: 'none',
        require_auth_time: true,
      })),
    pkce: { required: () => true },
    jwks: { keys: [{ ...signingKey, kty: 'RSA' }] },
    cookies: {
      keys: [store.cookieKey()],
      names: { session: 'local_sign_in', interaction: 'local_sign_in_step', resume: 'local_sign_in_resume' },
    },
    scopes: scopes.split(' '),
    claims: {
      openid: ['sub', 'cognito:groups', 'cognito:username', 'token_use'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    conformIdTokenClaims: false,
    async findAccount(_, sub) {
      const person = findPerson({ sub });
      if (person === undefined) return undefined;
      return {
        accountId: sub,
        claims: (use) => ({
          sub,
          ...(use === 'id_token' ? idTokenClaims(person, groups) : userClaims(person)),
        }),
      };
    },
    extraTokenClaims(_, token) {
      const person = 'accountId' in token ? findPerson({ sub: String(token.accountId) }) : undefined;
      return person === undefined ? {} : accessTokenClaims(person, groups);
    },
    formats: { customizers: { jwt: (_ctx, _token, jwt) => likeCognito(jwt) } },
    loadExistingGrant: (ctx) => grantEverything(ctx, issuer),
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    ttl: {
      AccessToken: tokenLifetime,
      AuthorizationCode: 300,
      IdToken: tokenLifetime,
      Interaction: tokenLifetime,
      RefreshToken: 30 * day,
      Session: day,
      Grant: 30 * day,
    },
    clientBasedCORS: () => false,
    interactions: {
      url: (_, interaction) => `${new URL(issuer).pathname}${routes.interaction}/${interaction.uid}`,
    },
    routes: {
      authorization: routes.authorization,
      token: routes.token,
      jwks: routes.jwks,
      end_session: routes.endSession,
    },
    discovery: { userinfo_endpoint: `${issuer}${routes.userInfo}` },
    features: {
      devInteractions: { enabled: false },
      // The provider's own refuses JWT access tokens, and Cognito's takes nothing else.
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        async logoutSource(ctx, form) {
          ctx.body = await signOutPage(form);
        },
        async postLogoutSuccessSource(ctx) {
          ctx.body = await signedOutPage();
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes,
          audience: issuer,
          accessTokenTTL: tokenLifetime,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    async renderError(ctx, { error, error_description }) {
      ctx.type = 'html';
      ctx.body = await errorPage(error, error_description);
    },
  };
}

/** The application belongs to the same people as the provider, so nobody is asked to consent. */
async function grantEverything(ctx: KoaContextWithOIDC, resource: string) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  if (existing !== undefined) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(scopes);
  grant.addResourceScope(resource, scopes);
  await grant.save();
  return grant;
}

/**
 * Cognito's access tokens name no audience, which the provider insists on: kept where it looks for one, left out of
 * what is signed.
 */
function likeCognito(jwt: { header?: object | undefined; payload: object }): undefined {
  jwt.header = { typ: 'JWT' };
  const audience = 'aud' in jwt.payload ? jwt.payload.aud : undefined;
  Object.defineProperty(jwt.payload, 'aud', { value: audience, enumerable: false, writable: true });
}
