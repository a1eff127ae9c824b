import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { TransientFault } from '../domain/faults.ts';
import type { WebRequest } from './request.ts';

/** What somebody may do: `manage` everything, `read` look at everything, `none` neither. */
export type Right = 'manage' | 'read' | 'none';

/** A person whom the identity provider vouches for, as of now. */
export interface SignedIn {
  /** The provider's own id of the person, which never changes. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly right: Right;
  /** The value that ties the token to one sign-in. */
  readonly nonce: string | undefined;
  /** Seconds since 1970 at which the token ends. */
  readonly expiresAt: number;
}

/** The identity provider as its discovery document describes it. */
export interface ProviderEndpoints {
  readonly authorization: string;
  readonly token: string;
  readonly endSession: string | undefined;
}

/** Sign-in at one OpenID Connect provider: Cognito on AWS, the local one on a laptop. */
export interface ManagerIdentity {
  readonly clientId: string;
  /** Who a token stands for; undefined for one that is not ours, was altered or has ended. */
  readonly verify: (token: string) => Promise<SignedIn | undefined>;
  readonly endpoints: () => Promise<ProviderEndpoints>;
}

const discoveryDocument = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
});

/** What an ID token must say. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
const idToken = z.object({
  sub: z.string().min(1),
  exp: z.number(),
  email: z.string().min(3),
  name: z.string().optional(),
  nonce: z.string().optional(),
  token_use: z.literal('id'),
  'cognito:groups': z.array(z.string()).default([]),
});

/** Opens sign-in at an issuer. Its documents are fetched when first needed and kept; tokens end by `now`. */
export function openIdentity(options: {
  readonly issuer: string;
  readonly clientId: string;
  readonly now: () => Date;
}): ManagerIdentity {
  const { issuer, clientId, now } = options;
  let known: Promise<{ endpoints: ProviderEndpoints; keys: JWTVerifyGetKey }> | undefined;
  const provider = () => {
    known ??= discover(issuer).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    clientId,
    endpoints: async () => (await provider()).endpoints,
    async verify(token) {
      const { keys } = await provider();
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience: clientId,
          algorithms: ['RS256'],
          currentDate: now(),
          requiredClaims: ['sub', 'exp'],
        });
        const claims = idToken.safeParse(payload);
        return claims.success ? signedIn(claims.data) : undefined;
      } catch (error) {
        if (isBadToken(error)) return undefined;
        throw new TransientFault('The identity provider does not answer', { cause: error });
      }
    },
  };
}

async function discover(issuer: string) {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  }).catch((cause: unknown) => {
    throw new TransientFault('The identity provider does not answer', { cause });
  });
  if (!response.ok) throw new TransientFault('The identity provider does not answer');
  const document = discoveryDocument.parse(await response.json());
  if (document.issuer !== issuer) throw new Error('The identity provider names another issuer');
  return {
    endpoints: {
      authorization: document.authorization_endpoint,
      token: document.token_endpoint,
      endSession: document.end_session_endpoint,
    },
    keys: createRemoteJWKSet(new URL(document.jwks_uri)),
  };
}

/** Only what is wrong with the token itself: keys that cannot be fetched are a fault of ours. */
function isBadToken(error: unknown): boolean {
  return [
    errors.JWTExpired,
    errors.JWTClaimValidationFailed,
    errors.JWTInvalid,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
  ].some((kind) => error instanceof kind);
}

function signedIn(claims: z.infer<typeof idToken>): SignedIn {
  const groups = claims['cognito:groups'];
  return {
    id: claims.sub,
    name: claims.name ?? claims.email,
    email: claims.email,
    right: groups.includes('managers') ? 'manage' : groups.includes('viewers') ? 'read' : 'none',
    nonce: claims.nonce,
    expiresAt: claims.exp,
  };
}

/** The cookies of a signed-in browser: the provider's token itself, and the token of its forms. */
export const managerCookies = { token: 'manager', csrf: 'csrf', signIn: 'signin' } as const;

/** The token a request carries: a program's in its header, a browser's in its cookie. */
export function tokenOf(request: WebRequest): string | undefined {
  const header = /^Bearer +(\S+)$/i.exec(request.header('authorization') ?? '')?.[1];
  return header ?? request.cookie(`__Host-${managerCookies.token}`);
}
